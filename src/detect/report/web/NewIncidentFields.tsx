import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import { parseTlp, Tlp, tlpLabel } from '#src/core/tlp.ts'
import type { Severity } from '#src/respond/incident/incident.ts'
import { KindPicker } from '#src/respond/incident/web/KindPicker.tsx'
import { LevelPicker } from '#src/respond/incident/web/LevelPicker.tsx'
import { noLevel } from '#src/respond/incident/web/no-level.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStateWord } from '#src/web/kit/States.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { ReportRow } from '../report.ts'
import { actWords } from './act-words.ts'
import classes from './NewIncidentFields.module.css'

export type IncidentDraft = {
  readonly title: string
  readonly kinds: string[]
  readonly severity: Severity
  readonly tlp: Tlp
  readonly isSecret: boolean
}

/** What the reports say already: their subject without "Re:" and "Fwd:", their kinds, the closest label. */
export function firstDraft(rows: readonly ReportRow[]): IncidentDraft {
  const labels = rows.map((row) => ('tlp' in row && typeof row.tlp === 'string' ? parseTlp(row.tlp) : null))
  const closest = Tlp.options.find(
    (tlp) => labels.includes(tlp) && Tlp.options.indexOf(tlp) < Tlp.options.indexOf('amber'),
  )
  return {
    title: (rows[0]?.subject ?? '').replace(/^(\s*(re|fw|fwd|aw|転送|返信)\s*[:：])+\s*/i, '').slice(0, 300),
    kinds: [...new Set(rows.flatMap((row) => row.kinds))].slice(0, 30),
    severity: noLevel,
    tlp: closest ?? 'amber',
    isSecret: false,
  }
}

export function NewIncidentFields({
  rows,
  draft,
  onChange,
  titleFault,
}: {
  rows: readonly ReportRow[]
  draft: IncidentDraft
  onChange: (draft: IncidentDraft) => void
  titleFault: string | undefined
}) {
  const t = useWords(actWords)
  const wordOf = useStateWord()
  const style = useStyle()
  const first = rows.map((row) => row.receivedAt).sort()[0]
  return (
    <>
      <TextInput
        data-autofocus
        label={t('incident.name')}
        value={draft.title}
        error={titleFault}
        maxLength={300}
        description={first && t('incident.notice', { at: formatInstant(first, style) })}
        onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('incident.tlp')}
          description={wordOf(`tlp.${draft.tlp}`).means}
          inputWrapperOrder={['label', 'input', 'description']}
          value={draft.tlp}
          onChange={(event) => onChange({ ...draft, tlp: event.currentTarget.value as Tlp })}
          data={Tlp.options.map((tlp) => ({ value: tlp, label: tlpLabel(tlp) }))}
        />
        <Switch
          label={t('incident.secret')}
          description={wordOf('secret').means}
          checked={draft.isSecret}
          onChange={(event) => onChange({ ...draft, isSecret: event.currentTarget.checked })}
        />
      </div>
      <KindPicker value={draft.kinds} onChange={(kinds) => onChange({ ...draft, kinds })} />
      <details className={classes.level}>
        <summary>{t('incident.level')}</summary>
        <LevelPicker value={draft.severity} onChange={(severity) => onChange({ ...draft, severity })} />
      </details>
    </>
  )
}
