import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'

/** One thing found by the search box. `excerpt` is plain text; `marks` are the spans to highlight in it. */
export const Found = z.object({
  kind: z.enum(['report', 'incident', 'entry', 'observable', 'person']),
  id: Id,
  number: z.string().nullable(),
  title: z.string(),
  excerpt: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  at: z.iso.datetime(),
  incident: z.object({ id: Id, number: z.string(), title: z.string() }).nullable(),
  report: z.object({ id: Id, number: z.string() }).nullable(),
})
export type Found = z.infer<typeof Found>

/** Matches of each kind are counted up to here: beyond it the words are too few, and counting on costs more than it tells. */
export const countMost = 20

export const findApi = {
  find: endpoint({
    route: 'GET /api/find',
    permission: 'find',
    summary:
      'One box over reports, incidents, entries, observables and people; defanged and full-width input is understood. Results by rights.',
    input: z.object({
      q: z.string().trim().min(1).max(200),
      kind: Found.shape.kind.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    output: z.object({
      rows: z.array(Found),
      next: z.string().nullable(),
      /** Of each kind; `countMost` says that many or more. */
      counts: z.record(z.string(), z.number().int()),
      more: z.boolean(),
      tookMs: z.number(),
    }),
  }),
} as const
