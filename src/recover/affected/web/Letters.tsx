import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import type { LetterRow } from '../affected.ts'
import { type AffectedView, affectedApi } from '../api.ts'
import classes from './Affected.module.css'
import { LetterForm } from './LetterForm.tsx'
import { affectedPageWords } from './words.ts'

/** Letters to the affected: written, approved by somebody else, gone out. */
export function Letters({ shown }: { shown: AffectedView }) {
  const t = useWords(affectedPageWords)
  const mayWrite = useMay('notice:write')
  const [isWriting, setWriting] = useState(false)
  const { number } = shown.incident
  if (isWriting) return <LetterForm incident={number} onClose={() => setWriting(false)} />
  return (
    <Sheet
      title={t('letters')}
      acts={
        mayWrite && (
          <Button variant="filled" onClick={() => setWriting(true)}>
            {t('letter.write')}
          </Button>
        )
      }
    >
      {shown.letters.length === 0 && <p className={forms.quiet}>{t('letters.none')}</p>}
      {shown.letters.map((letter) => (
        <Letter key={letter.no} letter={letter} incident={number} canApprove={shown.canApprove} mayWrite={mayWrite} />
      ))}
    </Sheet>
  )
}

type Of = { letter: LetterRow; incident: string; canApprove: boolean; mayWrite: boolean }

function Letter({ letter, incident, canApprove, mayWrite }: Of) {
  const t = useWords(affectedPageWords)
  const { lang } = useLang()
  const [asked, ask] = useState<'alone' | 'withdraw' | null>(null)
  const done = () => ask(null)
  const approve = useTell(affectedApi.approve, { onDone: done })
  const withdraw = useTell(affectedApi.withdraw, { onDone: done })
  const of = { incident, no: letter.no }
  const isOpen = letter.withdrawnAt === null && letter.doneAt === null
  const standing = letter.withdrawnAt
    ? t('letter.withdrawn')
    : letter.approvedAt === null
      ? t('letter.waits', { by: letter.madeBy })
      : t(letter.doneAt ? 'letter.gone' : 'letter.going', letter)
  return (
    <article className={classes.letter}>
      <b>{letter[lang].subject}</b>
      <pre>{letter[lang].text}</pre>
      <p className={forms.quiet}>{standing}</p>
      {isOpen && (
        <div className={classes.acts}>
          {canApprove && letter.approvedAt === null && (
            <Button loading={approve.isTelling} onClick={() => (letter.isMine ? ask('alone') : void approve.tell(of))}>
              {t('letter.approve')}
            </Button>
          )}
          {mayWrite && <Button onClick={() => ask('withdraw')}>{t('letter.withdraw')}</Button>}
        </div>
      )}
      <ProblemText problem={asked === null ? approve.problem : null} />
      <ConfirmWithReason
        isOpen={asked !== null}
        onClose={done}
        title={t(asked === 'alone' ? 'letter.alone' : 'letter.withdraw')}
        act={t(asked === 'alone' ? 'letter.approve' : 'letter.withdraw')}
        isBusy={approve.isTelling || withdraw.isTelling}
        problem={asked === 'alone' ? approve.problem : withdraw.problem}
        onConfirm={(reason) =>
          void (asked === 'alone' ? approve.tell({ ...of, alone: reason }) : withdraw.tell({ ...of, reason }))
        }
      >
        <p>{t(asked === 'alone' ? 'letter.alone.text' : 'letter.withdraw.text')}</p>
      </ConfirmWithReason>
    </article>
  )
}
