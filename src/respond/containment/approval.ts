// Who may say yes to a containment, and when two pairs of eyes are asked for (S0-55, S1-45, S2-29).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import type { Target } from '#src/prepare/duty/target.ts'

/**
 * `authority` was given beforehand, `role` is a lead's own, `decision` was asked for and answered, `emergency` was taken because it
 * could not wait, `afterwards` was done before anybody wrote it down.
 */
export const ApprovalGround = z.enum(['authority', 'role', 'decision', 'emergency', 'afterwards'])
export type ApprovalGround = z.infer<typeof ApprovalGround>

export const Approval = z.object({ ground: ApprovalGround, by: z.string(), at: Instant, note: z.string() })
export type Approval = z.infer<typeof Approval>

type Cut = { readonly target: Target; readonly isWider: boolean }

/** Two people for what reaches further than the host, stops a service, or stands in an incident of the upper half of its scale. */
export function needsFourEyes(
  { target, isWider }: Cut,
  level: { readonly rank: number; readonly of: number } | null,
): boolean {
  return isWider || target.kind === 'stop-service' || (level !== null && level.rank * 2 > level.of)
}

/** What one person may do alone when it cannot wait: one address, one host, one account. */
export const mayBeEmergency = ({ target, isWider }: Cut): boolean =>
  !isWider && (['block-address', 'isolate-host', 'disable-account'] as readonly string[]).includes(target.kind)

export type Approver = {
  readonly isProposer: boolean
  /** The right of a lead. */
  readonly hasRight: boolean
  /** Authority given beforehand that covers it. */
  readonly hasAuthority: boolean
  readonly isEmergency: boolean
}

/** On what ground this person may approve, or why not. */
export function groundFor(
  approver: Approver,
  cut: Cut,
  fourEyes: boolean,
): { readonly ground: ApprovalGround } | { readonly refused: 'two-people' | 'no-authority' | 'no-emergency' } {
  if (approver.isEmergency) return mayBeEmergency(cut) ? { ground: 'emergency' } : { refused: 'no-emergency' }
  if (!approver.hasAuthority && !approver.hasRight) return { refused: 'no-authority' }
  if (fourEyes && approver.isProposer) return { refused: 'two-people' }
  return { ground: approver.hasAuthority ? 'authority' : 'role' }
}
