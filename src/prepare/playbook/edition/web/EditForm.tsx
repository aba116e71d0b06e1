import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { editionApi, type PlaybookPage } from '../api.ts'
import classes from './Playbook.module.css'
import { editionPageWords } from './words.ts'

/** The draft of the next edition, with what is wrong in it by line, and why it is changed. */
export function EditForm({ page }: { page: PlaybookPage }) {
  const t = useWords(editionPageWords)
  const notice = useNotice()
  const draft = page.editions.find((one) => one.state === 'draft')
  const isWaiting = page.editions.some((one) => one.state === 'asked')
  const [text, setText] = useState(page.text)
  const [note, setNote] = useState(draft?.note ?? '')
  const [incident, setIncident] = useState(draft?.incident ?? '')
  const save = useTell(editionApi.save, { onDone: () => notice(t('saved')) })
  const ask = useTell(editionApi.ask)
  const isSaved = draft !== undefined && text === page.text && note === draft.note && incident === draft.incident
  return (
    <Sheet title={t('part.edit')}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save.tell({ playbook: page.id, text, note, incident })
        }}
      >
        {draft && (
          <div role="status">
            <p>{page.problems.length === 0 ? t('sound') : t('problems', { count: page.problems.length })}</p>
            {page.problems.length > 0 && (
              <ul className={classes.problems}>
                {page.problems.map((one) => (
                  <li key={`${one.line} ${one.field} ${one.code}`}>
                    {t(one.line === null ? 'problem.loose' : 'problem', { ...one })}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        <Textarea
          className={classes.text}
          autosize
          minRows={14}
          maxRows={32}
          spellCheck={false}
          disabled={isWaiting}
          label={t('text')}
          description={t('text.hint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={forms.fields}>
          <TextInput
            label={t('note')}
            maxLength={2_000}
            disabled={isWaiting}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <TextInput
            label={t('incident')}
            maxLength={40}
            disabled={isWaiting}
            value={incident}
            onChange={(event) => setIncident(event.currentTarget.value)}
          />
        </div>
        <ProblemText problem={save.problem ?? ask.problem} />
        <div className={forms.acts}>
          <Button
            type="submit"
            variant={isSaved ? 'default' : 'filled'}
            disabled={isWaiting || isSaved}
            loading={save.isTelling}
          >
            {t('save')}
          </Button>
          {draft && isSaved && (
            <Button
              variant="filled"
              disabled={page.problems.length > 0 || draft.note === ''}
              loading={ask.isTelling}
              onClick={() => void ask.tell({ playbook: page.id })}
            >
              {t('ask')}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  )
}
