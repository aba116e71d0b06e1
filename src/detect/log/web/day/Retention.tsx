import { Button } from '@mantine/core'
import { formatDay } from '#src/core/time.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { logApi } from '../../api.ts'
import { dayWords } from '../day-words.ts'
import classes from './Days.module.css'

/** What retention would delete: to be looked at only, nothing is deleted from here. */
export function Retention() {
  const t = useWords(dayWords)
  const { lang } = useLang()
  const mayManage = useMay('log:manage')
  const look = useTell(logApi.retain)
  const found = look.output
  if (!mayManage) return null
  const days = (found?.deleted ?? []).map((one) => one.day).sort()
  const read = (day: string | undefined) => (day ? formatDay(`${day}T00:00:00Z`, { lang, zone: 'UTC' }) : '')
  return (
    <Sheet
      title={t('retain.title')}
      acts={
        <Button loading={look.isTelling} onClick={() => void look.tell({ dryRun: true })}>
          {t('retain.look')}
        </Button>
      }
    >
      <p className={classes.quiet}>{t('retain.text')}</p>
      <div role="status">
        {found && days.length === 0 && <p>{t('retain.none')}</p>}
        {found && days.length > 0 && (
          <p>
            {t('retain.due', {
              count: days.length,
              from: read(days[0]),
              to: read(days.at(-1)),
              lines: found.deleted.reduce((sum, one) => sum + one.lines, 0),
            })}
          </p>
        )}
        {found && found.held.length > 0 && <p>{t('retain.held', { count: found.held.length })}</p>}
      </div>
      <ProblemText problem={look.problem} />
    </Sheet>
  )
}
