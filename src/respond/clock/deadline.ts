// One stage of one regime for one case: by when, and how that was reckoned. Nothing is computed silently.
import type { Language } from '#src/core/language.ts'
import { formatDay, formatInstant, type When } from '#src/core/time.ts'
import type { Facts } from '#src/core/words.ts'
import { speaker } from '#src/core/words.ts'
import type { Wording } from '#src/prepare/knowledge/wording.ts'
import { type Closed, calendarOf, type Day } from './calendar.ts'
import { endOf, inZone, type Step } from './count.ts'
import { type ClockFacts, holds } from './fact.ts'
import type { Period, Regime, Stage } from './regime.ts'
import { clockWords } from './rule-words.ts'

export type Case = {
  /** When the events of the regime happened, as exactly as it is known. */
  readonly events: Readonly<Record<string, When>>
  /** When earlier stages were sent. */
  readonly sent: Readonly<Record<string, When>>
  readonly facts: ClockFacts
  /** The zone of the organisation, for regimes without one of their own. */
  readonly zone: string
  /** Now, where it is known: a start that lies ahead is said so. */
  readonly now?: number
}
export type Deadline = {
  readonly zone: string
  readonly startMs: number | null
  readonly dueMs: number | null
  /** From when on it is shown as coming due. */
  readonly soonMs: number | null
  readonly arithmetic: Wording
}

const hourMs = 3_600_000
const longestWarningMs = 72 * hourMs

export function deadlineOf(regime: Regime, stage: Stage, { events, sent, facts, zone: home, now }: Case): Deadline {
  const zone = regime.zone ?? home
  const country = typeof facts.country === 'string' ? facts.country : null
  const calendar = calendarOf(regime, country)
  const told = teller()
  const isFollowing = 'after_stage' in stage.starts
  const event = eventName(regime, stage)
  const when = 'event' in stage.starts ? events[stage.starts.event] : sent[stage.starts.after_stage]
  const start = when && when.precision !== 'unknown' ? when : null
  const startMs = start ? Date.parse(start.from) : null
  let dueMs: number | null = null
  let soonMs: number | null = null

  if (start && startMs !== null) {
    const isWhole = start.precision === 'second' || start.precision === 'minute'
    const word = isFollowing
      ? 'start.sent'
      : isWhole
        ? 'start'
        : start.precision === 'day'
          ? 'start.day'
          : 'start.earliest'
    told(word, (lang) => ({
      event: event[lang],
      stage: event[lang],
      at: start.precision === 'day' ? day(startMs, lang) : at(startMs, lang),
    }))
    if (now !== undefined && startMs > now) told('start.future')
    if (inZone(startMs, zone).slice(0, 10) < regime.effective_from)
      told('start.before-law', (lang) => ({ from: ofDay(regime.effective_from, lang) }))
  } else
    told(isFollowing ? 'start.missing.sent' : 'start.missing', (lang) => ({ event: event[lang], stage: event[lang] }))

  const { due } = stage
  if ('word' in due) told('word', (lang) => ({ word: due.word[lang] }))
  else if ('set_by_you' in due) told('set-by-you')
  else {
    const period = chosen(due)
    if (startMs !== null) {
      const end = endOf(period, startMs, zone, calendar)
      for (const step of end.steps) tellStep(step)
      dueMs = end.dueMs
    }
    if (stage.cap) dueMs = capped(stage.cap, startMs, dueMs)
    if (dueMs !== null) {
      const last = dueMs
      told('due', (lang) => ({ at: at(last, lang) }))
    }
    if (dueMs !== null && startMs !== null && stage.aim) {
      const aimed = endOf(stage.aim, startMs, zone, calendar).dueMs
      soonMs = aimed
      told('aim', (lang) => ({ at: at(aimed, lang) }))
    }
    if (dueMs !== null && soonMs === null)
      soonMs = dueMs - Math.min(longestWarningMs, Math.max(hourMs, (dueMs - (startMs ?? dueMs)) / 4))
  }
  for (const text of [...regime.unsure, ...stage.unsure]) told('unsure', (lang) => ({ text: text[lang] }))
  if (regime.verified_on === null) told('unverified')
  return {
    zone,
    startMs,
    dueMs,
    soonMs,
    get arithmetic() {
      return told.text()
    },
  }

  function chosen(usual: Period): Period {
    for (const { when, due: other, because } of stage.or_due) {
      const { is } = holds(when, facts)
      if (is === 'yes') {
        told('because', (lang) => ({ because: because[lang] }))
        return other
      }
      if (is === 'open' && other.amount !== usual.amount)
        told(other.amount > usual.amount ? 'or-due.longer' : 'or-due.shorter', (lang) => ({
          amount: other.amount,
          unit: speaker(clockWords, lang)(`unit.${other.unit}`),
          because: because[lang].replace(/[。.]$/, ''),
        }))
    }
    return usual
  }

  function capped(cap: NonNullable<Stage['cap']>, from: number | null, usual: number | null): number | null {
    const since = events[cap.event]
    if (!since || since.precision === 'unknown') return usual
    const limit = endOf(cap.period, Date.parse(since.from), zone, calendar).dueMs
    const name = regime.events.find((one) => one.id === cap.event)!.name
    const facts = (lang: Language) => ({
      event: name[lang],
      amount: cap.period.amount,
      at: at(limit, lang),
      missing: event[lang],
    })
    if (from === null || usual === null) {
      told('capped.alone', facts)
      soonMs = limit - cap.period.amount * (hourMs / 4)
      return limit
    }
    if (from > limit) {
      told('capped.not', facts)
      return usual
    }
    told('capped', facts)
    return Math.min(usual, limit)
  }

  function tellStep(step: Step): void {
    if (step.step === 'hours') told('hours', (lang) => ({ amount: step.amount, at: at(step.to, lang) }))
    else if (step.step === 'year-end') told('year-end', (lang) => ({ day: ofDay(step.day, lang) }))
    else if (step.step === 'days' || step.step === 'business-days')
      told(`${step.step}.${step.isFirstCounted ? 'counted' : 'not-counted'}`, (lang) => ({
        amount: step.amount,
        first: ofDay(step.first, lang),
        last: ofDay(step.last, lang),
        passed: 'passed' in step ? passedDays(step.passed.length, lang) : '',
      }))
    else if (step.step === 'months')
      told(step.isShort ? 'months.short' : 'months', (lang) => ({
        amount: step.amount,
        from: ofDay(step.from, lang),
        last: ofDay(step.last, lang),
      }))
    else if (step.step === 'moved')
      told(step.isNoon ? 'moved.noon' : 'moved', (lang) => ({
        from: ofDay(step.from, lang),
        why: whyClosed(step.why, lang),
        to: ofDay(step.to, lang),
      }))
  }

  function at(ms: number, lang: Language): string {
    // The last second of a day is the end of that day.
    const isEnd = inZone(ms, zone).includes('T23:59:59')
    return formatInstant(ms, { lang, zone, named: true, precision: isEnd ? 'second' : 'minute' })
  }
  function day(ms: number, lang: Language): string {
    return formatDay(ms, { lang, zone })
  }
}

/** What starts a stage, in words: an event, or the name of the stage whose sending it is. */
export function eventName(regime: Regime, stage: Stage): Wording {
  const { starts } = stage
  if ('event' in starts) return regime.events.find((one) => one.id === starts.event)!.name
  return regime.stages.find((one) => one.id === starts.after_stage)!.name
}

const ofDay = (day: Day, lang: Language): string => formatDay(`${day}T00:00:00Z`, { lang, zone: 'UTC' })
const passedDays = (count: number, lang: Language): string =>
  count === 0 ? '' : speaker(clockWords, lang)('business-days.passed', { count })
const whyClosed = (why: Closed, lang: Language): string => {
  const t = speaker(clockWords, lang)
  if (why === null) return ''
  return why.why === 'holiday' ? t('why.holiday', { name: why.name[lang] }) : t(`why.${why.why}`)
}

/** Gathers sentences and words them, in both languages, only when somebody reads them: most clocks are only looked at for their time. */
function teller() {
  const lines: { readonly word: keyof typeof clockWords; readonly factsOf: (lang: Language) => Facts }[] = []
  const tell = (word: keyof typeof clockWords, factsOf: (lang: Language) => Facts = () => ({})): void => {
    lines.push({ word, factsOf })
  }
  const said = (lang: Language): string[] =>
    lines.map(({ word, factsOf }) => speaker(clockWords, lang)(word, factsOf(lang)))
  return Object.assign(tell, { text: (): Wording => ({ ja: said('ja').join(''), en: said('en').join(' ') }) })
}
