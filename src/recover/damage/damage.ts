// What an incident cost (S3-3 to S3-5, S3-128): lines of a ledger, each a range with how sure we are, added up without mixing currencies.
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import { Currency, mostAmount } from '#src/recover/measure/money.ts'

export const directKinds = ['money', 'equipment', 'people', 'response', 'repair'] as const
export const indirectKinds = ['lost-business', 'claims', 'share-price', 'confusion', 'image', 'other'] as const
export const DamageKind = z.enum([...directKinds, ...indirectKinds])
export type DamageKind = z.infer<typeof DamageKind>
export const sideOf = (kind: DamageKind): 'direct' | 'indirect' =>
  (directKinds as readonly string[]).includes(kind) ? 'direct' : 'indirect'

/** What is counted but is no money. */
export const countedUnits = ['people', 'hours', 'items'] as const
export const Unit = z.union([z.enum(countedUnits), Currency])
export const isMoney = (unit: string): boolean => !(countedUnits as readonly string[]).includes(unit)

export const DamageConfidence = z.enum(['confirmed', 'likely', 'possible'])

/** Below zero is taken in so that it can be refused with words of its own. */
const amount = z.number().min(-mostAmount).max(mostAmount)
const line = z.string().trim().max(300)

/** Hours and what one is worth: business lost while a site is down, or the people who responded. */
export const Hourly = z.object({ hours: amount, perHour: amount })
export type Hourly = z.infer<typeof Hourly>

export const DamageInput = z.object({
  kind: DamageKind,
  what: line.min(1),
  /** The range; left out where hours and a rate say it. */
  low: amount.optional(),
  high: amount.optional(),
  hourly: Hourly.nullable().default(null),
  unit: Unit.default('JPY'),
  /** Money that came back or will: an insurance, a compensation received. */
  isRelief: z.boolean().default(false),
  confidence: DamageConfidence,
  basis: z.string().trim().max(4_000).default(''),
  party: line.default(''),
  borneBy: line.default(''),
})
export type DamageInput = z.infer<typeof DamageInput>

export const DamageRow = DamageInput.extend({
  no: z.number().int(),
  side: z.enum(['direct', 'indirect']),
  low: z.number(),
  high: z.number(),
  byName: z.string(),
  at: Instant,
  withdrawn: z.object({ at: Instant, reason: z.string() }).nullable(),
})
export type DamageRow = z.infer<typeof DamageRow>

const Range = z.object({ low: z.number(), high: z.number() })
export type Range = z.infer<typeof Range>
export const Total = z.object({ unit: z.string(), direct: Range, indirect: Range, relief: Range, net: Range })
export type Total = z.infer<typeof Total>
export const Rate = z.object({ currency: Currency, into: Currency, rate: z.number().positive(), source: line.min(1) })
export type Rate = z.infer<typeof Rate>

export type AmountFault = 'negative' | 'range' | 'missing'

/** The range that a line stands for, or why it is none. */
export function rangeOf({ low, high, hourly }: DamageInput): Range | AmountFault {
  const given = [low, high, hourly?.hours, hourly?.perHour].filter((one) => one !== undefined)
  if (given.some((one) => one < 0)) return 'negative'
  const product = hourly ? cents(hourly.hours * hourly.perHour) : undefined
  const from = low ?? product ?? high
  const to = high ?? product ?? low
  if (from === undefined || to === undefined) return 'missing'
  if (from > to || to > mostAmount) return 'range'
  return { low: cents(from), high: cents(to) }
}

const cents = (one: number): number => Math.round(one * 100) / 100
const none: Range = { low: 0, high: 0 }
const plus = (a: Range, b: Range): Range => ({ low: cents(a.low + b.low), high: cents(a.high + b.high) })

type Summed = Pick<DamageRow, 'kind' | 'low' | 'high' | 'unit' | 'isRelief' | 'withdrawn'>

/** One total for each unit. A fall of the share price is shown but never added: it is a loss of its owners, and it moves on. */
export function totalsOf(rows: readonly Summed[]): Total[] {
  const totals = new Map<string, Total>()
  for (const row of rows) {
    if (row.withdrawn || row.kind === 'share-price') continue
    const was = totals.get(row.unit) ?? { unit: row.unit, direct: none, indirect: none, relief: none, net: none }
    const part = row.isRelief ? 'relief' : sideOf(row.kind)
    totals.set(row.unit, { ...was, [part]: plus(was[part], row) })
  }
  return [...totals.values()].map(net).sort((a, b) => b.net.high - a.net.high || (a.unit < b.unit ? -1 : 1))
}

/** At the least all that comes back is taken off, at the most only what is sure to. */
const net = (total: Total): Total => {
  const whole = plus(total.direct, total.indirect)
  return {
    ...total,
    net: { low: cents(whole.low - total.relief.high), high: cents(whole.high - total.relief.low) },
  }
}

/** All money in one currency; null while a rate is missing, or where there is only one currency anyway. */
export function inOne(totals: readonly Total[], rates: readonly Rate[]): Total | null {
  const money = totals.filter((one) => isMoney(one.unit))
  const into = rates[0]?.into
  if (into === undefined || money.length < 2) return null
  const rateOf = (unit: string) =>
    unit === into ? 1 : rates.find((one) => one.currency === unit && one.into === into)?.rate
  let sum: Total = { unit: into, direct: none, indirect: none, relief: none, net: none }
  for (const one of money) {
    const rate = rateOf(one.unit)
    if (rate === undefined) return null
    const turned = ({ low, high }: Range): Range => ({ low: low * rate, high: high * rate })
    sum = {
      ...sum,
      direct: plus(sum.direct, turned(one.direct)),
      indirect: plus(sum.indirect, turned(one.indirect)),
      relief: plus(sum.relief, turned(one.relief)),
    }
  }
  return net(sum)
}

export const ActivityPoint = z.object({ at: Instant, level: z.number().int().min(0).max(200), note: z.string() })
export type ActivityPoint = z.infer<typeof ActivityPoint>

/** Activity that is missing until it is back at 100, in days at full work: the area between the line and 100 (S3-6). */
export function lostDays(points: readonly ActivityPoint[]): number {
  const hourMs = 3_600_000
  const sorted = [...points].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  let lost = 0
  for (const [at, point] of sorted.entries()) {
    const next = sorted[at + 1]
    if (!next) break
    // A level holds until the next one is stated.
    lost += (Math.max(0, 100 - point.level) / 100) * (Date.parse(next.at) - Date.parse(point.at))
  }
  return Math.round((lost / (24 * hourMs)) * 10) / 10
}
