// An exception from a rule, as a filter that Sigma knows (2.1, "filters"): not for this account, this host, this address.
import { stringify } from 'yaml'
import type { Collection } from './collection.ts'
import { applies } from './engine.ts'
import { type EventObject, type FieldValue, isMany, readField } from './event-view.ts'
import { type ExceptionFact, ExceptionKind } from './exception-kind.ts'
import { expressionOf } from './expression.ts'
import { judge } from './judge.ts'
import { readRules } from './read-rules.ts'
import type { CorrelationRule, DetectionRule, FilterRule, Rule } from './rule.ts'
import type { Source } from './source.ts'
import { Sources } from './source-of.ts'

/** By what an event can be left out, and how rules of different worlds call that, the first that is there. */
const fieldsOf = {
  user: ['user.name', 'User', 'SubjectUserName', 'TargetUserName'],
  host: ['host.name', 'Computer', 'ComputerName'],
  address: ['source.ip', 'IpAddress', 'SourceIp', 'src_ip'],
  destination: ['destination.ip', 'DestinationIp', 'destination.domain'],
  process: ['process.executable', 'process.name', 'Image'],
} as const satisfies Record<ExceptionKind, readonly string[]>

/** The detection rules that a rule stands on: itself, or those below a correlation. */
export function basesOf(rule: Rule, referred: Collection['referred']): DetectionRule[] {
  if (rule.kind === 'filter') return []
  if (rule.kind === 'detection') return [rule]
  const below = (referred.get(rule) ?? []).flatMap((one) => basesOf(one, referred))
  return [...new Set(below)]
}

/** What speaks because of these rules: whatever is left out of them is left out of all of these. */
export function speakingOf(bases: readonly DetectionRule[], { correlations, referred, silent }: Collection): Rule[] {
  const all: (DetectionRule | CorrelationRule)[] = [
    ...bases,
    ...correlations.filter((one) => basesOf(one, referred).some((base) => bases.includes(base))),
  ]
  return all.filter((one) => !silent.has(one))
}

type Found = { readonly field: string; readonly value: string }
function foundIn(event: EventObject, source: Source, kind: ExceptionKind): Found | null {
  const seen = source.open?.(event) ?? event
  for (const field of fieldsOf[kind]) {
    const value: FieldValue = readField(seen, source.vocabulary, field)
    const one = value !== undefined && isMany(value) ? value[0] : value
    if (one !== undefined && one !== null && one !== '') return { field, value: String(one) }
  }
  return null
}

const mostFacts = 40
const mostValueChars = 500

/** What of these events an exception can be made of, the commonest first. */
export function exceptionFacts(events: readonly EventObject[]): ExceptionFact[] {
  const sources = new Sources()
  const counts = new Map<string, { fact: ExceptionFact; count: number }>()
  for (const event of events)
    for (const kind of ExceptionKind.options) {
      const value = foundIn(event, sources.of(event), kind)?.value
      if (value === undefined || value.length > mostValueChars) continue
      const key = `${kind} ${value}`
      counts.set(key, { fact: { kind, value }, count: (counts.get(key)?.count ?? 0) + 1 })
    }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, mostFacts)
    .map(({ fact }) => fact)
}

/** A value is meant as it stands: what Sigma reads as a wildcard is written out. */
const literal = (value: string): string => value.replace(/[\\*?]/g, '\\$&')

export type ExceptionAsked = {
  readonly rule: Rule
  readonly title: { readonly ja: string; readonly en: string }
  readonly facts: readonly ExceptionFact[]
  /** Lines of the alert, by which it is seen how the rule's world calls these things. */
  readonly events: readonly EventObject[]
  readonly reason: string
  readonly author: string
  /** `2026-11-21` */
  readonly date: string
  readonly newId: () => string
}

/** The filters in YAML, one for each kind of lines that the rule looks at; null when none of its rules can be named. */
export function exceptionText(asked: ExceptionAsked, { referred, filtersOf }: Collection): string | null {
  const { rule, facts, events, title, reason, author, date, newId } = asked
  const sources = new Sources()
  const groups = new Map<string, { bases: DetectionRule[]; fields: Record<string, string>; taxonomy: string }>()
  for (const base of basesOf(rule, referred)) {
    if (base.id === null && base.name === null) continue
    const event = events.find((one) => matches(base, filtersOf.get(base) ?? [], one, sources.of(one)))
    const fields = Object.fromEntries(
      facts.map(({ kind, value }) => [
        event === undefined ? fieldsOf[kind][0] : (foundIn(event, sources.of(event), kind)?.field ?? fieldsOf[kind][0]),
        literal(value),
      ]),
    )
    const key = JSON.stringify([base.logsource, base.taxonomy, fields])
    const group = groups.get(key) ?? { bases: [], fields, taxonomy: base.taxonomy }
    group.bases.push(base)
    groups.set(key, group)
  }
  if (groups.size === 0) return null
  const said = facts.map(({ value }) => value).join(', ')
  return [...groups.values()]
    .map(({ bases, fields, taxonomy }) =>
      stringify(
        {
          title: `Not for ${said}: ${title.en}`.slice(0, 250),
          id: newId(),
          x_ja: { title: `${said} は除く：${title.ja}`.slice(0, 250) },
          description: reason,
          author,
          date,
          logsource: { ...bases[0]!.logsource },
          ...(taxonomy === 'sigma' ? {} : { taxonomy }),
          filter: {
            rules: bases.map(({ id, name }) => id ?? name),
            selection: fields,
            condition: 'not selection',
          },
        },
        { lineWidth: 0 },
      ),
    )
    .join('---\n')
}

function matches(base: DetectionRule, filters: readonly FilterRule[], event: EventObject, source: Source): boolean {
  if (!applies(base.logsource, source)) return false
  return judge(expressionOf(base, filters), source.open?.(event) ?? event, source.vocabulary).holds
}

/** How many of the lines that a rule stands on it would leave alone with these filters, and on how many it would still stand. */
export function sparedBy(
  text: string,
  rule: Rule,
  events: readonly EventObject[],
  { referred, filtersOf }: Collection,
): { readonly spared: number; readonly left: number } {
  const sources = new Sources()
  const bases = basesOf(rule, referred)
  const made = readRules('exception.yml', text).filter(
    (one): one is FilterRule => one.kind === 'filter' && 'rules' in one,
  )
  const meant = ({ rules }: FilterRule, { id, name }: DetectionRule): boolean =>
    rules?.some((one) => one === id || one === name) ?? true
  let [spared, left] = [0, 0]
  for (const event of events) {
    const source = sources.of(event)
    const before = bases.filter((base) => matches(base, filtersOf.get(base) ?? [], event, source))
    if (before.length === 0) continue
    const isLeft = before.some((base) => {
      const filters = [...(filtersOf.get(base) ?? []), ...made.filter((one) => meant(one, base))]
      return matches(base, filters, event, source)
    })
    if (isLeft) left++
    else spared++
  }
  return { spared, left }
}
