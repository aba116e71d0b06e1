import { Button } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import { Problem } from '#src/web/kit/client.ts'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { EmptyPlace, ErrorPlace } from '#src/web/kit/Places.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { LogSource } from '../../source.ts'
import { logWords } from '../words.ts'
import classes from './SearchPage.module.css'
import type { useLogLines } from './use-log-lines.ts'
import type { LogView } from './use-log-view.ts'

type Searching = ReturnType<typeof useLogLines>

/** How far a search has come, and whether what it gave is all there is; in words. */
export function SearchState({ searching, again }: { searching: Searching; again: () => void }) {
  const t = useWords(logWords)
  const { state, lines, progress, missing } = searching
  const facts = { share: Math.floor(progress * 100), count: lines.length }
  return (
    <div className={classes.state}>
      {state === 'running' && (
        <>
          <progress aria-label={t('progress')} value={progress} max={1} />
          <span className={classes.quiet}>{t('running', facts)}</span>
          <Button size="compact-md" onClick={searching.cancel}>
            {t('cancel')}
          </Button>
        </>
      )}
      <div role="status">
        {state === 'cancelled' && <p className={classes.partial}>{t('cancelled', facts)}</p>}
        {missing.length > 0 && <p className={classes.partial}>{t('missing.parts', { parts: missing.join(', ') })}</p>}
      </div>
      {state === 'cancelled' && (
        <Button size="compact-md" onClick={again}>
          {t('again')}
        </Button>
      )}
    </div>
  )
}

/** What stands where lines would: why there are none, and what to do. */
export function NoLines({
  searching,
  logs,
  sources,
  again,
}: {
  searching: Searching
  logs: LogView
  sources: readonly LogSource[] | undefined
  again: () => void
}) {
  const t = useWords(logWords)
  const style = useStyle()
  const mayWrite = useMay('log:write')
  const { state, problem } = searching
  if (state === 'failed') {
    // What is wrong with the query stands below the query line.
    if (problem instanceof Problem && problem.code.startsWith('log.query.')) return null
    return <ErrorPlace problem={problem} again={again} />
  }
  if (state !== 'done' || sources === undefined) return null
  const sent = sources.filter((one) => one.events > 0)
  if (sent.length === 0) {
    return (
      <EmptyPlace
        title={t('empty.title')}
        act={
          mayWrite && (
            <ButtonLink to="/logs/import" variant="filled">
              {t('empty.act')}
            </ButtonLink>
          )
        }
      >
        {t('empty.text')}
      </EmptyPlace>
    )
  }
  const { view, change } = logs
  const [from, to] = reachOf(sent)
  const read = (at: string) => formatInstant(at, { ...style, named: false })
  return (
    <EmptyPlace
      title={t('none.title')}
      act={
        <>
          {view.span !== 'all' && (
            <Button variant="filled" onClick={() => change({ span: 'all' })}>
              {t('none.all')}
            </Button>
          )}
          {view.q !== '' && <Button onClick={() => change({ q: undefined })}>{t('none.clear')}</Button>}
        </>
      }
    >
      {view.span === 'all' ? t('none.text') : t('none.span', { from: read(from), to: read(to) })}
    </EmptyPlace>
  )
}

/** From when to when these sources have lines, by whichever of their clocks was most wrong. */
export function reachOf(sources: readonly LogSource[]): [from: string, to: string] {
  const moved = (at: string | null, by: readonly number[], most: typeof Math.max) =>
    at === null ? [] : new Date(Date.parse(at) - most(0, ...by)).toISOString()
  const offsets = (one: LogSource) => one.clock.map((clock) => clock.offsetMs)
  const from =
    sources.flatMap((one) => moved(one.firstAt, offsets(one), Math.max)).sort()[0] ?? new Date(0).toISOString()
  const to =
    sources
      .flatMap((one) => moved(one.lastAt, offsets(one), Math.min))
      .sort()
      .at(-1) ?? from
  return [from, to]
}
