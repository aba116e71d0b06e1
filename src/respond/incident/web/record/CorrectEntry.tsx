import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import type { EntryView } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import { langOf } from './draft.ts'
import classes from './EntryDrawer.module.css'
import { type KindOfPeople, kindsOfPeople, useKindWord } from './entry-kind.tsx'
import { StageChoice } from './StageChoice.tsx'

/** Puts an entry right by a new one that names it; the old one stays, struck through. */
export function CorrectEntry({
  entry,
  onClose,
  onDone,
}: {
  entry: EntryView
  onClose: () => void
  onDone: (id: string) => void
}) {
  const t = useWords(recordWords)
  const kit = useWords(kitWords)
  const wordOf = useKindWord()
  const { incident } = useIncident()
  const correct = useTell(incidentApi.correctEntry, { also: ['record'] })
  const [kind, setKind] = useState(entry.kind as KindOfPeople)
  const [text, setText] = useState(entry.text)
  const [when, setWhen] = useState<When | null>(entry.when as When)
  const [stage, setStage] = useState(entry.stage)
  const [reason, setReason] = useState('')
  const save = async () => {
    if (!when) return
    const made = await correct.tell({
      incident: incident.number,
      id: entry.id,
      kind,
      text,
      when,
      lang: langOf(text),
      party: entry.party?.id,
      source: entry.source ?? undefined,
      stage,
      reason,
    })
    if (made) onDone(made.id)
  }
  return (
    <form
      className={classes.proof}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{t('correct.title', { seq: entry.seq })}</h2>
      <p className={classes.quiet}>{t('correct.text')}</p>
      <NativeSelect
        label={t('compose.kind')}
        value={kind}
        data={kindsOfPeople.map((one) => ({ value: one, label: wordOf(one).label }))}
        onChange={(event) => setKind(event.currentTarget.value as KindOfPeople)}
      />
      <Textarea
        required
        autosize
        autoFocus
        minRows={3}
        maxRows={14}
        label={t('compose.text')}
        maxLength={50_000}
        value={text}
        error={faultOf(correct.problem, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <StageChoice value={stage} onChange={setStage} />
      <WhenInput value={when} onChange={setWhen} />
      <TextInput
        label={t('correct.reason')}
        description={kit('reason.hint')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemText problem={correct.problem} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" variant="filled" loading={correct.isTelling} disabled={!when}>
          {t('correct.act')}
        </Button>
      </Group>
    </form>
  )
}
