import { z } from 'zod'
import { bytes, endpoint, flag } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { DamageConfidence } from '#src/recover/damage/damage.ts'
import { Currency, mostAmount } from '#src/recover/measure/money.ts'
import {
  AffectedFigures,
  AffectedRow,
  Answer,
  ChannelByHand,
  LetterRow,
  LetterText,
  Loss,
  longestNote,
  Problem,
  Which,
} from './affected.ts'

const incident = z.string().min(1).max(40)
const lossList = z.array(Loss).max(Loss.options.length)
/** A form with files has no arrays: there they are parted by commas. */
const Losses = z.union([
  lossList,
  z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(lossList),
])
const no = z.coerce.number().int().min(1).max(10_000_000)
const note = z.string().trim().max(longestNote).default('')
export const mostRows = 200

export const AffectedView = AffectedFigures.extend({
  incident: z.object({ number: z.string(), title: z.string() }),
  letters: z.array(LetterRow),
  /** Whether the caller may read names and addresses; figures are for everybody who may know of the incident. */
  canRead: z.boolean(),
  canApprove: z.boolean(),
})
export type AffectedView = z.infer<typeof AffectedView>

export const ImportOutcome = z.object({
  charset: z.string(),
  /** lines = added + joined + twice + left out. */
  lines: z.number().int(),
  added: z.number().int(),
  joined: z.number().int().describe('Known from an earlier list: completed, not put down again.'),
  twice: z.number().int().describe('The same one a second time in this file.'),
  leftOut: z.number().int(),
  problems: z.array(z.object({ line: z.number().int(), problem: Problem })),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

export const affectedApi = {
  show: endpoint({
    route: 'GET /api/incidents/{incident}/affected',
    permission: 'incident:read',
    summary:
      'Figures of the affected persons: how many, what they lost, who was told by which channel, answers, letters.',
    input: z.object({ incident }),
    output: AffectedView,
  }),
  people: endpoint({
    route: 'GET /api/incidents/{incident}/affected/people',
    permission: 'incident:write',
    summary: 'Affected persons by name, a window of them. Only for those who deal with the incident.',
    input: z.object({
      incident,
      which: Which.default('all'),
      text: z.string().trim().max(200).default(''),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(mostRows).default(50),
    }),
    output: z.object({ total: z.number().int(), rows: z.array(AffectedRow) }),
  }),
  import: endpoint({
    route: 'POST /api/incidents/{incident}/affected/import',
    permission: 'incident:write',
    takes: 'files',
    summary:
      'Takes in a list of affected persons (CSV in any charset): known ones are completed, every other line is accounted for. With check, only tells what would be done.',
    input: z.object({
      incident,
      check: flag.default(false),
      lost: Losses.default([]).describe('What everybody on the list lost; in a form, parted by commas.'),
    }),
    output: ImportOutcome,
  }),
  told: endpoint({
    route: 'POST /api/incidents/{incident}/affected/told',
    permission: 'incident:write',
    summary:
      'Writes down who was told by post, telephone, visit or meeting: by number, or all that nobody has reached.',
    input: z.object({
      incident,
      nos: z.array(no).min(1).max(5_000).optional().describe('All who were not told and have no mail, when left out.'),
      channel: ChannelByHand,
      at: Instant.optional(),
      note,
    }),
    output: AffectedView,
  }),
  answer: endpoint({
    route: 'PUT /api/incidents/{incident}/affected/people/{no}/answer',
    permission: 'incident:write',
    summary: 'Writes down what somebody answered.',
    input: z.object({ incident, no, answer: Answer, note, at: Instant.optional() }),
    output: AffectedRow,
  }),
  claim: endpoint({
    route: 'POST /api/incidents/{incident}/affected/claims',
    permission: 'incident:write',
    summary:
      'Puts a claim or a compensation into the ledger of damage: of one person, or so much for each of all. The ledger names a number, never a name.',
    input: z.object({
      incident,
      no: no.optional().describe('Of this one; of everybody on the list, when left out.'),
      low: z.number().min(0).max(mostAmount),
      high: z.number().min(0).max(mostAmount).optional(),
      unit: Currency.default('JPY'),
      confidence: DamageConfidence.default('possible'),
      basis: z.string().trim().max(4_000).default(''),
      borneBy: z.string().trim().max(300).default(''),
    }),
    output: AffectedView,
  }),
  write: endpoint({
    route: 'POST /api/incidents/{incident}/affected/letters',
    permission: 'notice:write',
    summary:
      'Writes a letter to all who have not been told, with {name}, {reference} and {lost} filled in; somebody else approves it.',
    input: z.object({
      incident,
      ja: LetterText,
      en: LetterText,
      isAgain: z.boolean().default(false).describe('A further letter, also to those who were told before.'),
    }),
    output: AffectedView,
  }),
  approve: endpoint({
    route: 'POST /api/incidents/{incident}/affected/letters/{no}/approval',
    permission: 'notice:approve',
    summary: 'Approves a letter: it goes to each mailbox once. Whoever wrote it says why nobody else could.',
    input: z.object({ incident, no, alone: z.string().trim().max(1_000).default('') }),
    output: AffectedView,
  }),
  withdraw: endpoint({
    route: 'POST /api/incidents/{incident}/affected/letters/{no}/withdrawal',
    permission: 'notice:write',
    summary: 'Takes a letter back: what has not left yet does not leave.',
    input: z.object({ incident, no, reason: z.string().trim().min(1).max(1_000) }),
    output: AffectedView,
  }),
  csv: endpoint({
    route: 'GET /api/incidents/{incident}/affected.csv',
    permission: 'incident:write',
    gives: 'download',
    mediaType: 'text/csv',
    summary: 'The list for letters by post or for counsel; the export is on the record.',
    input: z.object({
      incident,
      which: Which.default('all'),
      lang: Language.optional(),
      encoding: z.enum(['utf-8', 'cp932']).default('utf-8'),
    }),
    output: bytes,
  }),
} as const
