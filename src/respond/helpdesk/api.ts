import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { QueryCounts, QueryRow, QuerySort, ReachRow } from './query.ts'
import { Both, Channel, PreparedAnswer, SheetContent, SheetFault, SheetVersion } from './sheet.ts'

const incident = z.string().max(40)
const query = z.string().max(60)
const reason = z.string().trim().min(1).max(2_000)
const Sheets = z.object({
  /** The newest first. */
  versions: z.array(SheetVersion),
  containments: z.array(z.object({ number: z.string(), what: z.string() })),
  can: z.object({ write: z.boolean(), approve: z.boolean() }),
})

export const helpdeskApi = {
  window: endpoint({
    route: 'GET /api/helpdesk',
    permission: 'helpdesk:read',
    summary:
      'What may be said now of each incident whose answers were approved, the answers that fit a word, and what that person asked before.',
    input: z.object({ q: z.string().trim().max(200).default('') }),
    output: z.object({
      rows: z.array(
        z.object({
          incident: z.string(),
          version: z.number().int(),
          approvedAt: z.iso.datetime(),
          matter: Both,
          now: Both,
          speaker: z.string(),
          hours: z.string(),
          notSaid: z.array(z.string()),
          answers: z.array(PreparedAnswer),
        }),
      ),
      earlier: z.array(QueryRow),
      can: z.object({ answer: z.boolean() }),
    }),
  }),
  take: endpoint({
    route: 'POST /api/helpdesk/queries',
    permission: 'helpdesk:answer',
    summary:
      'Takes down who asked what by which way, with the answer given: a prepared one by its id, or in own words. A complaint counts for its containment.',
    input: z.object({
      incident,
      sort: QuerySort,
      channel: Channel,
      name: z.string().trim().max(200).default(''),
      organisation: z.string().trim().max(200).default(''),
      reach: z.string().trim().max(300).default(''),
      askedAt: Instant.optional(),
      text: z.string().trim().min(1).max(4_000),
      given: PreparedAnswer.shape.id.optional(),
      answer: z.string().trim().max(4_000).default(''),
      isComplaint: z.boolean().default(false),
      containment: PreparedAnswer.shape.containment.optional(),
      lang: Language.optional(),
    }),
    output: QueryRow,
  }),
  answer: endpoint({
    route: 'POST /api/helpdesk/queries/{query}/answer',
    permission: 'helpdesk:answer',
    summary: 'Says what a query was answered that was taken down before.',
    input: z.object({ query, answer: z.string().trim().min(1).max(4_000) }),
    output: QueryRow,
  }),
  raise: endpoint({
    route: 'POST /api/helpdesk/queries/{query}/raise',
    permission: 'helpdesk:answer',
    summary:
      'Hands a query that holds a real problem to the team: it becomes an open question of the incident, which has to be answered.',
    input: z.object({ query, why: reason }),
    output: QueryRow,
  }),
  queries: endpoint({
    route: 'GET /api/incidents/{incident}/queries',
    permission: 'helpdesk:read',
    summary:
      'Who of the press and of the users asked what of an incident, and what they were told; counted by answer and by containment.',
    input: z.object({ incident, sort: QuerySort.optional(), q: z.string().trim().max(200).default('') }),
    output: z.object({ rows: z.array(QueryRow), counts: QueryCounts }),
  }),
  sheet: endpoint({
    route: 'GET /api/incidents/{incident}/answer-sheet',
    permission: 'notice:read',
    summary: 'The media plan and the prepared answers of an incident, with every version and who approved it.',
    input: z.object({ incident }),
    output: Sheets,
  }),
  checkSheet: endpoint({
    route: 'POST /api/incidents/{incident}/answer-sheet/check',
    permission: 'notice:write',
    summary:
      'Says what is missing in a sheet, and what in it a source does not let us tell everybody. Nothing is kept.',
    input: z.object({ incident, content: SheetContent }),
    output: z.object({ faults: z.array(SheetFault.extend({ text: z.string() })) }),
  }),
  writeSheet: endpoint({
    route: 'POST /api/incidents/{incident}/answer-sheet',
    permission: 'notice:write',
    summary: 'Writes the next version of the media plan and the prepared answers, and asks for its review.',
    input: z.object({ incident, content: SheetContent }),
    output: Sheets,
  }),
  approveSheet: endpoint({
    route: 'POST /api/incidents/{incident}/answer-sheet/{version}/approval',
    permission: 'notice:approve',
    summary:
      'Approves a version that somebody else wrote; from then on the help desk answers by it. Judged once more. Alone only with a reason.',
    input: z.object({
      incident,
      version: z.coerce.number().int(),
      alone: z.string().trim().max(2_000).default(''),
    }),
    output: Sheets,
  }),
  returnSheet: endpoint({
    route: 'POST /api/incidents/{incident}/answer-sheet/{version}/return',
    permission: 'notice:write',
    summary: 'Sends a version back to be changed, with the reason. What was approved before stays in use.',
    input: z.object({ incident, version: z.coerce.number().int(), reason }),
    output: Sheets,
  }),
  sheetPaper: endpoint({
    route: 'GET /api/incidents/{incident}/answer-sheet/paper',
    permission: 'helpdesk:read',
    summary: 'The prepared answers that are in use, on paper for the telephone.',
    input: z.object({ incident, lang: Language }),
    output: z.unknown(),
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  reached: endpoint({
    route: 'GET /api/incidents/{incident}/reached',
    permission: 'notice:read',
    summary:
      'Whom each channel was to reach and has reached: counted by the desk where it can, noted by hand elsewhere.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(ReachRow), can: z.object({ write: z.boolean() }) }),
  }),
  noteReached: endpoint({
    route: 'POST /api/incidents/{incident}/reached',
    permission: 'notice:write',
    summary: 'Notes whom a poster, a meeting or an announcement reached.',
    input: z.object({
      incident,
      channel: Channel,
      audience: z.string().trim().min(1).max(200),
      meant: z.number().int().min(0).max(100_000_000).nullable().default(null),
      reached: z.number().int().min(0).max(100_000_000),
      text: z.string().trim().max(2_000).default(''),
      at: Instant.optional(),
    }),
    output: z.object({ rows: z.array(ReachRow), can: z.object({ write: z.boolean() }) }),
  }),
} as const
