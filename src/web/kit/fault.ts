import { Problem } from './client.ts'

/** What is wrong with one field of a form, in words: for its `error`. */
export function faultOf(problem: unknown, field: string): string | undefined {
  if (!(problem instanceof Problem)) return undefined
  return problem.errors.find((error) => error.where === field || error.where.startsWith(`${field}.`))?.message
}
