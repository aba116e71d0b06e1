// Correlations over the matches of rules, each by its groups, each in sliding windows; what one finds is an event for the next.
import type { Collection } from './collection.ts'
import type { Condition } from './condition.ts'
import type { EventObject, FieldValue } from './event-view.ts'
import { isMany, readField } from './event-view.ts'
import { fold } from './fold.ts'
import type { Entry } from './measure.ts'
import type { CorrelationRule, DetectionRule } from './rule.ts'
import type { Vocabulary } from './source.ts'
import { numeric } from './test-value.ts'
import { type Found, SlidingWindow } from './window.ts'

/** A match that a correlation is told of: of a rule over an event, or of another correlation. */
export type Match = {
  readonly rule: DetectionRule | CorrelationRule
  readonly atMs: number
  readonly line: number
  readonly field: (name: string) => FieldValue
}

export type Fired = {
  readonly rule: CorrelationRule
  readonly atMs: number
  /** The line that was read when it was found. */
  readonly line: number
  readonly group: Readonly<Record<string, string>>
  readonly value: number
  readonly fromMs: number
  readonly toMs: number
  readonly count: number
  /** Lines that it stands on; at most `MAX_LINES`, the newest. */
  readonly lines: readonly number[]
}

const MAX_LINES = 100
/** Groups of one correlation; beyond it the one that was quiet longest is given up, and counted. */
const MAX_GROUPS = 200_000

type Group = {
  readonly fields: Readonly<Record<string, string>>
  readonly window: SlidingWindow
  /** Start of a window that is judged when it is over. */
  openMs: number | null
  last: Match
}

type State = {
  readonly rule: CorrelationRule
  readonly names: readonly (readonly string[])[]
  readonly isJudgedAtEnd: boolean
  readonly groups: Map<string, Group>
  /** Groups with an open window, in the order in which they opened. */
  readonly waiting: Set<Group>
}

export const fieldsOf =
  (event: EventObject, vocabulary: Vocabulary) =>
  (name: string): FieldValue =>
    readField(event, vocabulary, name)

export class Correlator {
  readonly #states: State[] = []
  readonly #listeners = new Map<DetectionRule | CorrelationRule, { state: State; index: number }[]>()
  #nowMs = Number.NEGATIVE_INFINITY
  /** Entries and groups that were given up because there were too many. */
  dropped = 0

  constructor({ correlations, referred }: Pick<Collection, 'correlations' | 'referred'>) {
    for (const rule of correlations) {
      const targets = referred.get(rule)!
      const names = targets.map(({ id, name }) => [id, name].filter((one) => one !== null))
      const state: State = { rule, names, isJudgedAtEnd: isJudgedAtEnd(rule), groups: new Map(), waiting: new Set() }
      this.#states.push(state)
      for (const [index, target] of targets.entries())
        this.#listeners.set(target, [...(this.#listeners.get(target) ?? []), { state, index }])
    }
  }

  listensTo(rule: DetectionRule | CorrelationRule): boolean {
    return this.#listeners.has(rule)
  }

  /** Time has come so far: windows that are over by then are judged. */
  reach(atMs: number, line: number): Fired[] {
    if (atMs <= this.#nowMs) return []
    this.#nowMs = atMs
    const fired: Fired[] = []
    for (const state of this.#states) {
      if (state.waiting.size === 0) continue
      for (const group of state.waiting) {
        if (group.openMs! + state.rule.correlation.timespanMs >= atMs) break
        state.waiting.delete(group)
        const found = group.window.over(group.openMs!)
        group.openMs = null
        if (found !== null) this.#fire(state, group, found, line, fired)
      }
    }
    return fired
  }

  /** What the match brings about, inner correlations before outer ones. */
  take(match: Match): Fired[] {
    const fired: Fired[] = []
    this.#take(match, fired)
    return fired
  }

  #take(match: Match, fired: Fired[]): void {
    for (const { state, index } of this.#listeners.get(match.rule) ?? []) {
      const fields = groupOf(state.rule, match)
      if (fields === null) continue
      const entry = entryOf(state.rule, index, match)
      if (entry === null) continue
      const group = this.#group(state, fields, match)
      group.last = match
      const found = group.window.take(entry)
      this.dropped += group.window.dropped
      group.window.dropped = 0
      if (!state.isJudgedAtEnd) {
        if (found !== null) this.#fire(state, group, found, match.line, fired)
      } else if (group.openMs === null) {
        group.openMs = match.atMs
        state.waiting.add(group)
      }
    }
  }

  #group(state: State, fields: Readonly<Record<string, string>>, last: Match): Group {
    const key = JSON.stringify(Object.values(fields).map(fold))
    let group = state.groups.get(key)
    if (group === undefined) {
      group = { fields, window: new SlidingWindow(state.rule.correlation, state.names), openMs: null, last }
      if (state.groups.size >= MAX_GROUPS) {
        const [oldest] = state.groups
        state.groups.delete(oldest![0])
        state.waiting.delete(oldest![1])
        this.dropped++
      }
    } else state.groups.delete(key)
    state.groups.set(key, group)
    return group
  }

  #fire({ rule }: State, group: Group, { value, entries }: Found, line: number, fired: Fired[]): void {
    const [first, last] = [entries[0]!, entries.at(-1)!]
    const lines = [...new Set(entries.slice(-MAX_LINES).map((entry) => entry.line))].sort((a, b) => a - b)
    const found: Fired = {
      rule,
      line,
      value,
      lines,
      atMs: last.atMs,
      group: group.fields,
      fromMs: first.atMs,
      toMs: last.atMs,
      count: entries.length,
    }
    fired.push(found)
    const { last: match, fields } = group
    this.#take(
      {
        rule,
        line,
        atMs: last.atMs,
        field: (name) => (Object.hasOwn(fields, name) ? fields[name] : match.field(name)),
      },
      fired,
    )
  }
}

/** The values of the group-by fields; null when one is missing: the event is not counted. */
function groupOf({ correlation }: CorrelationRule, match: Match): Record<string, string> | null {
  const fields: Record<string, string> = {}
  for (const name of correlation.groupBy) {
    const text = textOf(match.field(aliased(correlation.aliases, name, match.rule)))
    if (text === null) return null
    fields[name] = text
  }
  return fields
}

function aliased(
  aliases: CorrelationRule['correlation']['aliases'],
  name: string,
  { id, name: rule }: Match['rule'],
): string {
  const fields = aliases.get(name)
  return (rule === null ? undefined : fields?.get(rule)) ?? (id === null ? undefined : fields?.get(id)) ?? name
}

function textOf(value: FieldValue): string | null {
  if (value === undefined || value === null) return null
  if (!isMany(value)) return String(value)
  return value.length === 0 ? null : value.map(String).join(', ')
}

/** Null when what is to be measured is not in the event. */
function entryOf({ correlation }: CorrelationRule, rule: number, match: Match): Entry | null {
  const base = { atMs: match.atMs, line: match.line, rule, keys: none, number: 0 }
  const { type, fields, aliases, percentile } = correlation
  if (fields.length === 0) return base
  const values = fields.map((name) => match.field(aliased(aliases, name, match.rule)))
  if (type === 'value_count' || (type === 'value_percentile' && percentile === null)) {
    const texts = values.map((value) =>
      value === undefined || value === null ? [] : (isMany(value) ? value : [value]).map((one) => fold(String(one))),
    )
    if (texts.some((list) => list.length === 0)) return null
    return { ...base, keys: texts.length === 1 ? [...new Set(texts[0])] : [JSON.stringify(texts)] }
  }
  const [value] = values
  const number = value === undefined || isMany(value) ? Number.NaN : numeric(value)
  return Number.isNaN(number) ? null : { ...base, number }
}

const none: readonly string[] = []

/** "Fewer than", "not so many" and "not that rule" can be said only when the window is over. */
export function isJudgedAtEnd({ correlation: { type, bounds, expression } }: CorrelationRule): boolean {
  if (expression !== null) return hasNot(expression)
  const isCount = type === 'event_count' || type === 'value_count' || type.startsWith('temporal')
  return isCount && bounds.length > 0 && bounds.every(({ op }) => op === 'lt' || op === 'lte' || op === 'neq')
}

function hasNot(condition: Condition): boolean {
  if (condition.op === 'and' || condition.op === 'or') return condition.of.some(hasNot)
  return condition.op === 'not'
}
