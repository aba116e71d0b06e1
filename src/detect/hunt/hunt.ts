// A hunt: rules or observables looked for in what the archive kept, in the background, with what was found (S2-12).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { AlertLevel } from '#src/detect/alert/alert.ts'

export const HuntState = z.enum(['waiting', 'running', 'done', 'cancelled', 'cut-off', 'failed'])
export type HuntState = z.infer<typeof HuntState>
export const isUnderWay = (state: HuntState): boolean => state === 'waiting' || state === 'running'

export const mostKeys = 1_000
export const mostTexts = 5_000
export const mostObservables = 1_000
const mostTextChars = 1_000_000
const mostValueChars = 500

/** What is looked for. Rules of the desk are taken as they are when the hunt begins; those that are off only when they are named. */
export const HuntWhat = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('folder'), folder: z.string().min(1).max(1_000) }),
  z.object({ kind: z.literal('rules'), keys: z.array(z.string().min(1).max(1_200)).min(1).max(mostKeys) }),
  z.object({
    kind: z.literal('texts'),
    texts: z
      .array(z.object({ file: z.string().min(1).max(1_000), text: z.string().max(mostTextChars) }))
      .min(1)
      .max(mostTexts),
    placeholders: z.string().max(mostTextChars).nullable().default(null),
  }),
  z.object({
    kind: z.literal('observables'),
    values: z.array(z.string().trim().min(1).max(mostValueChars)).min(1).max(mostObservables),
  }),
])
/** A list as people keep it: one a line, empty lines and comments left out. */
export const valuesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
export type HuntWhat = z.infer<typeof HuntWhat>

export const NewHunt = z.object({
  title: z.string().trim().max(200).default(''),
  what: HuntWhat,
  from: Instant.optional(),
  to: Instant.optional(),
  source: z.string().max(200).optional(),
})
export type NewHunt = z.infer<typeof NewHunt>

export const HuntRow = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(['all', 'folder', 'rules', 'texts', 'observables']),
  /** The folder; how many rules or observables were asked for. */
  folder: z.string().nullable(),
  asked: z.number().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  source: z.string().nullable(),
  incidentId: Id.nullable(),
  state: HuntState,
  askedBy: z.string(),
  askedAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** Share of the span that was looked at, 0 to 1. */
  progress: z.number(),
  events: z.number(),
  matches: z.number(),
  /** Rules that run in it; known once it began. */
  rules: z.number(),
  /** Groups of matches, by rule and by whom they are about. */
  finds: z.number(),
  /** Parts of the archive that could not be asked. */
  missing: z.array(z.string()),
  /** Rules that could not run: wrong, or without values for placeholders. */
  leftOut: z.array(z.string()),
  /** Why it failed; empty while it did not. */
  problem: z.string(),
  reportId: Id.nullable(),
})
export type HuntRow = z.infer<typeof HuntRow>

export const FindRow = z.object({
  position: z.number(),
  ruleKey: z.string(),
  title: z.string(),
  level: AlertLevel,
  entityKind: z.string(),
  entity: z.string(),
  ruleDate: z.string().nullable(),
  /** What the rule's tags say of the attack. */
  tags: z.array(z.string()),
  matches: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  matched: z.record(z.string(), z.unknown()),
  correlation: z.record(z.string(), z.unknown()).nullable(),
  /** Numbers of the first lines that it stands on. */
  lines: z.array(z.number()),
  alertId: Id.nullable(),
})
export type FindRow = z.infer<typeof FindRow>

/** A hunt that was begun so often and never came to an end is not begun again: it may be what ends the desk. */
export const mostStarts = 3
/** More hunts than this are not kept waiting. */
export const mostUnderWay = 50
/** So many of a hunt's finds are made alerts or a report in one step. */
export const mostFindsAtOnce = 500
