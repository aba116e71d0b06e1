// A mail as a tree of parts (RFC 2045, 2046). Bytes stay exact: a part's text is decoded only by who reads it, so a wrong
// charset can be seen and an attachment's hash is that of the file that was sent.

import { type Decoded, decodeText } from '#src/core/charset.ts'
import { MAX_HEADER_BYTES, MAX_PART_DEPTH, MAX_PARTS } from './bounds.ts'
import { field, type Header, rawField, readHeader, readParameters } from './header.ts'
import { unwrap } from './transfer-encoding.ts'
import { type Problem, problem } from './words.ts'

export type Part = {
  /** "1", "1.2": its place in the tree, as IMAP counts. */
  readonly path: string
  readonly header: Header
  readonly mediaType: string
  readonly params: Readonly<Record<string, string>>
  readonly disposition: string
  readonly name: string | null
  readonly bytes: Buffer
  readonly children: readonly Part[]
}

type Walk = { parts: number; readonly problems: Problem[] }

export function readMime(message: Uint8Array): { root: Part; problems: Problem[] } {
  const walk: Walk = { parts: 0, problems: [] }
  const buffer = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  const root = readPart(skipBlank(buffer), '', walk, 0, 'text/plain')
  if (root.header.length === 0) walk.problems.unshift(problem('no-headers', 'header'))
  return { root, problems: walk.problems }
}

function skipBlank(buffer: Buffer): Buffer {
  let i = 0
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) i = 3
  while (i < 64 && (buffer[i] === 0x0a || buffer[i] === 0x0d)) i++
  return buffer.subarray(i)
}

/** Where the header ends and the body begins. */
function splitHead(bytes: Buffer): [number, number] {
  if (bytes[0] === 0x0a) return [0, 1]
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return [0, 2]
  const window = bytes.subarray(0, MAX_HEADER_BYTES)
  let at = window.indexOf(0x0a)
  while (at >= 0) {
    if (window[at + 1] === 0x0a) return [at + 1, at + 2]
    if (window[at + 1] === 0x0d && window[at + 2] === 0x0a) return [at + 1, at + 3]
    at = window.indexOf(0x0a, at + 1)
  }
  const mac = window.indexOf('\r\r')
  if (mac >= 0 && !window.includes(0x0a)) return [mac + 1, mac + 2]
  return [window.length, window.length]
}

function readPart(raw: Buffer, path: string, walk: Walk, depth: number, fallback: string): Part {
  walk.parts++
  const [headEnd, bodyStart] = splitHead(raw)
  const { header, problems } = readHeader(raw.subarray(0, headEnd), path === '' ? 'header' : `part ${path} header`)
  walk.problems.push(...problems)
  const type = readParameters(rawField(header, 'content-type') ?? fallback)
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(type.value)
    ? type.value
    : type.value === 'text'
      ? 'text/plain'
      : fallback
  const disposition = readParameters(rawField(header, 'content-disposition') ?? '')
  const name = disposition.params.filename ?? type.params.name ?? null
  const body = raw.subarray(bodyStart)
  const base = { path: path === '' ? '1' : path, header, params: type.params, disposition: disposition.value, name }
  if (mediaType.startsWith('multipart/')) {
    const children = readChildren(body, type.params.boundary ?? '', base.path, path === '', walk, depth, mediaType)
    if (children !== null) return { ...base, mediaType, bytes: body, children }
    return { ...base, mediaType: 'text/plain', bytes: body, children: [] }
  }
  const encoding = (field(header, 'content-transfer-encoding') ?? '').toLowerCase().replace(/[;\s].*$/, '')
  const { bytes, trouble } = unwrap(body, encoding)
  if (trouble !== null) walk.problems.push(problem(trouble, `part ${base.path}`, { encoding: encoding.slice(0, 40) }))
  return { ...base, mediaType, bytes, children: [] }
}

function readChildren(
  body: Buffer,
  boundary: string,
  path: string,
  isRoot: boolean,
  walk: Walk,
  depth: number,
  mediaType: string,
): Part[] | null {
  if (depth >= MAX_PART_DEPTH) {
    walk.problems.push(problem('parts-too-deep', `part ${path}`, { bound: MAX_PART_DEPTH }))
    return null
  }
  const spans = boundary === '' ? null : splitAt(body, boundary)
  if (spans === null) {
    walk.problems.push(problem('no-boundary', `part ${path}`))
    return null
  }
  if (!spans.isClosed && !walk.problems.some((p) => p.code === 'boundary-open'))
    walk.problems.push(problem('boundary-open', `part ${path}`))
  const fallback = mediaType === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const children: Part[] = []
  for (const [i, span] of spans.parts.entries()) {
    if (walk.parts >= MAX_PARTS) {
      walk.problems.push(problem('parts-too-many', `part ${path}`, { bound: MAX_PARTS }))
      break
    }
    children.push(readPart(span, isRoot ? `${i + 1}` : `${path}.${i + 1}`, walk, depth + 1, fallback))
  }
  return children
}

function splitAt(body: Buffer, boundary: string): { parts: Buffer[]; isClosed: boolean } | null {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const parts: Buffer[] = []
  let start = -1
  let isClosed = false
  for (let at = body.indexOf(mark); at >= 0 && parts.length <= MAX_PARTS; at = body.indexOf(mark, at + mark.length)) {
    const before = body[at - 1]
    if (at > 0 && before !== 0x0a && before !== 0x0d) continue
    let after = at + mark.length
    const isEnd = body[after] === 0x2d && body[after + 1] === 0x2d
    if (isEnd) after += 2
    while (body[after] === 0x20 || body[after] === 0x09) after++
    if (after < body.length && body[after] !== 0x0a && body[after] !== 0x0d) continue
    if (start >= 0) parts.push(body.subarray(start, lineEnd(body, at, start)))
    if (body[after] === 0x0d && body[after + 1] === 0x0a) after++
    start = Math.min(after + 1, body.length)
    if (isEnd) {
      isClosed = true
      start = -1
      break
    }
  }
  if (start >= 0 && start < body.length) parts.push(body.subarray(start))
  return parts.length === 0 && !isClosed ? null : { parts, isClosed }
}

/** The line break before a boundary belongs to the boundary. */
function lineEnd(body: Buffer, at: number, floor: number): number {
  let end = at
  if (end > floor && body[end - 1] === 0x0a) end--
  if (end > floor && body[end - 1] === 0x0d) end--
  return end
}

export function* walkParts(part: Part): Generator<Part> {
  yield part
  for (const child of part.children) yield* walkParts(child)
}

/** The text of a part in its real character set. */
export function partText(part: Part): Decoded {
  return decodeText(part.bytes, part.params.charset)
}
