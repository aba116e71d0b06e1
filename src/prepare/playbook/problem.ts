// What is wrong with a playbook: a code with its facts, and where. Its words say what to do about it.
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { type Facts, say } from '#src/core/words.ts'
import { playbookProblems } from './words.ts'

export type ProblemCode = keyof typeof playbookProblems
/** Found in a value: the way to it from the top. */
export type Finding = { readonly path: readonly PropertyKey[]; readonly code: ProblemCode; readonly facts: Facts }
/** Found in a file. */
export type FileProblem = {
  readonly file: string
  readonly line: number | null
  readonly field: string
  readonly code: ProblemCode
  readonly facts: Facts
}

/** A problem as a program reads it, worded for a person. */
export const ToldProblem = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  field: z.string(),
  code: z.string(),
  message: z.string(),
})
export type ToldProblem = z.infer<typeof ToldProblem>

export const PROBLEMS_MAX = 50

export const tell = ({ file, line, field, code, facts }: FileProblem, lang: Language): ToldProblem => ({
  file,
  line,
  field,
  code,
  message: say(playbookProblems[code], lang, facts),
})
