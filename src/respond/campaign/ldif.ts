// Entries of a directory as LDIF writes them (RFC 2849): folded lines, base64 values, comments; only what is content.
import { Buffer } from 'node:buffer'

export type LdifEntry = { readonly line: number; readonly attributes: readonly (readonly [string, string])[] }

const longestValue = 20_000

export function ldifRecords(text: string): { entries: readonly LdifEntry[]; unreadable: readonly number[] } {
  const entries: LdifEntry[] = []
  const unreadable: number[] = []
  let attributes: (readonly [string, string])[] = []
  let start = 1
  const end = () => {
    if (attributes.some(([name]) => name === 'dn')) entries.push({ line: start, attributes })
    attributes = []
  }
  for (const { line, at } of unfolded(text)) {
    if (line === '') end()
    if (line === '' || line.startsWith('#')) continue
    const parts = /^([A-Za-z][\w.;-]*)(::?<?)[ ]*(.*)$/s.exec(line)
    if (!parts || line.length > longestValue || parts[2]!.endsWith('<')) {
      unreadable.push(at)
      continue
    }
    if (attributes.length === 0) start = at
    const [, name = '', mark, value = ''] = parts
    attributes.push([name.toLowerCase(), mark === '::' ? Buffer.from(value, 'base64').toString('utf8') : value])
  }
  end()
  return { entries, unreadable }
}

function* unfolded(text: string): Generator<{ line: string; at: number }> {
  let line: string | null = null
  let at = 1
  for (const [i, next] of text.split(/\r\n?|\n/).entries()) {
    if (next.startsWith(' ') && line !== null) {
      line += next.slice(1)
      continue
    }
    if (line !== null) yield { line, at }
    line = next
    at = i + 1
  }
  if (line !== null) yield { line, at }
  yield { line: '', at: at + 1 }
}
