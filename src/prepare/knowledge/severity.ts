// A severity scheme grades an incident; which one counts is the organisation's choice (S1-13), and who must be told follows from it (S1-14).
import { z } from 'zod'
import { Origin, Slug, Tag, twice, Wording } from './wording.ts'

/** Somebody who must hear of an incident of this level, and by what measure of haste. */
export const Tell = z.strictObject({
  id: Slug,
  ja: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
  /** How soon, in minutes from notice. An organisation sets its own; legal deadlines are clocks, not this. */
  within_minutes: z.number().int().positive().max(100_000).nullable(),
})
export type Tell = z.infer<typeof Tell>

export const SeverityLevel = z.strictObject({
  id: Tag,
  /** 1 is the lightest. */
  rank: z.number().int().min(1).max(20),
  ja: z.string().trim().min(1).max(60),
  en: z.string().trim().min(1).max(60),
  sentence: Wording,
  examples: z.array(Wording).min(1).max(20),
  tell: z.array(Tell).max(20),
})
export type SeverityLevel = z.infer<typeof SeverityLevel>

export const SeverityScheme = Origin.extend({
  about: Wording,
  /** The question a lead answers to choose a level. */
  question: Wording,
  /** Offered when an incident is opened, unless the organisation chooses another. */
  is_default: z.boolean().optional(),
  levels: z.array(SeverityLevel).min(2).max(20),
}).superRefine(({ levels }, context) => {
  const doubles = [...twice(levels.map((level) => level.id)), ...twice(levels.map((level) => String(level.rank)))]
  if (doubles.length > 0) context.addIssue({ code: 'custom', message: 'duplicate', path: ['levels'] })
})
export type SeverityScheme = z.infer<typeof SeverityScheme>

/** The level an incident carries: `{ scheme: 'quality', level: 'scandal' }`. */
export function levelOf(
  schemes: readonly SeverityScheme[],
  { scheme, level }: { readonly scheme: string; readonly level: string },
): SeverityLevel | null {
  const tag = level.includes(':') ? level : `${scheme}:${level}`
  return schemes.flatMap((one) => one.levels).find((one) => one.id === tag) ?? null
}
