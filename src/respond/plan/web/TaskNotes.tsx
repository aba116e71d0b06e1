import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { hrefOf } from '#src/web/kit/client.ts'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { planApi } from '../api.ts'
import type { TaskDetail } from '../task.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

/** What was noted on the way, with pictures; written here. */
export function TaskNotes({ task }: { task: TaskDetail }) {
  const t = useWords(planPageWords)
  const [isWriting, write] = useState(false)
  return (
    <section className={classes.notes}>
      <h3>{t('notes')}</h3>
      {task.notes.length === 0 && !isWriting && <p className={classes.quiet}>{t('notes.none')}</p>}
      {task.notes.map((note) => (
        <article key={note.id} className={classes.note}>
          <p className={classes.quiet}>
            {note.byName} <Instant at={note.at} />
          </p>
          {note.text && <p>{note.text}</p>}
          {note.files.map((file) => {
            const at = { task: task.id, note: note.id, position: file.position }
            return (
              <a key={file.position} href={hrefOf(planApi.noteFile, at)} download>
                {file.isImage ? (
                  <img alt={file.name} src={hrefOf(planApi.noteFile, { ...at, inline: true })} />
                ) : (
                  file.name
                )}
              </a>
            )
          })}
        </article>
      ))}
      {isWriting && <NoteForm task={task.id} onClose={() => write(false)} />}
      {task.can.answer && !isWriting && (
        <div className={classes.acts}>
          <Button onClick={() => write(true)}>{t('act.note')}</Button>
        </div>
      )}
    </section>
  )
}

function NoteForm({ task, onClose }: { task: string; onClose: () => void }) {
  const t = useWords(planPageWords)
  const kit = useWords(kitWords)
  const put = useTell(planApi.note, { onDone: onClose })
  const [text, setText] = useState('')
  const [files, setFiles] = useState<File[]>([])
  return (
    <form
      className={classes.notes}
      onSubmit={(event) => {
        event.preventDefault()
        void put.tell({ task, text }, files)
      }}
    >
      <Textarea
        autoFocus
        autosize
        minRows={2}
        label={t('note.text')}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FileDrop
        label={t('note.files')}
        told={files.length > 0 ? t('note.chosen', { count: files.length }) : undefined}
        onFiles={(more) => setFiles([...files, ...more])}
      />
      <ProblemText problem={put.problem} />
      <div className={classes.acts}>
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={text.trim() === '' && files.length === 0}
          loading={put.isTelling}
        >
          {t('note.save')}
        </Button>
      </div>
    </form>
  )
}
