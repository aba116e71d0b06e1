// Looking into a file without running, rendering or taking it out: every look is on the record with its reason, before anything is shown.
import yauzl from 'yauzl'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { inflate, newGunzip, PACKED_PIECE } from '#src/detect/log/bytes/inflate.ts'
import { newSource, rest } from '#src/detect/log/bytes/source.ts'
import { isTar, members } from '#src/detect/log/bytes/tar.ts'
import type { Context } from '#src/platform/context.ts'
import type { Vault } from '#src/platform/vault/vault.ts'
import type { evidenceApi } from '../api.ts'
import { mayTakeOut } from '../custody.ts'
import {
  type FileKind,
  hexLines,
  kindOf,
  type LookForm,
  type LookLine,
  stringsIn,
  textLines,
  visible,
} from '../look.ts'
import { mostPictureBytes, type Picture, pictureKinds, withoutPicture } from '../picture.ts'
import { drawPicture } from './picture.ts'
import { onItem, readItem } from './within.ts'

type In = ParsedInputOf<(typeof evidenceApi)['look']>
type Out = Promise<OutputOf<(typeof evidenceApi)['look']>>

/** So much is read for one page of each form. */
type Paged = Exclude<LookForm, 'entries' | 'picture'>
const pageBytes: Readonly<Record<Paged, number>> = {
  text: 64 * 1024,
  hex: 8 * 1024,
  strings: 4 * 1024 * 1024,
}
/** What lies deeper is for tools of the analyst's own, on a copy. */
export const deepestBytes = 256 * 1024 ** 2
const headBytes = 512
const mostEntries = 5_000
/** What a small archive may grow to while it is listed. */
const mostUnpacked = 1024 ** 3
const mostZip = 128 * 1024 ** 2

export async function look(context: Context, input: In): Out {
  const { vault } = context.desk
  const { item } = await readItem(context, input)
  mayTakeOut(item)
  const { sha256, bytes } = item.file!
  if (!(await vault.has(sha256))) refuse('evidence.damaged', { number: item.number, bytes, wholeBytes: 0 })
  if (input.offset > Math.min(bytes, deepestBytes))
    refuse('evidence.look.too-deep.invalid', { limit: deepestBytes / 1024 ** 2 })
  await onItem(context, input, async (on) => {
    mayTakeOut(on.item)
    on.note('looked', { form: input.as, offset: input.offset, reason: input.reason }, 'access')
  })
  const kind = kindOf(await partOf(vault, sha256, 0, headBytes))
  const head = { kind, bytes, next: null, picture: null }
  if (input.as === 'entries') return { ...head, ...(await entriesOf(vault, sha256, kind, bytes)) }
  if (input.as === 'picture')
    return { ...head, lines: [], isCut: false, picture: await pictureOf(vault, sha256, kind, bytes) }
  const part = await partOf(vault, sha256, input.offset, pageBytes[input.as])
  const end = input.offset + part.length
  const next = part.length > 0 && end < Math.min(bytes, deepestBytes) ? end : null
  const { lines, isCut } = linesOf(input.as, part, input.offset)
  return { ...head, next, lines, isCut: isCut || (next === null && end < bytes) }
}

async function pictureOf(vault: Vault, sha256: string, kind: FileKind, bytes: number): Promise<Picture> {
  if (!(pictureKinds as readonly FileKind[]).includes(kind)) return withoutPicture('other-kind')
  if (bytes > mostPictureBytes) return withoutPicture('too-large')
  const { facts, ...picture } = await drawPicture(await vault.read(sha256))
  const shown = facts.map(({ group, name, text }) => ({ group, name: visible(name), text: visible(text) }))
  return { ...picture, facts: shown }
}

function linesOf(as: Paged, part: Buffer, from: number): { lines: LookLine[]; isCut: boolean } {
  if (as === 'strings') return stringsIn(part, from)
  return { lines: as === 'hex' ? hexLines(part, from) : textLines(part.toString('utf8')), isCut: false }
}

/** Read from the beginning, for only what was proved on the way is given out. */
async function partOf(vault: Vault, sha256: string, from: number, most: number): Promise<Buffer> {
  const { body } = await vault.stream(sha256)
  const parts: Uint8Array[] = []
  let at = 0
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    parts.push(chunk.subarray(Math.max(0, from - at), Math.max(0, from + most - at)))
    at += chunk.byteLength
    if (at >= from + most) break
  }
  return Buffer.concat(parts)
}

type Listed = { lines: LookLine[]; isCut: boolean }
const line = (name: string, bytes: number): LookLine => ({ at: bytes, text: visible(name.replaceAll('\n', '<0a>')) })

/** What an archive says that it holds; nothing is kept of it. One that breaks off says what it held until there. */
async function entriesOf(vault: Vault, sha256: string, kind: FileKind, bytes: number): Promise<Listed> {
  if (kind === 'zip')
    return bytes > mostZip ? { lines: [], isCut: true } : await listZip(Buffer.from(await vault.read(sha256)))
  if (kind !== 'gzip' && kind !== 'tar') return { lines: [], isCut: false }
  const lines: LookLine[] = []
  const { body } = await vault.stream(sha256)
  const chunks = (body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  let unpacked = 0
  const sizeOf = async (pieces: AsyncIterable<Uint8Array>): Promise<number> => {
    let size = 0
    for await (const piece of pieces) {
      size += piece.byteLength
      unpacked += piece.byteLength
      if (unpacked > mostUnpacked) throw new Error('more than is listed')
    }
    return size
  }
  try {
    const source = newSource({ [Symbol.asyncIterator]: () => chunks })
    const tar = kind === 'gzip' ? newSource(inflate(rest(source, PACKED_PIECE), newGunzip())) : source
    if (isTar(await tar.peek(headBytes)))
      for await (const { name, chunks: pieces } of members(tar)) {
        if (lines.length >= mostEntries) return { lines, isCut: true }
        lines.push(line(name, await sizeOf(pieces)))
      }
    else lines.push(line('gzip', await sizeOf(rest(tar, PACKED_PIECE))))
    return { lines, isCut: false }
  } catch {
    return { lines, isCut: true }
  } finally {
    await chunks.return?.()
  }
}

async function listZip(bytes: Buffer): Promise<Listed> {
  const lines: LookLine[] = []
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true })
    try {
      for await (const entry of zip.eachEntry()) {
        if (lines.length >= mostEntries) return { lines, isCut: true }
        lines.push(line(entry.fileName, entry.uncompressedSize))
      }
    } finally {
      zip.close()
    }
    return { lines, isCut: false }
  } catch {
    return { lines, isCut: true }
  }
}
