import classes from '#src/detect/log/web/source/Sources.module.css'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Elapsed, Instant } from '#src/web/kit/Times.tsx'
import { type AgentRow, isClockWrong, type MeasuredClock } from '../agent.ts'
import { agentPageWords } from './words.ts'

/** The dots of log sources: filled is well, hollow is not heard from. */
const dots = { heard: 'heard', silent: 'silent', invited: 'unknown', revoked: 'never' } as const

export function AgentTable({ agents, onOpen }: { agents: readonly AgentRow[]; onOpen: (id: string) => void }) {
  const t = useWords(agentPageWords)
  const { lang } = useLang()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('list')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {(['name', 'state', 'seen', 'lag', 'spool', 'clock', 'files', 'errors'] as const).map((one) => (
              <th key={one} scope="col" style={{ textAlign: 'left' }}>
                {t(`column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => {
            const { report } = agent
            const errors = report ? report.errors.length + report.files.filter((file) => file.problem).length : 0
            return (
              <tr key={agent.id}>
                <th scope="row">
                  <button
                    type="button"
                    className={classes.open}
                    aria-label={t('open', { name: agent.name })}
                    onClick={() => onOpen(agent.id)}
                  >
                    {agent.name}
                  </button>
                </th>
                <td>
                  <Explained means={t(`state.${agent.state}.means`)} className={classes.state}>
                    <span className={classes.dot} data-state={dots[agent.state]} aria-hidden />
                    {t(`state.${agent.state}`)}
                  </Explained>
                </td>
                <td data-label={t('column.seen')}>
                  {agent.seenAt ? <Instant at={agent.seenAt} /> : <span className={classes.quiet}>{t('never')}</span>}
                </td>
                <td data-label={report ? t('column.lag') : undefined}>
                  {report?.spool.oldestAt ? (
                    <Elapsed since={report.spool.oldestAt} isBare />
                  ) : (
                    <span className={classes.quiet}>{report ? t('lag.none') : ''}</span>
                  )}
                </td>
                <td data-label={report ? t('column.spool') : undefined}>
                  {report &&
                    (report.spool.batches === 0 ? (
                      <span className={classes.quiet}>{t('none')}</span>
                    ) : (
                      t('spool.amount', { batches: report.spool.batches, bytes: formatBytes(report.spool.bytes) })
                    ))}
                  {report?.spool.isFull && <b> {t('spool.full')}</b>}
                </td>
                <td data-label={report ? t('column.clock') : undefined}>
                  {report && <ClockText clock={report.clock} />}
                </td>
                <td data-label={report ? t('column.files') : undefined}>{report?.fileCount.toLocaleString(lang)}</td>
                <td data-label={report ? t('column.errors') : undefined}>
                  {report &&
                    (errors > 0 ? (
                      <b>{t('errors.count', { count: errors })}</b>
                    ) : (
                      <span className={classes.quiet}>{t('none')}</span>
                    ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** How far its clock is off, and how sure that is. */
export function ClockText({ clock }: { clock: MeasuredClock | null }) {
  const t = useWords(agentPageWords)
  if (!clock) return <span className={classes.quiet}>{t('clock.unknown')}</span>
  const seconds = (Math.abs(clock.errorMs) / 1_000).toFixed(3)
  const text = t(clock.errorMs >= 0 ? 'clock.ahead' : 'clock.behind', { seconds })
  return (
    <>
      {isClockWrong(clock) ? <b>{text}</b> : text}{' '}
      <span className={classes.quiet}>{t('clock.half', { ms: Math.ceil(clock.roundTripMs / 2) })}</span>
    </>
  )
}
