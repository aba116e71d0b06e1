// IBM Log Event Extended Format: 1.0 separates by tab, 2.0 says its separator (`^`, `0x5E`, `\t`) in a sixth header field.

const MAX_KEYS = 512

export type LeefEvent = {
  readonly version: string
  readonly vendor: string
  readonly product: string
  readonly deviceVersion: string
  readonly eventId: string
  readonly attributes: Map<string, string>
}

export function readLeef(text: string): LeefEvent | null {
  const start = text.indexOf('LEEF:')
  if (start < 0) return null
  const parts: string[] = []
  let at = start + 5
  const wanted = text[at] === '2' ? 6 : 5
  while (parts.length < wanted) {
    const next = text.indexOf('|', at)
    if (next < 0 || (parts.length === 5 && next - at > 6)) break
    parts.push(text.slice(at, next))
    at = next + 1
  }
  if (parts.length < 5) return null
  const [version, vendor, product, deviceVersion, eventId, stated] = parts as [
    string,
    string,
    string,
    string,
    string,
    string?,
  ]
  const separator = separatorOf(stated)
  return { version, vendor, product, deviceVersion, eventId, attributes: attributesOf(text.slice(at), separator) }
}

function separatorOf(stated: string | undefined): string {
  if (!stated || stated === '\\t') return '\t'
  const hex = stated.match(/^(?:0?x|\\x)([0-9a-f]{1,4})$/i)
  return hex ? String.fromCharCode(Number.parseInt(hex[1]!, 16)) : stated[0]!
}

function attributesOf(text: string, separator: string): Map<string, string> {
  const out = new Map<string, string>()
  // Relays turn tabs into spaces or `#011`; a line without one separator is read with the first that gives pairs.
  const parts = text.includes(separator) ? text.split(separator) : text.split(/\t|#011|\\t| {4}| (?=\w+=)/)
  for (const part of parts) {
    const sign = part.indexOf('=')
    if (sign > 0 && out.size < MAX_KEYS) out.set(part.slice(0, sign).trim(), part.slice(sign + 1).trim())
  }
  return out
}
