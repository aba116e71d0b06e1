// Modifiers of a field, from left to right (Sigma 2.1, appendix "modifiers"). What is unknown or cannot be honoured is refused.
import { base64, base64Offsets, spellOut, type Utf16, utf16, windash } from './encode.ts'
import { compose, fold } from './fold.ts'
import type { Relation, Test, TimePart } from './item.ts'
import { readNetwork } from './network.ts'
import { ANY, parseTokens, shapeOf, type Token, type Tokens } from './pattern.ts'
import { expand, type Placeholders } from './placeholder.ts'
import type { ProblemCode } from './problem.ts'
import { compileRegex } from './regex.ts'
import type { ScalarNode } from './yaml.ts'

const aliases: Readonly<Record<string, string>> = { wide: 'utf16le', ignorecase: 'i', multiline: 'm', dotall: 's' }
const places = ['contains', 'startswith', 'endswith']
const encodings = ['utf16le', 'utf16be', 'utf16', 'base64', 'base64offset']
const relations = ['lt', 'lte', 'gt', 'gte']
const times = { minute: [0, 59], hour: [0, 23], day: [1, 31], week: [1, 53], month: [1, 12], year: [1, 9999] } as const
const known = new Set([
  ...places,
  ...encodings,
  ...relations,
  ...Object.keys(times),
  ...['all', 'neq', 'cased', 'exists', 're', 'i', 'm', 's', 'windash', 'cidr', 'fieldref', 'expand'],
])

export type Refusal = { readonly code: ProblemCode; readonly facts: Readonly<Record<string, string>> }
const no = (code: ProblemCode, facts: Readonly<Record<string, string>> = {}): Refusal => ({ code, facts })
const isRefusal = (value: object): value is Refusal => 'code' in value

/** The chain of one field, checked once for all its values; or why it cannot be. */
export function readChain(written: readonly string[]): readonly string[] | Refusal {
  const chain = written.map((name) => aliases[name] ?? name)
  const unknown = chain.findIndex((name) => !known.has(name))
  if (unknown >= 0) return no('modifier-unknown', { modifier: written[unknown]! })
  const twice = chain.find((name, at) => chain.indexOf(name) !== at)
  if (twice !== undefined) return no('modifier-twice', { modifier: twice })
  const rest = chain.filter((name) => name !== 'all' && name !== 'neq' && name !== 'expand')
  const [first = ''] = rest
  for (const name of ['i', 'm', 's']) {
    const before = rest.slice(0, Math.max(rest.indexOf(name), 0))
    if (rest.includes(name) && (before[0] !== 're' || before.some((one) => !['re', 'i', 'm', 's'].includes(one))))
      return no('modifier-place', { modifier: name, before: 're' })
  }
  const alone = (name: string, ...allowed: string[]): Refusal | null => {
    if (!rest.includes(name)) return null
    if (first !== name) return no('modifier-first', { modifier: name })
    const stranger = rest.find((one) => one !== name && !allowed.includes(one))
    return stranger === undefined ? null : no('modifier-together', { modifier: name, other: stranger })
  }
  const together =
    alone('re', 'i', 'm', 's', ...places) ??
    alone('cidr') ??
    alone('exists') ??
    alone('fieldref', 'cased', ...places) ??
    [...relations, ...Object.keys(times)].map((name) => alone(name)).find((found) => found !== null) ??
    null
  if (together !== null) return together
  if (chain.includes('exists') && chain.length > 1)
    return no('modifier-together', { modifier: 'exists', other: chain.find((name) => name !== 'exists')! })
  if (chain.includes('expand') && (chain.includes('re') || chain.includes('fieldref')))
    return no('modifier-together', { modifier: 'expand', other: first })
  const where = rest.filter((name) => places.includes(name))
  if (where.length > 1) return no('modifier-together', { modifier: where[0]!, other: where[1]! })
  return chain
}

/** What one written value asks of the event; several where a placeholder or an encoding makes several of it. */
export function readTests(
  node: ScalarNode,
  chain: readonly string[],
  placeholders: Placeholders | null,
  unresolved: Set<string>,
): readonly Test[] | Refusal {
  const { value, text } = node
  if (chain.includes('exists'))
    return typeof value === 'boolean' ? [{ kind: 'exists', value }] : no('value-boolean', { modifier: 'exists' })
  const steps = chain.filter((name) => name !== 'all' && name !== 'neq' && name !== 'expand')
  const [first = ''] = steps
  if (relations.includes(first)) {
    const than = numberOf(value)
    return than === null
      ? no('value-number', { modifier: first })
      : [{ kind: 'relation', relation: first as Relation, than }]
  }
  if (first in times) {
    const [least, most] = times[first as TimePart]
    const number = numberOf(value)
    return number === null || !Number.isInteger(number) || number < least || number > most
      ? no('value-time', { modifier: first, least: String(least), most: String(most) })
      : [{ kind: 'time', part: first as TimePart, value: number }]
  }
  if (chain.includes('expand')) {
    if (typeof value !== 'string') return no('value-text', { modifier: 'expand' })
    const expanded = expand(text, placeholders, unresolved)
    if (expanded === null) return no('too-many-variants')
    return gather(expanded.map((one) => textTests(one, steps)))
  }
  if (typeof value === 'string') return textTests(value, steps)
  if (steps.length > 0 && steps.some((name) => name !== 'cased'))
    return no('value-text', { modifier: steps.find((name) => name !== 'cased')! })
  if (value === null) return [{ kind: 'null' }]
  if (typeof value === 'boolean') return [{ kind: 'boolean', value }]
  return [{ kind: 'number', value, text }]
}

const gather = (lists: readonly (readonly Test[] | Refusal)[]): readonly Test[] | Refusal => {
  const refused = lists.find((one): one is Refusal => isRefusal(one))
  return refused ?? (lists as readonly (readonly Test[])[]).flat()
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^[-+]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : null
}

function textTests(text: string, steps: readonly string[]): readonly Test[] | Refusal {
  const [first] = steps
  if (first === 're') return regexTest(text, steps)
  if (first === 'cidr') {
    const network = readNetwork(text)
    return network === null ? no('value-network', { value: text }) : [{ kind: 'network', network }]
  }
  if (first === 'fieldref') {
    if (/[*?]/.test(text) || text === '') return no('value-field', { value: text })
    const form = steps.includes('contains')
      ? 'contains'
      : steps.includes('startswith')
        ? 'starts'
        : steps.includes('endswith')
          ? 'ends'
          : 'exact'
    return [{ kind: 'field', field: text, form, isCased: steps.includes('cased') }]
  }
  let made: readonly (Tokens | Uint8Array)[] = [parseTokens(text)]
  for (const step of steps) {
    const next = applied(made, step)
    if (isRefusal(next)) return next
    made = next
  }
  const isCased = steps.includes('cased')
  return made.map((one) => textTest(one instanceof Uint8Array ? [String.fromCharCode(...one)] : one, isCased))
}

/** A test of a text; compared folded unless case counts. */
export function textTest(tokens: Tokens, isCased: boolean): Test {
  const spelt = tokens.map((token) => (typeof token !== 'string' ? token : isCased ? compose(token) : fold(token)))
  return { kind: 'text', shape: shapeOf(spelt), isCased, tokens }
}

function applied(made: readonly (Tokens | Uint8Array)[], step: string): readonly (Tokens | Uint8Array)[] | Refusal {
  if (step === 'cased') return made
  if (step === 'contains' || step === 'startswith' || step === 'endswith')
    return made.map((one) => placed(one instanceof Uint8Array ? [String.fromCharCode(...one)] : one, step))
  if (step === 'windash') {
    const texts = made.filter((one): one is Tokens => !(one instanceof Uint8Array))
    return texts.length === made.length ? texts.map(windash) : no('modifier-order', { modifier: step })
  }
  const out: (Tokens | Uint8Array)[] = []
  for (const one of made) {
    const bytes = one instanceof Uint8Array ? [one] : bytesOf(one, step)
    if (isRefusal(bytes)) return bytes
    if (step === 'base64') out.push(...bytes.map((each) => [base64(each)]))
    else if (step === 'base64offset') out.push(...bytes.flatMap((each) => base64Offsets(each).map((text) => [text])))
    else if (one instanceof Uint8Array) return no('modifier-order', { modifier: step })
    else out.push(...bytes)
  }
  return out
}

/** The bytes of a text in the encoding that the step asks for; a wildcard has none. */
function bytesOf(tokens: Tokens, step: string): Uint8Array[] | Refusal {
  if (tokens.some((token) => token === ANY || token === 1)) return no('value-wildcard', { modifier: step })
  const texts = spellOut(tokens)
  if (texts === null) return no('too-many-variants')
  return texts.map((text) => (step.startsWith('utf16') ? utf16(text, step as Utf16) : new TextEncoder().encode(text)))
}

function placed(tokens: Tokens, step: string): Token[] {
  const out = [...tokens]
  if (step !== 'startswith' && out[0] !== ANY) out.unshift(ANY)
  if (step !== 'endswith' && out.at(-1) !== ANY) out.push(ANY)
  return out
}

function regexTest(text: string, steps: readonly string[]): readonly Test[] | Refusal {
  let source = text
  if (steps.includes('startswith') && !/^(?:\^|\.\*)/.test(source)) source = `^(?:${source})`
  if (steps.includes('endswith') && !/(?:[^\\]\$|\.\*)$/.test(source)) source = `(?:${source})$`
  const flags = { i: steps.includes('i'), m: steps.includes('m'), s: steps.includes('s') }
  const regex = compileRegex(source, flags)
  return 'refused' in regex ? no('regex-refused', { reason: regex.refused }) : [{ kind: 'regex', regex }]
}
