// Dealings with people outside (S3-96, S3-105 to S3-111): briefings and visits to users, shareholders, investigators, extortion.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'

export const DealingKind = z.enum(['briefing', 'visit', 'shareholders', 'investigation', 'extortion'])
export type DealingKind = z.infer<typeof DealingKind>
export const DealingState = z.enum(['open', 'done', 'dropped'])
export type DealingState = z.infer<typeof DealingState>
/** By what right somebody wants evidence. */
export const Basis = z.enum(['', 'request', 'inquiry', 'warrant', 'court-order'])
export type Basis = z.infer<typeof Basis>

const line = z.string().trim().max(300)
const text = z.string().trim().max(4_000)
const mostPeople = 10_000_000
export const mostEvidence = 200

export const DealingPlan = z.object({
  kind: DealingKind,
  title: line.min(1),
  /** With whom: the users of a service, a firm, a police station. */
  who: line.default(''),
  lead: line.default('').describe('Who of us.'),
  plannedOn: z.iso.date().nullable().default(null),
  place: line.default('').describe('Where, or by what means.'),
  /** Share price and rumours (S3-105). */
  market: text.default(''),
  basis: Basis.default(''),
  /** What an investigator or an extortionist wants. */
  wanted: text.default(''),
  counsel: text.default('').describe('What counsel said, and the police.'),
})
export type DealingPlan = z.infer<typeof DealingPlan>

export const DealingOutcome = z.object({
  heldOn: z.iso.date(),
  people: z.number().int().min(0).max(mostPeople).nullable().default(null),
  /** What was explained, answered or given. */
  said: text.min(1),
  /** What was asked, objected, agreed. */
  heard: text.default(''),
  /** How much evidence was given, and why no more (S3-109). */
  scope: text.default(''),
  /** What giving it did to systems and services (S3-108). */
  effect: text.default(''),
})
export type DealingOutcome = z.infer<typeof DealingOutcome>

export const Dealing = z.object({
  no: z.number().int(),
  incident: z.string(),
  /** It stands in the restricted file of the incident. */
  isRestricted: z.boolean(),
  state: DealingState,
  isOverdue: z.boolean(),
  plan: DealingPlan,
  outcome: DealingOutcome.nullable(),
  reason: z.string(),
  /** Numbers of what was handed over, such as `2026-0001-E3`. */
  evidence: z.array(z.string()),
  changedAt: Instant,
  changedBy: z.string(),
})
export type Dealing = z.infer<typeof Dealing>

export const EvidenceChoice = z.object({ id: Id, number: z.string(), description: z.string() })

/** Evidence is not given before it was said how much of it, and what that does to services. */
export const lacksScope = (kind: DealingKind, outcome: DealingOutcome): boolean =>
  kind === 'investigation' && (outcome.scope === '' || outcome.effect === '')

export const isOverdue = (of: { state: DealingState; plannedOn: string | null }, today: string): boolean =>
  of.state === 'open' && of.plannedOn !== null && of.plannedOn < today
