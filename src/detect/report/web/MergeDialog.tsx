import { Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { ReportStateBadge } from '#src/web/kit/States.tsx'
import { reportApi } from '../api.ts'
import type { ReportRow } from '../report.ts'
import { actWords } from './act-words.ts'
import type { DialogProps } from './acts.ts'
import classes from './Choice.module.css'
import { Dialog } from './Dialog.tsx'
import { isMergeChoice } from './merge-choice.ts'

/** Into the same incident as another report: the likely ones first. What is done is shown and confirmed in the next step. */
export function MergeDialog({ started, onStart, onClose }: DialogProps) {
  const t = useWords(actWords)
  const [first] = started.rows
  const [typed, type] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 250)
  const similar = useAsk(reportApi.similar, { id: first?.id ?? '' }, { enabled: first !== undefined })
  const found = useAsk(reportApi.list, { q, limit: 10, noise: 'with' }, { enabled: q !== '', keepsPrevious: true })
  const isChoice = (other: ReportRow) => isMergeChoice(started.rows, other)
  const likely = q ? [] : (similar.data?.rows ?? []).filter((one) => isChoice(one.report))
  const rows = q ? (found.data?.rows ?? []).filter(isChoice) : []
  const [chosen, choose] = useState<ReportRow | null>(null)
  const theirs = chosen?.incidents[0]
  const ours = started.rows.flatMap((row) => row.incidents)[0]
  const into = theirs ?? ours
  const go = () => {
    if (!chosen) return
    if (theirs) return onStart({ name: 'incident', rows: started.rows, incident: theirs })
    if (ours) {
      const outside = [...started.rows, chosen].filter((row) => !row.incidents.some((one) => one.id === ours.id))
      return onStart({ name: 'incident', rows: outside, incident: ours })
    }
    onStart({ name: 'incident', rows: [...started.rows, chosen], isNew: true })
  }
  const isWaiting = q ? found.isPending : similar.isPending
  return (
    <Dialog
      title={t('merge.title')}
      rows={started.rows}
      size={720}
      act={chosen ? (into ? t('merge.into', { number: into.number }) : t('merge.new')) : t('merge.choose')}
      isOff={!chosen}
      onClose={onClose}
      onSend={go}
    >
      <TextInput
        type="search"
        data-autofocus
        label={t('merge.search')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {isWaiting && <LoadingPlace rows={3} />}
      <Radio.Group
        aria-label={t('merge.choose')}
        value={chosen?.id ?? ''}
        onChange={(id) => choose([...likely.map((one) => one.report), ...rows].find((row) => row.id === id) ?? null)}
      >
        {likely.length > 0 && <h3 className={classes.group}>{t('merge.likely')}</h3>}
        {likely.map(({ report, reasons }) => (
          <Choice key={report.id} row={report} reasons={reasons} />
        ))}
        {rows.length > 0 && <h3 className={classes.group}>{t('merge.found')}</h3>}
        {rows.map((row) => (
          <Choice key={row.id} row={row} reasons={[]} />
        ))}
      </Radio.Group>
      {!isWaiting && likely.length + rows.length === 0 && (
        <p className={classes.none}>{t(q ? 'merge.none' : 'merge.none-likely')}</p>
      )}
      <ProblemText problem={similar.error ?? found.error} />
    </Dialog>
  )
}

function Choice({ row, reasons }: { row: ReportRow; reasons: readonly string[] }) {
  return (
    <Radio
      value={row.id}
      className={classes.choice}
      label={
        <span className={classes.label}>
          <b>{row.number}</b> {row.subject} <ReportStateBadge state={row.state} />
          {row.incidents[0] && <span>{row.incidents[0].number}</span>}
        </span>
      }
      description={reasons.join(' ') || [row.reporterName, row.sources[0]].filter(Boolean).join(' / ') || undefined}
    />
  )
}
