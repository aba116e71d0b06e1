// What matters in the first minutes of an incident, said calmly (S0-54).
import { z } from 'zod'
import { Origin, Slug, twice, Wording } from './wording.ts'

const line = z.string().trim().min(1).max(200)

export const FirstHour = Origin.extend({
  lead: Wording,
  /** How long after an incident was opened it is shown. */
  minutes: z.number().int().min(0).max(1_440),
  steps: z
    .array(z.strictObject({ id: Slug, ja: line, en: line }))
    .min(1)
    .max(6),
}).superRefine(({ steps }, context) => {
  if (twice(steps.map((one) => one.id)).length > 0)
    context.addIssue({ code: 'custom', message: 'duplicate', path: ['steps'] })
})
export type FirstHour = z.infer<typeof FirstHour>
