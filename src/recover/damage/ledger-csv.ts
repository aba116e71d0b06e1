// The ledger of damage for a spreadsheet.
import { stringify } from 'csv-stringify/sync'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { encodeCp932, guarded } from '#src/respond/incident/csv-export.ts'
import type { DamageRow } from './damage.ts'
import { damageEntryWords } from './words.ts'

const columns = [
  'no',
  'side',
  'kind',
  'what',
  'low',
  'high',
  'unit',
  'relief',
  'confidence',
  'basis',
  'party',
  'borne-by',
  'withdrawn',
] as const

export function ledgerCsv(
  rows: readonly DamageRow[],
  { lang, encoding }: { readonly lang: Language; readonly encoding: 'utf-8' | 'cp932' },
): Uint8Array {
  const t = speaker(damageEntryWords, lang)
  const cells = rows.map((row) =>
    [
      String(row.no),
      t(`damage.side.${row.side}`),
      t(`damage.kind.${row.kind}`),
      row.what,
      String(row.low),
      String(row.high),
      row.unit,
      row.isRelief ? t('damage.relief') : '',
      t(`damage.confidence.${row.confidence}`),
      row.basis,
      row.party,
      row.borneBy,
      row.withdrawn?.reason ?? '',
    ].map(guarded),
  )
  const text = stringify([columns.map((one) => t(`damage.csv.${one}`)), ...cells], { record_delimiter: '\r\n' })
  return encoding === 'cp932' ? encodeCp932(text) : new TextEncoder().encode(`\uFEFF${text}`)
}
