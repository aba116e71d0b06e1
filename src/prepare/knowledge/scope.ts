// What this desk does for those who turn to it, and what it does not do and cannot force (S4-19).
import { z } from 'zod'
import { Origin, Slug, twice, Wording } from './wording.ts'

const Offer = z.strictObject({ id: Slug, ja: z.string().min(1), en: z.string().min(1), text: Wording })
const Limit = Offer.extend({
  /** Who can help instead (S4-20). */
  instead: Wording,
  letter: Slug,
})

export const Scope = Origin.extend({
  about: Wording,
  does: z.array(Offer).min(1).max(50),
  does_not: z.array(Limit).min(1).max(50),
  /** The desk has no compelling power: said once, plainly. */
  power: Wording,
}).superRefine(({ does, does_not }, context) => {
  const doubles = twice([...does, ...does_not].map((one) => one.id))
  if (doubles.length > 0) context.addIssue({ code: 'custom', message: 'duplicate', path: ['does_not'] })
})
export type Scope = z.infer<typeof Scope>
