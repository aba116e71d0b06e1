// The condition of a rule: `selection and not 1 of filter_*` (Sigma 2.1, rules, "condition"), read into a tree and written back.
import { matches, parseTokens, shapeOf } from './pattern.ts'

export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'name'; readonly name: string }
  /** `1 of`, `any of`, `all of` a pattern of names, or of `them`. */
  | { readonly op: 'of'; readonly quantity: 'any' | 'all'; readonly pattern: string | null }

export type ConditionCode =
  | 'condition-empty'
  | 'condition-word'
  | 'condition-end'
  | 'condition-pipe'
  | 'condition-count'
  | 'condition-deep'
export type ConditionProblem = { readonly code: ConditionCode; readonly word: string }

const MAX_CHARS = 20_000
const MAX_DEPTH = 100
const WORD = /\s*(?:([()|])|([^\s()|]+))/y

export function parseCondition(text: string): Condition | ConditionProblem {
  if (text.length > MAX_CHARS) return { code: 'condition-deep', word: '' }
  const words = tokenize(text)
  if (words.length === 0) return { code: 'condition-empty', word: '' }
  if (words.includes('|')) return { code: 'condition-pipe', word: words[words.indexOf('|') + 1] ?? '|' }
  let at = 0
  let depth = 0
  const is = (word: string): boolean => words[at]?.toLowerCase() === word
  const fail = (code: ConditionCode, word = words[at] ?? ''): never => {
    throw new Wrong({ code: word === '' && code === 'condition-word' ? 'condition-end' : code, word })
  }
  const chain = (op: 'and' | 'or', next: () => Condition): Condition => {
    const of = [next()]
    while (is(op)) {
      at++
      of.push(next())
    }
    return of.length === 1 ? of[0]! : { op, of }
  }
  const or = (): Condition => chain('or', and)
  const and = (): Condition => chain('and', not)
  const not = (): Condition => {
    if (!is('not')) return atom()
    at++
    if (++depth > MAX_DEPTH) fail('condition-deep')
    const of = not()
    depth--
    return { op: 'not', of }
  }
  const atom = (): Condition => {
    const word = words[at] ?? ''
    if (word === '(') {
      at++
      if (++depth > MAX_DEPTH) fail('condition-deep')
      const inner = or()
      if (words[at] !== ')') fail('condition-word')
      at++
      depth--
      return inner
    }
    if (words[at + 1]?.toLowerCase() === 'of') return quantified(word)
    if (!/^[\w-]+$/.test(word) || /^(?:and|or|not|of)$/i.test(word)) fail('condition-word')
    at++
    return { op: 'name', name: word }
  }
  const quantified = (word: string): Condition => {
    const quantity = /^(?:1|any)$/i.test(word) ? 'any' : /^all$/i.test(word) ? 'all' : fail('condition-count', word)
    at += 2
    const pattern = words[at] ?? ''
    if (!/^[\w*-]+$/.test(pattern)) fail('condition-word')
    at++
    return { op: 'of', quantity, pattern: /^them$/i.test(pattern) ? null : pattern }
  }
  try {
    const whole = or()
    if (at < words.length) fail('condition-word')
    return whole
  } catch (error) {
    if (error instanceof Wrong) return error.problem
    throw error
  }
}

class Wrong extends Error {
  readonly problem: ConditionProblem
  constructor(problem: ConditionProblem) {
    super(problem.code)
    this.problem = problem
  }
}

function tokenize(text: string): string[] {
  const words: string[] = []
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) words.push(match[1] ?? match[2]!)
  return words
}

const strength = { or: 1, and: 2, not: 3, name: 4, of: 4 } as const

/** The condition as it would be written, with no more brackets than it needs. */
export function writeCondition(condition: Condition): string {
  const inner = (one: Condition, least: number): string =>
    strength[one.op] < least ? `(${writeCondition(one)})` : writeCondition(one)
  if (condition.op === 'name') return condition.name
  if (condition.op === 'of') return `${condition.quantity === 'any' ? '1' : 'all'} of ${condition.pattern ?? 'them'}`
  if (condition.op === 'not') return `not ${inner(condition.of, strength.not)}`
  return condition.of.map((one) => inner(one, strength[condition.op] + 1)).join(` ${condition.op} `)
}

/** The names that a pattern means: those with `_` in front are helpers, meant only by a pattern that begins with `_` too. */
export function namesOf(pattern: string | null, names: readonly string[]): string[] {
  if (pattern === null) return names.filter((name) => !name.startsWith('_'))
  const shape = shapeOf(parseTokens(pattern))
  return names.filter((name) => matches(shape, name) && (pattern.startsWith('_') || !name.startsWith('_')))
}

/** The names that stand in a condition; a pattern counts as one. */
export function namesIn(condition: Condition): string[] {
  if (condition.op === 'name') return [condition.name]
  if (condition.op === 'of') return [condition.pattern ?? 'them']
  return condition.op === 'not' ? namesIn(condition.of) : condition.of.flatMap(namesIn)
}
