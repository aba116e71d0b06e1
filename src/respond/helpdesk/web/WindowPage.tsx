import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { hrefOf } from '#src/web/kit/client.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Facts, Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { helpdeskApi } from '../api.ts'
import type { Both, PreparedAnswer } from '../sheet.ts'
import { helpdeskWords } from '../words.ts'
import own from './Helpdesk.module.css'
import { QueryRows } from './QueryRows.tsx'
import { type Given, TakeForm } from './TakeForm.tsx'
import { helpdeskPageWords } from './words.ts'

const quietMs = 250

/** At the telephone: what may be said now, the answer that fits, who called before; and the call is kept with one press. */
export function WindowPage() {
  const t = useWords(helpdeskPageWords)
  const [typed, type] = useState('')
  const [q] = useDebouncedValue(typed.trim(), quietMs)
  const [given, give] = useState<Given | null>(null)
  const [taken, setTaken] = useState('')
  const found = useAsk(helpdeskApi.window, { q }, { also: ['incident'], keepsPrevious: true })
  const rows = found.data?.rows ?? []
  const may = found.data?.can.answer ?? false
  const incidents = rows.map((one) => one.incident)
  return (
    <Page
      title={t('window.title')}
      acts={
        may &&
        rows.length > 0 &&
        !given && (
          <Button variant="filled" onClick={() => give({ incident: incidents[0]!, answer: null })}>
            {t('window.take')}
          </Button>
        )
      }
    >
      {given && (
        <TakeForm
          key={`${given.incident} ${given.answer?.id ?? ''}`}
          given={given}
          incidents={incidents}
          onClose={() => give(null)}
          onTaken={(row) => setTaken(row.number)}
        />
      )}
      {taken !== '' && !given && <p role="status">{t('taken.as', { number: taken })}</p>}
      {found.isPending && <LoadingPlace rows={4} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <EmptyPlace title={t('window.none')}>{t('window.none.text')}</EmptyPlace>}
      {rows.length > 0 && (
        <TextInput label={t('window.find')} value={typed} onChange={(event) => type(event.currentTarget.value)} />
      )}
      {rows.map((row) => (
        <InUse key={row.incident} row={row} give={may ? (answer) => give({ incident: row.incident, answer }) : null} />
      ))}
      {found.data && found.data.earlier.length > 0 && (
        <Sheet title={t('window.earlier')}>
          <QueryRows rows={found.data.earlier} mayAnswer={may} />
        </Sheet>
      )}
    </Page>
  )
}

type Row = {
  readonly incident: string
  readonly version: number
  readonly approvedAt: string
  readonly matter: Both
  readonly now: Both
  readonly speaker: string
  readonly hours: string
  readonly notSaid: readonly string[]
  readonly answers: readonly PreparedAnswer[]
}

function InUse({ row, give }: { row: Row; give: ((answer: PreparedAnswer) => void) | null }) {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  const { lang } = useLang()
  const style = useStyle()
  const inOne = (text: Both) => text[lang] || text.ja || text.en
  return (
    <Sheet
      title={inOne(row.matter)}
      acts={
        <a href={hrefOf(helpdeskApi.sheetPaper, { incident: row.incident, lang })} download>
          {t('window.paper')}
        </a>
      }
    >
      <p className={own.now}>{inOne(row.now)}</p>
      <Facts
        rows={[
          [t('window.speaker'), [row.speaker, row.hours].filter(Boolean).join(' · ')],
          [t('window.not-said'), row.notSaid.join(' / ')],
        ]}
      />
      {row.answers.length === 0 && <p className={forms.quiet}>{t('window.answers.none')}</p>}
      <ul className={own.answers} aria-label={t('window.answers')}>
        {row.answers.map((one) => (
          <li key={one.id}>
            <p className={own.question}>{inOne(one.question)}</p>
            <p className={own.answer}>{inOne(one.answer)}</p>
            <div className={classes.acts}>
              <span className={classes.quiet}>{said(`audience.${one.audience}`)}</span>
              {give && (
                <Button size="compact-sm" onClick={() => give(one)}>
                  {t('window.give')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className={forms.quiet}>
        {t('window.in-use', {
          incident: row.incident,
          version: row.version,
          at: formatInstant(row.approvedAt, style),
        })}
      </p>
    </Sheet>
  )
}
