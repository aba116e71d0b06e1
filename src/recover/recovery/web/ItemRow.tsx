import { memo, useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Day } from '#src/web/kit/Times.tsx'
import type { ItemView } from '../recovery.ts'
import { recoveryEntryWords } from '../words.ts'
import { ItemForm } from './ItemForm.tsx'
import classes from './Recovery.module.css'
import { recoveryPageWords } from './words.ts'

type Of = { item: ItemView; incident: string; canWrite: boolean }

/** One item: what is asked, where it stands; opened, its answer is written in place. Of 103 only the one that changed is drawn again. */
export const ItemRow = memo(function ItemRow({ item, incident, canWrite }: Of) {
  const t = useWords(recoveryPageWords)
  const entry = useWords(recoveryEntryWords)
  const { lang } = useLang()
  const [isOpen, setOpen] = useState(false)
  const what = (
    <>
      <span className={classes.state} data-state={item.isShown ? item.state : 'restricted'}>
        {item.isShown ? entry(`recovery.state.${item.state}`) : t('restricted')}
      </span>
      <span>
        {item.text[lang]}
        {item.also.map((one) => (
          <span key={one.ja} className={classes.also}>
            {one[lang]}
          </span>
        ))}
      </span>
    </>
  )
  if (!item.isShown)
    return (
      <li className={classes.item}>
        <div className={classes.ask}>{what}</div>
        <p className={forms.quiet}>{t('restricted.means')}</p>
      </li>
    )
  return (
    <li className={classes.item}>
      {canWrite ? (
        <button type="button" className={classes.ask} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {what}
        </button>
      ) : (
        <div className={classes.ask}>{what}</div>
      )}
      {isOpen ? (
        <ItemForm items={[item]} incident={incident} onClose={() => setOpen(false)} />
      ) : (
        <ItemText item={item} />
      )}
    </li>
  )
})

function ItemText({ item }: { item: ItemView }) {
  const t = useWords(recoveryPageWords)
  if (item.changedAt === null) return null
  return (
    <div className={classes.said}>
      {item.answer && <p>{item.answer}</p>}
      {item.reason && <p>{t('item.because', { reason: item.reason })}</p>}
      {item.proof && <p className={forms.quiet}>{t('item.proved', { proof: item.proof })}</p>}
      {(item.who || item.dueOn) && (
        <p className={item.isOverdue ? classes.late : forms.quiet}>
          {item.who} {item.dueOn && <Day at={`${item.dueOn}T12:00:00Z`} />} {item.isOverdue && t('overdue')}
        </p>
      )}
    </div>
  )
}
