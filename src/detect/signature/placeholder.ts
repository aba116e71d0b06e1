// Placeholders (`%Administrators%` with `expand`): what an organisation fills in. A percent sign by itself is written `\%`.
import { isMap, type YamlNode } from './yaml.ts'

export type Placeholders = ReadonlyMap<string, readonly string[]>

const PLACEHOLDER = /(?<!\\)%([^%]{1,256})%/g
const MAX_VALUES = 10_000

/**
 * Every text that the placeholders make of it, null when they are too many. Names without values are added to `unresolved`; the
 * rule that has them cannot run.
 */
export function expand(text: string, placeholders: Placeholders | null, unresolved: Set<string>): string[] | null {
  let texts = ['']
  let from = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    const before = text.slice(from, match.index).replaceAll('\\%', '%')
    const values = placeholders?.get(match[1]!)
    if (values === undefined || values.length === 0) unresolved.add(match[1]!)
    const given = values ?? [match[0]]
    if (texts.length * given.length > MAX_VALUES) return null
    texts = texts.flatMap((one) => given.map((value) => one + before + value))
    from = match.index + match[0].length
  }
  const rest = text.slice(from).replaceAll('\\%', '%')
  return texts.map((one) => one + rest)
}

/** A file of placeholders: `name: [value, …]` or `name: value`; null where it is something else. */
export function readPlaceholders(node: YamlNode): Placeholders | null {
  if (!isMap(node)) return null
  const found = new Map<string, string[]>()
  for (const [name, { value }] of node.entries) {
    const items = value.kind === 'list' ? value.items : [value]
    const texts: string[] = []
    for (const item of items) {
      if (item.kind !== 'scalar' || item.value === null) return null
      texts.push(item.text)
    }
    found.set(name.replace(/^%(.+)%$/, '$1'), texts)
  }
  return found
}
