import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Instant } from '#src/core/time.ts'
import { RuleRow } from './rule-row.ts'
import { Tried } from './tried.ts'

const mostTryChars = 200_000
const span = { from: Instant.optional(), to: Instant.optional(), source: z.string().max(200).optional() }
const Key = z.string().min(1).max(1_200)
/** What a list of rules is narrowed to: wrong ones, those that are off, that have no source, that fired, that gave false alarms. */
export const RuleShow = z.enum(['all', 'wrong', 'off', 'blind', 'fired', 'false-alarm'])

export const signatureApi = {
  huntOnce: endpoint({
    route: 'POST /api/hunts/once',
    permission: 'alert:write',
    takes: 'bytes',
    gives: 'download',
    mediaType: 'application/x-ndjson',
    summary:
      'Rules that are sent along, over the archive: NDJSON of {file, text} and {placeholders} in; steps of {matches, events, progress, missing} out. Closing the connection cancels it.',
    input: z.object(span),
    output: bytes,
  }),
  rules: endpoint({
    route: 'GET /api/rules',
    permission: 'alert:read',
    summary:
      'The rules of the desk: valid or what is wrong at which line, on or off and why, which sources show them anything, how often they matched.',
    input: z.object({
      q: z.string().max(200).default(''),
      show: RuleShow.default('all'),
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
    }),
    output: z.object({
      rules: z.array(RuleRow),
      total: z.number(),
      /** How many there are of each kind, whatever is asked for. */
      counts: z.record(RuleShow, z.number()),
      /** Kinds of lines that the archive has. */
      datasets: z.array(z.string()),
    }),
  }),
  rule: endpoint({
    route: 'GET /api/rules/{key}',
    permission: 'alert:read',
    summary: 'One rule with its text.',
    input: z.object({ key: Key }),
    output: RuleRow.extend({
      text: z.string(),
      description: z.string().nullable(),
      /** What to do when it matches. */
      advice: z.string().nullable(),
      falsePositives: z.array(z.string()),
    }),
  }),
  tryRule: endpoint({
    route: 'POST /api/rules/try',
    permission: 'alert:write',
    summary:
      'A text of rules tried out: what is wrong at which line, and what it finds and narrowly misses in the lines of the last days, with the reason. Nothing of it stays.',
    input: z.object({
      text: z.string().min(1).max(mostTryChars),
      days: z.number().int().min(0).max(3_660).default(7),
    }),
    output: z.object({ rules: z.array(RuleRow), tried: Tried.nullable() }),
  }),
  uploadRules: endpoint({
    route: 'POST /api/rules/files',
    permission: 'rule:manage',
    takes: 'files',
    summary:
      'Takes in files of rules; a file of the same name is replaced. One outcome a file, and wrong rules are kept and named.',
    input: nothing,
    output: z.object({
      outcomes: z.array(
        z.object({ file: z.string(), rules: z.number(), wrong: z.number(), problem: z.string().nullable() }),
      ),
    }),
  }),
  removeRules: endpoint({
    route: 'DELETE /api/rules/files/{name}',
    permission: 'rule:manage',
    summary: 'Takes an uploaded file of rules away. Those of a folder are taken away there.',
    input: z.object({ name: z.string().min(1).max(1_000) }),
    output: nothing,
  }),
  switchRule: endpoint({
    route: 'POST /api/rules/{key}/switch',
    permission: 'rule:manage',
    summary: 'Switches a rule off with a reason, for good or until a time, or on again.',
    input: z
      .object({
        key: Key,
        isOff: z.boolean(),
        reason: z.string().trim().max(2_000).default(''),
        until: Instant.nullable().default(null),
      })
      .refine(({ isOff, reason }) => !isOff || reason !== '', { path: ['reason'] }),
    output: RuleRow,
  }),
}
