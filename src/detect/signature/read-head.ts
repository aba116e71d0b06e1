// What a rule says of itself: title, id, status, level, log source, and so on (Sigma 2.1, rules, and the JSON schema).
import type { Gather } from './problem.ts'
import type { Head, Level, Logsource } from './rule.ts'
import { levels } from './rule.ts'
import { isList, isMap, isScalar, type MapNode } from './yaml.ts'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const DATE = /^\d{4}-(?:0[1-9]|1[012])-(?:0[1-9]|[12]\d|3[01])$/
const OLD_DATE = /^\d{4}\/\d{1,2}\/\d{1,2}$/
const TAG = /^[a-z0-9_-]+\.[a-z0-9._-]+$/
const statuses = ['stable', 'test', 'experimental', 'deprecated', 'unsupported']
const relations = ['derived', 'obsolete', 'obsoletes', 'merged', 'renamed', 'similar', 'correlation']
/** Field names of the rule are those of Sigma, or ECS names, which are our own. */
const taxonomies = ['sigma', 'ecs']

export type Self = Omit<
  Head,
  'file' | 'document' | 'line' | 'lineAt' | 'source' | 'problems' | 'warnings' | 'title'
> & {
  readonly title: string | null
}

export function readHead(map: MapNode, gather: Gather): Self {
  const text = (key: string, most: number): string | null => {
    const entry = map.entries.get(key)
    if (entry === undefined) return null
    if (!isScalar(entry.value) || entry.value.value === null) gather.wrong(entry.at, 'not-text', { key })
    else if (entry.value.text.length > most) gather.wrong(entry.at, 'too-long', { key, most: String(most) })
    else return entry.value.text
    return null
  }
  const choice = (key: string, choices: readonly string[]): string | null => {
    const value = text(key, 256)
    if (value === null || choices.includes(value)) return value
    gather.wrong(map.entries.get(key)!.at, 'not-choice', { key, value, choices: choices.join(', ') })
    return null
  }
  const title = text('title', 256)
  if (!map.entries.has('title')) gather.wrong(map.at, 'key-missing', { key: 'title' })
  const id = text('id', 256)
  if (id !== null && !UUID.test(id)) gather.warn(map.entries.get('id')!.at, 'not-uuid', { value: id })
  text('description', 65_535)
  for (const key of ['author', 'license']) {
    const entry = map.entries.get(key)
    if (entry && !isScalar(entry.value)) gather.warn(entry.at, 'not-text', { key })
  }
  for (const key of ['date', 'modified']) {
    const value = text(key, 256)
    if (value === null || DATE.test(value)) continue
    if (OLD_DATE.test(value)) gather.warn(map.entries.get(key)!.at, 'date-old', { key, value })
    else gather.wrong(map.entries.get(key)!.at, 'not-date', { key, value })
  }
  const texts = (key: string): string[] => {
    const entry = map.entries.get(key)
    if (entry === undefined) return []
    const nodes = isList(entry.value) ? entry.value.items : [entry.value]
    if (!isList(entry.value)) gather.warn(entry.at, 'not-list', { key })
    if (!nodes.every(isScalar)) gather.wrong(entry.at, 'not-list', { key })
    const found = nodes.filter((node) => isScalar(node)).map((node) => node.text)
    if (new Set(found).size < found.length) gather.warn(entry.at, 'list-twice', { key })
    return found
  }
  for (const key of ['references', 'falsepositives', 'scope']) texts(key)
  for (const tag of texts('tags'))
    if (!TAG.test(tag)) gather.warn(map.entries.get('tags')!.at, 'not-tag', { value: tag })
  readRelated(map, gather)
  // A rule of a later version may mean something else by what looks the same.
  const version = text('sigma-version', 16)
  if (version !== null && !(Number.parseFloat(version) < 3))
    gather.wrong(map.entries.get('sigma-version')!.at, 'version', { value: version })
  const taxonomy = text('taxonomy', 256) ?? 'sigma'
  if (!taxonomies.includes(taxonomy)) gather.wrong(map.entries.get('taxonomy')!.at, 'taxonomy', { value: taxonomy })
  return {
    title,
    id,
    name: text('name', 256),
    status: choice('status', statuses),
    level: choice('level', levels) as Level | null,
    taxonomy,
    fields: texts('fields'),
  }
}

function readRelated(map: MapNode, gather: Gather): void {
  const entry = map.entries.get('related')
  if (entry === undefined) return
  if (!isList(entry.value)) {
    gather.wrong(entry.at, 'not-list', { key: 'related' })
    return
  }
  for (const node of entry.value.items) {
    const [id, type] = ['id', 'type'].map((key) => (isMap(node) ? node.entries.get(key)?.value : undefined))
    if (!isScalar(id) || !UUID.test(id.text)) gather.wrong(node.at, 'related', { key: 'id' })
    else if (!isScalar(type) || !relations.includes(type.text)) gather.wrong(node.at, 'related', { key: 'type' })
  }
}

/** The log source; a part that is empty means any. Missing as a whole is wrong, written without content is taken as any, with a warning. */
export function readLogsource(map: MapNode, gather: Gather, isNeeded: boolean): Logsource | null {
  const entry = map.entries.get('logsource')
  if (entry === undefined) {
    if (isNeeded) gather.wrong(map.at, 'key-missing', { key: 'logsource' })
    else gather.warn(map.at, 'logsource-empty')
    return isNeeded ? null : {}
  }
  if (isScalar(entry.value) && entry.value.value === null) {
    gather.warn(entry.at, 'logsource-empty')
    return {}
  }
  if (!isMap(entry.value)) {
    gather.wrong(entry.at, 'logsource-form')
    return null
  }
  const source: { category?: string; product?: string; service?: string } = {}
  for (const key of ['category', 'product', 'service'] as const) {
    const part = entry.value.entries.get(key)
    if (part === undefined || (isScalar(part.value) && part.value.value === null)) continue
    if (!isScalar(part.value) || part.value.text === '') gather.wrong(part.at, 'not-text', { key })
    else {
      source[key] = part.value.text.toLowerCase()
      if (!/^[a-z0-9_.-]+$/.test(part.value.text))
        gather.warn(part.at, 'logsource-spelling', { value: part.value.text })
    }
  }
  if (Object.keys(source).length === 0) {
    gather.wrong(entry.at, 'logsource-form')
    return null
  }
  return source
}
