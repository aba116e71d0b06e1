// The meeting that looks back at an incident (S2-34, S3-74, S3-140): who was there, what went well, what did not, what was learnt, what comes of it.
import { z } from 'zod'
import { MeasureKind, MeasureStanding } from '#src/recover/measure/measure.ts'

const longestLine = 300
const line = z.string().trim().max(longestLine)
const text = z.string().trim().max(8_000)
export const mostPeople = 200
export const mostActions = 50

export const ReviewPlan = z.object({
  plannedOn: z.iso.date(),
  chair: line.default(''),
  place: line.default(''),
})
export type ReviewPlan = z.infer<typeof ReviewPlan>

export const ReviewOutcome = z.object({
  heldOn: z.iso.date(),
  people: z.array(line.min(1)).min(1).max(mostPeople),
  well: text.default(''),
  badly: text.default(''),
  learnt: text.min(1),
})
export type ReviewOutcome = z.infer<typeof ReviewOutcome>

/** What is to be done differently: it becomes a measure, and is followed as one. */
export const ReviewAction = z.object({
  title: line.min(1),
  kind: MeasureKind.default('operational'),
  owner: line.default(''),
  dueOn: z.iso.date().nullable().default(null),
})
export type ReviewAction = z.infer<typeof ReviewAction>

export const Review = ReviewPlan.extend({
  no: z.number().int(),
  outcome: ReviewOutcome.nullable(),
  isOverdue: z.boolean(),
  measures: z.array(
    z.object({ no: z.number().int(), title: z.string(), owner: z.string(), standing: MeasureStanding }),
  ),
  changedBy: z.string(),
})
export type Review = z.infer<typeof Review>

/** Names as people type them: by line, comma or Japanese comma; the same one once. */
export const peopleIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,、，;；]+/)
      .map((one) => one.normalize('NFKC').trim())
      .filter(Boolean),
  ),
]

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** One a line: what, who, by when; parted by commas or tabs. Lines that are none are given back by their number. */
export function actionsIn(given: string): { readonly actions: ReviewAction[]; readonly wrong: number[] } {
  const actions: ReviewAction[] = []
  const wrong: number[] = []
  for (const [at, line] of given.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [title = '', owner = '', dueOn = '', ...more] = line
      .split(/[,\t、，]/)
      .map((one) => one.normalize('NFKC').trim())
    const isRight = title !== '' && title.length <= longestLine && owner.length <= longestLine && !more.some(Boolean)
    if (isRight && (dueOn === '' || isDay(dueOn)))
      actions.push({ title, kind: 'operational', owner, dueOn: dueOn === '' ? null : dueOn })
    else wrong.push(at + 1)
  }
  return { actions, wrong }
}
