// An alert: what a rule or a sensor noticed about one entity, counted as long as it is open (S2-11, S1-37).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import type { Language } from '#src/core/language.ts'
import { DetectorName } from '#src/detect/anomaly/detector.ts'
import { sentenceOf, titleOf } from '#src/detect/anomaly/words.ts'

export const AlertLevel = z.enum(['informational', 'low', 'medium', 'high', 'critical'])
export type AlertLevel = z.infer<typeof AlertLevel>
export const AlertState = z.enum(['open', 'closed', 'false-alarm'])
export type AlertState = z.infer<typeof AlertState>
export const AlertOrigin = z.enum(['rule', 'ids', 'hunt', 'integrity', 'anomaly'])

/** Of what is unusual: the detector, and what its sentence is made of. */
export const FindingFacts = z.object({
  detector: DetectorName,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type FindingFacts = z.infer<typeof FindingFacts>

export const AlertRow = z.object({
  id: Id,
  ruleKey: z.string(),
  title: z.string(),
  /** The rule's own Japanese title, where it has one. */
  titleJa: z.string().nullable(),
  level: AlertLevel,
  origin: AlertOrigin,
  entityKind: z.string(),
  entity: z.string(),
  state: AlertState,
  /** Held back by a suppression: counted, not shown among the open ones. */
  suppressionId: Id.nullable(),
  matches: z.number(),
  /** Times of the events, not of their arrival. */
  firstAt: z.string(),
  lastAt: z.string(),
  raisedAt: z.string(),
  changedAt: z.string(),
  /** Day of the rule; what happened before it went unseen until the rule was there. */
  ruleDate: z.string().nullable(),
  /** The tags of its rule: stage of the attack, technique, hole. */
  tags: z.array(z.string()),
  /** By how many days the event was before the rule; null when the rule was first or has no day. */
  lagDays: z.number().nullable(),
  matched: z.record(z.string(), z.unknown()),
  correlation: z.record(z.string(), z.unknown()).nullable(),
  finding: FindingFacts.nullable(),
  /** Of what is unusual: what usual was, what happened, how rare that is; in the reader's language. */
  sentence: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  reason: z.string(),
  /** The report that it became in the inbox. */
  reportId: Id.nullable(),
})
export type AlertRow = z.infer<typeof AlertRow>

/** In the reader's language: the rule's title where it has one, title and sentence of what is unusual, said anew to each reader. */
export const worded = <T extends Pick<AlertRow, 'finding' | 'title' | 'titleJa' | 'sentence'>>(
  alert: T,
  lang: Language,
): T =>
  alert.finding === null
    ? { ...alert, title: (lang === 'ja' ? alert.titleJa : null) ?? alert.title }
    : { ...alert, title: titleOf(alert.finding.detector, lang), sentence: sentenceOf(alert.finding, lang) }

export const Suppression = z.object({
  id: Id,
  ruleKey: z.string().nullable(),
  /** As the newest alert of that rule is called; null when there is none. */
  ruleTitle: z.string().nullable(),
  entity: z.string().nullable(),
  reason: z.string(),
  owner: z.string(),
  madeAt: z.string(),
  untilAt: z.string(),
  endedAt: z.string().nullable(),
})
export type Suppression = z.infer<typeof Suppression>

/** Does this suppression hold such an alert back at this time? */
export const holdsBack = (one: Suppression, ruleKey: string, entity: string, nowMs: number): boolean =>
  one.endedAt === null &&
  Date.parse(one.untilAt) > nowMs &&
  (one.ruleKey === null || one.ruleKey === ruleKey) &&
  (one.entity === null || one.entity === entity)
