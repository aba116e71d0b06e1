// The rules that run together: texts of files, values of placeholders, and which of them are switched off.
import { type Collection, collect } from './collection.ts'
import { type Placeholders, readPlaceholders } from './placeholder.ts'
import { type Read, readRules } from './read-rules.ts'
import type { CorrelationRule, Rule } from './rule.ts'
import { ruleKey } from './rule-key.ts'
import { readYaml, YamlProblem } from './yaml.ts'

export type RuleText = { readonly file: string; readonly text: string }
export type RuleSet = {
  readonly texts: readonly RuleText[]
  readonly placeholders: string | null
  /** Keys of rules that are switched off. */
  readonly off: readonly string[]
}

/** Null when it is no list of placeholders. */
export function placeholdersIn(text: string): Placeholders | null {
  try {
    const [node] = readYaml(text)
    return node === undefined ? null : readPlaceholders(node)
  } catch (error) {
    if (error instanceof YamlProblem) return null
    throw error
  }
}

/** A rule that is off does not run, unless a correlation that is on stands on it: then it feeds that and is silent itself. */
export function collectSet({ texts, placeholders, off }: RuleSet): Collection & { readonly off: ReadonlySet<string> } {
  const values = placeholders === null ? null : placeholdersIn(placeholders)
  const read = texts.flatMap(({ file, text }) => readRules(file, text, values))
  const turnedOff = new Set(off)
  const all = collect(read)
  if (off.length === 0) return { ...all, off: turnedOff }
  const needed = new Set<Rule>()
  const need = (rule: CorrelationRule): void => {
    for (const target of all.referred.get(rule) ?? []) {
      if (needed.has(target)) continue
      needed.add(target)
      if (target.kind === 'correlation') need(target)
    }
  }
  for (const rule of all.correlations) if (!turnedOff.has(ruleKey(rule))) need(rule)
  const keys = new Set([...needed].map(ruleKey))
  const left = (one: Read): boolean => !turnedOff.has(ruleKey(one)) || keys.has(ruleKey(one))
  return { ...collect(read.filter(left)), off: turnedOff }
}

/** What of the set cannot run: refused, or for want of values of placeholders. */
export const notRunning = ({ outcomes }: Collection): Read[] =>
  outcomes.filter(
    ({ problems, warnings }) => problems.length > 0 || warnings.some(({ code }) => code === 'placeholder'),
  )
