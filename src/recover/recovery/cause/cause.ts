// Why it could happen (S1-25, S1-59, S1-60, S3-51, S3-137): how it came in, why it spread, how data left; each branch a hypothesis with
// evidence for and against, until it is established, ruled out, or said to stay unknown.
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import { Slug, Wording } from '#src/prepare/knowledge/wording.ts'

export const CauseQuestion = z.enum(['entry', 'spread', 'leak'])
export type CauseQuestion = z.infer<typeof CauseQuestion>
export const CauseState = z.enum(['hypothesis', 'established', 'ruled-out', 'unknown'])
export type CauseState = z.infer<typeof CauseState>

export const CauseKnowledge = z.strictObject({
  classes: z.array(z.strictObject({ id: Slug, of: z.array(CauseQuestion).min(1), ...Wording.shape })),
})
export type CauseKnowledge = z.infer<typeof CauseKnowledge>

export const CauseInput = z.object({
  /** The branch that this explains further; none for one of the three questions itself. */
  parent: z.number().int().min(1).nullable().default(null),
  question: CauseQuestion,
  text: z.string().trim().min(1).max(1_000),
  class: z.string().max(60).default(''),
  /** A tactic of ATT&CK, `TA0001`. */
  stage: z.string().max(10).default(''),
  technique: z
    .string()
    .trim()
    .regex(/^(T\d{4}(\.\d{3})?)?$/)
    .default(''),
  state: CauseState.default('hypothesis'),
})
export type CauseInput = z.infer<typeof CauseInput>

export const Cause = CauseInput.extend({
  no: z.number().int(),
  evidence: z.array(
    z.object({
      isFor: z.boolean(),
      text: z.string(),
      /** A number of the record or of an item of evidence. */
      reference: z.string(),
      byName: z.string(),
      at: Instant,
    }),
  ),
})
export type Cause = z.infer<typeof Cause>

export type Branch = Cause & { readonly branches: readonly Branch[] }

/** The tree under each question; a branch whose parent is not there stands at the top, so that nothing is lost. */
export function treeOf(causes: readonly Cause[], question: CauseQuestion): Branch[] {
  const mine = causes.filter((one) => one.question === question)
  const isThere = (no: number | null) => no !== null && mine.some((one) => one.no === no)
  const under = (parent: number | null, above: readonly number[]): Branch[] =>
    mine
      .filter((one) => (parent === null ? !isThere(one.parent) : one.parent === parent) && !above.includes(one.no))
      .map((one) => ({ ...one, branches: under(one.no, [...above, one.no]) }))
  return under(null, [])
}

/** Whether a branch may hang under another: of the same question, and not under itself. */
export function canHang(causes: readonly Cause[], no: number | null, { parent, question }: CauseInput): boolean {
  const seen = new Set<number>()
  for (let at = parent; at !== null; ) {
    const one = causes.find((cause) => cause.no === at)
    if (!one || one.question !== question || one.no === no || seen.has(at)) return false
    seen.add(at)
    at = one.parent
  }
  return true
}

/** How it came in is answered when one of its branches is established; so is why it spread. */
export const isEstablished = (causes: readonly Cause[], question: CauseQuestion): boolean =>
  causes.some((one) => one.question === question && one.state === 'established')
