// Content-Transfer-Encoding (RFC 2045 §6): the bytes of a part as they were before mail wrapped them.
import { latin1 } from '#src/core/charset.ts'

export type Unwrapped = { readonly bytes: Buffer; readonly trouble: 'encoding-broken' | 'encoding-unknown' | null }

const IDENTITY = new Set(['', '7bit', '8bit', 'binary', 'none', '7-bit', '8-bit'])

export function unwrap(body: Buffer, encoding: string): Unwrapped {
  if (IDENTITY.has(encoding)) return { bytes: body, trouble: null }
  if (encoding === 'base64' || encoding === 'x-base64') return base64(body)
  if (encoding === 'quoted-printable') return quotedPrintable(body)
  if (encoding === 'x-uuencode' || encoding === 'uuencode' || encoding === 'x-uue') return uuencode(body)
  return { bytes: body, trouble: 'encoding-unknown' }
}

function base64(body: Buffer): Unwrapped {
  const text = latin1(body)
  const bytes = Buffer.from(text, 'base64')
  // Anything but the alphabet and white space was skipped by the decoder; say so.
  const isClean = !/[^A-Za-z0-9+/=\s]/.test(text)
  return { bytes, trouble: isClean ? null : 'encoding-broken' }
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57
  return -1
}

function quotedPrintable(body: Buffer): Unwrapped {
  const out = Buffer.allocUnsafe(body.length)
  let n = 0
  let trouble: Unwrapped['trouble'] = null
  let from = 0
  for (let i = body.indexOf(0x3d); i >= 0; i = body.indexOf(0x3d, from)) {
    n += body.copy(out, n, from, i)
    const high = hexValue(body[i + 1])
    const low = hexValue(body[i + 2])
    if (high >= 0 && low >= 0) {
      out[n++] = high * 16 + low
      from = i + 3
      continue
    }
    let end = i + 1
    while (body[end] === 0x20 || body[end] === 0x09) end++
    if (body[end] === 0x0d && body[end + 1] === 0x0a) from = end + 2
    else if (body[end] === 0x0a || body[end] === 0x0d) from = end + 1
    else if (end >= body.length) from = body.length
    else {
      out[n++] = 0x3d
      from = i + 1
      trouble = 'encoding-broken'
    }
  }
  n += body.copy(out, n, from)
  return { bytes: out.subarray(0, n), trouble }
}

function uuencode(body: Buffer): Unwrapped {
  const chunks: number[] = []
  let isInside = false
  for (const line of latin1(body).split(/\r?\n/)) {
    if (/^begin [0-7]{3,4} /.test(line)) isInside = true
    else if (line === 'end') break
    else if (isInside && line !== '') {
      const size = (line.charCodeAt(0) - 32) & 63
      const at = chunks.length
      for (let i = 1; i < line.length; i += 4) {
        const [a, b, c, d] = [0, 1, 2, 3].map((k) => ((line.charCodeAt(i + k) || 32) - 32) & 63) as [
          number,
          number,
          number,
          number,
        ]
        chunks.push(((a << 2) | (b >> 4)) & 255, ((b << 4) | (c >> 2)) & 255, ((c << 6) | d) & 255)
      }
      chunks.length = Math.min(chunks.length, at + size)
    }
  }
  return isInside ? { bytes: Buffer.from(chunks), trouble: null } : { bytes: body, trouble: 'encoding-broken' }
}
