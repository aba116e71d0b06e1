import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'

/** Something that is not as it was recorded, in words of the reader's language. */
export const ProblemView = z.object({
  code: z.string(),
  /** The entry at which it begins; null when it is not about an entry. */
  seq: z.number().nullable(),
  entryId: z.string().nullable(),
  text: z.string(),
})
export type ProblemView = z.infer<typeof ProblemView>

export const RecordStatusView = z.object({
  state: z.enum(['intact', 'altered', 'unchecked']),
  entries: z.number(),
  checkedTo: z.number().int(),
  checkedAt: z.string().nullable(),
  headShort: z.string(),
  keyId: z.string(),
  problem: ProblemView.nullable(),
})
export type RecordStatusView = z.infer<typeof RecordStatusView>

export const VerifyView = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  root: z.string(),
  headShort: z.string(),
  keyId: z.string(),
  checkpoints: z.number().int(),
  checkedAt: z.string(),
  tookMs: z.number().int(),
  firstWrong: ProblemView.nullable(),
  problems: z.array(ProblemView),
  /** Further problems that are not listed. */
  more: z.number().int(),
  notes: z.array(ProblemView),
})
export type VerifyView = z.infer<typeof VerifyView>

export const CheckpointView = z.object({
  number: z.number().int(),
  size: z.number().int(),
  root: z.string(),
  at: z.string(),
  reason: z.string(),
  shortCode: z.string(),
  note: z.string(),
  qr: z.string(),
})
export type CheckpointView = z.infer<typeof CheckpointView>

export const ProofView = z.object({
  seq: z.number().int(),
  id: Id,
  head: z.string(),
  payload: z.string().nullable(),
  salt: z.string().nullable(),
  leaf: z.string(),
  size: z.number().int(),
  root: z.string(),
  path: z.array(z.string()),
  checkpoint: CheckpointView.nullable(),
  proved: z.boolean(),
})
export type ProofView = z.infer<typeof ProofView>

export const recordApi = {
  status: endpoint({
    route: 'GET /api/record/status',
    permission: 'self',
    summary: 'Whether the record is intact, to which entry, and when it was last gone through.',
    input: nothing,
    output: RecordStatusView,
  }),
  verify: endpoint({
    route: 'POST /api/record/verify',
    permission: 'record:verify',
    summary: 'Goes through the whole record and names the first entry that is wrong.',
    input: z.object({
      /** The witness was lost and everything else is in order: begin a new one. That goes on the record. */
      renewWitness: z.boolean().default(false),
    }),
    output: VerifyView,
  }),
  checkpoints: endpoint({
    route: 'GET /api/record/checkpoints',
    permission: 'record:read',
    summary: 'The signed checkpoints, the newest first.',
    input: nothing,
    output: z.object({ rows: z.array(CheckpointView) }),
  }),
  makeCheckpoint: endpoint({
    route: 'POST /api/record/checkpoints',
    permission: 'record:verify',
    summary: 'Signs the record as it is now.',
    input: nothing,
    output: CheckpointView,
  }),
  key: endpoint({
    route: 'GET /api/record/key',
    permission: 'public',
    summary: 'The public key with which checkpoints are verified.',
    input: nothing,
    output: z.object({ id: z.string(), name: z.string(), algorithm: z.literal('Ed25519'), pem: z.string() }),
  }),
  proof: endpoint({
    route: 'GET /api/record/entries/{id}/proof',
    permission: 'record:read',
    summary: 'The proof of one entry: its head and the path to a signed root.',
    input: z.object({ id: Id }),
    output: ProofView,
  }),
  export: endpoint({
    route: 'GET /api/record/export',
    permission: 'record:export',
    gives: 'download',
    mediaType: 'application/zip',
    summary:
      'The sealed bundle, which `record verify` proves without a server. Of entries that the viewer may not know it holds only the hash.',
    input: z.object({
      /** Only the entries of one incident, each with its proof. */
      incidentId: Id.optional(),
      /** With the bytes of the attached files. */
      files: z.stringbool().default(false),
    }),
    output: bytes,
  }),
} as const
