// Somebody of ours is there when people first sign in again: by appointment, and how it went (S0-50).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'

export const PresenceOutcome = z.enum(['well', 'trouble', 'cancelled'])
export type PresenceOutcome = z.infer<typeof PresenceOutcome>

export const Presence = z.object({
  position: z.number().int(),
  at: Instant,
  place: z.string(),
  /** A class, the opening of a counter. */
  what: z.string(),
  who: z.string(),
  /** The special group that it is for. */
  special: z.number().int().nullable(),
  /** How it went; none while it is to come, or nobody told. */
  told: z
    .object({
      outcome: PresenceOutcome,
      people: z.number().int().nullable(),
      note: z.string(),
      at: Instant,
      by: z.string(),
    })
    .nullable(),
})
export type Presence = z.infer<typeof Presence>

/** Over, and nobody has told how it went. */
export const isUntold = ({ told, at }: Pick<Presence, 'told' | 'at'>, now: Date): boolean =>
  told === null && Date.parse(at) < now.getTime()
