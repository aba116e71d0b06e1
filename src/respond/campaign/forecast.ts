// When each phase of a mass reset ends by what printers, counters and the directory can do, and which later phase slips (S0-18, S0-19).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'

export const PhaseKind = z.enum(['own-change', 'mail', 'fax', 'stop', 'print', 'forced-change', 'handing-out'])
export type PhaseKind = z.infer<typeof PhaseKind>

export const Plan = z.object({
  phases: z
    .array(z.object({ kind: PhaseKind, from: Instant, to: Instant.nullable() }))
    .max(20)
    .default([]),
  /** Times in which nobody may lose a login or get a mail: classes, pay day, the night. */
  kept: z
    .array(z.object({ name: z.string().trim().min(1).max(200), from: Instant, to: Instant }))
    .max(100)
    .default([]),
  /** What each channel does in an hour. */
  capacity: z
    .object({
      lettersPerHour: z.number().positive().max(1_000_000),
      handedPerHour: z.number().positive().max(1_000_000),
      changesPerHour: z.number().positive().max(100_000_000),
      mailsPerHour: z.number().positive().max(10_000_000).default(20_000),
      faxesPerHour: z.number().positive().max(100_000).default(30),
    })
    .default({
      lettersPerHour: 3_000,
      handedPerHour: 120,
      changesPerHour: 100_000,
      mailsPerHour: 20_000,
      faxesPerHour: 30,
    }),
  /** Hours of a day in which counters are open. */
  openHours: z.number().min(1).max(24).default(8),
})
export type Plan = z.infer<typeof Plan>

export const Forecast = z.object({
  phases: z.array(
    z.object({
      kind: PhaseKind,
      from: Instant,
      to: Instant.nullable(),
      /** How much there is to do, how many hours it takes, and when it is over. */
      amount: z.number(),
      hours: z.number(),
      endsAt: Instant.nullable(),
      slipsHours: z.number(),
      clashes: z.array(z.string()),
    }),
  ),
})
export type Forecast = z.infer<typeof Forecast>

/** How many letters, changes by the desk, mails to everybody, and places to which a FAX goes there are. */
export type Amounts = {
  readonly letters: number
  readonly changes: number
  readonly mails: number
  readonly faxes: number
}

const hour = 3_600_000
const day = 24

export function forecast(plan: Plan, amounts: Amounts): Forecast {
  let pushedTo = 0
  return {
    phases: plan.phases.map(({ kind, from, to }) => {
      const start = Math.max(Date.parse(from), isFixed(kind) ? 0 : pushedTo)
      const { amount, hours } = workOf(kind, plan, amounts)
      // Counters close for the night: a day holds only so many hours of them.
      const spread =
        kind === 'handing-out' ? Math.floor(hours / plan.openHours) * day + (hours % plan.openHours) : hours
      const end = hours > 0 ? start + spread * hour : to === null ? null : Date.parse(to)
      const slip = end !== null && to !== null ? Math.max(0, end - Date.parse(to)) / hour : 0
      if (kind === 'print' || kind === 'forced-change') pushedTo = Math.max(pushedTo, end ?? 0)
      const isTouching = (one: { from: string; to: string }) =>
        (kind === 'forced-change' || kind === 'mail' || kind === 'fax') &&
        end !== null &&
        Date.parse(one.from) < end &&
        start < Date.parse(one.to)
      return {
        kind,
        from: new Date(start).toISOString(),
        to,
        amount,
        hours: Math.round(hours * 100) / 100,
        endsAt: end === null ? null : new Date(end).toISOString(),
        slipsHours: Math.round(slip * 100) / 100,
        clashes: plan.kept.filter(isTouching).map((one) => one.name),
      }
    }),
  }
}

/** Begins when it is said to, whatever comes before. */
const isFixed = (kind: PhaseKind): boolean =>
  kind === 'own-change' || kind === 'stop' || kind === 'mail' || kind === 'fax'

function workOf(kind: PhaseKind, { capacity }: Plan, { letters, changes, mails, faxes }: Amounts) {
  if (kind === 'fax') return { amount: faxes, hours: faxes / capacity.faxesPerHour }
  if (kind === 'mail') return { amount: mails, hours: mails / capacity.mailsPerHour }
  if (kind === 'print') return { amount: letters, hours: letters / capacity.lettersPerHour }
  if (kind === 'handing-out') return { amount: letters, hours: letters / capacity.handedPerHour }
  if (kind === 'forced-change') return { amount: changes, hours: changes / capacity.changesPerHour }
  return { amount: 0, hours: 0 }
}
