// A mail taken apart into what travels in the clear and the entity that is signed or encrypted, and joined again (RFC 2045, RFC 9788).

/** A header field as it stands, folded lines and all. */
export type Field = { readonly name: string; readonly text: string }
export type Entity = { readonly fields: readonly Field[]; readonly body: Buffer }

const crlf = Buffer.from('\r\n')
const mostFields = 1_000

/** Head and body of a mail or of a part, byte for byte; lines may end as they like. */
export function readEntity(raw: Buffer): Entity {
  const end = /\r?\n\r?\n/.exec(raw.subarray(0, 1_000_000).toString('latin1'))
  const head = end ? raw.subarray(0, end.index).toString('latin1') : raw.toString('latin1')
  const fields: { name: string; text: string }[] = []
  for (const line of head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && fields.length > 0) fields.at(-1)!.text += `\r\n${line}`
    else if (/^[!-9;-~]+:/.test(line) && fields.length < mostFields)
      fields.push({ name: line.slice(0, line.indexOf(':')).toLowerCase(), text: line })
  }
  return { fields, body: end ? raw.subarray(end.index + end[0].length) : Buffer.alloc(0) }
}

export const writeEntity = (fields: readonly Field[], body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${fields.map((one) => one.text).join('\r\n')}\r\n\r\n`, 'latin1'), body])

/** What is said of the content itself: it goes into the sealed part, and nowhere else. */
const isOfContent = ({ name }: Field): boolean => name.startsWith('content-')
const isVersion = ({ name }: Field): boolean => name === 'mime-version'

/** Fields that the reader's program shows, and that are therefore protected too. */
const shown = new Set(['from', 'to', 'cc', 'reply-to', 'subject', 'date', 'message-id', 'in-reply-to', 'references'])
export const hiddenSubject = '...'

export type Split = { readonly outer: Field[]; readonly inner: Buffer }

/**
 * The part to be sealed, with a copy of the fields that are shown; of what is encrypted the subject outside says nothing (RFC 9788 §4).
 */
export function splitForSeal(raw: Buffer, isSecret: boolean): Split {
  const { fields, body } = readEntity(raw)
  const outside = fields.filter((one) => !isOfContent(one) && !isVersion(one))
  const outer = outside.map((one) =>
    isSecret && one.name === 'subject' ? { ...one, text: `Subject: ${hiddenSubject}` } : one,
  )
  const copied = outside.filter((one) => shown.has(one.name))
  const content = fields
    .filter(isOfContent)
    .map((one) =>
      one.name === 'content-type'
        ? { ...one, text: `${one.text};\r\n protected-headers="v1"; hp="${isSecret ? 'cipher' : 'clear'}"` }
        : one,
    )
  const told = isSecret
    ? outer.filter((one) => shown.has(one.name)).map((one) => ({ name: 'hp-outer', text: `HP-Outer: ${one.text}` }))
    : []
  return { outer, inner: writeEntity([...copied, ...told, ...content], body) }
}

/** The mail whose content is what was inside: the fields of the inside hold, those that it does not have stay as they were. */
export function joinOpened(raw: Buffer, inside: Buffer): Buffer {
  const { fields } = readEntity(raw)
  const inner = readEntity(inside)
  const isProtected = inner.fields.some(
    (one) => one.name === 'content-type' && /protected-headers=|\bhp=/i.test(one.text),
  )
  const own = inner.fields.filter((one) => isOfContent(one) || (isProtected && shown.has(one.name)))
  const names = new Set(own.map((one) => one.name))
  const kept = fields.filter((one) => !isOfContent(one) && !isVersion(one) && !names.has(one.name))
  return writeEntity([...kept, { name: 'mime-version', text: 'MIME-Version: 1.0' }, ...own], inner.body)
}

/** Parts of a multipart body, byte for byte, as a signature wants them: the line end before a boundary belongs to the boundary. */
export function partsOf({ fields, body }: Entity): Buffer[] {
  const type = fields.find((one) => one.name === 'content-type')?.text ?? ''
  const boundary = /boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type)
  if (!boundary) return []
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`, 'latin1')
  const parts: Buffer[] = []
  let start = -1
  for (let at = body.indexOf(mark); at >= 0 && parts.length < mostParts; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue
    if (start >= 0) parts.push(body.subarray(start, body[at - 2] === 0x0d ? at - 2 : at - 1))
    const lineEnd = body.indexOf(0x0a, at + mark.length)
    if (lineEnd < 0 || body.subarray(at + mark.length, at + mark.length + 2).toString('latin1') === '--') return parts
    start = lineEnd + 1
  }
  return parts
}
const mostParts = 100

/** As it is signed: every line ends with CR LF (RFC 3156 §5, RFC 8551 §3.1.1). */
export function canonicalLines(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  return /(^|[^\r])\n/.test(text) ? Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'), 'latin1') : bytes
}

/** A part of our own, with the bytes as base64 where they are not text. */
export const partOf = (fields: readonly string[], body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body), crlf])

export const base64Lines = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
