import { useSyncExternalStore } from 'react'
import { formatDay, formatElapsed, formatInstant, formatWhen, type When, zoneLabel } from '#src/core/time.ts'
import { useWords } from './lang.tsx'
import { kitWords } from './words.ts'
import { useStyle } from './zone.tsx'

/** One clock for the whole page, in steps of ten seconds. */
const step = 10_000
let now = Date.now()
const hearers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const one of hearers) one()
  }, step)
  return () => {
    hearers.delete(hear)
    if (hearers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
/** The time now, ticking. */
export const useNow = (): number => useSyncExternalStore(subscribe, read)
function read(): number {
  if (!timer && Date.now() - now >= step) now = Date.now()
  return now
}

type At = { readonly at: string | number | Date; readonly precision?: 'minute' | 'second' }

/** A moment. The zone stands in the header and, with UTC, in the title. `isNamed` writes it beside the time as well. */
export function Instant({ at, precision, isNamed = false }: At & { isNamed?: boolean }) {
  const style = useStyle()
  const utc = formatInstant(at, { lang: style.lang, zone: 'UTC', precision: 'second', named: true })
  const here = formatInstant(at, { ...style, precision: 'second', named: true })
  return (
    <time dateTime={new Date(at).toISOString()} title={style.zone === 'UTC' ? utc : `${here} / ${utc}`}>
      {formatInstant(at, { ...style, precision, named: isNamed })}
    </time>
  )
}

/** A day with its weekday. */
export function Day({ at }: At) {
  return <time dateTime={new Date(at).toISOString()}>{formatDay(at, useStyle())}</time>
}

/** A day as somebody wrote it, `2026-11-22`: the same in every zone. */
export function CalendarDay({ day }: { day: string }) {
  const { lang } = useStyle()
  return <time dateTime={day}>{formatDay(`${day}T00:00:00Z`, { lang, zone: 'UTC' })}</time>
}

/** When something happened, as exactly as it is known. `zone` reads it in another zone than the page's. */
export function WhenText({ when, withDay = true, zone }: { when: When; withDay?: boolean; zone?: string }) {
  const style = useStyle()
  const shown = { ...style, zone: zone ?? style.zone }
  const stated = when.stated ? `${when.stated} (${zoneLabel(when.zone, when.from)})` : undefined
  return (
    <time dateTime={when.from} title={stated}>
      {formatWhen(when, { ...shown, withDay })}
    </time>
  )
}

/** How long since, ticking until `until`. Screen readers are not told of every tick. */
export function Elapsed({ since, until, isBare = false }: { since: string; until?: string | null; isBare?: boolean }) {
  const style = useStyle()
  const t = useWords(kitWords)
  const now = useNow()
  const span = formatElapsed((until ? Date.parse(until) : now) - Date.parse(since), style.lang)
  const from = formatInstant(since, { ...style, named: true })
  return (
    <span aria-live="off" title={t('elapsed.since', { at: from, span })}>
      {isBare ? span : t('elapsed', { span })}
    </span>
  )
}
