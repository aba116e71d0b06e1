// The bytes of an item: proved again, or taken out with a reason; malware never leaves bare.
import { configure, ZipWriter } from '@zip.js/zip.js'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { evidenceApi } from '../api.ts'
import { mayTakeOut } from '../custody.ts'
import { proofOfItem } from './prove.ts'
import { onItem, readItem } from './within.ts'

type Api = typeof evidenceApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** By custom of the field: it keeps a file from being run or scanned by mistake, and is no secret. */
export const malwarePassword = 'infected'
const archiveMax = 4 * 1024 ** 3

configure({ useWebWorkers: false })

export const fileActions = {
  async verify(context: Context, input: In<'verify'>): Out<'verify'> {
    const { desk } = context
    const { item } = await readItem(context, input)
    const file = item.file ?? refuse('evidence.file.not-found')
    const verdict = await desk.vault.verify(file.sha256)
    const proof = await proofOfItem(context, item)
    const wholeBytes = verdict.state === 'whole' ? verdict.bytes : verdict.state === 'damaged' ? verdict.wholeBytes : 0
    await onItem(context, input, async (on) => {
      const facts = { sha256: file.sha256, bytes: file.bytes, wholeBytes }
      on.note(verdict.state === 'whole' ? 'verified' : 'found-damaged', facts)
      if (proof?.state === 'wrong') on.note('proof-wrong', { fault: { word: `evidence.fault.${proof.fault}` } })
    })
    return { number: item.number, state: verdict.state, sha256: file.sha256, bytes: file.bytes, wholeBytes, proof }
  },

  async download(context: Context, input: In<'download'>): Promise<Download> {
    const { vault } = context.desk
    const { item } = await readItem(context, input)
    mayTakeOut(item)
    const file = item.file!
    if (!(await vault.has(file.sha256))) {
      const { bytes } = file
      refuse('evidence.damaged', { number: item.number, bytes, wholeBytes: 0 })
    }
    const isArchive = item.isMalware || input.archive
    if (isArchive && file.bytes > archiveMax) refuse('evidence.malware.too-large', { limit: '4 GB' })
    // On the record before the first byte leaves.
    await onItem(context, input, async (on) => {
      mayTakeOut(on.item)
      const form = isArchive ? { word: 'evidence.downloaded.archive' } : ''
      on.note('downloaded', { form, reason: input.reason }, 'access')
    })
    const { body, bytes } = await vault.stream(file.sha256)
    const name = file.name || item.number
    if (!isArchive) return { name, mediaType: 'application/octet-stream', body, bytes }
    return { name: `${item.number}.zip`, mediaType: 'application/zip', body: archived(name, body) }
  },
}

/** A zip whose one file is encrypted with AES-256 under the custom's password. */
function archived(name: string, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const zip = new ZipWriter(writable, { password: malwarePassword, encryptionStrength: 3, level: 0 })
  const work = async () => {
    await zip.add(name, body)
    await zip.close()
  }
  work().catch((error) => writable.abort(error).catch(() => {}))
  return readable
}
