import { SegmentedControl, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { incidentApi } from '#src/respond/incident/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { actWords } from './act-words.ts'
import type { DialogProps } from './acts.ts'
import { idsOf } from './acts.ts'
import { Dialog } from './Dialog.tsx'
import { IncidentChoice } from './IncidentChoice.tsx'
import { firstDraft, NewIncidentFields } from './NewIncidentFields.tsx'

/** To an incident: one that is there, the likely ones first, or a new one. */
export function IncidentDialog(props: DialogProps) {
  const { started } = props
  const [row] = started.rows
  const suggested = useAsk(
    incidentApi.suggestions,
    { report: row?.id ?? '' },
    { enabled: row !== undefined && !started.isNew && !started.incident },
  )
  const [chosen, choose] = useState<'existing' | 'new' | null>(
    started.isNew ? 'new' : started.incident ? 'existing' : null,
  )
  const likely = suggested.data?.rows.length ? 'existing' : 'new'
  const how = chosen ?? likely
  return how === 'new' ? <OpenNew {...props} onHow={choose} /> : <AddToExisting {...props} onHow={choose} />
}

type HowProps = DialogProps & { readonly onHow: (how: 'existing' | 'new') => void }

function How({ value, onHow }: { value: 'existing' | 'new'; onHow: HowProps['onHow'] }) {
  const t = useWords(actWords)
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('incident.how')}
      value={value}
      onChange={(how) => onHow(how as 'new')}
      data={[
        { value: 'new', label: t('incident.new') },
        { value: 'existing', label: t('incident.existing') },
      ]}
    />
  )
}

function OpenNew({ started, onClose, onHow }: HowProps) {
  const t = useWords(actWords)
  const navigate = useNavigate()
  const create = useTell(incidentApi.create, { also: ['report'] })
  const [draft, setDraft] = useState(() => firstDraft(started.rows))
  const [isTried, setTried] = useState(false)
  return (
    <Dialog
      title={t('incident.title')}
      rows={started.rows}
      size={820}
      act={t('incident.create')}
      isBusy={create.isTelling}
      onClose={onClose}
      onSend={async () => {
        setTried(true)
        if (draft.title.trim() === '') return
        const made = await create.tell({
          ...draft,
          title: draft.title.trim(),
          severity: draft.severity.level === '' ? undefined : draft.severity,
          reports: idsOf(started.rows),
        })
        if (!made) return
        onClose()
        void navigate({ to: '/incidents/$number', params: { number: made.number } })
      }}
    >
      <How value="new" onHow={onHow} />
      <NewIncidentFields
        rows={started.rows}
        draft={draft}
        onChange={setDraft}
        titleFault={isTried && draft.title.trim() === '' ? t('incident.name.missing') : undefined}
      />
      <ProblemText problem={create.problem} />
    </Dialog>
  )
}

function AddToExisting({ started, onClose, onHow, onLeft }: HowProps) {
  const t = useWords(actWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const attach = useTell(incidentApi.attach, { also: ['report'] })
  const [chosen, choose] = useState(started.incident ?? null)
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={t('incident.title')}
      rows={started.rows}
      size={820}
      act={chosen ? t('incident.add', { number: chosen.number }) : t('incident.choose')}
      isBusy={attach.isTelling}
      isOff={!chosen}
      onClose={onClose}
      onSend={async () => {
        if (!chosen) return
        const reports = idsOf(started.rows)
        if (!(await attach.tell({ incident: chosen.number, reports, reason: reason.trim() }))) return
        const { number } = chosen
        notice(t('done.attached', { number }), {
          label: t('done.open'),
          run: () => void navigate({ to: '/incidents/$number', params: { number } }),
        })
        onLeft(started.rows)
        onClose()
      }}
    >
      <How value="existing" onHow={onHow} />
      <IncidentChoice report={started.rows[0]?.id ?? ''} chosen={chosen} onChoose={choose} />
      <Textarea
        label={t('incident.why')}
        autosize
        minRows={2}
        maxRows={6}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemText problem={attach.problem} />
    </Dialog>
  )
}
