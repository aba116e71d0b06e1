import { Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import type { ReportRow } from '../report.ts'
import { actWords } from './act-words.ts'
import classes from './Dialog.module.css'
import { SendRow } from './LetterField.tsx'

const mostNumbers = 4

/** The frame of a dialog about reports: which ones, the fields, one button. */
export function Dialog({
  title,
  rows,
  size = 560,
  act,
  isBusy = false,
  isOff = false,
  onClose,
  onSend,
  children,
}: {
  title: string
  rows: readonly ReportRow[]
  size?: number
  /** The word on the button. */
  act: string
  isBusy?: boolean
  isOff?: boolean
  onClose: () => void
  onSend: () => void
  children: ReactNode
}) {
  const t = useWords(actWords)
  const kit = useWords(kitWords)
  const numbers = rows
    .slice(0, mostNumbers)
    .map((row) => row.number)
    .join(', ')
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!isOff) onSend()
        }}
      >
        <p className={classes.about}>
          {rows.length === 1
            ? `${rows[0]!.number} ${rows[0]!.subject}`
            : rows.length <= mostNumbers
              ? t('about', { numbers })
              : t('about.many', { numbers, count: rows.length })}
        </p>
        {children}
        <SendRow isBusy={isBusy} isOff={isOff} onCancel={onClose} cancel={kit('cancel')} act={act} />
      </form>
    </Modal>
  )
}
