import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import type { LogSource } from '../../source.ts'
import { sourceWords } from '../source-words.ts'
import { useClockWord } from './ClockList.tsx'
import classes from './Sources.module.css'
import { newestFirst, stateOf } from './source-state.ts'

export function SourceTable({
  sources,
  agentOf,
  keeps,
  onOpen,
}: {
  sources: readonly LogSource[]
  /** Name of the agent that sends for a source. */
  agentOf: ReadonlyMap<string, string>
  keeps: readonly { readonly name: string; readonly days: number }[]
  onOpen: (name: string) => void
}) {
  const t = useWords(sourceWords)
  const { lang } = useLang()
  const clockWord = useClockWord()
  const daysOf = (keep: string) => keeps.find((one) => one.name === keep)?.days
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('list')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {(['name', 'state', 'owner', 'events', 'last', 'clock', 'keep'] as const).map((one) => (
              <th key={one} scope="col">
                {t(`column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => {
            const state = stateOf(source)
            const [newest] = newestFirst(source.clock)
            return (
              <tr key={source.name}>
                <th scope="row">
                  <button
                    type="button"
                    className={classes.open}
                    aria-label={t('open', { name: source.name })}
                    onClick={() => onOpen(source.name)}
                  >
                    {source.name}
                  </button>
                  {agentOf.has(source.name) && (
                    <div className={classes.quiet}>{t('by-agent', { name: agentOf.get(source.name) })}</div>
                  )}
                </th>
                <td>
                  <Explained means={t(`state.${state}.means`)} className={classes.state}>
                    <span className={classes.dot} data-state={state} aria-hidden />
                    {t(`state.${state}`)}
                  </Explained>
                </td>
                <td data-label={t('column.owner')}>
                  {source.owner || <span className={classes.quiet}>{t('unowned')}</span>}
                </td>
                <td className={classes.number} data-label={t('column.events')}>
                  {source.events.toLocaleString(lang)}
                </td>
                <td data-label={t('column.last')}>
                  {source.lastReceivedAt ? (
                    <Instant at={source.lastReceivedAt} />
                  ) : (
                    <span className={classes.quiet}>{t('state.never')}</span>
                  )}
                </td>
                <td data-label={t('column.clock')}>
                  {newest ? (
                    clockWord(newest)
                  ) : (
                    <span className={classes.quiet}>{t(source.isSynced ? 'clock.synced' : 'clock.right')}</span>
                  )}
                </td>
                <td data-label={t('column.keep')}>
                  {daysOf(source.keep) ? t('keep.days', { days: daysOf(source.keep) }) : source.keep}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
