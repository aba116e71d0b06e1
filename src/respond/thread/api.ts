import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { IncomingRow, OutgoingRow, RecipientState } from './mail.ts'

const incident = z.string().max(40)

export const threadApi = {
  outbox: endpoint({
    route: 'GET /api/mail/outbox',
    permission: 'notice:read',
    summary: 'Mail of the desk that leaves: waiting, sent, failed and why, the newest first.',
    input: z.object({ state: RecipientState.optional() }),
    output: z.object({ rows: z.array(OutgoingRow) }),
  }),
  retry: endpoint({
    route: 'POST /api/mail/outbox/{mail}/retry',
    permission: 'notice:write',
    summary: 'Sends a mail once more to those whom it did not reach; those who have it do not get it again.',
    input: z.object({ mail: Id }),
    output: z.object({ addresses: z.array(z.string()) }),
  }),
  thread: endpoint({
    route: 'GET /api/incidents/{incident}/mail',
    permission: 'notice:read',
    summary: 'Mail out and in of an incident: how far each recipient is, and what each answer is worth.',
    input: z.object({ incident }),
    output: z.object({ out: z.array(OutgoingRow), in: z.array(IncomingRow) }),
  }),
} as const
