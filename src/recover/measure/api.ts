import { z } from 'zod'
import { bytes, endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { ContractRow } from '#src/prepare/contract/contract.ts'
import { Slug } from '#src/prepare/knowledge/wording.ts'
import { Measure, MeasureInput, MeasureState } from './measure.ts'
import { Amount } from './money.ts'

const incident = z.string().min(1).max(40)
const no = z.coerce.number().int().min(1).max(1_000_000)
const text = z.string().trim().max(4_000)
export const mostShown = 500

export const MeasureList = z.object({
  rows: z.array(Measure),
  /** What is chosen or done costs, by currency. */
  cost: z.array(z.object({ currency: z.string(), amount: Amount })),
  counts: z.object({ open: z.number(), overdue: z.number(), verify: z.number(), orphans: z.number() }),
  /** Of one incident: what was agreed beforehand about the systems that it names. */
  agreed: z.array(ContractRow),
  canWrite: z.boolean(),
})
export type MeasureList = z.infer<typeof MeasureList>

export const measureApi = {
  all: endpoint({
    route: 'GET /api/measures',
    permission: 'incident:read',
    summary:
      'Measures over all incidents that the caller may know of, closed ones too: what is due first, with how many are overdue.',
    input: z.object({ show: z.enum(['open', 'overdue', 'all']).default('open') }),
    output: MeasureList,
  }),
  handOver: endpoint({
    route: 'POST /api/measures/owner',
    permission: 'incident:write',
    summary:
      'Gives all open measures of one owner to another, over all incidents that the caller may know of: somebody left, or a unit has merged.',
    input: z.object({
      from: z.string().trim().min(1).max(300).describe('Name of a person or a unit, as it stands in the list.'),
      to: z.string().trim().max(300).default(''),
      toId: Id.nullable().default(null),
    }),
    output: z.object({ count: z.number().int() }),
  }),
  list: endpoint({
    route: 'GET /api/incidents/{incident}/measures',
    permission: 'incident:read',
    summary: 'The measures of an incident, options for one aim beside each other.',
    input: z.object({ incident }),
    output: MeasureList,
  }),
  add: endpoint({
    route: 'POST /api/incidents/{incident}/measures',
    permission: 'incident:write',
    summary: 'Proposes a measure. Closing the incident does not end it.',
    input: MeasureInput.extend({ incident }),
    output: MeasureList,
  }),
  change: endpoint({
    route: 'PUT /api/incidents/{incident}/measures/{no}',
    permission: 'incident:write',
    summary: 'Changes what a measure is, who owns and who pays it, by when.',
    input: MeasureInput.extend({ incident, no }),
    output: MeasureList,
  }),
  move: endpoint({
    route: 'POST /api/incidents/{incident}/measures/{no}/state',
    permission: 'incident:write',
    summary:
      'Chooses, drops, finishes, verifies a measure, or takes it up again because the cause returned; with proof, result or reason.',
    input: z.object({
      incident,
      no,
      state: MeasureState,
      doneOn: z.iso.date().nullable().default(null),
      dueOn: z.iso.date().nullable().default(null),
      proof: text.default(''),
      result: text.default(''),
      reason: text.default(''),
    }),
    output: MeasureList,
  }),
  attach: endpoint({
    route: 'POST /api/incidents/{incident}/measures/{no}/files',
    permission: 'incident:write',
    takes: 'files',
    summary: 'Links what a measure changed: documents, kept under their hashes, or an edition of a playbook.',
    input: z.object({
      incident,
      no,
      playbook: Slug.optional(),
      edition: z.coerce.number().int().min(1).max(1_000_000).optional().describe('The one in force, when left out.'),
    }),
    output: MeasureList,
  }),
  file: endpoint({
    route: 'GET /api/incidents/{incident}/measures/{no}/files/{file}',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/octet-stream',
    summary: 'A document that a measure changed, as it was linked.',
    input: z.object({ incident, no, file: Id }),
    output: bytes,
  }),
} as const
