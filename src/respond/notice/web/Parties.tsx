import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, type When } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { instantIn, localOf } from '#src/respond/publication/web/typed.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import type { NoticeParty } from '../notice.ts'
import { noticeWords } from '../words.ts'
import classes from './Notices.module.css'
import { TaskOfPartyButton, TaskOfPartyForm, TasksOfParty } from './TaskOfParty.tsx'
import { noticePageWords } from './words.ts'

/** Everybody outside whom we write to: asked, answered, what we promised, and what is overdue. */
export function Parties({
  incident,
  rows,
  mayWrite,
}: {
  incident: string
  rows: readonly NoticeParty[]
  mayWrite: boolean
}) {
  const t = useWords(noticePageWords)
  const [acting, act] = useState<{ party: NoticeParty; what: 'answer' | 'promise' | 'task' | 'publishes' } | null>(null)
  const note = useTell(noticeApi.noteParty, { onDone: () => act(null) })
  const link = useTell(noticeApi.linkParty)
  if (rows.length === 0) return null
  return (
    <Sheet title={t('parties')}>
      <ProblemText problem={link.problem} />
      {link.output && (
        <p role="status" className={classes.quiet}>
          {t(link.output.isMailed ? 'link.mailed' : 'link.made', { url: link.output.url })}
        </p>
      )}
      <ul className={forms.bleed}>
        {rows.map((party) => (
          <li key={party.contact.id}>
            <Row party={party} incident={incident}>
              {mayWrite && (
                <div className={classes.acts}>
                  {party.closedAt === null && (
                    <>
                      <Button
                        size="compact-sm"
                        loading={link.isTelling}
                        onClick={() => void link.tell({ incident, contact: party.contact.id })}
                      >
                        {t('act.link')}
                      </Button>
                      <Button size="compact-sm" onClick={() => act({ party, what: 'answer' })}>
                        {t('act.answer')}
                      </Button>
                      <Button size="compact-sm" onClick={() => act({ party, what: 'promise' })}>
                        {t('act.promise')}
                      </Button>
                      <Button size="compact-sm" onClick={() => act({ party, what: 'publishes' })}>
                        {t('act.publishes')}
                      </Button>
                      <TaskOfPartyButton onPress={() => act({ party, what: 'task' })} />
                    </>
                  )}
                  <Button
                    size="compact-sm"
                    onClick={() =>
                      void note.tell({ incident, contact: party.contact.id, isClosed: party.closedAt === null })
                    }
                  >
                    {t(party.closedAt === null ? 'act.close' : 'act.reopen')}
                  </Button>
                </div>
              )}
            </Row>
            {acting?.what === 'publishes' && acting.party === party && (
              <PublishesForm incident={incident} party={party} onClose={() => act(null)} />
            )}
            {acting?.what === 'promise' && acting.party === party && (
              <PromiseForm incident={incident} party={party} onClose={() => act(null)} />
            )}
          </li>
        ))}
      </ul>
      {acting?.what === 'task' && (
        <TaskOfPartyForm incident={incident} party={acting.party} onClose={() => act(null)} />
      )}
      {acting?.what === 'answer' && (
        <ConfirmWithReason
          isOpen
          onClose={() => act(null)}
          title={t('answer.title', { name: acting.party.contact.name })}
          act={t('act.answer')}
          isBusy={note.isTelling}
          problem={note.problem}
          onConfirm={(answer) => void note.tell({ incident, contact: acting.party.contact.id, answer })}
        >
          <p>{t('answer.text')}</p>
        </ConfirmWithReason>
      )}
    </Sheet>
  )
}

function Row({ party, incident, children }: { party: NoticeParty; incident: string; children: React.ReactNode }) {
  const t = useWords(noticePageWords)
  const said = useWords(noticeWords)
  const style = useStyle()
  const dates = (['asked', 'expected', 'answered', 'promised'] as const).flatMap((name) => {
    const at = party[`${name}At`]
    return at === null ? [] : [t(name, { at: formatInstant(at, style) })]
  })
  return (
    <div className={classes.row}>
      <span className={classes.state} data-late={party.standing.endsWith('late') || undefined}>
        {said(`standing.${party.standing}`)}
      </span>
      <div>
        <b>{party.contact.name}</b> <span className={classes.quiet}>{party.contact.email}</span>
        <p className={classes.quiet}>{dates.join(' · ')}</p>
        {party.publishesBecause !== '' && (
          <p className={classes.missing}>
            {t(party.publishesAt ? 'publishes.at' : 'publishes', {
              at: party.publishesAt ? formatInstant(party.publishesAt, style) : '',
              because: party.publishesBecause,
            })}
          </p>
        )}
        <TasksOfParty incident={incident} party={party} />
      </div>
      {children}
    </div>
  )
}

function PromiseForm({ incident, party, onClose }: { incident: string; party: NoticeParty; onClose: () => void }) {
  const t = useWords(noticePageWords)
  const kit = useWords(kitWords)
  const note = useTell(noticeApi.noteParty, { onDone: onClose })
  const [when, setWhen] = useState<When | null>(null)
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (when) void note.tell({ incident, contact: party.contact.id, promisedAt: when.from })
      }}
    >
      <WhenInput value={when} onChange={setWhen} label={t('promise.title', { name: party.contact.name })} />
      <ProblemText problem={note.problem} />
      <div className={forms.acts}>
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" disabled={!when} loading={note.isTelling}>
          {t('promise.save')}
        </Button>
      </div>
    </form>
  )
}

/** That it may publish what it knows, with the day where it is known; seen by all who open the page, and told of before that day. */
function PublishesForm({ incident, party, onClose }: { incident: string; party: NoticeParty; onClose: () => void }) {
  const t = useWords(noticePageWords)
  const style = useStyle()
  const note = useTell(noticeApi.noteParty)
  const [at, setAt] = useState(party.publishesAt ? localOf(party.publishesAt, style.zone) : '')
  const [because, setBecause] = useState(party.publishesBecause)
  const of = { incident, contact: party.contact.id }
  return (
    <Form
      act={t('publishes.save')}
      isReady={because.trim() !== ''}
      isBusy={note.isTelling}
      problem={note.problem}
      onClose={onClose}
      onSave={() => note.tell({ ...of, publishes: { because, at: at === '' ? null : instantIn(at, style.zone) } })}
    >
      <Textarea
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        label={t('publishes.because', { name: party.contact.name })}
        description={t('publishes.because.hint')}
        value={because}
        onChange={(event) => setBecause(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('publishes.when')}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      {party.publishesBecause !== '' && (
        <button
          type="button"
          className={forms.link}
          onClick={() => void note.tell({ ...of, publishes: null }).then((done) => done && onClose())}
        >
          {t('publishes.not')}
        </button>
      )}
    </Form>
  )
}
