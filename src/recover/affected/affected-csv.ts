// The list of the affected for letters by post.
import { stringify } from 'csv-stringify/sync'
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { encodeCp932, guarded } from '#src/respond/incident/csv-export.ts'
import type { AffectedRow } from './affected.ts'
import { affectedEntryWords } from './words.ts'

const columns = [
  'no',
  'reference',
  'name',
  'email',
  'address',
  'phone',
  'lost',
  'contract',
  'told',
  'channel',
  'answer',
  'note',
] as const
type Style = { readonly lang: Language; readonly zone: string; readonly encoding: 'utf-8' | 'cp932' }

export function affectedCsv(rows: readonly AffectedRow[], { lang, zone, encoding }: Style): Uint8Array {
  const t = speaker(affectedEntryWords, lang)
  const cells = rows.map((row) => {
    const [told] = row.told
    return [
      ...[String(row.no), row.reference, row.name, row.email, row.address, row.phone],
      row.lost.map((loss) => t(`affected.lost.${loss}`)).join(lang === 'ja' ? '、' : ', '),
      row.contract,
      told ? formatInstant(told.at, { lang, zone }) : '',
      told ? t(`affected.channel.${told.channel}`) : '',
      row.answer === '' ? '' : t(`affected.answer.${row.answer}`),
      [row.note, row.answerNote].filter(Boolean).join(' '),
    ].map(guarded)
  })
  const text = stringify([columns.map((one) => t(`affected.csv.${one}`)), ...cells], { record_delimiter: '\r\n' })
  return encoding === 'cp932' ? encodeCp932(text) : new TextEncoder().encode(`\uFEFF${text}`)
}
