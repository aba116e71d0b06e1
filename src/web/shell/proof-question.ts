import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'

/** Until the record has its own table: what the frame asks of it. */
export const proofQuestion = endpoint({
  route: 'GET /api/record/state',
  permission: 'record:read',
  summary: 'How the record stands.',
  input: nothing,
  output: z.object({
    isIntact: z.boolean(),
    entries: z.number().int(),
    checkedAt: z.string(),
    head: z.string(),
    firstWrong: z.number().int().nullable(),
    what: z.string().nullable(),
  }),
})
