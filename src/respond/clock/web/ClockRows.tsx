import type { ReactNode } from 'react'
import { formatElapsed } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Explained } from '#src/web/kit/Explained.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Instant, useNow } from '#src/web/kit/Times.tsx'
import { type ClockRow, effectiveDue } from '../clock.ts'
import classes from './Clocks.module.css'
import { clockPageWords } from './words.ts'

/** Deadlines, one a row: where each stands, by when, to whom, and how that was reckoned. `acts` stands at its end. */
export function ClockRows({
  rows,
  acts,
  namesIncident = false,
}: {
  rows: readonly ClockRow[]
  acts?: (row: ClockRow) => ReactNode
  /** In lists over several incidents. */
  namesIncident?: boolean
}) {
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row} data-standing={row.standing}>
          <Head row={row} namesIncident={namesIncident} />
          {!namesIncident && <How row={row} />}
          {acts?.(row)}
        </li>
      ))}
    </ul>
  )
}

function Head({ row, namesIncident }: { row: ClockRow; namesIncident: boolean }) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const due = effectiveDue(row)
  return (
    <div className={classes.head}>
      <Explained means={t(`standing.${row.standing}.means`)} className={classes.standing}>
        {t(`standing.${row.standing}`)}
      </Explained>
      <div className={classes.what}>
        {namesIncident && (
          <p>
            <PageLink to="/incidents/$number/$tab" params={{ number: row.incident.number, tab: 'clocks' }}>
              {row.incident.number} {row.incident.title}
            </PageLink>
          </p>
        )}
        <p>
          <b>{row.name.stage[lang]}</b> {row.label && <span>{row.label} </span>}
          {row.isUnsure && <Unsure />}
        </p>
        <p className={forms.quiet}>
          {row.name.regime[lang]} · {t('to', { recipient: row.recipient[lang] })}
        </p>
      </div>
      <div className={classes.due}>
        {due && (
          <>
            <b>
              <Instant at={due} />
            </b>
            <Left row={row} due={due} />
          </>
        )}
      </div>
    </div>
  )
}

export function Unsure() {
  const t = useWords(clockPageWords)
  return (
    <Explained means={t('unsure.means')} className={classes.unsure}>
      {t('unsure')}
    </Explained>
  )
}

function Left({ row, due }: { row: ClockRow; due: string }) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const now = useNow()
  if (row.state !== 'running') return null
  const left = Date.parse(due) - now
  return <span>{t(left < 0 ? 'over' : 'left', { span: formatElapsed(Math.abs(left), lang) })}</span>
}

function How({ row }: { row: ClockRow }) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  return (
    <>
      {row.overridden && <p>{t('by-hand', { by: row.overridden.by, reason: row.overridden.reason })}</p>}
      {row.proof !== null && <p>{t('sent', { by: row.endedBy ?? '', proof: row.proof })}</p>}
      {row.reason !== null && <p>{t('stopped', { by: row.endedBy ?? '', reason: row.reason })}</p>}
      <details className={classes.how}>
        <summary>{t('how')}</summary>
        <p>{row.arithmetic[lang]}</p>
        <p>
          {row.source && (
            <a href={row.source} target="_blank" rel="noreferrer">
              {t('source')}
            </a>
          )}{' '}
          {row.verifiedOn === null ? t('unsure') : t('verified.on', { on: row.verifiedOn })}
        </p>
      </details>
    </>
  )
}
