import { Button } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import { noticePageWords } from './words.ts'

/** Contacts that nobody has confirmed for a year are asked by mail; what they want put right waits here for a person. */
export function Confirmations({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useWords(noticePageWords)
  const style = useStyle()
  const mayWrite = useMay('contact:write')
  const found = useAsk(noticeApi.contactQuestions, {})
  const ask = useTell(noticeApi.askContacts)
  if (!found.data || (found.data.stale === 0 && found.data.rows.length === 0)) return null
  const { stale, rows } = found.data
  return (
    <Sheet
      title={t('contacts.confirm')}
      acts={
        mayWrite &&
        stale > 0 && (
          <Button loading={ask.isTelling} onClick={() => void ask.tell({})}>
            {t('contacts.ask')}
          </Button>
        )
      }
    >
      <p className={forms.quiet}>{t('contacts.stale', { count: stale })}</p>
      <ProblemText problem={ask.problem} />
      <ul className={forms.bleed}>
        {rows.map((row) => (
          <li key={row.contact.id}>
            <button type="button" className={forms.link} onClick={() => onOpen(row.contact.id)}>
              {row.contact.name}
            </button>{' '}
            <span className={forms.quiet}>{formatInstant(row.at, style)}</span>
            <p>{row.said}</p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
