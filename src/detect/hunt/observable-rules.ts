// A list of observables as rules: one a value, which must stand in the line as a word of its own, or in a field as we write it.
import { extractObservables, type ObservableType, refang } from '#src/core/observable.ts'
import type { RuleText } from '#src/detect/signature/rule-set.ts'

const addresses = [
  'source.ip',
  'destination.ip',
  'client.ip',
  'server.ip',
  'host.ip',
  'source.nat.ip',
  'destination.nat.ip',
  'dns.resolved_ip',
  'dns.answers.data',
]
const names = [
  'dns.question.name',
  'url.domain',
  'destination.domain',
  'source.domain',
  'server.domain',
  'client.domain',
]
const accounts = ['user.name', 'user.target.name', 'user.email', 'source.user.name', 'destination.user.name']
const hashes = ['file.hash.md5', 'file.hash.sha1', 'file.hash.sha256', 'process.hash.md5', 'process.hash.sha256']
const fields: Readonly<Partial<Record<ObservableType, readonly string[]>>> = {
  'ipv4-addr': addresses,
  'ipv6-addr': addresses,
  'domain-name': names,
  'email-addr': accounts,
  'user-account': accounts,
  'file:md5': hashes,
  'file:sha1': hashes,
  'file:sha256': hashes,
  'file:name': ['file.name'],
  url: ['url.full', 'url.original'],
}

/** What may not stand right before and right behind it; a full stop that ends a sentence may. */
type Edge = { readonly before: string; readonly behind: string; readonly dot: boolean }
const word: Edge = { before: '0-9A-Za-z_-', behind: '0-9A-Za-z_-', dot: false }
const edges: Readonly<Partial<Record<ObservableType, Edge>>> = {
  'ipv4-addr': { before: '0-9.', behind: '0-9', dot: true },
  'ipv6-addr': { before: '0-9A-Fa-f:.', behind: '0-9A-Fa-f:', dot: true },
  // A name below it is part of it: www.example.org is of example.org.
  'domain-name': { before: '0-9A-Za-z_-', behind: '0-9A-Za-z_-', dot: true },
  'email-addr': { before: '0-9A-Za-z._%+-', behind: '0-9A-Za-z_-', dot: true },
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function edged(value: string, { before, behind, dot }: Edge): string {
  const end = dot ? `($|[^.${behind}]|\\.($|[^${behind}]))` : `($|[^${behind}])`
  return `(^|[^${before}])${escaped(value)}${end}`
}

/** Keywords hold `*`, `?` and `\` for something else. */
const plain = (text: string): string => text.replace(/[*?\\]/g, '\\$&')

/** Each value once; what is written to be harmless (`evil[.]example`) is read as what it stands for. JSON is YAML. */
export function rulesOfObservables(values: readonly string[]): RuleText[] {
  const rules = new Map<string, RuleText>()
  for (const given of values) {
    const typed = refang(given.trim())
    if (typed === '') continue
    const found = extractObservables(typed, 10).found.find(({ index }) => index === 0)
    const isWhole = found !== undefined && (found.type === 'url' || !/\s/.test(typed))
    const value = isWhole ? found.value : typed
    if (rules.has(value)) continue
    const type = isWhole ? found.type : 'user-account'
    const spellings = [...new Set([value, typed])]
    const edge = isWhole ? (edges[type] ?? word) : word
    const known = (fields[type] ?? []).map((field) => ({ [field]: spellings.map(plain) }))
    const detection = {
      text: spellings.map(plain),
      alone: { '|re|i': spellings.map((one) => (type === 'url' ? escaped(one) : edged(one, edge))) },
      ...(known.length > 0 ? { field: known } : {}),
      condition: known.length > 0 ? '(text and alone) or field' : 'text and alone',
    }
    const rule = { title: value, logsource: { product: 'hikeshi' }, taxonomy: 'ecs', detection, level: 'medium' }
    rules.set(value, { file: `observable:${value}`, text: JSON.stringify(rule) })
  }
  return [...rules.values()]
}
