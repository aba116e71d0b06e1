import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { planVersionApi } from '../api.ts'
import { VersionCause, type VersionChange } from '../version.ts'
import { planVersionEntryWords } from '../words.ts'
import { planVersionWords } from './words.ts'

/** The plan under its numbers: what each changed, why, and where it was told. */
export function Versions({ incident, canWrite }: { incident: string; canWrite: boolean }) {
  const t = useWords(planVersionWords)
  const said = useWords(planVersionEntryWords)
  const style = useStyle()
  const { data } = useAsk(planVersionApi.list, { incident }, { enabled: canWrite })
  const [isKeeping, keep] = useState(false)
  const [opened, open] = useState<number | null>(null)
  if (!data) return null
  const newest = data.rows[0]
  return (
    <Sheet title={t('title')} acts={!isKeeping && <Button onClick={() => keep(true)}>{t('keep')}</Button>}>
      {isKeeping && <KeepForm incident={incident} isFirst={!newest} onClose={() => keep(false)} />}
      {!newest && !isKeeping && <p className={forms.quiet}>{t('none')}</p>}
      {newest && (
        <>
          <p>{t('since', { no: newest.no, count: data.since.length })}</p>
          <Changes rows={data.since} />
          <ul className={forms.bleed}>
            {data.rows.map((row) => (
              <li key={row.no}>
                <b>{t('row', { no: row.no, name: row.name, tasks: row.tasks })}</b>
                <p className={forms.quiet}>
                  {t('made', { at: formatInstant(row.madeAt, style), by: row.madeBy })} ·{' '}
                  {said(`plan.version.cause.${row.cause}`)} · {row.reason}
                </p>
                {row.told !== '' && <p className={forms.quiet}>{t('told.to', { told: row.told })}</p>}
                {row.no > 1 && opened !== row.no && (
                  <button
                    type="button"
                    className={forms.link}
                    aria-label={t('since.open.of', { no: row.no })}
                    onClick={() => open(row.no)}
                  >
                    {t('since.open')}
                  </button>
                )}
                {opened === row.no && <Between incident={incident} from={row.no - 1} to={row.no} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  )
}

function Between({ incident, from, to }: { incident: string; from: number; to: number }) {
  const t = useWords(planVersionWords)
  const { data } = useAsk(planVersionApi.changes, { incident, from, to })
  if (!data) return null
  return data.rows.length === 0 ? <p className={forms.quiet}>{t('changes.none')}</p> : <Changes rows={data.rows} />
}

function Changes({ rows }: { rows: readonly VersionChange[] }) {
  const t = useWords(planVersionWords)
  const style = useStyle()
  const word = ({ what, before, after }: VersionChange) => {
    if (what !== 'due') return t(`what.${what}`, { before: before ?? t('nobody'), after: after ?? t('nobody') })
    const at = (time: string | null) => (time === null ? t('no-time') : formatInstant(time, style))
    return t('what.due', { before: at(before), after: at(after) })
  }
  if (rows.length === 0) return null
  return (
    <ul>
      {rows.map((row) => (
        <li key={`${row.number} ${row.what}`}>
          {row.number}. {row.title[style.lang]} <span className={forms.quiet}>{word(row)}</span>
        </li>
      ))}
    </ul>
  )
}

function KeepForm({ incident, isFirst, onClose }: { incident: string; isFirst: boolean; onClose: () => void }) {
  const t = useWords(planVersionWords)
  const said = useWords(planVersionEntryWords)
  const tell = useTell(planVersionApi.keep)
  const [name, setName] = useState('')
  const [cause, setCause] = useState<VersionCause>(isFirst ? 'first' : 'findings')
  const [reason, setReason] = useState('')
  const [told, setTold] = useState('')
  return (
    <Form
      act={t('keep')}
      isReady={name.trim() !== '' && reason.trim() !== ''}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => tell.tell({ incident, name, cause, reason, told })}
    >
      <TextInput
        required
        data-autofocus
        label={t('name')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('cause')}
        value={cause}
        data={VersionCause.options.map((value) => ({ value, label: said(`plan.version.cause.${value}`) }))}
        onChange={(event) => setCause(VersionCause.parse(event.currentTarget.value))}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={t('reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('told')}
        maxLength={1_000}
        value={told}
        onChange={(event) => setTold(event.currentTarget.value)}
      />
    </Form>
  )
}
