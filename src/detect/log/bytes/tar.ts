// tar archives (ustar, pax and GNU long names), one file after the other, without ever holding one whole.
import type { Source } from './source.ts'

const BLOCK = 512
/** Names of pax and GNU headers; what is longer is passed over. */
const MAX_HEADER = 65_536
const PIECE = 65_536

export const isTar = (head: Buffer): boolean => head.length >= 263 && head.toString('latin1', 257, 262) === 'ustar'

export type Member = { readonly name: string; readonly chunks: AsyncIterable<Buffer> }

/** The regular files of an archive. A member's chunks must be read before the next member is asked for; what is left is skipped. */
export async function* members(source: Source): AsyncGenerator<Member> {
  let longName: string | null = null
  for (;;) {
    const header = await source.take(BLOCK)
    if (header.length === 0 || header.every((byte) => byte === 0)) return
    if (header.length < BLOCK) throw new Error('the tar archive ends in a header')
    const size = sizeOf(header)
    if (size === null) throw new Error('the tar archive has a header without a size')
    const padded = Math.ceil(size / BLOCK) * BLOCK
    const type = String.fromCharCode(header[156]!)
    if (type === 'L' || type === 'x') {
      const body = size <= MAX_HEADER ? (await source.take(padded)).subarray(0, size) : await skip(source, padded)
      longName = body === null ? null : type === 'L' ? text(body) : (paxPath(body) ?? longName)
      continue
    }
    const name: string = longName ?? nameOf(header)
    longName = null
    if (type !== '0' && type !== '\0' && type !== '7') {
      await skip(source, padded)
      continue
    }
    const progress = { left: size }
    yield { name, chunks: body(source, progress) }
    await skip(source, progress.left + padded - size)
  }
}

async function* body(source: Source, progress: { left: number }): AsyncGenerator<Buffer> {
  while (progress.left > 0) {
    const chunk = await source.some(Math.min(PIECE, progress.left))
    if (chunk === null) throw new Error('the tar archive ends inside a file')
    progress.left -= chunk.length
    yield chunk
  }
}

async function skip(source: Source, count: number): Promise<null> {
  let left = count
  while (left > 0) {
    const chunk = await source.some(Math.min(PIECE, left))
    if (chunk === null) return null
    left -= chunk.length
  }
  return null
}

const text = (bytes: Buffer): string => bytes.toString('utf8').split('\0', 1)[0]!

function nameOf(header: Buffer): string {
  const prefix = text(header.subarray(345, 500))
  const name = text(header.subarray(0, 100))
  return prefix === '' ? name : `${prefix}/${name}`
}

function sizeOf(header: Buffer): number | null {
  if (header[124]! & 0x80) return Number(header.readBigUInt64BE(128) & 0xfffffffffffffn)
  const octal = header
    .toString('latin1', 124, 136)
    .replace(/[\0 ]+$/, '')
    .trim()
  return /^[0-7]{1,12}$/.test(octal) ? Number.parseInt(octal, 8) : octal === '' ? 0 : null
}

/** `30 path=logs/a.log\n` among the records of a pax header. */
function paxPath(bytes: Buffer): string | null {
  return /(?:^|\n)\d{1,6} path=([^\n]{1,4096})/.exec(bytes.toString('utf8'))?.[1] ?? null
}
