import type { ReportObservable } from '../report.ts'

export type Piece = { readonly text: string; readonly role?: ReportObservable['role']; readonly value?: string }
type Named = Pick<ReportObservable, 'value' | 'defanged' | 'role'>

/** More names than this are not looked for in a text: the list below has them all. */
const mostNames = 400
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Cuts a text where it names observables; each is shown in its harmless form, or as it came. */
export function highlight(text: string, observables: readonly Named[], isAsItCame: boolean): Piece[] {
  const byText = new Map<string, Named>()
  for (const one of observables.slice(0, mostNames)) {
    if (one.value.length < 4) continue
    byText.set(one.value.toLowerCase(), one)
    byText.set(one.defanged.toLowerCase(), one)
  }
  if (byText.size === 0) return [{ text }]
  const names = [...byText.keys()].sort((a, b) => b.length - a.length)
  // A name within a longer word is another name: `192.0.2.1` is not in `192.0.2.10`.
  const found = new RegExp(`(?<![\\w])(?:${names.map(escaped).join('|')})(?![\\w]|\\.\\d)`, 'gi')
  const pieces: Piece[] = []
  let last = 0
  for (const match of text.matchAll(found)) {
    const one = byText.get(match[0].toLowerCase())
    if (!one) continue
    if (match.index > last) pieces.push({ text: text.slice(last, match.index) })
    pieces.push({ text: isAsItCame ? match[0] : one.defanged, role: one.role, value: one.value })
    last = match.index + match[0].length
  }
  if (last < text.length) pieces.push({ text: text.slice(last) })
  return pieces
}
