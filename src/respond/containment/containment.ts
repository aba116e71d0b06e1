// Something cut off so that an incident does not spread: asked for, approved, in force, checked, lifted, each known or said not to be (S0-4..7, 17, 51).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant, When } from '#src/core/time.ts'
import { Target } from '#src/prepare/duty/target.ts'
import { DecisionState } from '#src/respond/decision/decision.ts'
import { Approval } from './approval.ts'
import { ContainmentAct, ContainmentState, Found } from './state.ts'

export const Known = z.object({ at: Instant, found: Found, detail: z.string(), by: z.string() })
export type Known = z.infer<typeof Known>

export const EffectKind = z.enum(['side-effect', 'complaint'])
export const Effect = z.object({
  id: Id,
  kind: EffectKind,
  text: z.string(),
  count: z.number().int(),
  by: z.string(),
  at: Instant,
})
export type Effect = z.infer<typeof Effect>

/** Carried out by a person with a printed instruction; every other connector is set up by the organisation. */
export const byPerson = 'person'

export const ContainmentRow = z.object({
  id: Id,
  number: z.string(),
  incident: z.object({ number: z.string(), title: z.string() }),
  target: Target,
  scope: z.string(),
  isWider: z.boolean(),
  /** Which backup was taken before it, or why none is needed; empty while nobody said. */
  backup: z.string(),
  reason: z.string(),
  connector: z.string(),
  carrier: z.string(),
  state: ContainmentState,
  askedById: Id.nullable(),
  askedBy: z.string(),
  askedAt: Instant,
  approval: Approval.nullable(),
  decision: z.object({ number: z.string(), state: DecisionState }).nullable(),
  liftAt: Instant.nullable(),
  isLiftedByDesk: z.boolean(),
  /** Its time to be lifted has passed. */
  isOverdue: z.boolean(),
  applied: When.nullable(),
  appliedBy: z.string().nullable(),
  known: Known.nullable(),
  isBusy: z.boolean(),
  ended: When.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  effects: z.array(Effect),
  /** What the reader may do with it now. */
  acts: z.array(ContainmentAct),
})
export type ContainmentRow = z.infer<typeof ContainmentRow>

/** Cutting off more than the host that was hit stops what others are writing: no change of that reach before it is said which backup stands (S0-45). */
export const asksForBackup = ({ isWider, backup }: { readonly isWider: boolean; readonly backup: string }): boolean =>
  isWider && backup === ''

export const containmentNumber = (incident: string, position: number): string => `${incident}-C${position}`
