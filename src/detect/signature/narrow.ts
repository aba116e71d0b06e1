// What the archive may leave out before the rules are asked: by source and by texts that must stand in a line. It only ever narrows to
// more than the rules match; the engine decides.
import { columnOf } from '#src/platform/archive/column.ts'
import { saidBy } from '#src/platform/archive/implied.ts'
import type { Query } from '#src/platform/archive/query.ts'
import type { Collection } from './collection.ts'
import { isJudgedAtEnd } from './correlator.ts'
import { applies } from './engine.ts'
import { FieldNames } from './event-view.ts'
import { expressionOf } from './expression.ts'
import { type Atom, clausesOf, WHOLE } from './requirement.ts'
import type { DetectionRule, Logsource } from './rule.ts'
import type { Source } from './source.ts'
import { Sources } from './source-of.ts'

const everything: Query = { kind: 'all' }
/** More texts than this of one kind of line cost the archive more than they spare the engine. */
const MAX_TEXTS = 4_000
/** A shorter text stands in half of all lines. */
const MIN_TEXT = 3

/** `datasets` are those of the lines there are; null when they are not known. */
export function narrowed(collection: Collection, datasets: readonly string[] | null): Query {
  // A window that is judged when it is over needs to see time go on, whatever the lines say.
  if (datasets === null || collection.correlations.some(isJudgedAtEnd)) return everything
  const sources = new Sources()
  const names = new FieldNames()
  const rules = collection.detections
    .filter(({ unresolved }) => unresolved.length === 0)
    .map((rule) => ({ rule, clauses: clausesOf(expressionOf(rule, collection.filtersOf.get(rule) ?? []), names) }))
  const bare: string[] = []
  const alike = new Map<string, { readonly of: string[]; readonly texts: Query }>()
  for (const dataset of datasets) {
    const source = sources.of({ 'event.dataset': dataset })
    const seeing = rules.filter(({ rule }) => maySee(rule.logsource, source, dataset))
    if (seeing.length === 0) continue
    const texts = source.open === undefined ? textsOf(seeing, names, source, isOfPrograms(dataset)) : null
    if (texts === null) bare.push(dataset)
    else {
      const key = JSON.stringify(texts)
      const known = alike.get(key)
      if (known) known.of.push(dataset)
      else alike.set(key, { of: [dataset], texts })
    }
  }
  const parts: Query[] = bare.map(isOf)
  for (const { of, texts } of alike.values()) parts.push({ kind: 'and', of: [anyOf(of.map(isOf)), texts] })
  if (rules.some(({ rule }) => maySeeWindows(rule.logsource))) parts.push({ kind: 'exists', field: 'winlog.channel' })
  // Of a line without a dataset the source is not known: every rule is tried.
  parts.push({ kind: 'not', of: { kind: 'exists', field: 'event.dataset' } })
  return anyOf(parts)
}

const isOf = (dataset: string): Query => ({ kind: 'is', field: 'event.dataset', value: dataset, hasWildcard: false })
const anyOf = (of: readonly Query[]): Query => (of.length === 1 ? of[0]! : { kind: 'or', of })

/** The program decides what a line of syslog is, and only the line says it. */
const isOfPrograms = (dataset: string): boolean => dataset === 'system.auth' || dataset === 'system.syslog'

function maySee(logsource: Logsource, source: Source, dataset: string): boolean {
  if (applies(logsource, source)) return true
  if (!isOfPrograms(dataset)) return false
  const { category, product } = logsource
  return product === 'hikeshi' || (category === undefined && (product === undefined || product === 'linux'))
}

const elsewhere: ReadonlySet<string> = new Set(['webserver', 'proxy', 'firewall', 'dns', 'network', 'database'])
const maySeeWindows = ({ product, category }: Logsource): boolean =>
  product === 'windows' || (product === undefined && (category === undefined || !elsewhere.has(category)))

type Seeing = { readonly rule: DetectionRule; readonly clauses: readonly (readonly Atom[])[] }

/** What must stand in a line for any of the rules to match it; null when a rule says nothing that the archive could look for. */
function textsOf(rules: readonly Seeing[], names: FieldNames, source: Source, isOfPrograms: boolean): Query | null {
  const byField = new Map<string, Set<string>>()
  const add = (field: string, text: string): void =>
    void byField.set(field, (byField.get(field) ?? new Set()).add(text))
  let left = MAX_TEXTS
  for (const { rule, clauses } of rules) {
    const wanted = rarest(clauses.map((atoms) => standing(atoms, names, source)))
    const { service } = rule.logsource
    left -= wanted?.length ?? 1
    if (left < 0) return null
    if (wanted !== null) for (const { field, text } of wanted) add(field, text)
    else if (isOfPrograms && service !== undefined && !applies(rule.logsource, source)) add('process.name', service)
    else return null
  }
  return anyOf([...byField].map(([field, texts]): Query => ({ kind: 'holds', field, texts: shortest(texts) })))
}

const USUAL = /^(?:get|post|head|http|https|http[/:].*|mozilla.*|true|false|success|failure|\.exe|\.dll)$/

type Standing = { readonly field: string; readonly text: string }

/** Where in a line the texts stand of which the rule needs one; null when one of them cannot be looked for. */
function standing(atoms: readonly Atom[], names: FieldNames, { vocabulary }: Source): readonly Standing[] | null {
  const found: Standing[] = []
  for (const atom of atoms) {
    // the message ends the line or stands among the other fields, which are looked through with the line
    const fields = atom.slot === WHOLE ? ['event.original'] : vocabulary.keysOf(names.names[atom.slot]!)
    for (const field of fields) {
      const isAside = hasNoColumn(field)
      const text = sureIn(atom.text) ?? (isAside ? quoted(atom) : null)
      if (text === null) return null
      found.push({ field: isAside ? anyAside : field, text })
    }
  }
  return found
}

/** Fields without a column stand together as JSON: what is looked for in one of them is looked for in all, in one pass. */
const hasNoColumn = (field: string): boolean =>
  columnOf(field) === null && !Object.hasOwn(saidBy, field) && !lineFields.has(field)
const lineFields: ReadonlySet<string> = new Set(['event.original', 'message', 'source'])
const anyAside = 'event.reason'

/** A text too short to be looked for by itself, with the quotes of the JSON that it stands in. */
function quoted({ form, text }: Atom): string | null {
  if (form === 'contains' || !/^[\x20-\x7e]*$/.test(text) || WRITTEN_OTHERWISE.test(text) || isNumeric(text))
    return null
  return `${form === 'ends' ? '' : '"'}${text}${form === 'starts' ? '' : '"'}`
}

/** Long texts are met seldom; what nearly every line of some kind has is no choice beside any other. */
function rarest(choices: readonly (readonly Standing[] | null)[]): readonly Standing[] | null {
  const costOf = (choice: readonly Standing[]): number =>
    choice.reduce((sum, { text }) => sum + (USUAL.test(text) ? MAX_TEXTS : 0.6 ** text.length), 0)
  let best: readonly Standing[] | null = null
  for (const choice of choices) if (choice !== null && (best === null || costOf(choice) < costOf(best))) best = choice
  return best
}

/** A text within which another stands is found with that one. */
function shortest(texts: ReadonlySet<string>): string[] {
  const kept: string[] = []
  for (const text of [...texts].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
    if (!kept.some((one) => text.includes(one))) kept.push(text)
  return kept
}

/** Quotes and backslashes in JSON; and a letter beyond ASCII composes to each of the others. */
const WRITTEN_OTHERWISE = /["\\;`]/
const isNumeric = (text: string): boolean => /^[\d.+-]/.test(text) && !Number.isNaN(Number(text))

/** The longest piece of the text that stands in a line as it is, whatever the case. A number has many spellings. */
function sureIn(text: string): string | null {
  if (isNumeric(text)) return null
  let best = ''
  for (const piece of text.split(/[^\x20-\x7e]|["\\;`]/)) if (piece.length > best.length) best = piece
  return best.length < MIN_TEXT ? null : best
}
