// What a house agrees on before anything happens: policy, points of contact, peacetime items, whoever knows a machine, exercises (S2-1, S2-2, S2-5, S2-9, S0-8), ways and media for when the network is down (S3-135, S3-136).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

const line = z.string().trim().max(300)
const text = z.string().trim().max(4_000)

export const ReadinessKind = z.enum(['policy', 'contact', 'peacetime', 'machine', 'exercise', 'route', 'medium'])
export type ReadinessKind = z.infer<typeof ReadinessKind>

/** The four things that are done while nothing happens (S2-5); an item of that kind bears one of these as its name. */
export const peacetimeItems = ['backup', 'normal', 'patches', 'exercise'] as const
export type PeacetimeItem = (typeof peacetimeItems)[number]
export const isPeacetimeItem = (name: string): name is PeacetimeItem =>
  (peacetimeItems as readonly string[]).includes(name)

export const ReadinessFacts = z.object({
  kind: ReadinessKind,
  /** Of a policy its name, of a contact whom it is for, of a machine its name, of an exercise what is tried, of a route which way, of a medium what it is. */
  name: line.min(1).max(200),
  /** Who answers for it. */
  who: line.min(1),
  /** By which number or address, and when: out of hours too. */
  reached: line.default(''),
  deputy: line.default(''),
  deputyReached: line.default(''),
  /** The clause itself, what the contact is for, what is to be done. */
  says: text.default(''),
  /** After so many days somebody looks again. */
  everyDays: z.number().int().min(1).max(3_660).default(365),
  /** Of a route: how many people or places it reaches in an hour; null while nobody measured it. */
  perHour: z.number().int().min(1).max(100_000).nullable().default(null),
})
export type ReadinessFacts = z.infer<typeof ReadinessFacts>

/** One time that somebody looked, or that an exercise was held. */
export const ReadinessCheck = z.object({
  id: Id,
  at: z.string(),
  isGood: z.boolean(),
  seen: z.string(),
  /** What is done differently from now on. */
  learnt: z.string(),
  by: z.string(),
})
export type ReadinessCheck = z.infer<typeof ReadinessCheck>

export const readinessStates = ['never', 'wanting', 'overdue', 'well'] as const
export const ReadinessState = z.enum(readinessStates)
export type ReadinessState = z.infer<typeof ReadinessState>

export const Readiness = ReadinessFacts.extend({
  id: Id,
  madeAt: z.string(),
  retiredAt: z.string().nullable(),
  last: ReadinessCheck.nullable(),
})
export type Readiness = z.infer<typeof Readiness>

const dayMs = 86_400_000

/** The worst that can be said of it: what nobody looked at is a paper, not readiness. */
export function stateOfReadiness({ last, everyDays }: Pick<Readiness, 'last' | 'everyDays'>, nowMs: number) {
  if (last === null) return 'never'
  if (!last.isGood) return 'wanting'
  return nowMs - Date.parse(last.at) > everyDays * dayMs ? 'overdue' : 'well'
}

/** A part that stands nowhere in the register: a whole kind, or one of the four peacetime items. */
export const Gap = z.object({ kind: ReadinessKind, name: z.string() })
export type Gap = z.infer<typeof Gap>

export function gapsIn(all: readonly Pick<Readiness, 'kind' | 'name'>[]): Gap[] {
  return ReadinessKind.options.flatMap((kind): Gap[] => {
    const those = all.filter((one) => one.kind === kind)
    if (kind !== 'peacetime') return those.length > 0 ? [] : [{ kind, name: '' }]
    return peacetimeItems.filter((item) => !those.some(({ name }) => name === item)).map((name) => ({ kind, name }))
  })
}
