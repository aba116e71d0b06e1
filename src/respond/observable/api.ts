import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Id, PageAsk, pageOf } from '#src/core/id.ts'
import { ObservableType } from '#src/core/observable-type.ts'

/** An address, name, account, hash or URL seen in a case, and where else it was seen. */
export const ObservableRow = z.object({
  id: Id,
  type: z.string(),
  value: z.string(),
  defanged: z.string(),
  role: z.enum(['source', 'target', 'reporter', 'other']),
  port: z.number().int().nullable(),
  note: z.string(),
  /** From a report, or added by a person. */
  origin: z.enum(['report', 'person']),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  seenReports: z.number().int(),
  seenIncidents: z.number().int(),
  isRemoved: z.boolean(),
})
export type ObservableRow = z.infer<typeof ObservableRow>

export const observableApi = {
  ofIncident: endpoint({
    route: 'GET /api/incidents/{incident}/observables',
    permission: 'incident:read',
    summary: 'Observables of an incident, defanged for reading.',
    input: z.object({
      ...PageAsk,
      incident: z.string().max(40),
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
    }),
    output: pageOf(ObservableRow),
  }),
  add: endpoint({
    route: 'POST /api/incidents/{incident}/observables',
    permission: 'incident:write',
    summary: 'Adds every observable found in a text (defanged and full-width forms are understood).',
    input: z.object({
      incident: z.string().max(40),
      text: z.string().min(1).max(100_000),
      type: ObservableType.optional().describe(
        'Each line is one value of this type, for what cannot be told from a text: accounts, file names.',
      ),
      role: ObservableRow.shape.role.default('other'),
      note: z.string().max(2_000).default(''),
    }),
    output: z.object({ added: z.number().int(), known: z.number().int(), rows: z.array(ObservableRow) }),
  }),
  change: endpoint({
    route: 'PATCH /api/incidents/{incident}/observables/{id}',
    permission: 'incident:write',
    summary: 'Changes role or note, or takes an observable off with a reason.',
    input: z.object({
      incident: z.string().max(40),
      id: Id,
      role: ObservableRow.shape.role.optional(),
      note: z.string().max(2_000).optional(),
      isRemoved: z.boolean().optional(),
      reason: z.string().max(2_000).default(''),
    }),
    output: nothing,
  }),
  seen: endpoint({
    route: 'GET /api/observables',
    permission: 'observable:read',
    summary: 'Where a value was seen: reports and incidents the viewer may know of.',
    input: z.object({ value: z.string().min(1).max(4_000) }),
    output: z.object({
      type: z.string(),
      value: z.string(),
      defanged: z.string(),
      firstAt: z.iso.datetime().nullable(),
      lastAt: z.iso.datetime().nullable(),
      reports: z.array(
        z.object({ id: Id, number: z.string(), subject: z.string(), role: z.string(), at: z.iso.datetime() }),
      ),
      incidents: z.array(
        z.object({ id: Id, number: z.string(), title: z.string(), role: z.string(), at: z.iso.datetime() }),
      ),
    }),
  }),
} as const
