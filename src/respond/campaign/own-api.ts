// What anybody may ask who was given a code: nothing here tells who exists.
import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Instant } from '#src/core/time.ts'
import { Door } from './door.ts'
import { PhaseKind } from './forecast.ts'
import { Second } from './own.ts'

export const campaignOwnApi = {
  openNow: endpoint({
    route: 'GET /api/change/{door}',
    permission: 'public',
    summary: 'Whether passwords can be changed here now, and how long they must be.',
    input: z.object({ door: Door }),
    output: z.object({
      isOpen: z.boolean(),
      organisation: z.string(),
      shortest: z.number().int(),
      /** What is asked for besides the code, from where the caller is. */
      second: Second,
      /** When that turns by the clock next. */
      turn: z.object({ at: Instant, isOpen: z.boolean() }).nullable(),
      /** Of the plan that people were told. */
      schedule: z.array(z.object({ kind: PhaseKind, from: Instant, to: Instant.nullable() })),
    }),
  }),
  changeOwn: endpoint({
    route: 'POST /api/change/{door}',
    permission: 'public',
    summary: 'Sets a password of one’s own, by the code from the letter or the help desk.',
    input: z.object({
      door: Door,
      login: z.string().trim().min(1).max(200),
      code: z.string().min(1).max(100),
      second: z.string().max(100).default(''),
      password: z.string().min(1).max(1_000),
    }),
    output: z.object({ changed: z.literal(true) }),
  }),
}
