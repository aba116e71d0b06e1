import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf } from '#src/core/endpoint.ts'
import type { When } from '#src/core/time.ts'
import { KindPicker } from '#src/respond/incident/web/KindPicker.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { reportApi } from '../api.ts'
import type { ReportDetail } from '../report.ts'
import { actWords } from './act-words.ts'
import type { DialogProps } from './acts.ts'
import { ClockFields, clockDraft, clockOf, isClockWrong } from './ClockFields.tsx'
import { ConsentFields } from './ConsentFields.tsx'
import classes from './CorrectDialog.module.css'
import { Dialog } from './Dialog.tsx'
import fields from './Fields.module.css'
import { previewWords } from './preview-words.ts'
import { takeInWords } from './take-in-words.ts'

const people = ['name', 'organisation', 'email', 'phone'] as const

/** Corrects what was read out of a report. The original stays; what changed and why goes on the record. */
export function CorrectDialog(props: DialogProps) {
  const [row] = props.started.rows
  const shown = useAsk(reportApi.show, { id: row?.number ?? '' }, { enabled: row !== undefined })
  const t = useWords(actWords)
  if (shown.data) return <Correction {...props} report={shown.data} />
  return (
    <Dialog
      title={t('correct.title')}
      rows={props.started.rows}
      act={t('save')}
      isOff
      onClose={props.onClose}
      onSend={() => {}}
    >
      {shown.error ? <ProblemText problem={shown.error} /> : <LoadingPlace rows={6} />}
    </Dialog>
  )
}

function Correction({ report, onClose }: DialogProps & { report: ReportDetail }) {
  const t = useWords(actWords)
  const kit = useWords(kitWords)
  const labels = useWords(takeInWords)
  const preview = useWords(previewWords)
  const notice = useNotice()
  const correct = useTell(reportApi.correct)
  const [subject, setSubject] = useState(report.subject)
  const [kinds, setKinds] = useState<string[]>([...report.kinds])
  const [occurred, setOccurred] = useState<When | null>(report.occurred)
  const [isTimeKnown, setTimeKnown] = useState(report.occurred !== null)
  const [clock, setClock] = useState(() => clockDraft(report.clock))
  const [consent, setConsent] = useState(report.consent)
  const [reporter, setReporter] = useState(report.reporter)
  const [addressee, setAddressee] = useState(report.addressee ?? '')
  const [reason, setReason] = useState('')
  const [fault, say] = useState('')

  const differs = (a: unknown, b: unknown) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)
  const when = isTimeKnown ? occurred : null
  const changes: Omit<InputOf<typeof reportApi.correct>, 'id' | 'reason'> = {
    ...(subject.trim() !== '' && subject !== report.subject ? { subject: subject.trim() } : {}),
    ...(differs(kinds, report.kinds) ? { kinds } : {}),
    ...(differs(when, report.occurred) && (when !== null || !isTimeKnown) ? { occurred: when } : {}),
    ...(differs(clock, clockDraft(report.clock)) ? { clock: clockOf(clock) } : {}),
    ...(differs(consent, report.consent) ? { consent } : {}),
    ...(differs(reporter, report.reporter) ? { reporter } : {}),
    ...(addressee.trim() !== (report.addressee ?? '') ? { addressee: addressee.trim() || null } : {}),
  }
  const send = async () => {
    if (isClockWrong(clock)) return
    if (Object.keys(changes).length === 0) return say(t('correct.nothing'))
    if (reason.trim() === '') return say(kit('reason.missing'))
    if (!(await correct.tell({ id: report.id, ...changes, reason: reason.trim() }))) return
    notice(t('done.corrected'))
    onClose()
  }
  return (
    <Dialog
      title={t('correct.title')}
      rows={[report]}
      size={820}
      act={t('save')}
      isBusy={correct.isTelling}
      onClose={onClose}
      onSend={() => void send()}
    >
      <p className={classes.about}>{t('correct.text')}</p>
      <TextInput
        label={labels('subject')}
        maxLength={500}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <KindPicker value={kinds} onChange={setKinds} />
      <section className={classes.group}>
        <h3>{preview('occurred')}</h3>
        <Checkbox
          label={t('correct.occurred.unknown')}
          checked={!isTimeKnown}
          onChange={(event) => setTimeKnown(!event.currentTarget.checked)}
        />
        {isTimeKnown && <WhenInput value={occurred} onChange={setOccurred} label={preview('occurred')} />}
      </section>
      <section className={classes.group}>
        <h3>{t('correct.clock')}</h3>
        <ClockFields value={clock} onChange={setClock} />
      </section>
      <section className={classes.group}>
        <h3>{t('correct.consent')}</h3>
        <p className={classes.about}>{t('correct.consent.hint')}</p>
        <ConsentFields value={consent} onChange={setConsent} />
      </section>
      <section className={classes.group}>
        <h3>{t('correct.reporter')}</h3>
        <div className={fields.grid}>
          {people.map((name) => (
            <TextInput
              key={name}
              label={labels(name)}
              value={reporter[name] ?? ''}
              onChange={(event) => setReporter({ ...reporter, [name]: event.currentTarget.value || null })}
            />
          ))}
          <TextInput
            label={labels('addressee')}
            maxLength={300}
            value={addressee}
            onChange={(event) => setAddressee(event.currentTarget.value)}
          />
        </div>
      </section>
      <Textarea
        label={kit('reason')}
        description={kit('reason.hint')}
        autosize
        minRows={2}
        value={reason}
        error={fault || undefined}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          say('')
        }}
      />
      <ProblemText problem={correct.problem} />
    </Dialog>
  )
}
