// The regression samples of SigmaHQ: every rule finds the events that were recorded for it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collect } from '#src/detect/signature/collection.ts'
import { Engine } from '#src/detect/signature/engine.ts'
import type { EventObject } from '#src/detect/signature/event-view.ts'
import { readRules } from '#src/detect/signature/read-rules.ts'
import { givenSource } from '#src/detect/signature/source.ts'
import { rowsOf } from './fixtures.ts'
import type { Outcome } from './outcome.ts'

type Sample = {
  readonly rule_id: string
  readonly rule_file: string
  readonly logsource: { readonly category?: string; readonly product?: string; readonly service?: string }
  readonly json: string
  readonly min_match_count: number
}

export function runRegression(folder: string): Outcome[] {
  return rowsOf<Sample>(join(folder, 'regression.jsonl')).map((sample) => {
    const rules = readRules(sample.rule_file, readFileSync(join(folder, sample.rule_file), 'utf8'))
    const engine = new Engine(collect(rules))
    const events = eventsIn(readFileSync(join(folder, sample.json), 'utf8'))
    const { category, product, service } = sample.logsource
    const source = givenSource({ category, product, service })
    const matched = events.filter((event) => engine.match(event, source).length > 0).length
    const isMet = matched >= sample.min_match_count
    return {
      source: 'SigmaHQ regression',
      id: sample.rule_file,
      features: [category ?? service ?? ''],
      isScored: true,
      isMet,
      why: isMet ? '' : `${matched} of ${sample.min_match_count} events`,
    }
  })
}

/** One object, or several one after another; the data of the event beside number, channel, provider and host. */
export function eventsIn(text: string): EventObject[] {
  const objects: unknown[] = []
  let depth = 0
  let from = 0
  let isText = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (isText) {
      if (char === '\\') at++
      else if (char === '"') isText = false
    } else if (char === '"') isText = true
    else if (char === '{' && depth++ === 0) from = at
    else if (char === '}' && --depth === 0) objects.push(JSON.parse(text.slice(from, at + 1)))
  }
  return objects.map(flattened)
}

type Wrapped = Readonly<Record<string, unknown>>
const inside = (value: unknown, key: string): Wrapped => ((value as Wrapped | undefined)?.[key] ?? {}) as Wrapped

export function flattened(object: unknown): EventObject {
  const event = inside(object, 'Event')
  const system = inside(event, 'System')
  const out: Record<string, unknown> = {}
  const put = (part: Wrapped): void => {
    for (const [key, value] of Object.entries(part)) {
      if (key.startsWith('#')) continue
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) put(value as Wrapped)
      else out[key] = value
    }
  }
  put(inside(event, 'EventData'))
  put(inside(event, 'UserData'))
  const plain = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? (value as Wrapped)['#text'] : value
  out.EventID = plain(system.EventID)
  out.Channel = system.Channel
  out.Computer = system.Computer
  out.Provider_Name = inside(inside(system, 'Provider'), '#attributes').Name
  return out
}
