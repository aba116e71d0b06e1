import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { StateText } from '#src/respond/plan/web/TaskTable.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import type { NoticeParty } from '../notice.ts'
import classes from './Notices.module.css'
import { noticePageWords } from './words.ts'

/** The tasks of the plan that are the dealing with one party, with how far they are (S2-27). */
export function TasksOfParty({ incident, party }: { incident: string; party: NoticeParty }) {
  const t = useWords(noticePageWords)
  const { lang } = useLang()
  const plan = useAsk(planApi.show, { incident })
  const tasks = (plan.data?.tasks ?? []).filter(({ purpose }) => purpose?.contact?.id === party.contact.id)
  if (tasks.length === 0) return null
  return (
    <>
      {tasks.map((task) => (
        <p key={task.id} className={classes.quiet}>
          <PageLink to="/incidents/$number/$tab" params={{ number: incident, tab: 'plan' }}>
            {t('task.of', { number: task.number, title: task.title[lang] })}
          </PageLink>{' '}
          <StateText task={task} />
          {task.owner && ` · ${task.owner.name}`}
          {task.purpose?.via && ` · ${t('task.via', { via: task.purpose.via })}`}
        </p>
      ))}
    </>
  )
}

/** Dealing with this party becomes a task of its own. */
export function TaskOfPartyForm({
  incident,
  party,
  onClose,
}: {
  incident: string
  party: NoticeParty
  onClose: () => void
}) {
  const t = useWords(noticePageWords)
  const add = useTell(planApi.add)
  const [title, setTitle] = useState(() => t('task.title', { name: party.contact.name }))
  const [via, setVia] = useState('')
  const [due, setDue] = useState<When | null>(null)
  return (
    <Form
      act={t('task.save')}
      isReady={title.trim() !== ''}
      isBusy={add.isTelling}
      problem={add.problem}
      onClose={onClose}
      onSave={() =>
        add.tell({
          incident,
          title: title.trim(),
          dueAt: due?.to ?? null,
          purpose: { kind: 'outside', contact: party.contact.id, via },
        })
      }
    >
      <b>{t('task.form', { name: party.contact.name })}</b>
      <p className={classes.quiet}>{t('task.text')}</p>
      <TextInput
        required
        data-autofocus
        label={t('task.field.title')}
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('task.field.via')}
        description={t('task.field.via.hint')}
        maxLength={200}
        value={via}
        onChange={(event) => setVia(event.currentTarget.value)}
      />
      <WhenInput label={t('task.field.due')} value={due} onChange={setDue} />
    </Form>
  )
}

export function TaskOfPartyButton({ onPress }: { onPress: () => void }) {
  const t = useWords(noticePageWords)
  return (
    <Button size="compact-sm" onClick={onPress}>
      {t('act.task')}
    </Button>
  )
}
