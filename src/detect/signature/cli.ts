// `hikeshi rule check PATH...`: what every rule is, or what is wrong with it at which line. Needs no desk.
import type { Language } from '#src/core/language.ts'
import { say, speaker } from '#src/core/words.ts'
import { readPlaceholderFile, readRuleFiles } from './cli-files.ts'
import { signatureCliWords } from './cli-words.ts'
import { collect } from './collection.ts'
import type { Problem } from './problem.ts'
import { signatureProblems } from './words.ts'

export type Told = {
  readonly lang: Language
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

/** A problem as a program reads it, worded in the language of the terminal. */
export const told = ({ line, code, facts }: Problem, lang: Language) => ({
  line,
  code,
  message: say(signatureProblems[code], lang, facts),
})

/** 0 when every rule is valid, 1 when one is not, 2 when the placeholders cannot be used. */
export function checkRules(
  paths: readonly string[],
  given: { readonly placeholders?: string },
  { lang, json, out, err }: Told,
): number {
  const t = speaker(signatureCliWords, lang)
  const placeholders = given.placeholders === undefined ? null : readPlaceholderFile(given.placeholders)
  if (given.placeholders !== undefined && placeholders === null) {
    err(t('placeholders.wrong', { file: given.placeholders }))
    return 2
  }
  const { outcomes } = collect(readRuleFiles(paths, placeholders))
  let wrong = 0
  for (const { file, document, id, title, kind, problems, warnings } of outcomes) {
    const ok = problems.length === 0
    if (!ok) wrong++
    const words = (list: readonly Problem[]) => list.map((one) => told(one, lang))
    if (json) {
      const row = { file, document, id, title, kind, ok, problems: words(problems), warnings: words(warnings) }
      out(JSON.stringify(row))
      continue
    }
    for (const one of words(problems)) out(`${file}:${one.line}: ${one.message}`)
    for (const one of words(warnings)) out(`${file}:${one.line}: ${t('check.warning', { message: one.message })}`)
  }
  err(t('check.sum', { rules: outcomes.length, ok: outcomes.length - wrong, wrong }))
  return wrong > 0 ? 1 : 0
}
