import { useWords } from '#src/web/kit/lang.tsx'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { advisoryApi } from '../api.ts'
import type { PatchRow } from '../weakness.ts'
import { weaknessPageWords } from './words.ts'

const columns = ['at', 'host', 'what', 'version', 'source', 'tried', 'outcome', 'noted'] as const

/** What was put on when, from where, and what became of it: the administrators' diary (S2-14). */
export function Diary() {
  const asked = useAsk(advisoryApi.patches, {})
  if (asked.isPending) return <LoadingPlace />
  if (asked.error) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  return <DiaryTable all={asked.data.rows} />
}

export function DiaryTable({ all }: { all: readonly PatchRow[] }) {
  const t = useWords(weaknessPageWords)
  if (all.length === 0) return <EmptyPlace title={t('diary.none')}>{t('diary.none.text')}</EmptyPlace>
  return (
    <OpenTable columns={columns.map((name) => t(`column.${name}`))}>
      {all.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <Instant at={one.at} />
          </th>
          <td data-label={t('column.host')}>{one.host}</td>
          <td data-label={t('column.what')}>
            {one.name} {t(`kind.${one.kind}`)}
          </td>
          <td data-label={t('column.version')}>
            {one.before === one.after ? one.after : `${one.before} → ${one.after}`}
          </td>
          <td data-label={t('column.source')}>{one.source}</td>
          <td data-label={t('column.tried')}>{[one.tried, one.risk].filter(Boolean).join(' · ')}</td>
          <td data-label={t('column.outcome')}>
            {t(`outcome.${one.outcome}`)} {one.note}
          </td>
          <td data-label={t('column.noted')}>{one.notedBy}</td>
        </tr>
      ))}
    </OpenTable>
  )
}
