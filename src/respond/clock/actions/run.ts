import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { clockApi } from '../api.ts'
import { isCountry } from '../calendar.ts'
import { effectiveDue } from '../clock.ts'
import { type ClockFacts, misfits } from '../fact.ts'
import { clocks } from '../load.ts'
import { regimeAt } from '../regime.ts'
import {
  clockOf,
  clocksOf,
  factsOf,
  insertClock,
  type StoredClock,
  setEnded,
  setFacts,
  setOverride,
  setReckoned,
} from '../store.ts'
import { dayOfStart, newClocks, reckon, sentOf } from './reckon.ts'
import { showClocks } from './show.ts'

type Api = typeof clockApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** A clock that is a little fast is no start in the future. */
const aheadMs = 5 * 60_000
const mostClocks = 300

export const runActions = {
  async answer(context: Context, input: In<'answer'>): Out<'answer'> {
    const { questions } = clocks(context.desk.dataDir)
    const wrong = misfits(questions, input.facts)
    if (wrong.length > 0) refuse('clock.fact.invalid', { ids: wrong.join(', ') })
    const { country } = input.facts
    if (typeof country === 'string' && !isCountry(country)) refuse('clock.country.invalid', { code: country })
    await inIncident(context, input.incident, async (within) => {
      const before = await factsOf(within.tx, within.incident.id)
      const after = withAnswers(before, input.facts)
      const changed = questions.filter((one) => before[one.id] !== after[one.id])
      if (changed.length === 0) return
      await setFacts(within.tx, within.incident.id, after)
      const answers = changed.map((one) => ({
        word: 'clock.answer',
        question: { ja: one.ja, en: one.en },
        answer: said(after[one.id]),
      }))
      within.append({ kind: 'change', code: 'clock.answered', facts: { answers } })
      await reckonAnew(context, within, after)
    })
    return await showClocks(context, input.incident)
  },

  async start(context: Context, input: In<'start'>): Out<'start'> {
    const { desk } = context
    const now = desk.now()
    const { regimes } = clocks(desk.dataDir)
    const day = dayOfStart(input.events, desk.zone, now)
    const regime = regimeAt(regimes, input.regime, day) ?? refuse('clock.regime.not-found', { id: input.regime })
    if (!regime.enabled) refuse('clock.regime.off', { name: regime.name[context.lang] })
    for (const [id, when] of Object.entries(input.events)) {
      if (!regime.events.some((one) => one.id === id)) refuse('clock.event.invalid', { id })
      if (when.precision === 'unknown') refuse('clock.start.unknown')
      if (Date.parse(when.from) > now.getTime() + aheadMs) refuse('clock.start.future')
    }
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident } = within
      const all = await clocksOf(tx, incident.id)
      const mine = all.filter((one) => one.regime === regime.id && one.label === input.label)
      const facts = await factsOf(tx, incident.id)
      const isCorrection = mine.some((one) => Object.keys(input.events).some((id) => id in one.events))
      if (isCorrection && input.reason === '') refuse('clock.reason.invalid')
      const events = { ...mine[0]?.events, ...input.events }
      if (Object.keys(events).length === 0) refuse('clock.start.missing')
      const starts = { regime, events, sent: sentOf(mine), facts, zone: desk.zone }
      const made = newClocks(starts, {
        incidentId: incident.id,
        label: input.label,
        createdAt: within.now,
        newId: desk.newId,
      })
      if (all.length + made.length > mostClocks) refuse('clock.limit', { limit: mostClocks })
      for (const one of made) {
        const known = mine.find((other) => other.stage === one.stage)
        if (!known) await insertClock(tx, one)
        else if (known.state === 'waiting' || known.state === 'running') await setReckoned(tx, known.id, one)
      }
      const named = Object.entries(input.events).map(([id, when]) => ({
        word: 'clock.event',
        event: regime.events.find((one) => one.id === id)!.name,
        at: { at: when.from },
      }))
      within.append({
        kind: 'change',
        code: isCorrection ? 'clock.corrected' : 'clock.started',
        facts: {
          regime: regime.name,
          label: input.label,
          events: named,
          reason: input.reason,
          due: made.flatMap(dueFact),
        },
      })
    })
    return await showClocks(context, input.incident)
  },

  async override(context: Context, input: In<'override'>): Out<'override'> {
    await onClock(context, input, async (within, clock) => {
      if (clock.state === 'done' || clock.state === 'stopped') refuse('clock.ended')
      const overridden =
        input.dueAt === null ? null : { dueAt: input.dueAt, reason: input.reason, by: context.viewer.name }
      const isRunning = clock.startsAt !== null || clock.dueAt !== null || overridden !== null
      const before = effectiveDue(clock)
      await setOverride(within.tx, clock.id, {
        overridden,
        soonAt: overridden
          ? soonBefore(overridden.dueAt, clock.startsAt ?? within.now)
          : clock.dueAt && soonBefore(clock.dueAt, clock.startsAt ?? within.now),
        state: isRunning ? 'running' : 'waiting',
      })
      within.append({
        kind: 'decision',
        code: overridden ? 'clock.overridden' : 'clock.override-ended',
        facts: {
          ...nameOf(clock),
          before: timeOr(before),
          after: timeOr(overridden?.dueAt ?? clock.dueAt),
          reason: input.reason,
        },
      })
    })
    return await showClocks(context, input.incident)
  },

  async done(context: Context, input: In<'done'>): Out<'done'> {
    if (Date.parse(input.sent.from) > context.desk.now().getTime() + aheadMs) refuse('clock.start.future')
    await onClock(context, input, async (within, clock) => {
      if (clock.state === 'done' || clock.state === 'stopped') refuse('clock.ended')
      await setEnded(within.tx, clock.id, {
        state: 'done',
        sent: input.sent,
        proof: input.proof,
        reason: null,
        by: context.viewer.name,
      })
      const due = effectiveDue(clock)
      const isLate = due !== null && Date.parse(input.sent.from) > Date.parse(due)
      within.append({
        kind: 'contact',
        code: isLate ? 'clock.sent.late' : 'clock.sent',
        when: input.sent,
        facts: { ...nameOf(clock), recipient: clock.recipient, proof: input.proof, due: timeOr(due) },
      })
      await reckonAnew(context, within, await factsOf(within.tx, within.incident.id))
    })
    return await showClocks(context, input.incident)
  },

  async stop(context: Context, input: In<'stop'>): Out<'stop'> {
    await onClock(context, input, async (within, clock) => {
      if (clock.state === 'done' || clock.state === 'stopped') refuse('clock.ended')
      await setEnded(within.tx, clock.id, {
        state: 'stopped',
        sent: null,
        proof: null,
        reason: input.reason,
        by: context.viewer.name,
      })
      within.append({ kind: 'decision', code: 'clock.stopped', facts: { ...nameOf(clock), reason: input.reason } })
    })
    return await showClocks(context, input.incident)
  },

  async resume(context: Context, input: In<'resume'>): Out<'resume'> {
    await onClock(context, input, async (within, clock) => {
      if (clock.state !== 'done' && clock.state !== 'stopped') refuse('clock.runs')
      const isRunning = clock.startsAt !== null || effectiveDue(clock) !== null
      await setEnded(within.tx, clock.id, {
        state: isRunning ? 'running' : 'waiting',
        sent: null,
        proof: null,
        reason: null,
        by: null,
      })
      within.append({ kind: 'decision', code: 'clock.resumed', facts: { ...nameOf(clock), reason: input.reason } })
      await reckonAnew(context, within, await factsOf(within.tx, within.incident.id))
    })
    return await showClocks(context, input.incident)
  },
}

async function onClock(
  context: Context,
  input: { incident: string; clock: string },
  work: (within: Within, clock: StoredClock) => Promise<void>,
): Promise<void> {
  await inIncident(context, input.incident, async (within) => {
    await work(within, await clockOf(within.tx, within.incident.id, input.clock))
  })
}

/** Reckons anew what still runs: an answer may lengthen a period, and a stage that was sent starts the next. */
async function reckonAnew({ desk }: Context, within: Within, facts: ClockFacts): Promise<void> {
  const { regimes } = clocks(desk.dataDir)
  const all = await clocksOf(within.tx, within.incident.id)
  for (const clock of all.filter((one) => one.state === 'waiting' || one.state === 'running')) {
    const regime = regimes.find((one) => one.id === clock.regime && one.effective_from === clock.effectiveFrom)
    const stage = regime?.stages.find((one) => one.id === clock.stage)
    // A file that has gone since leaves its clocks as they were reckoned.
    if (!regime || !stage) continue
    const sent = sentOf(all.filter((one) => one.regime === clock.regime && one.label === clock.label))
    const anew = reckon({ regime, events: clock.events, sent, facts, zone: desk.zone }, stage)
    const state = clock.overridden ? 'running' : anew.state
    const soonAt = clock.overridden ? clock.soonAt : anew.soonAt
    if (anew.dueAt === clock.dueAt && state === clock.state && anew.arithmetic.en === clock.arithmetic.en) continue
    await setReckoned(within.tx, clock.id, { ...anew, state, soonAt })
    if (anew.dueAt !== clock.dueAt)
      within.append({
        kind: 'change',
        code: 'clock.reckoned',
        facts: { ...nameOf(clock), before: timeOr(clock.dueAt), after: timeOr(anew.dueAt) },
      })
  }
}

const nameOf = (clock: StoredClock) => ({ regime: clock.name.regime, stage: clock.name.stage, label: clock.label })
const timeOr = (at: string | null): unknown => (at === null ? { word: 'clock.no-time' } : { at })
const dueFact = (one: { name: StoredClock['name']; dueAt: string | null }) =>
  one.dueAt === null ? [] : [{ word: 'clock.due', stage: one.name.stage, at: { at: one.dueAt } }]

/** A quarter of the time before, three days at most. */
function soonBefore(dueAt: string, since: string): string {
  const span = Math.max(0, Date.parse(dueAt) - Date.parse(since))
  return new Date(Date.parse(dueAt) - Math.min(72 * 3_600_000, Math.max(3_600_000, span / 4))).toISOString()
}

function withAnswers(before: ClockFacts, answers: ClockFacts): ClockFacts {
  return Object.fromEntries(Object.entries({ ...before, ...answers }).filter(([, fact]) => fact !== null))
}

function said(fact: ClockFacts[string] | undefined): unknown {
  if (fact === undefined || fact === null) return { word: 'clock.answer.open' }
  if (typeof fact === 'boolean') return { word: fact ? 'clock.answer.yes' : 'clock.answer.no' }
  return fact
}
