import { Button, Checkbox, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, type When } from '#src/core/time.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useNow } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import type { OpenQuestion } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { nowWords } from '../words/now.ts'
import classes from './NowTab.module.css'

/** What must still be found out, by when; asked and answered here. */
export function Questions({ questions }: { questions: readonly OpenQuestion[] }) {
  const t = useWords(nowWords)
  const { incident } = useIncident()
  const [isAsking, setAsking] = useState(false)
  const mayWrite = incident.can.write
  return (
    <Sheet
      title={t('questions')}
      acts={mayWrite && !isAsking && <Button onClick={() => setAsking(true)}>{t('questions.ask')}</Button>}
    >
      {isAsking && <AskForm onClose={() => setAsking(false)} />}
      {questions.length === 0 && !isAsking && <p className={classes.quiet}>{t('questions.none')}</p>}
      {questions.length > 0 && (
        <ul className={classes.rows}>
          {questions.map((one) => (
            <QuestionRow key={one.id} question={one} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function QuestionRow({ question }: { question: OpenQuestion }) {
  const t = useWords(nowWords)
  const kit = useWords(kitWords)
  const style = useStyle()
  const now = useNow()
  const { incident } = useIncident()
  const answer = useTell(incidentApi.answer)
  const [form, setForm] = useParam('form')
  const [text, setText] = useState('')
  const isOpen = form === `answer:${question.id}` || (form === 'answer' && incident.questions[0]?.id === question.id)
  const close = () => setForm('')
  const save = async () => {
    if (await answer.tell({ incident: incident.number, id: question.id, text })) close()
  }
  return (
    <li className={classes.question}>
      <div>
        <div className={classes.text}>
          <p className={classes.what}>{question.text}</p>
          <p className={classes.quiet}>
            {t('questions.by', { name: question.byName, at: formatInstant(question.at, style) })}{' '}
            {question.dueAt && (
              <span className={Date.parse(question.dueAt) < now ? classes.late : undefined}>
                {t('questions.due-at', { at: formatInstant(question.dueAt, style) })}
              </span>
            )}
          </p>
        </div>
        {incident.can.write && !isOpen && (
          <Button className={classes.act} onClick={() => setForm(`answer:${question.id}`)}>
            {t('questions.answer')}
          </Button>
        )}
      </div>
      {isOpen && incident.can.write && (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Textarea
            required
            autoFocus
            autosize
            minRows={2}
            label={t('questions.answer.text')}
            maxLength={4_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ProblemText problem={answer.problem} />
          <Group justify="flex-end">
            <Button onClick={close}>{kit('cancel')}</Button>
            <Button type="submit" loading={answer.isTelling}>
              {t('questions.answer.act')}
            </Button>
          </Group>
        </form>
      )}
    </li>
  )
}

function AskForm({ onClose }: { onClose: () => void }) {
  const t = useWords(nowWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const put = useTell(incidentApi.ask)
  const [text, setText] = useState('')
  const [isDue, setDue] = useState(false)
  const [due, setWhen] = useState<When | null>(null)
  const save = async () => {
    if (await put.tell({ incident: incident.number, text, dueAt: isDue ? (due?.to ?? null) : null })) onClose()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Textarea
        required
        autoFocus
        autosize
        minRows={2}
        label={t('questions.text')}
        description={t('questions.text.hint')}
        maxLength={2_000}
        value={text}
        error={faultOf(put.problem, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox label={t('questions.due')} checked={isDue} onChange={(event) => setDue(event.currentTarget.checked)} />
      {isDue && <WhenInput label={t('questions.due.label')} value={due} onChange={setWhen} />}
      <ProblemText problem={put.problem} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" loading={put.isTelling} disabled={isDue && !due}>
          {t('questions.add')}
        </Button>
      </Group>
    </form>
  )
}
