// What a rule says beside what it looks for: texts and lists as they were written.
import type { Head } from './rule.ts'
import { isList, isScalar } from './yaml.ts'

type Written = Pick<Head, 'source'>

export function saidBy({ source }: Written, key: string): string | null {
  const value = source.entries.get(key)?.value
  return isScalar(value) && value.value !== null ? value.text : null
}

export function listBy({ source }: Written, key: string): string[] {
  const value = source.entries.get(key)?.value
  if (value === undefined) return []
  return (isList(value) ? value.items : [value]).filter((node) => isScalar(node)).map((node) => node.text)
}

const [mostTags, longestTag] = [30, 100]
/** `attack.t1110`, `cve.2021-44228`: by what others know that which the rule finds. */
export const tagsOf = (rule: Written): string[] =>
  listBy(rule, 'tags')
    .filter((tag) => tag.length <= longestTag)
    .slice(0, mostTags)

/** The day that the rule states as that of its making, `2026-11-21`; also as version 1 wrote it. */
export function dateOf(rule: Written): string | null {
  const [, year, month = '', day = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(saidBy(rule, 'date') ?? '') ?? []
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
