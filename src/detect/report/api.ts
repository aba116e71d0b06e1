import { z } from 'zod'
import { bytes, endpoint, flag, nothing } from '#src/core/endpoint.ts'
import { Id, PageAsk, pageOf } from '#src/core/id.ts'
import { Instant, When } from '#src/core/time.ts'
import {
  Assessment,
  Channel,
  ClockStatement,
  Consent,
  ReportDetail,
  Reporter,
  ReportRow,
  ReportState,
  SimilarReport,
} from './report.ts'

const ids = z.array(Id).min(1).max(500)
const byId = z.object({ id: Id })

/** A report typed in or sent by a program: everything is optional but one of `text` and `log` (standards §1). */
export const NewReport = z
  .object({
    channel: Channel.default('api'),
    subject: z.string().trim().max(500).optional(),
    text: z.string().max(1_000_000).optional(),
    log: z.string().max(2_000_000).optional(),
    reporter: Reporter.partial().optional(),
    purpose: z.enum(['information', 'question', 'contact-site', 'handling']).optional(),
    request: z.string().max(4_000).optional(),
    kinds: z.array(z.string().max(100)).max(20).optional(),
    howFound: z.string().max(2_000).optional(),
    discoveredAt: When.optional(),
    occurred: When.optional(),
    clock: ClockStatement.partial().optional(),
    consent: Consent.partial().optional(),
    sourceAddresses: z.string().max(20_000).optional(),
    targetAddresses: z.string().max(20_000).optional(),
    targetSystem: z.string().max(4_000).optional(),
    addressee: z.string().trim().max(300).optional(),
    actionTaken: z.string().max(10_000).optional(),
    reportedElsewhere: z.string().max(2_000).optional(),
    receivedAt: Instant.optional(),
  })
  .refine((report) => (report.text ?? '').trim() !== '' || (report.log ?? '').trim() !== '', {
    error: 'text-or-log',
    path: ['text'],
  })
export type NewReport = z.output<typeof NewReport>

/** What became of one file or text that was given in. */
export const Outcome = z.object({
  file: z.string(),
  ok: z.boolean(),
  reports: z.array(z.object({ id: Id, number: z.string(), subject: z.string(), format: z.string() })),
  problems: z.array(z.object({ code: z.string(), where: z.string(), message: z.string() })),
  /** The same bytes had been given in before, as this report. */
  knownAs: z.string().nullable(),
})

export const reportApi = {
  create: endpoint({
    route: 'POST /api/reports',
    permission: 'report:write',
    summary: 'Takes in one report typed in at the desk or sent by a program.',
    input: NewReport,
    output: z.object({ id: Id, number: z.string(), link: z.string() }),
  }),
  import: endpoint({
    route: 'POST /api/reports/import',
    permission: 'report:write',
    takes: 'files',
    summary: 'Takes in files (.eml, ARF, XARF, IODEF, text). One outcome a file; a bad one never stops the rest.',
    input: z.object({
      channel: Channel.default('upload'),
      zone: z.string().max(64).optional(),
      year: z.coerce.number().int().min(1970).max(2200).optional(),
    }),
    output: z.object({ outcomes: z.array(Outcome) }),
  }),
  list: endpoint({
    route: 'GET /api/reports',
    permission: 'report:read',
    summary: 'The inbox: newest first, by keyset.',
    input: z.object({
      ...PageAsk,
      state: ReportState.optional(),
      noise: z.enum(['without', 'only', 'with']).default('without'),
      channel: Channel.optional(),
      mine: flag.optional(),
      q: z.string().max(200).optional(),
      /** Only reports that name this observable. */
      observable: z.string().max(4_000).optional(),
    }),
    output: pageOf(ReportRow),
  }),
  counts: endpoint({
    route: 'GET /api/reports/counts',
    permission: 'report:read',
    summary: 'How many reports stand in each state, and how many are mine.',
    input: nothing,
    output: z.object({
      new: z.number().int(),
      taken: z.number().int(),
      incident: z.number().int(),
      disposed: z.number().int(),
      noise: z.number().int(),
      mine: z.number().int(),
    }),
  }),
  show: endpoint({
    route: 'GET /api/reports/{id}',
    permission: 'report:read',
    summary: 'One report with everything read from it. The id or the number.',
    input: z.object({ id: z.string().max(40) }),
    output: ReportDetail,
  }),
  similar: endpoint({
    route: 'GET /api/reports/{id}/similar',
    permission: 'report:read',
    summary: 'Reports that are likely the same affair, with the reason.',
    input: byId,
    output: z.object({ rows: z.array(SimilarReport) }),
  }),
  original: endpoint({
    route: 'GET /api/reports/{id}/original',
    permission: 'report:read',
    gives: 'download',
    mediaType: 'application/octet-stream',
    summary: 'The report as it came, byte for byte.',
    input: byId,
    output: bytes,
  }),
  attachment: endpoint({
    route: 'GET /api/reports/{id}/attachments/{position}',
    permission: 'report:read',
    gives: 'download',
    mediaType: 'application/octet-stream',
    summary: 'One attachment, as bytes; never rendered.',
    input: z.object({ id: Id, position: z.coerce.number().int().min(0) }),
    output: bytes,
  }),
  take: endpoint({
    route: 'POST /api/reports/take',
    permission: 'report:write',
    summary: 'Takes reports on, for oneself or a colleague; with nobody, lays them back.',
    input: z.object({ ids, assignee: Id.nullable() }),
    output: z.object({ changed: z.number().int() }),
  }),
  assess: endpoint({
    route: 'POST /api/reports/{id}/assessment',
    permission: 'report:write',
    summary: 'Answers "is it really an incident?" with its criteria; the answer goes on the record.',
    input: Assessment.extend({ id: Id }),
    output: ReportDetail,
  }),
  dispose: endpoint({
    route: 'POST /api/reports/disposition',
    permission: 'report:write',
    summary: 'Sets aside reports that are no incident, with the reason and, if wanted, a reply to each reporter.',
    input: z.object({
      ids,
      disposition: z.string().max(60),
      reason: z.string().trim().max(4_000).default(''),
      letter: z.string().max(60).optional(),
    }),
    output: z.object({ changed: z.number().int() }),
  }),
  restore: endpoint({
    route: 'POST /api/reports/restore',
    permission: 'report:write',
    summary: 'Brings reports that were set aside back into the inbox.',
    input: z.object({ ids, reason: z.string().trim().max(4_000).default('') }),
    output: z.object({ changed: z.number().int() }),
  }),
  noise: endpoint({
    route: 'POST /api/reports/noise',
    permission: 'report:write',
    summary: 'Marks reports as noise, or as none.',
    input: z.object({ ids, isNoise: z.boolean() }),
    output: z.object({ changed: z.number().int() }),
  }),
  reply: endpoint({
    route: 'POST /api/reports/{id}/reply',
    permission: 'report:write',
    summary: 'An answer that the reporter reads at their secret link; the text can also go by mail.',
    input: z.object({ id: Id, text: z.string().trim().min(1).max(20_000), letter: z.string().max(60).optional() }),
    output: ReportDetail,
  }),
  correct: endpoint({
    route: 'PATCH /api/reports/{id}',
    permission: 'report:write',
    summary:
      'Corrects what was read from a report (kinds, clock, consent, times, addressee); the original stays and the change is on the record.',
    input: z.object({
      id: Id,
      subject: z.string().trim().min(1).max(500).optional(),
      kinds: z.array(z.string().max(100)).max(20).optional(),
      clock: ClockStatement.partial().optional(),
      occurred: When.nullable().optional(),
      consent: Consent.partial().optional(),
      reporter: Reporter.partial().optional(),
      addressee: z.string().trim().max(300).nullable().optional(),
      reason: z.string().trim().min(1).max(2_000),
    }),
    output: ReportDetail,
  }),
  link: endpoint({
    route: 'GET /api/reports/{id}/link',
    permission: 'report:write',
    summary: 'The secret link of the reporter, to be told to them again.',
    input: byId,
    output: z.object({ link: z.string() }),
  }),
} as const
