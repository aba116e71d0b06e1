import type { ReactNode } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Explained } from '#src/web/kit/Explained.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Day } from '#src/web/kit/Times.tsx'
import { isOverdue, type Measure } from '../measure.ts'
import { formatMoney } from '../money.ts'
import { measureEntryWords } from '../words.ts'
import { ChangedFiles } from './ChangedFiles.tsx'
import classes from './Measures.module.css'
import { measurePageWords } from './words.ts'

/** Measures, one a row: where each stands, who owns and pays it, by when. */
export function MeasureRows({
  rows,
  acts,
  namesIncident = false,
}: {
  rows: readonly Measure[]
  acts?: (row: Measure) => ReactNode
  namesIncident?: boolean
}) {
  const t = useWords(measurePageWords)
  const entry = useWords(measureEntryWords)
  const { lang } = useLang()
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li
          key={`${row.incident.number} ${row.no}`}
          className={classes.row}
          data-late={isOverdue(row.standing) || undefined}
        >
          <div className={classes.head}>
            <Explained means={t(`means.${row.standing}`)} className={classes.standing}>
              {entry(`measure.standing.${row.standing}`)}
            </Explained>
            <div>
              {namesIncident && (
                <p>
                  <PageLink
                    to="/incidents/$number/$tab"
                    params={{ number: row.incident.number, tab: 'recovery' }}
                    search={{ part: 'measures' } as never}
                  >
                    {row.incident.number} {row.incident.title}
                  </PageLink>
                </p>
              )}
              <p>
                <b>{row.title}</b> <span className={forms.quiet}>{entry(`measure.kind.${row.kind}`)}</span>
              </p>
              {row.effect && <p>{row.effect}</p>}
              <p className={forms.quiet}>
                {[
                  row.owner && t('by', { name: row.owner }),
                  row.payer && t('paid', { name: row.payer }),
                  row.cost !== null && formatMoney(row.cost, row.currency, lang),
                  row.days !== null && t('days', { count: row.days }),
                  row.reach === 'organisation' && t('reach.organisation'),
                  ...row.changes.map((one) => t(`change.${one}`)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {row.isOrphan && <p className={classes.late}>{t('orphan')}</p>}
              {row.proof && <p className={forms.quiet}>{t('proof', { proof: row.proof })}</p>}
              <ChangedFiles row={row} />
              {row.result && <p className={forms.quiet}>{t('result', { result: row.result })}</p>}
              {row.reason && <p className={forms.quiet}>{t('reason', { reason: row.reason })}</p>}
            </div>
            <Due row={row} />
          </div>
          {acts?.(row)}
        </li>
      ))}
    </ul>
  )
}

function Due({ row }: { row: Measure }) {
  const t = useWords(measurePageWords)
  const day = row.state === 'done' ? row.verifyOn : row.state === 'verified' ? row.doneOn : row.dueOn
  if (!day) return <span />
  const word = row.state === 'done' ? 'verify.on' : row.state === 'verified' ? 'done.on' : 'due.on'
  return (
    <span className={classes.due}>
      <span className={forms.quiet}>{t(word)}</span> <Day at={`${day}T12:00:00Z`} />
    </span>
  )
}
