// One line of a search, read: the field, its modifiers, its values.
import type { Item, Test } from './item.ts'
import { readChain, readTests, textTest } from './modifier.ts'
import { ANY, type Token } from './pattern.ts'
import type { Reading } from './reading.ts'
import { type Entry, isList, isScalar, type ScalarNode } from './yaml.ts'

const MAX_VALUES = 20_000
const MAX_MODIFIERS = 12

/** Null after something wrong was said. */
export function readItem(key: string, { at, value }: Entry, reading: Reading): Item | null {
  const { gather, lineOf } = reading
  const [field = '', ...written] = key.split('|')
  if (written.length > MAX_MODIFIERS) {
    gather.wrong(at, 'modifier-twice', { modifier: written.at(-1)! })
    return null
  }
  const chain = readChain(written)
  if ('code' in chain) {
    gather.wrong(at, chain.code, chain.facts)
    return null
  }
  if (field === '' && chain.some((name) => name === 'exists' || name === 'fieldref')) {
    gather.wrong(at, 'keyword-field', { modifier: written[0]! })
    return null
  }
  const nodes = isList(value) ? value.items : [value]
  const scalars = nodes.filter((node) => isScalar(node))
  if (scalars.length < nodes.length) {
    gather.wrong(nodes.find((node) => !isScalar(node))!.at, 'value-nested', { field: key })
    return null
  }
  if (!areFit(field, scalars, chain, at, reading)) return null
  const tests: (readonly Test[])[] = []
  let count = 0
  for (const node of scalars) {
    const read = readTests(node, chain, reading.placeholders, reading.unresolved)
    if ('code' in read) gather.wrong(node.at || at, read.code, { field: key, ...read.facts })
    else {
      tests.push(field === '' ? anywhere(read, chain) : read)
      count += read.length
    }
  }
  if (tests.length < scalars.length) return null
  if (count > MAX_VALUES) {
    gather.wrong(at, 'too-many-variants')
    return null
  }
  // an empty list of values asks for what is not there, as pySigma reads it
  if (tests.length === 0) tests.push([{ kind: 'null' }])
  const isAll = chain.includes('all')
  if (isAll && scalars.length === 1 && !chain.includes('expand')) gather.warn(at, 'all-single', { field: key })
  return {
    field: field === '' ? null : field,
    modifiers: written,
    tests,
    isAll,
    isNegated: chain.includes('neq'),
    line: lineOf(at),
  }
}

function areFit(
  field: string,
  scalars: readonly ScalarNode[],
  chain: readonly string[],
  at: number,
  { gather }: Reading,
): boolean {
  const before = gather.problems.length
  const empty = scalars.find((node) => node.value === null)
  if (empty !== undefined && scalars.length > 1) gather.warn(empty.at, 'null-in-list', { field })
  if (empty !== undefined && field === '') gather.wrong(empty.at || at, 'null-keyword')
  if (field === '' && scalars.some((node) => node.value === '')) gather.wrong(at, 'keyword-empty')
  if (field === '' && scalars.length === 0) gather.wrong(at, 'keyword-empty')
  if (chain.includes('exists') && scalars.length !== 1) gather.wrong(at, 'value-boolean', { field, modifier: 'exists' })
  return gather.problems.length === before
}

/** A keyword stands anywhere in a text, unless the rule says where. */
function anywhere(tests: readonly Test[], chain: readonly string[]): readonly Test[] {
  if (chain.includes('startswith') || chain.includes('endswith')) return tests
  return tests.map((test) => {
    if (test.kind === 'number') return textTest([ANY, test.text, ANY], false)
    if (test.kind !== 'text') return test
    const { tokens } = test
    return textTest(
      [...(tokens[0] === ANY ? [] : [ANY as Token]), ...tokens, ...(tokens.at(-1) === ANY ? [] : [ANY as Token])],
      test.isCased,
    )
  })
}
