import { z } from 'zod'
import { Id } from '#src/core/id.ts'

export const RecipientState = z.enum(['waiting', 'handing', 'sent', 'failed', 'cancelled'])
export type RecipientState = z.infer<typeof RecipientState>

/** A mail that leaves, and of each recipient how far it is. */
export const OutgoingRow = z.object({
  id: Id,
  incident: z.string().nullable(),
  subject: z.string(),
  queuedAt: z.iso.datetime(),
  recipients: z.array(
    z.object({
      address: z.string(),
      name: z.string(),
      state: RecipientState,
      tries: z.number().int(),
      /** What the server last said. */
      reply: z.string(),
      nextAt: z.iso.datetime().nullable(),
      endedAt: z.iso.datetime().nullable(),
    }),
  ),
})
export type OutgoingRow = z.infer<typeof OutgoingRow>

/** A mail that came into an incident: who says to have sent it, and what its signature is worth. */
export const IncomingRow = z.object({
  id: Id,
  from: z.string(),
  sort: z.enum(['reply', 'auto-reply', 'bounce']),
  signature: z.enum(['none', 'verified', 'unconfirmed', 'unknown', 'forged']),
  encryption: z.enum(['none', 'pgp', 'smime', 'locked']),
  receivedAt: z.iso.datetime(),
  /** Which of ours it answers. */
  answers: Id.nullable(),
})
export type IncomingRow = z.infer<typeof IncomingRow>
