import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { formatClock } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { type LogLine, logApi } from '../../api.ts'
import { lineWords } from '../line-words.ts'
import { spanText } from '../search/span.ts'
import type { LogView } from '../search/use-log-view.ts'
import { logWords } from '../words.ts'
import { chainQuery } from './chain.ts'
import classes from './LineDrawer.module.css'
import { rawOf } from './line.ts'

const reaches = { chain: 600_000, '5s': 5_000, '1m': 60_000, '10m': 600_000, '1h': 3_600_000 } as const
type Reach = keyof typeof reaches
const beside = 10
const most = 200
const longest = 400

/** What the same source said before and after, what all sources said within a span around the line, or of the same action (Look 6). */
export function Around({ line, logs, onGo }: { line: LogLine; logs: LogView; onGo: (seq: number) => void }) {
  const t = useWords(lineWords)
  const logT = useWords(logWords)
  const style = useStyle()
  const [what, choose] = useState<'source' | Reach>('source')
  const isSame = what === 'source'
  const at = Date.parse(line.at)
  const reach = isSame ? 0 : reaches[what]
  const [from, to] = [at - reach, at + reach + 1]
  const chain = chainQuery(line)
  const q = what === 'chain' ? chain : ''
  const same = useAsk(logApi.around, { seq: line.seq, before: beside, after: beside }, { enabled: isSame })
  const near = useAsk(
    logApi.search,
    { from: new Date(from).toISOString(), to: new Date(to).toISOString(), order: 'oldest', limit: most, q },
    { enabled: !isSame },
  )
  const asked = isSame ? same : near
  const lines = asked.data?.lines ?? []
  return (
    <section className={classes.part}>
      <div className={classes.head}>
        <h2>{t('around.title')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('around.title')}
          value={what}
          onChange={(next) => choose(next as Reach)}
          data={(['source', ...(chain === '' ? [] : (['chain'] as const)), '5s', '1m', '10m', '1h'] as const).map(
            (one) => ({
              value: one,
              label: t(`around.${one}`),
            }),
          )}
        />
      </div>
      <p className={classes.quiet}>
        {isSame ? t('around.same', { count: beside }) : t(q === '' ? 'around.all' : 'around.chained', { most })}{' '}
      </p>
      {asked.isPending && <LoadingPlace rows={3} />}
      {asked.error && <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />}
      {(asked.data?.missing.length ?? 0) > 0 && (
        <p className={classes.quiet}>{logT('missing.parts', { parts: asked.data!.missing.join(', ') })}</p>
      )}
      <ol className={classes.around}>
        {lines.map((one) => {
          const isThis = one.seq === line.seq
          const time = formatClock(one.at, style, true)
          return (
            <li key={one.seq} data-this={isThis || undefined} aria-current={isThis || undefined}>
              {isThis ? (
                <b title={t('around.this')}>{time}</b>
              ) : (
                <button type="button" aria-label={t('open', { time })} onClick={() => onGo(one.seq)}>
                  {time}
                </button>
              )}
              <span lang="und">
                {!isSame && <i>{one.source} </i>}
                {rawOf(one).slice(0, longest)}
              </span>
            </li>
          )
        })}
      </ol>
      {!isSame && (
        <div>
          <Button
            size="compact-md"
            onClick={() =>
              logs.change({ q: q || undefined, source: undefined, span: spanText(from, to), line: undefined })
            }
          >
            {t('around.here')}
          </Button>
        </div>
      )}
    </section>
  )
}
