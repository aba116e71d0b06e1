// ArcSight Common Event Format: `CEF:0|Vendor|Product|Version|SignatureID|Name|Severity|key=value …`, escapes undone.

const MAX_KEYS = 512
const MAX_KEY = 128
const HEADERS = 7

export type CefEvent = {
  readonly version: string
  readonly vendor: string
  readonly product: string
  readonly deviceVersion: string
  readonly signature: string
  readonly name: string
  readonly severity: string
  readonly extension: Map<string, string>
}

/** Null when the seven pipes are not there. */
export function readCef(text: string): CefEvent | null {
  const sign = text.indexOf('CEF:')
  // a relay may have eaten `CEF:` as if it were a program's name
  const start = sign < 0 && /^ ?[01]\|/.test(text) ? -4 : sign
  if (start === -1) return null
  const parts: string[] = []
  let part = ''
  let at = start + 4
  for (; at < text.length && parts.length < HEADERS; at += 1) {
    const char = text[at]!
    if (char === '\\' && (text[at + 1] === '|' || text[at + 1] === '\\')) {
      part += text[at + 1]
      at += 1
    } else if (char === '|') {
      parts.push(part)
      part = ''
    } else part += char
  }
  if (parts.length === HEADERS - 1) parts.push(part)
  if (parts.length < HEADERS) return null
  const [version, vendor, product, deviceVersion, signature, name, severity] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    version: version.trim(),
    vendor,
    product,
    deviceVersion,
    signature,
    name,
    severity,
    extension: readExtension(text.slice(at)),
  }
}

/** A key starts at ` word=` (and an unescaped sign); a value runs until the next key, with its spaces. */
export function readExtension(text: string): Map<string, string> {
  const out = new Map<string, string>()
  const keys: [from: number, sign: number][] = []
  for (let sign = text.indexOf('='); sign >= 0 && keys.length < MAX_KEYS; sign = text.indexOf('=', sign + 1)) {
    if (text[sign - 1] === '\\') continue
    const near = Math.max(0, sign - MAX_KEY)
    const before = text.slice(near, sign)
    const space = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'))
    // The very first key has no blank before it; every other `=` without one belongs to a value (`?a=b`).
    if (space < 0 && (keys.length > 0 || near > 0)) continue
    const from = near + space + 1
    if (from <= (keys.at(-1)?.[1] ?? -1)) continue
    if (isKey(text.slice(from, sign))) keys.push([from, sign])
  }
  for (const [index, [from, sign]] of keys.entries()) {
    const end = keys[index + 1]?.[0] ?? text.length
    out.set(text.slice(from, sign), unescaped(text.slice(sign + 1, end).trim()))
  }
  return out
}

const isKey = (key: string): boolean => key.length > 0 && /^[\w.\-[\]]+$/.test(key)

function unescaped(value: string): string {
  if (!value.includes('\\')) return value
  return value.replace(/\\([=\\nr|])/g, (_, char: string) => (char === 'n' ? '\n' : char === 'r' ? '\r' : char))
}
