import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import { EntryKind, entryKinds } from './entry-kind.tsx'
import classes from './RecordTab.module.css'
import type { RecordState } from './use-record.ts'

const pauseMs = 250

/** By what the record is filtered: words, kinds, party, person, span. */
export function RecordFilters({ record: { filters } }: { record: RecordState }) {
  const t = useWords(recordWords)
  const style = useStyle()
  const { incident } = useIncident()
  const people = useAsk(peopleApi.people, {}, { enabled: useMay('people:read'), staleTime: 300_000 })
  const [typed, type] = useState(filters.q)
  const { q, setQ } = filters
  useEffect(() => type(q), [q])
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => setQ(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, q, setQ])
  const chosen = filters.kinds === '' ? [] : filters.kinds.split(',')
  const toggle = (kind: string) =>
    filters.setKinds((chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind]).join(','))
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        label={t('filter.q')}
        maxLength={200}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('order')}
        value={filters.order}
        data={(['newest', 'time', 'recorded'] as const).map((one) => ({ value: one, label: t(`order.${one}`) }))}
        onChange={(event) => filters.setOrder(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('filter.party')}
        value={filters.party}
        data={[
          { value: '', label: t('filter.party.all') },
          ...incident.parties.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(event) => filters.setParty(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('filter.by')}
        value={filters.by}
        data={[
          { value: '', label: t('filter.by.all') },
          ...(people.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(event) => filters.setBy(event.currentTarget.value)}
      />
      <fieldset className={classes.kinds}>
        <legend>{t('filter.kinds')}</legend>
        <div>
          {entryKinds.map((kind) => (
            <button key={kind} type="button" aria-pressed={chosen.includes(kind)} onClick={() => toggle(kind)}>
              <EntryKind kind={kind} />
            </button>
          ))}
        </div>
      </fieldset>
      {filters.from && filters.to && (
        <p className={classes.quiet}>
          {t('filter.span', { from: formatInstant(filters.from, style), to: formatInstant(filters.to, style) })}
        </p>
      )}
      {filters.count > 0 && <Button onClick={filters.clear}>{t('filter.clear')}</Button>}
    </search>
  )
}
