import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { evidenceApi } from '../api.ts'
import { EvidenceKind, type EvidenceRow } from '../evidence.ts'
import classes from './EvidenceTab.module.css'
import { useSendFile } from './send-file.ts'
import { evidenceWords } from './words.ts'

/** What the desk takes at most, as it says itself. */
const mostBytes = 100 * 1024 ** 3
const texts = ['source', 'method', 'collectedBy', 'tool', 'marks', 'place'] as const

/** Takes a file or a thing into custody: the file is on its way while the form is filled in. */
export function AddEvidence({ known, onClose }: { known: readonly EvidenceRow[]; onClose: () => void }) {
  const t = useWords(evidenceWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const { incident } = useIncident()
  const add = useTell(evidenceApi.add)
  const { sending, start, again } = useSendFile(incident.number)
  const [kind, setKind] = useState<EvidenceKind>('file')
  const [description, setDescription] = useState('')
  const [fields, setFields] = useState<Record<(typeof texts)[number], string>>({
    source: '',
    method: '',
    collectedBy: '',
    tool: '',
    marks: '',
    place: '',
  })
  const [clock, setClock] = useState('')
  const [when, setWhen] = useState<When | null>(null)
  const [parent, setParent] = useState('')
  const [isMalware, setMalware] = useState(false)
  const hasFile = kind === 'file' || kind === 'collection'
  const isWanting = hasFile && sending.state !== 'done'
  const save = async () => {
    if (isWanting) return
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
    const done = await add.tell({
      incident: incident.number,
      kind,
      description,
      ...given,
      ...(sending.state === 'done' && hasFile ? { upload: sending.upload } : {}),
      ...(clock.trim() === '' || Number.isNaN(Number(clock)) ? {} : { clockErrorSeconds: Number(clock) }),
      ...(when ? { collectedWhen: when } : {}),
      ...(parent ? { parent } : {}),
      isMalware,
    })
    if (!done) return
    notice(t('add.done', { number: done.number }))
    onClose()
  }
  return (
    <Sheet title={t('add')}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={forms.fields}>
          <NativeSelect
            label={t('add.kind')}
            value={kind}
            data={EvidenceKind.options.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            onChange={(event) => setKind(event.currentTarget.value as EvidenceKind)}
          />
          <NativeSelect
            label={t('add.parent')}
            value={parent}
            data={[
              { value: '', label: t('add.parent.none') },
              ...known.map((one) => ({ value: one.number, label: `${one.number} ${one.description.slice(0, 60)}` })),
            ]}
            onChange={(event) => setParent(event.currentTarget.value)}
          />
        </div>
        {hasFile && <SentFile sending={sending} start={start} again={again} />}
        <Textarea
          required
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2_000}
          label={t('add.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <div className={forms.fields}>
          {texts.map((name) => (
            <TextInput
              key={name}
              label={t(`add.${name}`)}
              maxLength={name === 'source' || name === 'method' ? 1_000 : 200}
              value={fields[name]}
              onChange={(event) => {
                const { value } = event.currentTarget
                setFields((was) => ({ ...was, [name]: value }))
              }}
            />
          ))}
          <TextInput
            label={t('add.clock')}
            inputMode="decimal"
            value={clock}
            onChange={(event) => setClock(event.currentTarget.value)}
          />
        </div>
        <WhenInput label={t('add.when')} value={when} onChange={setWhen} />
        <Checkbox
          label={t('add.malware')}
          checked={isMalware}
          onChange={(event) => setMalware(event.currentTarget.checked)}
        />
        <ProblemText problem={add.problem} />
        <div className={forms.acts}>
          {isWanting && <span className={forms.quiet}>{t('add.wait')}</span>}
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={isWanting} loading={add.isTelling}>
            {t('add.act')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** The file on its way: how far it is, and how to go on when the line was cut. */
function SentFile({ sending, start, again }: ReturnType<typeof useSendFile>) {
  const t = useWords(evidenceWords)
  const told =
    sending.state === 'none'
      ? undefined
      : sending.state === 'done'
        ? t('file.done', { name: sending.name })
        : t('file.sent', { name: sending.name, percent: sending.percent })
  return (
    <>
      <FileDrop
        isSingle
        label={t('file.drop')}
        hint={t('file.hint')}
        most={mostBytes}
        told={told}
        onFiles={([file]) => file && start(file)}
      />
      {sending.state === 'stopped' && (
        <div className={classes.stopped}>
          <p>{t('file.failed')}</p>
          <ProblemText problem={sending.problem} />
          <Button onClick={again}>{t('file.again')}</Button>
        </div>
      )}
    </>
  )
}
