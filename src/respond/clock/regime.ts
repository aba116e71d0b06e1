// A regime: one law, rule or agreement that asks for reports by a time, as a file in clocks/ says it. Not legal advice.
import { z } from 'zod'
import { isZone } from '#src/core/time.ts'
import { Slug, twice, Wording } from '#src/prepare/knowledge/wording.ts'
import { Condition } from './fact.ts'

const Link = z.url({ protocol: /^https$/ }).max(300)

/** What a period is measured in. Hours run through nights, weekends and holidays. */
export const Period = z.strictObject({
  amount: z.number().int().min(1).max(10_000),
  unit: z.enum(['hours', 'days', 'business-days', 'months']),
  /** Whether the day of the start is day 1. */
  first_day: z.enum(['counted', 'not-counted']).default('not-counted'),
  /** What becomes of an end on a Saturday, Sunday, holiday or other closed day. */
  end_on_closed_day: z.enum(['stays', 'next-open-day', 'noon-of-next-open-day']).default('stays'),
  /** Counted from the last day of the calendar year in which it starts. */
  from_year_end: z.boolean().default(false),
})
export type Period = z.infer<typeof Period>

/** A stage without a number: the law says a word, or the organisation sets the time itself. */
const Wordy = z.strictObject({ word: Wording })
const ByUs = z.strictObject({ set_by_you: z.literal(true) })
export const Due = z.union([Period, Wordy, ByUs])
export type Due = z.infer<typeof Due>

export const Stage = z.strictObject({
  id: Slug,
  name: Wording,
  recipient: Wording,
  /** Where it starts: an event of the regime, or the sending of an earlier stage. */
  starts: z.union([z.strictObject({ event: Slug }), z.strictObject({ after_stage: Slug })]),
  /** Asked for only when this holds. */
  when: Condition.optional(),
  due: Due,
  /** Other periods by the facts; the first that holds is taken, `due` while none is known to. */
  or_due: z
    .array(z.strictObject({ when: Condition, due: Period, because: Wording }))
    .max(5)
    .default([]),
  /** In any case not later than this, unless the stage started only after it had passed. */
  cap: z.strictObject({ event: Slug, period: Period }).optional(),
  /** By when it should be done although the period is longer. */
  aim: Period.optional(),
  /** What the report must hold. */
  items: z.array(Wording).max(30).default([]),
  /** What could not be confirmed at the source. A stage with one is shown as unsure. */
  unsure: z.array(Wording).max(10).default([]),
})
export type Stage = z.infer<typeof Stage>

const Trigger = z.strictObject({
  id: Slug,
  ja: z.string().trim().min(1).max(400),
  en: z.string().trim().min(1).max(400),
  when: Condition,
})

export const Regime = z
  .strictObject({
    id: Slug,
    name: Wording,
    version: z.string().trim().min(1).max(40),
    jurisdiction: Wording,
    /** Law, agreed with somebody, or given to oneself. */
    basis: z.enum(['law', 'agreement', 'own']),
    reference: Wording,
    /** Null only for what is agreed with somebody: the contract itself is the source. */
    source: Link.nullable(),
    effective_from: z.iso.date(),
    effective_until: z.iso.date().nullable().default(null),
    /** When somebody last held this file against its source; null: shown as not verified. */
    verified_on: z.iso.date().nullable(),
    /** False for what is not in force: shown, never proposed. */
    enabled: z.boolean(),
    /** Zone in which its days are counted; null: the zone of the organisation. */
    zone: z.string().max(64).refine(isZone).nullable(),
    calendar: z.strictObject({
      /** Whose holidays are closed days; null: of the country in the facts. */
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable(),
      /** Further closed days of every year, `12-29`. */
      closed: z
        .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
        .max(60)
        .default([]),
    }),
    /** What its clocks start from. A later event is given when it happens, not at the start. */
    events: z
      .array(z.strictObject({ id: Slug, name: Wording, is_later: z.boolean().default(false) }))
      .min(1)
      .max(10),
    triggers: z.array(Trigger).min(1).max(20),
    exceptions: z.array(Trigger).max(10).default([]),
    stages: z.array(Stage).min(1).max(12),
    unsure: z.array(Wording).max(10).default([]),
  })
  .superRefine((regime, context) => {
    const wrong = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
    const events = regime.events.map((one) => one.id)
    const stages = regime.stages.map((one) => one.id)
    if (regime.source === null && regime.basis === 'law') wrong('missing', ['source'])
    if (twice(events).length > 0) wrong('duplicate', ['events'])
    if (twice(stages).length > 0) wrong('duplicate', ['stages'])
    if (twice([...regime.triggers, ...regime.exceptions].map((one) => one.id)).length > 0)
      wrong('duplicate', ['triggers'])
    regime.stages.forEach((stage, at) => {
      // Only an earlier stage, so that nothing waits for itself.
      if ('after_stage' in stage.starts && !stages.slice(0, at).includes(stage.starts.after_stage))
        wrong('stage', ['stages', at, 'starts', 'after_stage'])
      if ('event' in stage.starts && !events.includes(stage.starts.event))
        wrong('event', ['stages', at, 'starts', 'event'])
      if (stage.cap && !events.includes(stage.cap.event)) wrong('event', ['stages', at, 'cap', 'event'])
    })
  })
export type Regime = z.infer<typeof Regime>

/** Every question that a regime asks. */
export function questionsOf(regime: Regime): string[] {
  const conditions = [
    ...regime.triggers.map((one) => one.when),
    ...regime.exceptions.map((one) => one.when),
    ...regime.stages.flatMap((stage) => [...(stage.when ? [stage.when] : []), ...stage.or_due.map((one) => one.when)]),
  ]
  return [...new Set(conditions.flatMap((one) => Object.keys(one)))]
}

/** Whether anything of it could not be confirmed at its source. */
export const isUnsure = (regime: Regime, stage?: Stage): boolean =>
  regime.verified_on === null || regime.unsure.length > 0 || (stage?.unsure.length ?? 0) > 0

/** The version of a regime that is in force on a day; else the one that comes nearest, so that it can be said what it is. */
export function regimeAt(regimes: readonly Regime[], id: string, day: string): Regime | null {
  const versions = regimes.filter((one) => one.id === id).sort((a, b) => (a.effective_from < b.effective_from ? 1 : -1))
  return versions.find((one) => isInForce(one, day)) ?? versions.at(-1) ?? null
}

export const isInForce = (regime: Regime, day: string): boolean =>
  regime.effective_from <= day && (regime.effective_until === null || day <= regime.effective_until)
