// Rules seen together: references by id and name, cycles, filters, and which rules speak for themselves.
import type { Facts } from '#src/core/words.ts'
import { namesIn } from './condition.ts'
import type { Problem, ProblemCode } from './problem.ts'
import { isRefused, type Read } from './read-rules.ts'
import { type CorrelationRule, covers, type DetectionRule, type FilterRule, type Refused, type Rule } from './rule.ts'

export type Collection = {
  /** One for each that was read, in the same order. */
  readonly outcomes: readonly Read[]
  readonly detections: readonly DetectionRule[]
  /** Inner ones before those that refer to them. */
  readonly correlations: readonly CorrelationRule[]
  readonly filtersOf: ReadonlyMap<DetectionRule, readonly FilterRule[]>
  /** What a correlation names, resolved. */
  readonly referred: ReadonlyMap<CorrelationRule, readonly (DetectionRule | CorrelationRule)[]>
  /** Rules that only feed correlations and do not speak by themselves (`generate` is false). */
  readonly silent: ReadonlySet<Rule>
}

export function collect(read: readonly Read[]): Collection {
  const refusals = new Map<Read, Problem[]>()
  const warnings = new Map<Read, Problem[]>()
  const add =
    (into: Map<Read, Problem[]>) =>
    (one: Read, key: string, code: ProblemCode, facts: Facts): void => {
      into.set(one, [...(into.get(one) ?? []), { line: lineOf(one, key), code, facts }])
    }
  const refuse = add(refusals)
  const warn = add(warnings)
  const named = new Map<string, Read>()
  for (const one of read)
    for (const key of ['id', 'name'] as const) {
      const value = one[key]
      if (value === null) continue
      const other = named.get(value.toLowerCase())
      if (other === undefined) named.set(value.toLowerCase(), one)
      else if (!isRefused(one) && other !== one) refuse(one, key, `${key}-twice`, { id: value, other: other.file })
    }
  const isOut = (one: Read): boolean => isRefused(one) || refusals.has(one)
  const find = (reference: string): Read | undefined => named.get(reference.toLowerCase())

  const referred = new Map<CorrelationRule, (DetectionRule | CorrelationRule)[]>()
  const correlations: CorrelationRule[] = []
  const state = new Map<Read, 'open' | 'done'>()
  const visit = (one: CorrelationRule, path: readonly CorrelationRule[]): void => {
    state.set(one, 'open')
    const targets: (DetectionRule | CorrelationRule)[] = []
    for (const rule of one.correlation.rules) {
      const target = find(rule)
      if (target === undefined) refuse(one, 'correlation', 'reference-unknown', { rule })
      else if (target.kind === 'filter') refuse(one, 'correlation', 'reference-filter', { rule })
      else {
        if (target.kind === 'correlation' && !isRefused(target)) {
          if (state.get(target) === 'open') {
            const circle = [...path.slice(Math.max(path.indexOf(target), 0)), one, target]
            refuse(one, 'correlation', 'cycle', { path: circle.map(({ title }) => title).join(' → ') })
            continue
          }
          if (!state.has(target)) visit(target, [...path, one])
        }
        if (isOut(target)) refuse(one, 'correlation', 'reference-refused', { rule })
        else targets.push(target as DetectionRule | CorrelationRule)
      }
    }
    for (const [alias, fields] of one.correlation.aliases)
      for (const rule of fields.keys())
        if (!targets.some((target) => target.name === rule || target.id === rule) && !isOut(one))
          refuse(one, 'correlation', 'alias-rule', { alias, rule })
    const { expression } = one.correlation
    for (const name of expression === null ? [] : namesIn(expression))
      if (!targets.some((target) => target.name === name || target.id === name) && !isOut(one))
        refuse(one, 'correlation', 'condition-unknown', { name })
    state.set(one, 'done')
    referred.set(one, targets)
    correlations.push(one)
  }
  for (const one of read)
    if (one.kind === 'correlation' && !isOut(one) && !state.has(one)) visit(one as CorrelationRule, [])

  const detections = read.filter((one): one is DetectionRule => one.kind === 'detection' && !isOut(one))
  const filtersOf = new Map<DetectionRule, FilterRule[]>()
  for (const filter of read) {
    if (filter.kind !== 'filter' || isOut(filter)) continue
    const { rules, logsource } = filter as FilterRule
    for (const rule of rules ?? []) {
      const target = find(rule)
      if (target === undefined) warn(filter, 'filter', 'filter-unknown', { rule })
      else if (target.kind !== 'detection') refuse(filter, 'filter', 'filter-correlation', { rule })
    }
    if (isOut(filter)) continue
    const targets = rules === null ? detections : detections.filter((one) => rules.some((rule) => find(rule) === one))
    for (const one of targets)
      if (covers(logsource, one.logsource)) filtersOf.set(one, [...(filtersOf.get(one) ?? []), filter as FilterRule])
  }
  const running = correlations.filter((one) => !isOut(one))
  const outcomes = read.map((one): Read => {
    const [wrong, more] = [refusals.get(one) ?? [], warnings.get(one) ?? []]
    if (wrong.length === 0 && more.length === 0) return one
    const told = { problems: [...one.problems, ...wrong], warnings: [...one.warnings, ...more] }
    return { ...one, ...told } as Rule | Refused
  })
  const silent = new Set<Rule>()
  const spoken = new Set<Rule>()
  for (const one of running)
    for (const target of referred.get(one)!) (one.correlation.generate ? spoken : silent).add(target)
  for (const one of spoken) silent.delete(one)
  return { outcomes, detections, correlations: running, filtersOf, referred, silent }
}

function lineOf(one: Read, key: string): number {
  if (!('source' in one)) return one.line
  const at = one.source.entries.get(key)
  return at === undefined ? one.line : one.lineAt(at.at)
}
