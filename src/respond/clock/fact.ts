// The facts of a case that decide which deadlines apply: each is asked once and may be unknown for as long as nobody knows.
import { z } from 'zod'
import { Slug, Wording } from '#src/prepare/knowledge/wording.ts'

/** One question that a responder answers; `hint` says where the line runs. */
export const Question = z.strictObject({
  id: Slug,
  kind: z.enum(['yes-no', 'number', 'country']),
  ja: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
  hint: Wording.optional(),
})
export type Question = z.infer<typeof Question>

export const mostFacts = 100
/** Answers by the id of their question. What is left out or null is not known yet. */
export const ClockFacts = z
  .record(Slug, z.union([z.boolean(), z.number().int().min(0).max(10_000_000_000), z.string().max(10), z.null()]))
  .refine((facts) => Object.keys(facts).length <= mostFacts)
export type ClockFacts = z.infer<typeof ClockFacts>

const Bound = z.number().int().min(0).max(10_000_000_000)
/** What must be so: an answer of yes or no, or a number on one side of a line. */
export const Condition = z.record(
  Slug,
  z.union([
    z.boolean(),
    z.strictObject({ over: Bound }),
    z.strictObject({ at_least: Bound }),
    z.strictObject({ under: Bound }),
  ]),
)
export type Condition = z.infer<typeof Condition>

export type Verdict = 'yes' | 'no' | 'open'

/** Whether a condition holds; `open` while an answer that it needs is missing and none speaks against it. */
export function holds(condition: Condition, facts: ClockFacts): { readonly is: Verdict; readonly open: string[] } {
  const open: string[] = []
  for (const [id, wanted] of Object.entries(condition)) {
    const fact = facts[id]
    if (fact === undefined || fact === null) open.push(id)
    else if (!fits(wanted, fact)) return { is: 'no', open: [] }
  }
  return { is: open.length > 0 ? 'open' : 'yes', open }
}

function fits(wanted: Condition[string], fact: boolean | number | string): boolean {
  if (typeof wanted === 'boolean') return fact === wanted
  if (typeof fact !== 'number') return false
  if ('over' in wanted) return fact > wanted.over
  return 'under' in wanted ? fact < wanted.under : fact >= wanted.at_least
}

/** Answers that no question asks for, or that are not of its kind: the id of each. */
export function misfits(questions: readonly Question[], facts: ClockFacts): string[] {
  return Object.entries(facts)
    .filter(([id, fact]) => {
      const question = questions.find((one) => one.id === id)
      if (!question) return true
      if (fact === null) return false
      if (question.kind === 'country') return typeof fact !== 'string' || !/^[A-Z]{2}$/.test(fact)
      return typeof fact !== (question.kind === 'number' ? 'number' : 'boolean')
    })
    .map(([id]) => id)
}
