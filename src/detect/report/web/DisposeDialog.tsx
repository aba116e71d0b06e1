import { NativeSelect, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { reportApi } from '../api.ts'
import { actWords } from './act-words.ts'
import type { DialogProps } from './acts.ts'
import { idsOf } from './acts.ts'
import { Dialog } from './Dialog.tsx'
import classes from './DisposeDialog.module.css'
import { LetterField } from './LetterField.tsx'
import { useLetter } from './use-letter.ts'

/** Sets aside what is no incident: what it was, with advice, why, and the answer that goes to the reporter (S2-16, S4-20). */
export function DisposeDialog({ started, onClose, onLeft }: DialogProps) {
  const t = useWords(actWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const notice = useNotice()
  const free = started.rows.filter((row) => row.state !== 'incident')
  const held = started.rows.filter((row) => row.state === 'incident')
  const [first] = free
  const shown = useAsk(reportApi.show, { id: first?.number ?? '' }, { enabled: first !== undefined })
  const desk = useLetter(shown.data ?? null, '')
  const items = (useKnowledge()?.taxonomies ?? [])
    .flatMap((one) => one.items)
    .filter((item) => item.id.startsWith('disposition:') && !item.is_retired)
  const [disposition, setDisposition] = useState('')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const dispose = useTell(reportApi.dispose)
  const restore = useTell(reportApi.restore)
  const reply = useTell(reportApi.reply)
  const item = items.find((one) => one.id === disposition)
  const { choose, letter } = desk
  const proposed = item?.letter ?? ''
  useEffect(() => choose(proposed), [proposed, choose])
  const isMany = free.length > 1
  const needsBlanks = !isMany && letter.id !== '' && letter.missing.length > 0 && !letter.isEdited

  const send = async () => {
    setTried(true)
    if (!first || disposition === '' || needsBlanks) return
    const isOwnText = !isMany && letter.id !== '' && letter.isEdited
    const asIs = letter.id !== '' && !isOwnText ? { letter: letter.id } : {}
    const ids = idsOf(free)
    if (!dispose.isDone && !(await dispose.tell({ ids, disposition, reason: reason.trim(), ...asIs }))) return
    if (isOwnText && letter.text.trim() !== '') {
      if (!(await reply.tell({ id: first.id, text: letter.text.trim(), letter: letter.id }))) return
    }
    onLeft(free)
    const undo = () => void restore.tell({ ids, reason: t('undo.reason') })
    // An answer that has gone out cannot be called back; then bringing back is done with a reason of its own.
    notice(t('done.disposed', { count: free.length }), letter.id === '' ? { label: t('undo'), run: undo } : undefined)
    onClose()
  }
  return (
    <Dialog
      title={t('dispose.title')}
      rows={started.rows}
      size={720}
      act={t('act.dispose')}
      isBusy={dispose.isTelling || reply.isTelling}
      isOff={free.length === 0}
      onClose={onClose}
      onSend={() => void send()}
    >
      {held.length > 0 && (
        <p role="alert">
          {t('dispose.in-incident', { numbers: held.map((row) => row.number).join(lang === 'ja' ? '、' : ', ') })}
        </p>
      )}
      <NativeSelect
        data-autofocus
        label={t('dispose.which')}
        value={disposition}
        error={isTried && disposition === '' ? t('dispose.which.missing') : undefined}
        onChange={(event) => setDisposition(event.currentTarget.value)}
        data={[{ value: '', label: '' }, ...items.map((one) => ({ value: one.id, label: one[lang] }))]}
      />
      {item && (
        <div className={classes.advice}>
          <p>{item.hint[lang]}</p>
          {item.advice && (
            <p>
              <strong>{t('dispose.advice')}</strong> {item.advice[lang]}
            </p>
          )}
        </div>
      )}
      <Textarea
        label={kit('reason.optional')}
        description={kit('reason.hint')}
        autosize
        minRows={2}
        maxRows={6}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <section className={classes.reply}>
        <h3>{t('dispose.letter')}</h3>
        <LetterField
          desk={desk}
          none={t('dispose.letter.none')}
          first={proposed ? [proposed] : []}
          isReadOnly={isMany}
        />
        {isMany && letter.id !== '' && first && (
          <p className={classes.fine}>{t('dispose.many', { number: first.number })}</p>
        )}
      </section>
      <ProblemText problem={dispose.problem ?? reply.problem} />
    </Dialog>
  )
}
