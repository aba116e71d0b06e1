// What is wrong with a rule: a code with its facts and the line. Words stand in `words.ts`; a warning leaves the rule usable.
import type { Facts } from '#src/core/words.ts'
import type { signatureProblems } from './words.ts'

export type ProblemCode = keyof typeof signatureProblems
export type Problem = { readonly line: number; readonly code: ProblemCode; readonly facts: Facts }

/** Where problems of one document are gathered; `at` is a character of the text. */
export type Gather = {
  readonly wrong: (at: number, code: ProblemCode, facts?: Facts) => void
  readonly warn: (at: number, code: ProblemCode, facts?: Facts) => void
  readonly problems: Problem[]
  readonly warnings: Problem[]
}

export function newGather(lineOf: (at: number) => number): Gather {
  const problems: Problem[] = []
  const warnings: Problem[] = []
  const into =
    (list: Problem[]) =>
    (at: number, code: ProblemCode, facts: Facts = {}): void => {
      if (list.length < MAX_PROBLEMS) list.push({ line: lineOf(at), code, facts })
    }
  return { problems, warnings, wrong: into(problems), warn: into(warnings) }
}

/** More of one rule help nobody. */
const MAX_PROBLEMS = 50
