// Why two reports are likely one affair: what both name, in which role, how rare it is, and how near in time (S4-14).
import type { ObservableRole } from '#src/core/observable.ts'
import { isPrivateAddress } from './private-address.ts'
import { type ClockFacts, slackMs } from './slack.ts'

export type NamedThing = {
  readonly type: string
  readonly value: string
  readonly role: ObservableRole
  /** By the clock of whoever stated it; null when nothing dates it. */
  readonly firstMs: number | null
  readonly lastMs: number | null
}

/** What likeness looks at, of a report or of an incident. */
export type LikenessFacts = {
  readonly id: string
  readonly number: string
  readonly organisation: string
  readonly zone: string
  readonly clock: ClockFacts
  /** When it happened as a whole, for things without a time of their own. */
  readonly occurred: { readonly fromMs: number; readonly toMs: number } | null
  readonly things: readonly NamedThing[]
}

/** In how many reports a thing stands: by `keyOf`. Absent means only in the two that are compared. */
export type Seen = ReadonlyMap<string, number>
export const keyOf = (thing: { type: string; value: string }): string => `${thing.type} ${thing.value}`

export type Nearness =
  | {
      readonly kind: 'apart'
      readonly gapMs: number
      readonly isWithinSlack: boolean
      readonly slackMs: number
      readonly aMs: number
      readonly bMs: number
    }
  | { readonly kind: 'overlap'; readonly aMs: number; readonly bMs: number }
  | { readonly kind: 'unknown' }

export type LikenessReason = {
  readonly type: string
  readonly value: string
  readonly roleA: ObservableRole
  readonly roleB: ObservableRole
  readonly seen: number
  readonly isPrivate: boolean
  readonly near: Nearness
  readonly weight: number
}
export type LikenessResult = { readonly score: number; readonly reasons: readonly LikenessReason[] }

/** A thing that stands in more reports than this says nothing about any two of them. */
export const tooCommon = 1_000
export const leastScore = 0.1
const maxReasons = 5
const hourMs = 3_600_000

const roleWeights: Readonly<Record<string, number>> = {
  'source source': 0.9,
  // One site's victim is another's attacker: a stepping stone.
  'source target': 0.8,
  'reporter source': 0.7,
  'reporter target': 0.55,
  'other source': 0.6,
  'target target': 0.5,
  'other target': 0.35,
  'other other': 0.35,
  'other reporter': 0.2,
  'reporter reporter': 0.12,
}
const roleWeight = (a: ObservableRole, b: ObservableRole): number => roleWeights[[a, b].sort().join(' ')] ?? 0.2

/** 1 for what only these two name, falling as more do. */
const rarity = (seen: number): number => (seen > tooCommon ? 0 : 1 / (1 + 0.25 * Math.log2(Math.max(2, seen) / 2)))

function nearness(a: LikenessFacts, b: LikenessFacts, thingA: NamedThing, thingB: NamedThing): Nearness {
  const spanA = spanOf(a, thingA)
  const spanB = spanOf(b, thingB)
  if (!spanA || !spanB) return { kind: 'unknown' }
  const gapMs = Math.max(spanA.fromMs, spanB.fromMs) - Math.min(spanA.toMs, spanB.toMs)
  if (gapMs <= 0) return { kind: 'overlap', aMs: spanA.fromMs, bMs: spanB.fromMs }
  const slack = slackMs(a.clock) + slackMs(b.clock)
  const [aMs, bMs] = spanA.fromMs < spanB.fromMs ? [spanA.toMs, spanB.fromMs] : [spanA.fromMs, spanB.toMs]
  return { kind: 'apart', gapMs, isWithinSlack: gapMs <= slack, slackMs: slack, aMs, bMs }
}

const spanOf = (facts: LikenessFacts, thing: NamedThing): { fromMs: number; toMs: number } | null =>
  thing.firstMs !== null ? { fromMs: thing.firstMs, toMs: thing.lastMs ?? thing.firstMs } : facts.occurred

function timeWeight(near: Nearness): number {
  if (near.kind === 'unknown') return 0.6
  if (near.kind === 'overlap' || near.isWithinSlack) return 1
  const hours = Math.max(0, near.gapMs - near.slackMs) / hourMs
  if (hours <= 24) return 0.95
  if (hours <= 7 * 24) return 0.8
  if (hours <= 31 * 24) return 0.6
  return hours <= 366 * 24 ? 0.3 : 0.12
}

/** Compares two things that are named in both; the score is 0 to 1, and every part of it is a reason with its figures. */
export function likeness(a: LikenessFacts, b: LikenessFacts, seen: Seen = new Map()): LikenessResult {
  const inB = new Map<string, NamedThing[]>()
  for (const thing of b.things) inB.set(keyOf(thing), [...(inB.get(keyOf(thing)) ?? []), thing])
  const best = new Map<string, LikenessReason>()
  for (const thingA of a.things) {
    const key = keyOf(thingA)
    for (const thingB of inB.get(key) ?? []) {
      const count = Math.max(2, seen.get(key) ?? 2)
      const isPrivate = isPrivateAddress(thingA.type, thingA.value)
      const near = nearness(a, b, thingA, thingB)
      const weight = roleWeight(thingA.role, thingB.role) * rarity(count) * timeWeight(near) * (isPrivate ? 0.7 : 1)
      if (weight < 0.02 || weight <= (best.get(key)?.weight ?? 0)) continue
      best.set(key, {
        type: thingA.type,
        value: thingA.value,
        roleA: thingA.role,
        roleB: thingB.role,
        seen: count,
        isPrivate,
        near,
        weight,
      })
    }
  }
  const reasons = [...best.values()].sort((x, y) => y.weight - x.weight)
  const score = 1 - reasons.reduce((rest, reason) => rest * (1 - Math.min(0.9, reason.weight)), 1)
  return { score: Math.round(score * 100) / 100, reasons: reasons.slice(0, maxReasons) }
}
