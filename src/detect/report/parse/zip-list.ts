// What is in a zip: its entries, unpacked only as far as the bounds allow. A bomb costs no more than the bound.
import type { Entry, ZipFile } from 'yauzl'
import yauzl from 'yauzl'
import { decodeText } from '#src/core/charset.ts'
import { MAX_ZIP_ENTRIES, MAX_ZIP_ENTRY_BYTES, MAX_ZIP_TOTAL_BYTES } from './bounds.ts'
import { type Problem, problem } from './words.ts'

export type ZipEntry = { readonly name: string; readonly bytes: Buffer | null; readonly size: number }

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6)
  )
}

/** Only texts are unpacked: a program in a zip is listed by name and never touched. */
const READABLE = /\.(?:csv|tsv|txt|log|json|jsonl|ndjson|xml|eml|yaml|yml|htm|html|zip)$/i

export async function listZip(bytes: Buffer, name: string): Promise<{ entries: ZipEntry[]; problems: Problem[] }> {
  const entries: ZipEntry[] = []
  const problems: Problem[] = []
  let budget = MAX_ZIP_TOTAL_BYTES
  let zip: ZipFile
  try {
    zip = await open(bytes)
  } catch (error) {
    return { entries, problems: [problem('zip-broken', name, { name, detail: wordsOf(error) })] }
  }
  try {
    for (;;) {
      const entry = await next(zip)
      if (entry === null) break
      if (entries.length >= MAX_ZIP_ENTRIES) {
        problems.push(problem('zip-cut', name, { name, bound: MAX_ZIP_ENTRIES }))
        break
      }
      const raw = entry.fileName as unknown
      const title = (Buffer.isBuffer(raw) ? decodeText(raw).text : String(raw)).slice(0, 500)
      if (title.endsWith('/')) continue
      const isLocked = (entry.generalPurposeBitFlag & 1) === 1
      if (isLocked) problems.push(problem('zip-encrypted', `${name}/${title}`, { name }))
      const most = Math.min(MAX_ZIP_ENTRY_BYTES, budget)
      const isWanted = !isLocked && READABLE.test(title)
      const content =
        isWanted && most > 0
          ? await unpack(zip, entry, most).catch((error: unknown) => {
              problems.push(problem('zip-broken', `${name}/${title}`, { name, detail: wordsOf(error) }))
              return null
            })
          : null
      if (content !== null) budget -= content.bytes.length
      if (content?.isCut || (isWanted && most <= 0))
        problems.push(problem('zip-cut', `${name}/${title}`, { name, bound: most }))
      entries.push({
        name: title,
        bytes: content?.isCut ? null : (content?.bytes ?? null),
        size: entry.uncompressedSize,
      })
    }
  } catch (error) {
    problems.push(problem('zip-broken', name, { name, detail: wordsOf(error) }))
  }
  zip.close()
  return { entries, problems }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function next(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const clear = () => zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error')
    zip.once('entry', (entry: Entry) => {
      clear()
      resolve(entry)
    })
    zip.once('end', () => {
      clear()
      resolve(null)
    })
    zip.once('error', (error: Error) => {
      clear()
      reject(error)
    })
    zip.readEntry()
  })
}

function unpack(zip: ZipFile, entry: Entry, most: number): Promise<{ bytes: Buffer; isCut: boolean }> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > most) {
          stream.destroy()
          resolve({ bytes: Buffer.concat(chunks), isCut: true })
        } else chunks.push(chunk)
      })
      stream.once('error', reject)
      stream.once('end', () => resolve({ bytes: Buffer.concat(chunks), isCut: false }))
    })
  })
}
