import { z } from 'zod'
import { DiffPart } from '#src/core/difference.ts'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Instant } from '#src/core/time.ts'
import { RuleRow } from './rule-row.ts'
import { Tried } from './tried.ts'

const mostTryChars = 200_000
const span = { from: Instant.optional(), to: Instant.optional(), source: z.string().max(200).optional() }
const Key = z.string().min(1).max(1_200)
const FileName = z.string().min(1).max(1_000)
const Reason = z.string().trim().max(2_000)
const VersionNo = z.coerce.number().int().min(0).max(1_000_000)
export const RuleVersion = z.object({
  no: z.number(),
  reason: z.string(),
  savedBy: z.string(),
  savedAt: z.string(),
  /** The moment at which the file was taken away. */
  isGone: z.boolean(),
  /** It counts now. */
  isNow: z.boolean(),
})
export type RuleVersion = z.infer<typeof RuleVersion>
/** What a list of rules is narrowed to: wrong ones, those that are off, that have no source, that fired, that gave false alarms. */
export const RuleShow = z.enum(['all', 'wrong', 'off', 'blind', 'fired', 'false-alarm'])
export type RuleShow = z.infer<typeof RuleShow>

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
      /** The rules that come with Hikeshi were taken in. */
      hasOurs: z.boolean(),
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
      /** As the rule has them: `attack.t1110`, `cve.2021-44228`. */
      tags: z.array(z.string()),
      /** Filters that take something out of it, by their keys. */
      filters: z.array(z.object({ key: z.string(), title: z.string(), file: z.string(), isOff: z.boolean() })),
      /** Saved or changed at the desk; otherwise it is as its folder has it. */
      isOwn: z.boolean(),
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
      'Takes in files of rules, each as the next version of its name, with the reason. One outcome a file, and wrong rules are kept and named.',
    input: z.object({ reason: Reason.default('') }),
    output: z.object({
      outcomes: z.array(
        z.object({ file: z.string(), rules: z.number(), wrong: z.number(), problem: z.string().nullable() }),
      ),
    }),
  }),
  adoptRules: endpoint({
    route: 'POST /api/rules/ours',
    permission: 'rule:manage',
    summary: 'Takes in the rules that come with Hikeshi. From then on they are read anew at each start.',
    input: nothing,
    output: z.object({ rules: z.number() }),
  }),
  removeRules: endpoint({
    route: 'DELETE /api/rules/files/{name}',
    permission: 'rule:manage',
    summary:
      'Takes a file of rules away that was saved at the desk; what its folder has under that name counts again. Its versions stay.',
    input: z.object({ name: FileName, reason: Reason.default('') }),
    output: nothing,
  }),
  ruleVersions: endpoint({
    route: 'GET /api/rules/files/{name}/versions',
    permission: 'alert:read',
    summary:
      'The versions of a file of rules that were saved at the desk: by whom, when, why. 0 is what its folder has.',
    input: z.object({ name: FileName }),
    output: z.object({ versions: z.array(RuleVersion), hasFolder: z.boolean() }),
  }),
  ruleDifference: endpoint({
    route: 'GET /api/rules/files/{name}/difference',
    permission: 'alert:read',
    summary: 'What changed from one version of a file of rules to another, line by line; 0 is what its folder has.',
    input: z.object({ name: FileName, from: VersionNo, to: VersionNo }),
    output: z.object({ parts: z.array(DiffPart) }),
  }),
  restoreRules: endpoint({
    route: 'POST /api/rules/files/{name}/restore',
    permission: 'rule:manage',
    summary: 'Goes back to a version of a file of rules, which becomes the newest one; 0 is what its folder has.',
    input: z.object({ name: FileName, no: VersionNo, reason: Reason.min(1) }),
    output: z.object({ versions: z.array(RuleVersion), hasFolder: z.boolean() }),
  }),
  switchRule: endpoint({
    route: 'POST /api/rules/{key}/switch',
    permission: 'rule:manage',
    summary: 'Switches a rule off with a reason, for good or until a time, or on again.',
    input: z
      .object({
        key: Key,
        isOff: z.boolean(),
        reason: Reason.default(''),
        until: Instant.nullable().default(null),
      })
      .refine(({ isOff, reason }) => !isOff || reason !== '', { path: ['reason'] }),
    output: RuleRow,
  }),
}
