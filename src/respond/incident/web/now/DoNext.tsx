import { Button } from '@mantine/core'
import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useNow } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { Now } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { nowWords } from '../words/now.ts'
import { pageWords } from '../words/page.ts'
import classes from './NowTab.module.css'

/** The next deadline and three rows at most, each with the one button that opens the right form. */
export function DoNext({ now }: { now: Now }) {
  const t = useWords(nowWords)
  const page = useWords(pageWords)
  const { incident, act } = useIncident()
  const isClosed = incident.phase === 'closed'
  const wordOf = (name: string) => page(`act.${name}` as 'act.none')
  return (
    <Sheet title={t('next')} acts={<Deadline questions={now.questions} />}>
      {now.doNext.length === 0 && (
        <div>
          <p className={classes.what}>{t(isClosed ? 'next.closed' : 'next.none')}</p>
          <p className={classes.quiet}>{t(isClosed ? 'next.closed.text' : 'next.none.text')}</p>
        </div>
      )}
      {now.doNext.length > 0 && (
        <ol className={classes.rows} data-numbered>
          {now.doNext.map((row) => (
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
