import { createHash } from 'node:crypto'
import { readMime, walkParts } from '../parse/mime-tree.ts'

const maxDepth = 5
const maxValues = 500

/** The bytes of attachments by their SHA-256, out of the file they came in: parts of mails, and what JSON carries as Base64. */
export function attachmentBytes(original: Uint8Array, wanted: ReadonlySet<string>): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  const take = (bytes: Uint8Array): void => {
    if (found.size === wanted.size || bytes.byteLength === 0) return
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (wanted.has(sha256) && !found.has(sha256)) found.set(sha256, bytes)
  }
  if (wanted.size === 0) return found
  take(original)
  const start = Buffer.from(original.buffer, original.byteOffset, Math.min(original.byteLength, 64))
    .toString('latin1')
    .trimStart()
  if (start.startsWith('{') || start.startsWith('[')) for (const bytes of base64In(original)) take(bytes)
  else mailParts(original, take, 0)
  return found
}

function mailParts(message: Uint8Array, take: (bytes: Uint8Array) => void, depth: number): void {
  for (const part of walkParts(readMime(message).root)) {
    if (part.children.length > 0) continue
    take(part.bytes)
    if (depth < maxDepth && part.mediaType.startsWith('message/')) mailParts(part.bytes, take, depth + 1)
    if (part.mediaType.endsWith('json')) for (const bytes of base64In(part.bytes)) take(bytes)
  }
}

function* base64In(bytes: Uint8Array): Generator<Uint8Array> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  let count = 0
  for (const match of text.matchAll(/"([A-Za-z0-9+/=]{16,})"/g)) {
    if (++count > maxValues) return
    yield Buffer.from(match[1]!, 'base64')
  }
}
