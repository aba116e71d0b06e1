import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { quarantineApi } from '../api.ts'
import { quarantinePageWords } from './words.ts'

/** Machines of one's unit that are cut off, beside one's tasks; nothing when none is. */
export function OwnMachinesSheet() {
  const t = useWords(quarantinePageWords)
  const { data } = useAsk(quarantineApi.own, {}, { also: ['incident'] })
  const rows = (data?.rows ?? [])
    .map(({ incident, counts }) => ({
      incident,
      total: counts.total,
      out: counts.isolated + counts.checked + counts.confirmed,
    }))
    .filter((one) => one.out > 0)
  if (rows.length === 0) return null
  return (
    <Sheet title={t('own.title')} acts={<PageLink to="/machines">{t('own.open')}</PageLink>}>
      {rows.map(({ incident, total, out }) => (
        <p key={incident}>{t('own.sheet', { number: incident, out, total })}</p>
      ))}
    </Sheet>
  )
}
