// A finding as a terminal shows it: how much it matters, what changed from what to what, the lines of a text that differ.
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { integrityCliWords } from './cli-words.ts'
import type { Finding } from './finding.ts'
import { diffLines, shortDiff } from './line-diff.ts'
import { pathOf, shownPath } from './path.ts'

const marks = { same: ' ', gone: '-', come: '+' } as const

export function tellFinding(
  finding: Finding,
  { lang, out }: { readonly lang: Language; readonly out: (line: string) => void },
): void {
  const t = speaker(integrityCliWords, lang)
  const { severity, change, attributes, before, after, explained } = finding
  const from = change === 'moved' ? ` ← ${shownPath(pathOf(before as { path: string }))}` : ''
  const why = explained === null ? '' : `  (${explained})`
  out(`${t(`severity.${severity}`)} ${t(`change.${change}`)} ${shownPath(pathOf(finding))}${from}${why}`)
  if (change === 'changed' || change === 'moved')
    for (const name of attributes) out(`    ${name}: ${shown(before[name])} → ${shown(after[name])}`)
  if (typeof before.text !== 'string' || typeof after.text !== 'string' || before.text === after.text) return
  for (const line of shortDiff(diffLines(before.text, after.text)))
    out(line === null ? '    …' : `    ${marks[line.kind]}${shownPath(line.text)}`)
}

const shown = (value: unknown): string =>
  value === undefined || value === null ? '–' : shownPath(typeof value === 'string' ? value : JSON.stringify(value))
