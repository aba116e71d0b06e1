// What an exercise showed and what was made of it: a measure, or a change of a playbook (S2-9).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { EditionState } from '#src/prepare/playbook/edition/edition.ts'
import { MeasureStanding } from '#src/recover/measure/measure.ts'

/** What came of one time that an exercise was held, or that somebody looked. */
export const Lesson = z.object({
  id: Id,
  check: Id,
  madeAt: Instant,
  madeBy: z.string(),
  measure: z
    .object({
      incident: z.string(),
      no: z.number().int(),
      title: z.string(),
      owner: z.string(),
      standing: MeasureStanding,
    })
    .nullable(),
  playbook: z.object({ id: z.string(), edition: z.number().int(), state: EditionState }).nullable(),
})
export type Lesson = z.infer<typeof Lesson>

/** The same seen from the measure or the edition: which exercise it came from. */
export const Origin = z.object({
  /** Number of the measure, or of the edition. */
  no: z.number().int(),
  item: Id,
  name: z.string(),
  heldAt: Instant,
})
export type Origin = z.infer<typeof Origin>
