import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type LetterPage, letterApi } from '../api.ts'
import { LetterPreview } from './LetterPreview.tsx'
import classes from './Letters.module.css'
import { letterPageWords } from './words.ts'

/** The text of a letter as a file, beside how it will look; what is wrong is said by line before anything is saved. */
export function LetterForm({ page, start }: { page: LetterPage; start: string | null }) {
  const t = useWords(letterPageWords)
  const notice = useNotice()
  const [text, setText] = useState(start ?? page.text)
  const [note, setNote] = useState('')
  const [isResetting, setResetting] = useState(false)
  const of = { shelf: page.shelf, letter: page.id }
  const save = useTell(letterApi.save, { onDone: () => notice(t('saved')) })
  const reset = useTell(letterApi.reset, { onDone: () => setResetting(false) })
  const isNew = text !== page.text || page.isUnsaved
  return (
    <>
      {page.isUnsaved && <p role="status">{t('unsaved')}</p>}
      <div className={classes.bench}>
        <Sheet title={t('text')}>
          <form
            className={forms.form}
            onSubmit={(event) => {
              event.preventDefault()
              void save.tell({ ...of, text, note })
            }}
          >
            <Textarea
              className={classes.text}
              autosize
              minRows={14}
              maxRows={30}
              spellCheck={false}
              readOnly={!page.can.write}
              aria-label={t('text')}
              description={<TextHint />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {page.can.write && (
              <>
                <TextInput
                  label={t('note')}
                  maxLength={2_000}
                  value={note}
                  onChange={(event) => setNote(event.currentTarget.value)}
                />
                <ProblemText problem={save.problem} />
                <div className={forms.acts}>
                  {page.isOwn && page.isShipped && <Button onClick={() => setResetting(true)}>{t('reset')}</Button>}
                  <Button type="submit" variant="filled" disabled={!isNew} loading={save.isTelling}>
                    {t('save')}
                  </Button>
                </div>
              </>
            )}
          </form>
        </Sheet>
        {page.can.preview && <LetterPreview of={of} text={text} />}
      </div>
      <ConfirmWithReason
        isOpen={isResetting}
        needsReason={false}
        onClose={() => setResetting(false)}
        title={t('reset.title')}
        act={t('reset')}
        isBusy={reset.isTelling}
        problem={reset.problem}
        onConfirm={(reason) => void reset.tell({ ...of, note: reason })}
      >
        <p>{t('reset.text')}</p>
      </ConfirmWithReason>
    </>
  )
}

/** What a blank looks like, as it is written. */
function TextHint() {
  const t = useWords(letterPageWords)
  const [before, after] = t('text.hint', { name: '\n' }).split('\n')
  return (
    <>
      {before}
      <code translate="no">{'{desk}'}</code>
      {after}
    </>
  )
}
