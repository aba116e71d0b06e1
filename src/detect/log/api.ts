import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant, isZone } from '#src/core/time.ts'
import { ClockMethod, LogSource, SourceFacts, SourceName } from './source.ts'

const Zone = z.string().max(64).refine(isZone, { error: 'zone' })
const Query = z.string().max(4_000).default('')
const span = { q: Query, from: Instant.optional(), to: Instant.optional(), source: z.string().max(200).optional() }
const Order = z.enum(['newest', 'oldest']).default('newest')

/** A line as it is shown: the stated time in the event's `@timestamp`, the corrected one in `at`, `accuracyMs` the ± of that. */
export const LogLine = z.object({
  seq: z.number().int(),
  source: z.string(),
  at: z.string(),
  accuracyMs: z.number().nullable(),
  receivedAt: z.string(),
  event: z.record(z.string(), z.unknown()),
})
export type LogLine = z.infer<typeof LogLine>

const progress = {
  /** Share of the span that was looked at. */
  progress: z.number(),
  /** Parts of the archive that could not be asked; then the answer is partial. */
  missing: z.array(z.string()),
}

export const LogDay = z.object({
  name: z.string(),
  day: z.string(),
  keep: z.string(),
  lines: z.number(),
  bytes: z.number(),
  sha256: z.string(),
})
export type LogDay = z.infer<typeof LogDay>

export const Hold = z.object({
  id: Id,
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  createdAt: z.string(),
  releasedAt: z.string().nullable(),
})

const byName = z.object({ name: SourceName })

export const logApi = {
  import: endpoint({
    route: 'POST /api/logs/import',
    permission: 'log:write',
    takes: 'files',
    summary:
      'Takes in log files (plain, gzip, zstd, tar). One outcome a file; a line that cannot be read is kept as it is.',
    input: z.object({
      source: SourceName.optional(),
      format: z.string().max(60).default('auto'),
      zone: Zone.optional(),
      year: z.coerce.number().int().min(1970).max(2200).optional(),
    }),
    output: z.object({
      outcomes: z.array(
        z.object({
          file: z.string(),
          source: z.string(),
          lines: z.number(),
          errors: z.number(),
          firstAt: z.string().nullable(),
          lastAt: z.string().nullable(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  }),
  lines: endpoint({
    route: 'POST /api/logs/lines',
    permission: 'log:write',
    takes: 'bytes',
    summary:
      'Takes a batch of lines from an agent or a forwarder: plain or NDJSON, also gzip or zstd. Answers when it is on disk; the same `id` of a source is stored once.',
    input: z.object({
      source: SourceName,
      id: z
        .string()
        .regex(/^[\w.:-]{1,100}$/)
        .optional(),
      format: z.string().max(60).optional(),
      zone: Zone.optional(),
      file: z.string().max(1_000).optional(),
    }),
    output: z.object({ lines: z.number(), errors: z.number(), isRepeated: z.boolean() }),
  }),
  search: endpoint({
    route: 'GET /api/logs',
    permission: 'log:read',
    summary: 'Log lines by a query (`source.ip:192.0.2.1 and event.outcome:failure`), within a span of corrected time.',
    input: z.object({ ...span, order: Order, limit: z.coerce.number().int().min(1).max(10_000).default(100) }),
    output: z.object({ lines: z.array(LogLine), ...progress }),
  }),
  stream: endpoint({
    route: 'GET /api/logs/stream',
    permission: 'log:read',
    gives: 'download',
    mediaType: 'application/x-ndjson',
    summary:
      'The same search, in steps as they are found: NDJSON of {lines, progress, missing}. Closing the connection cancels it.',
    input: z.object({ ...span, order: Order, limit: z.coerce.number().int().min(1).max(100_000).default(500) }),
    output: bytes,
  }),
  histogram: endpoint({
    route: 'GET /api/logs/histogram',
    permission: 'log:read',
    summary: 'How many lines the query finds, over time, in buckets of `seconds`.',
    input: z.object({ ...span, seconds: z.coerce.number().int().min(1).max(31_536_000).default(3_600) }),
    output: z.object({
      buckets: z.array(z.object({ at: z.string(), count: z.number() })),
      seconds: z.number(),
      ...progress,
    }),
  }),
  facets: endpoint({
    route: 'GET /api/logs/facets',
    permission: 'log:read',
    summary: 'The commonest values of fields (comma between them) among the lines that the query finds, with counts.',
    input: z.object({
      ...span,
      fields: z.string().max(1_000),
      limit: z.coerce.number().int().min(1).max(100).default(10),
    }),
    output: z.object({
      facets: z.array(
        z.object({ field: z.string(), values: z.array(z.object({ value: z.string(), count: z.number() })) }),
      ),
      ...progress,
    }),
  }),
  around: endpoint({
    route: 'GET /api/logs/lines/{seq}/around',
    permission: 'log:read',
    summary: 'A line and what the same source said before and after it.',
    input: z.object({
      seq: z.coerce.number().int().min(0),
      before: z.coerce.number().int().min(0).max(500).default(20),
      after: z.coerce.number().int().min(0).max(500).default(20),
    }),
    output: z.object({ lines: z.array(LogLine), missing: progress.missing }),
  }),
  export: endpoint({
    route: 'GET /api/logs/export',
    permission: 'log:read',
    gives: 'download',
    mediaType: 'application/zip',
    summary: 'The lines that the query finds as JSONL, CSV or raw text, in a ZIP with a manifest of hashes.',
    input: z.object({
      ...span,
      order: z.enum(['newest', 'oldest']).default('oldest'),
      form: z.enum(['jsonl', 'csv', 'raw']).default('jsonl'),
      limit: z.coerce.number().int().min(1).max(1_000_000).default(100_000),
    }),
    output: bytes,
  }),
  sources: endpoint({
    route: 'GET /api/logs/sources',
    permission: 'log:read',
    summary:
      'Every source: owner, zone, format, how long kept, last seen, silent or not, and the history of its clock.',
    input: nothing,
    output: z.object({
      sources: z.array(LogSource),
      missing: progress.missing,
      /** Why lines cannot be put on disk right now, and since when; null when they can. */
      trouble: z.object({ since: z.string(), detail: z.string() }).nullable(),
      keeps: z.array(z.object({ name: z.string(), days: z.number() })),
      /** Names of the formats that are read, beside `auto`. */
      formats: z.array(z.string()),
    }),
  }),
  setSource: endpoint({
    route: 'PUT /api/logs/sources/{name}',
    permission: 'log:manage',
    summary: 'Enters a source or changes what is known of it. Only the fields given change.',
    input: byName.extend(SourceFacts.partial().shape),
    output: LogSource,
  }),
  addClock: endpoint({
    route: 'POST /api/logs/sources/{name}/clock',
    permission: 'log:write',
    summary:
      'Says by how much the clock of a source was wrong, and when. Nothing is read again; the order changes everywhere.',
    input: byName.extend({
      from: Instant.nullable().default(null),
      until: Instant.nullable().default(null),
      offsetMs: z.number().int().min(-3_200_000_000_000).max(3_200_000_000_000),
      accuracyMs: z.number().int().min(0).max(3_200_000_000_000).nullable().default(null),
      method: ClockMethod.default('stated'),
      note: z.string().max(2_000).default(''),
    }),
    output: LogSource,
  }),
  voidClock: endpoint({
    route: 'DELETE /api/logs/sources/{name}/clock/{id}',
    permission: 'log:write',
    summary: 'Takes back what was said of a clock; the record keeps that it was said.',
    input: byName.extend({ id: Id }),
    output: LogSource,
  }),
  days: endpoint({
    route: 'GET /api/logs/days',
    permission: 'log:read',
    summary: 'Closed days: files that are never written again, with their hashes.',
    input: nothing,
    output: z.object({ days: z.array(LogDay), bytes: z.number() }),
  }),
  verify: endpoint({
    route: 'POST /api/logs/verify',
    permission: 'record:verify',
    summary: 'Reads the files of closed days again and compares them with the hashes on the record.',
    input: z.object({ day: z.iso.date().optional() }),
    output: z.object({
      ok: z.boolean(),
      days: z.array(LogDay.extend({ fault: z.enum(['missing', 'altered', 'not-on-record']).nullable() })),
    }),
  }),
  retain: endpoint({
    route: 'POST /api/logs/retain',
    permission: 'log:manage',
    summary:
      'Closes past days and deletes what is older than it must be kept and under no hold. Each deletion is on the record.',
    input: z.object({ dryRun: z.boolean().default(false) }),
    output: z.object({
      closed: z.array(LogDay),
      deleted: z.array(LogDay),
      held: z.array(LogDay),
    }),
  }),
  holds: endpoint({
    route: 'GET /api/logs/holds',
    permission: 'log:read',
    summary: 'Spans of time from which nothing is deleted.',
    input: nothing,
    output: z.object({ holds: z.array(Hold) }),
  }),
  hold: endpoint({
    route: 'POST /api/logs/holds',
    permission: 'log:write',
    summary: 'Keeps every line of a span until the hold is released.',
    input: z
      .object({ from: Instant, to: Instant, reason: z.string().trim().min(1).max(2_000) })
      .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { error: 'from-after-to', path: ['to'] }),
    output: Hold,
  }),
  release: endpoint({
    route: 'DELETE /api/logs/holds/{id}',
    permission: 'log:manage',
    summary: 'Ends a hold.',
    input: z.object({ id: Id }),
    output: Hold,
  }),
}
