import { Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { incidentApi } from '#src/respond/incident/api.ts'
import type { IncidentRow } from '#src/respond/incident/incident.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { PhaseBadge, SecretMark } from '#src/web/kit/States.tsx'
import { actWords } from './act-words.ts'
import classes from './Choice.module.css'

type Chosen = { readonly id: string; readonly number: string; readonly title: string }

/** Which incident: the likely ones with their reasons, then those that are open, or what a search finds. */
export function IncidentChoice({
  report,
  chosen,
  onChoose,
}: {
  report: string
  chosen: Chosen | null
  onChoose: (incident: Chosen | null) => void
}) {
  const t = useWords(actWords)
  const [typed, type] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 250)
  const suggested = useAsk(incidentApi.suggestions, { report }, { enabled: report !== '' })
  const found = useAsk(incidentApi.list, q ? { q, limit: 10 } : { open: true, limit: 10 }, { keepsPrevious: true })
  const likely = q ? [] : (suggested.data?.rows ?? [])
  const named = new Set(likely.map((one) => one.incident.id))
  const others = (found.data?.rows ?? []).filter((row) => !named.has(row.id))
  // What was named beforehand stays in sight even if no list holds it.
  const kept = chosen && !named.has(chosen.id) && !others.some((row) => row.id === chosen.id) ? chosen : null
  const pick = (id: string) => {
    const all: Chosen[] = [...likely.map((one) => one.incident), ...others]
    onChoose(all.find((one) => one.id === id) ?? null)
  }
  return (
    <>
      <TextInput
        type="search"
        data-autofocus
        label={t('incident.search')}
        placeholder="2026-0001"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <Radio.Group aria-label={t('incident.choose')} value={chosen?.id ?? ''} onChange={pick}>
        {kept && <Radio value={kept.id} label={`${kept.number} ${kept.title}`} className={classes.choice} />}
        {likely.length > 0 && <h3 className={classes.group}>{t('incident.likely')}</h3>}
        {likely.map(({ incident, reasons }) => (
          <Choice key={incident.id} incident={incident} reasons={reasons} />
        ))}
        {others.length > 0 && <h3 className={classes.group}>{t(q ? 'incident.found' : 'incident.open')}</h3>}
        {others.map((incident) => (
          <Choice key={incident.id} incident={incident} reasons={[]} />
        ))}
      </Radio.Group>
      {found.isPending && <LoadingPlace rows={3} />}
      {found.data && others.length + likely.length === 0 && !kept && (
        <p className={classes.none}>{t(q ? 'incident.none' : 'incident.none-open')}</p>
      )}
      <ProblemText problem={found.error} />
    </>
  )
}

function Choice({ incident, reasons }: { incident: IncidentRow; reasons: readonly string[] }) {
  return (
    <Radio
      value={incident.id}
      className={classes.choice}
      label={
        <span className={classes.label}>
          <b>{incident.number}</b> {incident.title} <PhaseBadge phase={incident.phase} />
          {incident.isSecret && <SecretMark />}
        </span>
      }
      description={reasons.length > 0 ? reasons.join(' ') : undefined}
    />
  )
}
