import { Button, Drawer } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Facts } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { type LogLine, logApi } from '../../api.ts'
import { lineWords } from '../line-words.ts'
import type { LogView } from '../search/use-log-view.ts'
import { useSpanWord } from '../use-span-word.ts'
import { Around } from './Around.tsx'
import classes from './LineDrawer.module.css'
import { LineFields } from './LineFields.tsx'
import { aheadMs, aloneMs, rawOf, statedOf } from './line.ts'

/** One line with all that is known of it, and what stands around it. Esc leads back to its row (Look 6). */
export function LineDrawer({
  seq,
  known,
  logs,
  onStep,
  hasNext,
  hasPrevious,
  onGo,
  onClose,
}: {
  seq: number
  known: readonly LogLine[]
  logs: LogView
  onStep: (by: 1 | -1) => void
  hasNext: boolean
  hasPrevious: boolean
  onGo: (seq: number) => void
  onClose: () => void
}) {
  const t = useWords(lineWords)
  const kit = useWords(kitWords)
  const inList = known.find((line) => line.seq === seq)
  const alone = useAsk(logApi.around, { seq, before: 0, after: 0 }, { enabled: !inList, retry: false })
  const line = inList ?? alone.data?.lines.find((one) => one.seq === seq)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={680}
      // Focus goes back to the row by our own hand: the row may have been another when it was opened.
      returnFocus={false}
      title={line ? t('drawer.title', { source: line.source }) : ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
      onKeyDown={(event) => {
        if ((event.target as Element).closest('input, textarea, select') || event.ctrlKey || event.metaKey) return
        if (event.key === 'j' && hasNext) onStep(1)
        if (event.key === 'k' && hasPrevious) onStep(-1)
      }}
    >
      {!line && alone.isPending && <LoadingPlace />}
      {!line && alone.error && alone.error.status !== 404 && <ErrorPlace problem={alone.error} />}
      {!line && !alone.isPending && alone.error?.status === 404 && <EmptyPlace title={t('drawer.missing')} />}
      {line && (
        <div className={classes.drawer}>
          {(hasNext || hasPrevious) && (
            <div className={classes.acts}>
              <Button size="compact-md" disabled={!hasPrevious} onClick={() => onStep(-1)}>
                {t('drawer.previous')}
              </Button>
              <Button size="compact-md" disabled={!hasNext} onClick={() => onStep(1)}>
                {t('drawer.next')}
              </Button>
            </div>
          )}
          <Times line={line} />
          <Raw line={line} />
          <LineFields line={line} logs={logs} />
          <Around key={line.seq} line={line} logs={logs} onGo={onGo} />
        </div>
      )}
    </Drawer>
  )
}

function Times({ line }: { line: LogLine }) {
  const t = useWords(lineWords)
  const style = useStyle()
  const spanWord = useSpanWord()
  const [ahead, alone] = [aheadMs(line), aloneMs(line)]
  const read = (at: string) => formatInstant(at, { ...style, precision: 'second', named: true }) + fraction(at)
  const accuracy = line.accuracyMs ? ` ${t('plusminus', { span: spanWord(line.accuracyMs) })}` : ''
  return (
    <Facts
      rows={[
        [t('drawer.at'), <b key="at">{read(line.at) + accuracy}</b>],
        [t('drawer.stated'), ahead === null ? '' : read(statedOf(line))],
        [
          t('drawer.clock'),
          ahead === null ? '' : t(ahead > 0 ? 'drawer.ahead' : 'drawer.behind', { span: spanWord(ahead) }),
        ],
        [t('drawer.received'), read(line.receivedAt)],
        [
          t('drawer.copy-of-ours'),
          alone === null ? t('drawer.copy.at-once') : t('drawer.copy.alone', { span: spanWord(alone) }),
        ],
        [
          t('drawer.number'),
          <span key="seq" className={classes.mono}>
            {line.seq}
          </span>,
        ],
      ]}
    />
  )
}

/** What stands behind the second, as the line has it. */
const fraction = (at: string): string => {
  const found = /\.(\d+)/.exec(at)
  return found ? ` (.${found[1]})` : ''
}

const longest = 20_000

function Raw({ line }: { line: LogLine }) {
  const t = useWords(lineWords)
  const notice = useNotice()
  const raw = rawOf(line)
  return (
    <section className={classes.part}>
      <div className={classes.head}>
        <h2>{t('drawer.raw')}</h2>
        <Button
          size="compact-sm"
          onClick={async () => {
            await navigator.clipboard.writeText(raw)
            notice(t('drawer.copied'))
          }}
        >
          {t('drawer.copy')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <pre className={classes.raw} tabIndex={0} lang="und">
        {raw.length > longest ? `${raw.slice(0, longest)}…` : raw}
      </pre>
    </section>
  )
}
