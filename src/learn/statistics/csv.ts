// The figures as CSV for a spreadsheet: a line for each row, a column for each period.
import { stringify } from 'csv-stringify/sync'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { encodeCp932, guarded } from '#src/respond/incident/csv-export.ts'
import type { Trend } from './figures.ts'
import { labelOf } from './period.ts'
import { type Names, rowName } from './row-name.ts'
import { figureWords } from './words.ts'

type Style = Names & {
  readonly what: 'reports' | 'incidents'
  readonly lang: Language
  readonly encoding: 'utf-8' | 'cp932'
}

export function trendCsv(trend: Trend, style: Style): Uint8Array {
  const t = speaker(figureWords, style.lang)
  const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0)
  const line = (group: string, name: string, counts: readonly number[]) => [group, name, ...counts, sum(counts)]
  const lines = [
    [t(style.what), t('item'), ...trend.periods.map((one) => labelOf(one, style.lang)), t('sum')],
    line(t('total'), '', trend.total),
    ...trend.groups.flatMap(({ name, rows }) =>
      rows.map((row) => line(t(`group.${name}` as 'group.kind'), rowName(name, row.id, style, style.lang), row.counts)),
    ),
    ...trend.remarks.map((one) => [t(`cause.${one.cause}`), labelOf(one, style.lang), one.text]),
  ]
  const text = stringify(
    lines.map((cells) => cells.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell))),
    { record_delimiter: '\r\n' },
  )
  return style.encoding === 'cp932' ? encodeCp932(text) : new TextEncoder().encode(`\uFEFF${text}`)
}
