import { Button, Group, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { planApi } from '../api.ts'
import { isOpen, type TaskDetail } from '../task.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

type Asking = 'done' | 'waiting' | 'drop' | 'reopen' | null

/** What can be done with a task by whoever looks at it: one primary button, what ends it apart from it. */
export function TaskActs({ task, onEdit }: { task: TaskDetail; onEdit: () => void }) {
  const t = useWords(planPageWords)
  const [asking, ask] = useState<Asking>(null)
  const close = () => ask(null)
  const answer = useTell(planApi.answer, { onDone: close })
  const drop = useTell(planApi.drop, { onDone: close })
  const reopen = useTell(planApi.reopen, { onDone: close })
  const { can } = task
  const ofPlan = { incident: task.incident.number, task: task.id }
  if (asking === 'done' || asking === 'waiting') return <AnswerForm task={task} to={asking} onClose={close} />
  return (
    <div>
      <div className={classes.acts}>
        {isOpen(task.state) && can.answer && (
          <>
            <Button variant="filled" onClick={() => ask('done')}>
              {t('act.done')}
            </Button>
            {task.state !== 'doing' && (
              <Button loading={answer.isTelling} onClick={() => void answer.tell({ task: task.id, state: 'doing' })}>
                {t('act.begin')}
              </Button>
            )}
            {task.state !== 'waiting' && <Button onClick={() => ask('waiting')}>{t('act.wait')}</Button>}
          </>
        )}
        {can.write && isOpen(task.state) && <Button onClick={onEdit}>{t('edit.act')}</Button>}
        {can.write && (
          <Button variant="subtle" onClick={() => ask(isOpen(task.state) ? 'drop' : 'reopen')}>
            {t(isOpen(task.state) ? 'act.drop' : 'act.reopen')}
          </Button>
        )}
      </div>
      <ProblemText problem={answer.problem} />
      {(['drop', 'reopen'] as const).map((act) => {
        const teller = act === 'drop' ? drop : reopen
        return (
          <ConfirmWithReason
            key={act}
            isOpen={asking === act}
            onClose={close}
            title={t(`${act}.title`)}
            act={t(`act.${act}`)}
            isBusy={teller.isTelling}
            problem={teller.problem}
            onConfirm={(reason) => void teller.tell({ ...ofPlan, reason })}
          >
            <p>{t(`${act}.text`)}</p>
          </ConfirmWithReason>
        )
      })}
    </div>
  )
}

/** Done, with what shows it and the answer to the playbook's question; or waiting, and for what. */
function AnswerForm({ task, to, onClose }: { task: TaskDetail; to: 'done' | 'waiting'; onClose: () => void }) {
  const t = useWords(planPageWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const answer = useTell(planApi.answer, { onDone: onClose })
  const [text, setText] = useState('')
  const [chosen, choose] = useState('')
  const isDone = to === 'done'
  const question = isDone ? task.guide?.choose : null
  const isReady = (text.trim() !== '' || (isDone && !task.guide)) && (!question || chosen !== '')
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        void answer.tell({
          task: task.id,
          state: to,
          answer: chosen,
          ...(isDone ? { proof: text } : { reason: text }),
        })
      }}
    >
      {question && (
        <Radio.Group label={question.question[lang]} description={t('done.question')} value={chosen} onChange={choose}>
          {question.answers.map((one) => (
            <Radio key={one.id} mt={8} value={one.id} label={one[lang]} />
          ))}
        </Radio.Group>
      )}
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        label={t(isDone ? 'done.proof' : 'wait.reason')}
        description={isDone && task.guide ? t('done.proof.hint', { proof: task.guide.proof[lang] }) : undefined}
        required={!isDone || task.guide !== null}
        maxLength={isDone ? 4_000 : 2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemText problem={answer.problem} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!isReady} loading={answer.isTelling}>
          {t(isDone ? 'act.done' : 'act.wait')}
        </Button>
      </Group>
    </form>
  )
}
