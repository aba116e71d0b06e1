import { Button } from '@mantine/core'
import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { merged, nextRows } from '#src/respond/plan/web/next-rows.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useNow } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { Now } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { nowWords } from '../words/now.ts'
import { pageWords } from '../words/page.ts'
import classes from './NowTab.module.css'

const mostRows = 3

/** The next deadline and three rows at most, of the plan and of what the desk misses, each with the one button that opens the right form. */
export function DoNext({ now }: { now: Now }) {
  const t = useWords(nowWords)
  const page = useWords(pageWords)
  const { incident, act } = useIncident()
  const isClosed = incident.phase === 'closed'
  const me = useMe()
  const style = useStyle()
  const at = useNow()
  const plan = useAsk(planApi.next, { incident: incident.number }, { enabled: !isClosed, keepsPrevious: true })
  const reader = {
    id: me?.id ?? null,
    mayWrite: incident.can.write,
    isUnit: me?.role === 'unit-administrator',
  }
  const rows = merged(now.doNext, plan.data ? nextRows(plan.data, reader, style.lang, at) : [], mostRows)
  const wordOf = (name: string) => page(`act.${name}` as 'act.none')
  return (
    <Sheet title={t('next')} acts={<Deadline questions={now.questions} />}>
      {plan.isLoading && <LoadingPlace rows={mostRows} />}
      {!plan.isLoading && rows.length === 0 && (
        <div>
          <p className={classes.what}>{t(isClosed ? 'next.closed' : 'next.none')}</p>
          {(isClosed || incident.can.write) && (
            <p className={classes.quiet}>{t(isClosed ? 'next.closed.text' : 'next.none.text')}</p>
          )}
        </div>
      )}
      {!plan.isLoading && rows.length > 0 && (
        <ol className={classes.rows} data-numbered>
          {rows.map((row) => (
            <li key={`${row.code} ${row.ref}`} className={classes.row}>
              <div className={classes.text}>
                <p className={classes.what}>{row.text}</p>
                <p className={classes.why}>{row.why}</p>
              </div>
              {row.act !== 'none' && (
                <Button className={classes.act} onClick={() => act(row.act, row.ref)}>
                  {wordOf(row.act)}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}

function Deadline({ questions }: { questions: Now['questions'] }) {
  const t = useWords(nowWords)
  const style = useStyle()
  const at = useNow()
  const next = questions.flatMap((one) => one.dueAt ?? []).sort()[0]
  if (!next) return null
  const left = Date.parse(next) - at
  const span = formatElapsed(Math.abs(left), style.lang)
  return (
    <p className={left < 0 ? classes.late : classes.quiet}>
      {t('deadline.next')} {formatInstant(next, style)} ({t(left < 0 ? 'deadline.late' : 'deadline.left', { span })})
    </p>
  )
}
