import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#src/core/time.ts'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { logApi } from '../../api.ts'
import { dayWords } from '../day-words.ts'
import classes from './Days.module.css'

const firstRows = 100

/** Closed days with their hashes, and whether the files still are what the record says. */
export function Days() {
  const t = useWords(dayWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const notice = useNotice()
  const mayVerify = useMay('record:verify')
  const asked = useAsk(logApi.days, {})
  const keeps = useAsk(logApi.sources, {}, { staleTime: 60_000 }).data?.keeps ?? []
  const verify = useTell(logApi.verify)
  const [shown, show] = useState(firstRows)
  if (asked.isPending) return <LoadingPlace rows={4} />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const days = [...asked.data.days].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.name < b.name ? -1 : 1))
  if (days.length === 0) return <EmptyPlace title={t('days.none')}>{t('days.none.text')}</EmptyPlace>
  const found = verify.output
  const faults = new Map(found?.days.map((one) => [one.name, one.fault]))
  const bad = found?.days.filter((one) => one.fault !== null).length ?? 0
  const daysOf = (name: string) => keeps.find((one) => one.name === name)?.days
  const lines = days.reduce((sum, one) => sum + one.lines, 0)
  return (
    <Sheet
      title={t('days.title')}
      acts={
        mayVerify && (
          <Button loading={verify.isTelling} onClick={() => void verify.tell({})}>
            {t('verify')}
          </Button>
        )
      }
    >
      <p className={classes.quiet}>{t('days.text')}</p>
      <p>{t('days.total', { count: days.length, lines, size: formatBytes(asked.data.bytes) })}</p>
      <div role="status">
        {found && (
          <p className={bad > 0 ? classes.bad : classes.good}>
            {found.days.length === 0
              ? t('verify.none')
              : bad > 0
                ? t('verify.bad', { count: bad })
                : t('verify.ok', { count: found.days.length })}
          </p>
        )}
      </div>
      <ProblemText problem={verify.problem} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('days.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(['day', 'keep', 'lines', 'size', 'hash'] as const).map((one) => (
                <th key={one} scope="col">
                  {t(`column.${one}`)}
                </th>
              ))}
              {found && <th scope="col">{t('column.checked')}</th>}
            </tr>
          </thead>
          <tbody>
            {days.slice(0, shown).map((one) => {
              const day = formatDay(`${one.day}T00:00:00Z`, { lang, zone: 'UTC' })
              const fault = faults.get(one.name)
              return (
                <tr key={one.name}>
                  <td>{day}</td>
                  <td>{daysOf(one.keep) ? t('keep.days', { days: daysOf(one.keep) }) : one.keep}</td>
                  <td className={classes.number}>{one.lines.toLocaleString(lang)}</td>
                  <td className={classes.number}>{formatBytes(one.bytes)}</td>
                  <td>
                    <code title={one.sha256}>{one.sha256.slice(0, 12)}…</code>{' '}
                    <Button
                      size="compact-sm"
                      aria-label={t('hash.copy', { day })}
                      onClick={async () => {
                        await navigator.clipboard.writeText(one.sha256)
                        notice(t('hash.copied'))
                      }}
                    >
                      {kit('copy')}
                    </Button>
                  </td>
                  {found && (
                    <td className={fault ? classes.bad : classes.good}>
                      {fault !== undefined && t(`fault.${fault ?? 'none'}`)}
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {days.length > shown && (
        <div>
          <Button onClick={() => show(shown + 400)}>{kit('more')}</Button>
        </div>
      )}
    </Sheet>
  )
}
