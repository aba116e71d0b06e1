// Where the recovery of one incident stands, as a page and the command line need it.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Wording } from '#src/prepare/knowledge/wording.ts'

export const ItemState = z.enum(['open', 'doing', 'done', 'not-applicable'])
export type ItemState = z.infer<typeof ItemState>

/** Full, partial in stages, or improved return (S3-23). */
export const Level = z.enum(['', 'full', 'partial', 'improved'])
export type Level = z.infer<typeof Level>

export const RuleAnswer = z.enum(['open', 'yes', 'no'])
export type RuleAnswer = z.infer<typeof RuleAnswer>

const text = z.string().trim().max(4_000)
export const ItemAnswer = z.object({
  state: ItemState,
  who: z.string().trim().max(200).default(''),
  dueOn: z.iso.date().nullable().default(null),
  answer: text.default(''),
  proof: text.default(''),
  reason: text.default('').describe('Why it does not apply; asked for then.'),
})
export type ItemAnswer = z.infer<typeof ItemAnswer>

export const ItemView = ItemAnswer.extend({
  id: z.string().describe('S3-8'),
  number: z.number().int(),
  text: Wording,
  /** Further questions that the answer must meet. */
  also: z.array(Wording),
  isHandover: z.boolean(),
  isRestricted: z.boolean(),
  /** False for a restricted item whose file the reader may not know of: then nothing is said of it, whether there is one or not. */
  isShown: z.boolean(),
  isOverdue: z.boolean(),
  changedAt: Instant.nullable(),
  changedBy: z.string().nullable(),
})
export type ItemView = z.infer<typeof ItemView>

export const HeadingPeople = z.object({
  lead: z.string().trim().max(200),
  resources: text,
  parties: text,
})
export type HeadingPeople = z.infer<typeof HeadingPeople>

export const HeadingView = HeadingPeople.extend({
  id: z.string(),
  name: Wording,
  /** Answered or not applicable, of those that everybody sees. */
  settled: z.number().int(),
  total: z.number().int(),
  checks: z.array(z.object({ name: Wording, items: z.array(ItemView) })),
})
export type HeadingView = z.infer<typeof HeadingView>

export const RuleView = z.object({
  id: z.string(),
  reference: z.string(),
  question: Wording,
  means: Wording,
  answer: RuleAnswer,
  steps: z.array(z.object({ id: z.string(), text: Wording, isDone: z.boolean() })),
  items: z.array(z.string()),
  exception: z.string(),
  hasException: z.boolean(),
  isMet: z.boolean(),
})
export type RuleView = z.infer<typeof RuleView>

export const BlockView = z.object({
  code: z.string(),
  text: Wording,
  /** The same in few words, for the bar at the foot of the page. */
  short: Wording,
  /** False where a reason may stand instead when the incident is closed. */
  isAbsolute: z.boolean(),
})
export type BlockView = z.infer<typeof BlockView>

export const RecoveryView = z.object({
  incident: z.object({ number: z.string(), title: z.string(), phase: z.string() }),
  isBegun: z.boolean(),
  lead: z.object({ id: Id, name: z.string() }).nullable(),
  level: Level,
  dueOn: z.iso.date().nullable(),
  priority: z.string(),
  watchUntil: z.iso.date().nullable(),
  accepted: z.object({ at: Instant, by: z.string(), note: z.string() }).nullable(),
  /** Who acted in the emergency, by the record: entries of action, containment and decision. */
  acted: z.array(z.object({ name: z.string(), entries: z.number().int() })),
  restricted: z.object({ number: z.string() }).nullable(),
  headings: z.array(HeadingView),
  rules: z.array(RuleView),
  blocks: z.array(BlockView),
  counts: z.object({
    headings: z.number().int(),
    checks: z.number().int(),
    items: z.number().int(),
    settled: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int(),
    restricted: z.number().int(),
  }),
  can: z.object({ write: z.boolean(), accept: z.boolean(), restrict: z.boolean() }),
})
export type RecoveryView = z.infer<typeof RecoveryView>
