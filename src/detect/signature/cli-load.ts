// What `hunt` and `rule explain` need before the first event: the rules, the placeholders, and a word on what is left out.
import { speaker } from '#src/core/words.ts'
import { type Told, told } from './cli.ts'
import { readPlaceholderFile, readRuleFiles } from './cli-files.ts'
import { signatureCliWords } from './cli-words.ts'
import { type Collection, collect } from './collection.ts'
import type { Problem } from './problem.ts'
import { isRefused } from './read-rules.ts'
import { givenSource, type Source } from './source.ts'

export type Loaded = { readonly collection: Collection; readonly refused: number }

/** Rules that are refused are named, a few of them with their reasons; null when the placeholders cannot be used. */
export function loadRules(
  paths: readonly string[],
  placeholders: string | undefined,
  { lang, err }: Told,
): Loaded | null {
  const t = speaker(signatureCliWords, lang)
  const values = placeholders === undefined ? null : readPlaceholderFile(placeholders)
  if (placeholders !== undefined && values === null) {
    err(t('placeholders.wrong', { file: placeholders }))
    return null
  }
  const collection = collect(readRuleFiles(paths, values))
  const left: { file: string; problem: Problem }[] = []
  for (const one of collection.outcomes) {
    const unresolved = one.warnings.find(({ code }) => code === 'placeholder')
    const problem = isRefused(one) ? one.problems[0] : unresolved
    if (problem !== undefined) left.push({ file: one.file, problem })
  }
  for (const { file, problem } of left.slice(0, SHOWN)) {
    const { line, message } = told(problem, lang)
    err(t('hunt.left-out', { file, line, message }))
  }
  if (left.length > SHOWN) err(t('hunt.left-out-more', { count: left.length - SHOWN }))
  return { collection, refused: left.length }
}

const SHOWN = 20

/** `category=…,product=…,service=…`; null when it is written otherwise. */
export function readLogsourceOption(text: string): Source | null {
  const parts: { category?: string; product?: string; service?: string } = {}
  for (const part of text.split(',')) {
    const [, key, value] = /^\s*(category|product|service)\s*=\s*([\w.-]+)\s*$/i.exec(part) ?? []
    if (key === undefined || value === undefined) return null
    parts[key.toLowerCase() as keyof typeof parts] = value.toLowerCase()
  }
  return givenSource(parts)
}
