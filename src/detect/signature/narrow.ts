// What the archive may leave out before the rules are asked: by source and by texts that must stand in a line. It only ever narrows to
// more than the rules match; the engine decides.
import type { Query } from '#src/platform/archive/query.ts'
import type { Collection } from './collection.ts'
import { isJudgedAtEnd } from './correlator.ts'
import { applies } from './engine.ts'
import { FieldNames } from './event-view.ts'
import { expressionOf } from './expression.ts'
import { type Atom, requirement, WHOLE } from './requirement.ts'
import type { DetectionRule, Logsource } from './rule.ts'
import type { Source } from './source.ts'
import { Sources } from './source-of.ts'

const everything: Query = { kind: 'all' }
/** More texts than this cost the archive more than they spare the engine. */
const MAX_TEXTS = 60
/** A shorter text stands in half of all lines. */
const MIN_TEXT = 3

/** `datasets` are those of the lines there are; null when they are not known. */
export function narrowed(collection: Collection, datasets: readonly string[] | null): Query {
  // A window that is judged when it is over needs to see time go on, whatever the lines say.
  if (datasets === null || collection.correlations.some(isJudgedAtEnd)) return everything
  const sources = new Sources()
  const known = datasets.map((dataset) => ({ dataset, source: sources.of({ 'event.dataset': dataset }) }))
  const budget = { left: MAX_TEXTS }
  const bare = new Set<string>()
  const asked: { readonly of: readonly string[]; readonly texts: Query }[] = []
  let hasWindows = false
  for (const rule of collection.detections) {
    if (rule.unresolved.length > 0) continue
    hasWindows ||= maySeeWindows(rule.logsource)
    const seen = known.filter(({ source, dataset }) => maySee(rule.logsource, source, dataset))
    for (const { dataset, source } of seen) if (source.open !== undefined) bare.add(dataset)
    const plain = seen.filter(({ source }) => source.open === undefined)
    if (plain.length === 0) continue
    const texts = textsOf(
      rule,
      collection,
      plain.map(({ source }) => source),
      budget,
    )
    const of = plain.map(({ dataset }) => dataset)
    if (texts === null) for (const dataset of of) bare.add(dataset)
    else asked.push({ of, texts })
  }
  if (budget.left < 0) for (const { of } of asked) for (const dataset of of) bare.add(dataset)
  const parts: Query[] = [...bare].map(isOf)
  for (const { of, texts } of asked) {
    const rest = of.filter((dataset) => !bare.has(dataset))
    if (rest.length > 0) parts.push({ kind: 'and', of: [anyOf(rest.map(isOf)), texts] })
  }
  if (hasWindows) parts.push({ kind: 'exists', field: 'winlog.channel' })
  // Of a line without a dataset the source is not known: every rule is tried.
  parts.push({ kind: 'not', of: { kind: 'exists', field: 'event.dataset' } })
  return anyOf(parts)
}

const isOf = (dataset: string): Query => ({ kind: 'is', field: 'event.dataset', value: dataset, hasWildcard: false })
const anyOf = (of: readonly Query[]): Query => (of.length === 1 ? of[0]! : { kind: 'or', of })

/** The program decides what a line of syslog is, and only the line says it. */
function maySee(logsource: Logsource, source: Source, dataset: string): boolean {
  if (applies(logsource, source)) return true
  if (dataset !== 'system.auth' && dataset !== 'system.syslog') return false
  const { category, product } = logsource
  return product === 'hikeshi' || (category === undefined && (product === undefined || product === 'linux'))
}

const elsewhere: ReadonlySet<string> = new Set(['webserver', 'proxy', 'firewall', 'dns', 'network', 'database'])
const maySeeWindows = ({ product, category }: Logsource): boolean =>
  product === 'windows' || (product === undefined && (category === undefined || !elsewhere.has(category)))

function textsOf(
  rule: DetectionRule,
  { filtersOf }: Collection,
  sources: readonly Source[],
  budget: { left: number },
): Query | null {
  if (budget.left <= 0) return null
  const names = new FieldNames()
  const atoms = requirement(expressionOf(rule, filtersOf.get(rule) ?? []), names)
  const parts = atoms?.map((atom) => standing(atom, names, sources))
  if (parts === undefined || parts.some((part) => part === null)) return null
  const of = parts.flatMap((part) => part!)
  budget.left -= of.length
  return anyOf(of)
}

function standing({ slot, text }: Atom, names: FieldNames, sources: readonly Source[]): Query[] | null {
  const sure = sureIn(text)
  if (sure === null) return null
  const fields =
    slot === WHOLE
      ? ['event.original', 'message.text']
      : [...new Set(sources.flatMap(({ vocabulary }) => vocabulary.keysOf(names.names[slot]!)))]
  return fields.map((field): Query => ({ kind: 'holds', field, text: sure }))
}

/**
 * The longest piece of the text that stands in a line as it is, whatever the case: k and s have relatives beyond ASCII, quotes and
 * backslashes are written otherwise in JSON, and a number has many spellings.
 */
function sureIn(text: string): string | null {
  if (/^[\d.+-]/.test(text) && !Number.isNaN(Number(text))) return null
  let best = ''
  for (const piece of text.split(/[^\x20-\x7e]|["\\ks]/i)) if (piece.length > best.length) best = piece
  return best.length < MIN_TEXT ? null : best
}
