import type { ReactNode } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Instant } from '#src/web/kit/Times.tsx'
import type { ReasonLine, Sample } from '../tried.ts'
import { marked } from './marked.ts'
import classes from './Rules.module.css'
import { tryWords } from './try-words.ts'

const indentPx = 14

/** Lines that a rule finds or narrowly misses, with what matched marked, and the reason condition by condition. */
export function TriedSamples({ samples, onLine }: { samples: readonly Sample[]; onLine: (line: number) => void }) {
  const t = useWords(tryWords)
  return (
    <ol className={classes.samples}>
      {samples.map((sample) => (
        <li key={`${sample.seq} ${sample.title}`}>
          <span className={rows.quiet}>
            <Instant at={sample.at} precision="second" /> {sample.source} {sample.title}
            {sample.count !== null && ` ${t('count', { count: sample.count })}`}
          </span>
          <code className={classes.line}>
            {marked(sample.original, Object.values(sample.matched).flat()).map(({ text, isMarked, at }) =>
              isMarked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
            )}
          </code>
          {sample.lacking.length > 0 && (
            <Reasons title={t('near.lacking')} lines={sample.lacking} onLine={onLine} isFlat />
          )}
          {sample.reason.length > 0 && (
            <details>
              <summary>{t('why')}</summary>
              <Reasons lines={sample.reason} onLine={onLine} />
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}

function Reasons({
  title,
  lines,
  onLine,
  isFlat = false,
}: {
  title?: string
  lines: readonly ReasonLine[]
  onLine: (line: number) => void
  isFlat?: boolean
}) {
  const t = useWords(tryWords)
  return (
    <div>
      {title && <span className={rows.quiet}>{title}</span>}
      <ul className={classes.reason}>
        {lines.map((one, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a reason never changes
            key={at}
            data-holds={one.holds}
            style={{ marginLeft: isFlat ? 0 : one.depth * indentPx }}
          >
            {t(one.holds ? 'part.holds' : 'part.fails')}
            {': '}
            <Part one={one} />
            {one.line !== null && one.kind === 'item' && (
              <>
                {' '}
                <button type="button" className={rows.open} onClick={() => onLine(one.line!)}>
                  {t('go-to', { line: one.line })}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Part({ one }: { one: ReasonLine }): ReactNode {
  const t = useWords(tryWords)
  const { kind, name, wanted, value } = one
  if (kind === 'search') return t('part.search', { name })
  if (kind !== 'item') return t(`part.${kind}`)
  const facts = { name, wanted: wanted.join(' | '), value: value ?? t('absent'), line: 'none' }
  return name === '' || name.startsWith('|') ? t('part.keyword', facts) : t('part.item', facts)
}
