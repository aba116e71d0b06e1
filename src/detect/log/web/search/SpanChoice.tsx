import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, zoneLabel } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { wallOf } from '#src/web/kit/stated-time.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { logWords } from '../words.ts'
import classes from './SpanChoice.module.css'
import { isOwnSpan, quickNames, readMoment, type Span, spanText } from './span.ts'
import type { LogView } from './use-log-view.ts'

/** How far back, of which source, in which order. The zone of the span is named once. */
export function SpanChoice({ logs, sources }: { logs: LogView; sources: readonly string[] }) {
  const t = useWords(logWords)
  const style = useStyle()
  const { view, range, change } = logs
  const [isOwn, setOwn] = useState(isOwnSpan(view.span))
  const isOwnShown = isOwn || isOwnSpan(view.span)
  const names = sources.includes(view.source) || view.source === '' ? sources : [view.source, ...sources]
  const reads = (at: number) => formatInstant(at, { ...style, named: false, precision: 'second' })
  return (
    <div className={classes.all}>
      <div className={classes.fields}>
        <fieldset className={classes.quick}>
          <legend className={classes.hidden}>{t('span')}</legend>
          {[...quickNames, 'all' as const].map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={view.span === name}
              onClick={() => {
                setOwn(false)
                change({ span: name })
              }}
            >
              {t(`span.${name}`)}
            </button>
          ))}
          <button
            type="button"
            aria-pressed={isOwnSpan(view.span)}
            aria-expanded={isOwnShown}
            onClick={() => setOwn(!isOwn)}
          >
            {t('span.own')}
          </button>
        </fieldset>
        <NativeSelect
          aria-label={t('source')}
          value={view.source}
          data={[{ value: '', label: t('source.any') }, ...names.map((name) => ({ value: name, label: name }))]}
          className={classes.source}
          onChange={(event) => change({ source: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          aria-label={t('order')}
          value={view.order}
          data={(['newest', 'oldest'] as const).map((one) => ({ value: one, label: t(`order.${one}`) }))}
          onChange={(event) => change({ order: event.currentTarget.value === 'oldest' ? 'oldest' : undefined })}
        />
      </div>
      {isOwnShown ? (
        <OwnSpan key={view.span} range={range} onChoose={(span) => change({ span })} />
      ) : (
        <p className={classes.reads}>
          {range.from === null || range.to === null
            ? t('span.reads.all')
            : t('span.reads', {
                from: reads(range.from),
                to: reads(range.to),
                zone: zoneLabel(style.zone, range.from),
              })}
        </p>
      )}
    </div>
  )
}

function OwnSpan({ range, onChoose }: { range: Span; onChoose: (span: string) => void }) {
  const t = useWords(logWords)
  const { zone } = useStyle()
  const wall = (at: number | null) => (at === null ? '' : wallOf(at, zone, true).join(' '))
  const [from, setFrom] = useState(wall(range.from))
  const [to, setTo] = useState(wall(range.to))
  const [isTried, setTried] = useState(false)
  const [start, end] = [readMoment(from, zone, Date.now(), false), readMoment(to, zone, Date.now(), true)]
  const backwards = start !== null && end !== null && start >= end
  const fault = (at: number | null) => (isTried && at === null ? t('span.unread') : undefined)
  return (
    <form
      className={classes.own}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (start !== null && end !== null && !backwards) onChoose(spanText(start, end))
      }}
    >
      <TextInput
        label={t('span.from', { zone: zoneLabel(zone, start ?? Date.now()) })}
        placeholder="2026-11-21 09:00"
        autoComplete="off"
        value={from}
        error={fault(start)}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label={t('span.to')}
        placeholder="2026-11-21 18:00"
        autoComplete="off"
        value={to}
        error={fault(end) ?? (isTried && backwards ? t('span.backwards') : undefined)}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit">{t('span.apply')}</Button>
    </form>
  )
}
