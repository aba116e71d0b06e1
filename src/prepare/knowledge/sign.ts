// Signs that make somebody call the desk, with what to ask and what to do first (S1-22, S1-23, S1-34).
import { z } from 'zod'
import { Origin, Slug, Tag, twice, Wording } from './wording.ts'

export const Sign = z.strictObject({
  id: Slug,
  ja: z.string().min(1),
  en: z.string().min(1),
  ask: Wording,
  first: Wording,
  /** Kinds that this sign often turns out to be. */
  may_be: z.array(Tag).max(10),
})
export type Sign = z.infer<typeof Sign>

export const TriageSigns = Origin.extend({
  about: Wording,
  signs: z.array(Sign).min(1).max(100),
}).superRefine(({ signs }, context) => {
  if (twice(signs.map((one) => one.id)).length > 0)
    context.addIssue({ code: 'custom', message: 'duplicate', path: ['signs'] })
})
export type TriageSigns = z.infer<typeof TriageSigns>
