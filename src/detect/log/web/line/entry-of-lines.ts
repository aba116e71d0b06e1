// Lines as an entry of an incident's record: what it says, when it was, and the file that holds every line.
import type { Language } from '#src/core/language.ts'
import type { When } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { LogLine } from '../../api.ts'
import { lineWords } from '../line-words.ts'
import { rawOf, statedOf } from './line.ts'

/** So much of the lines stands in the entry itself; all of them stand in the file. */
const shownLines = 10
const shownLetters = 500
const mostNumbers = 60

/** The lines in the order of their corrected times. */
export const inOrder = (lines: readonly LogLine[]): LogLine[] =>
  [...lines].sort((a, b) => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1))

export function whenOfLines(lines: readonly LogLine[], zone: string): When {
  const sorted = inOrder(lines)
  const iso = (at: string) => new Date(at).toISOString()
  const [from, to] = [iso(sorted[0]!.at), iso(sorted.at(-1)!.at)]
  return { from, to, precision: from.slice(0, 19) === to.slice(0, 19) ? 'second' : 'range', zone }
}

export const sourcesOfLines = (lines: readonly LogLine[]): string =>
  [...new Set(lines.map((line) => line.source))].join(', ')

export function textOfLines(lines: readonly LogLine[], note: string, lang: Language): string {
  const t = speaker(lineWords, lang)
  const sorted = inOrder(lines)
  const numbers = sorted.slice(0, mostNumbers).map((line) => line.seq)
  const rest = sorted.length - shownLines
  return [
    note.trim(),
    t('entry.text', {
      count: sorted.length,
      sources: sourcesOfLines(sorted),
      numbers: numbers.join(', ') + (sorted.length > mostNumbers ? ' …' : ''),
    }),
    ...sorted.slice(0, shownLines).map((line) => rawOf(line).slice(0, shownLetters)),
    rest > 0 ? t('entry.more', { count: rest }) : '',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Every line as it came, each under one line that says number, source and all its times. */
export function fileOfLines(lines: readonly LogLine[], lang: Language): string {
  const t = speaker(lineWords, lang)
  return inOrder(lines)
    .map((line) => {
      const accuracy = line.accuracyMs ? ` ±${line.accuracyMs} ms` : ''
      const { source, at, receivedAt } = line
      const facts = { seq: String(line.seq), source, at, accuracy, stated: statedOf(line), received: receivedAt }
      return `${t('file.line', facts)}\n${rawOf(line)}\n`
    })
    .join('\n')
}

export const fileNameOf = (lines: readonly LogLine[]): string =>
  `log-lines-${inOrder(lines)[0]!.at.slice(0, 19).replaceAll(/[-:]/g, '')}Z.txt`
