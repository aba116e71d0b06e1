// Rules: the messages that a program writes, each as a beginning, one anchored pattern, and what its groups mean.
import { type LogEvent, mark } from './event.ts'
import { setEndpoint } from './field.ts'
import { put, putUser } from './put.ts'

export type Judgement = readonly [
  category: readonly string[],
  type: readonly string[],
  action?: string,
  outcome?: 'success' | 'failure' | 'unknown',
]

export type Rule = {
  /** What a text must begin with (or hold, with `holds`) before the pattern is worth trying. */
  readonly starts?: string
  readonly holds?: string
  readonly pattern: RegExp
  /** Field of each group; `source` and `destination` take an address with or without port, `user` a name with its domain. */
  readonly fields: readonly string[]
  readonly judgement?: Judgement
}

export function rule(pattern: RegExp, fields: readonly string[] = [], judgement?: Judgement, holds?: string): Rule {
  return { pattern, fields, judgement, holds, starts: startOf(pattern) }
}

/** The plain text that everything of a pattern begins with; the last sign is left out when it may be missing or repeat. */
function startOf(pattern: RegExp): string | undefined {
  if (pattern.flags !== '') return undefined
  const plain = /^\^([\w ,:/-]+)(.?)/.exec(pattern.source)
  if (plain === null || hasChoice(pattern.source)) return undefined
  const starts = '*?+{'.includes(plain[2]! || ' ') ? plain[1]!.slice(0, -1) : plain[1]!
  return starts === '' ? undefined : starts
}

/** A choice outside all brackets, as in `^a|b`. */
function hasChoice(source: string): boolean {
  let depth = 0
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '(') depth++
    else if (source[i] === ')') depth--
    else if (source[i] === '|' && depth === 0) return true
  }
  return false
}

/** The first rule that a text follows fills the event; false when it follows none. */
export function readByRules(rules: readonly Rule[], text: string, event: LogEvent): boolean {
  for (const { starts, holds, pattern, fields, judgement } of rules) {
    if (starts !== undefined && !text.startsWith(starts)) continue
    if (holds !== undefined && !text.includes(holds)) continue
    const found = pattern.exec(text)
    if (found === null) continue
    if (judgement) mark(event, ...judgement)
    for (let i = 0; i < fields.length; i++) {
      const value = found[i + 1]
      if (value === undefined || value === '') continue
      const field = fields[i]!
      if (field === 'source' || field === 'destination') setEndpoint(event, field, value)
      else if (field === 'user') putUser(event, 'user', value)
      else put(event, field, value)
    }
    return true
  }
  return false
}
