// The fixtures of four other engines: rule, event, expected. Only what the specification says is scored.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collect } from '#src/detect/signature/collection.ts'
import { Engine } from '#src/detect/signature/engine.ts'
import type { EventObject } from '#src/detect/signature/event-view.ts'
import { isRefused, readRules } from '#src/detect/signature/read-rules.ts'
import { givenSource } from '#src/detect/signature/source.ts'
import type { Outcome } from './outcome.ts'

type Case = {
  readonly id: string
  readonly source: string
  readonly rule_yaml: string
  readonly event: EventObject
  readonly expect_match: boolean
  readonly expect_rule_count?: number
  readonly placeholders?: Readonly<Record<string, readonly string[]>>
  readonly nonstandard: boolean
  readonly note?: string
}

export const rowsOf = <Row>(path: string): Row[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)

export function runFixtures(folder: string): Outcome[] {
  return rowsOf<Case>(join(folder, 'cases.jsonl')).map((one) => {
    const placeholders = new Map(Object.entries(one.placeholders ?? {}))
    const collection = collect(readRules(one.id, one.rule_yaml, placeholders))
    const matched = new Engine(collection).match(one.event, givenSource(null))
    const isMet =
      matched.length > 0 === one.expect_match &&
      (one.expect_rule_count === undefined || matched.length === one.expect_rule_count)
    const refused = collection.outcomes.filter(isRefused).flatMap(({ problems }) => problems.map(({ code }) => code))
    return {
      source: one.source,
      id: one.id,
      features: featuresOf(one.rule_yaml),
      isScored: !one.nonstandard,
      isMet,
      why: isMet ? '' : [`wanted ${one.expect_match}`, `got ${matched.length}`, ...refused].join(', '),
    }
  })
}

/** What a rule makes use of, for counting: its modifiers, kinds of condition, keywords, filters. */
export function featuresOf(yaml: string): string[] {
  const found = new Set<string>()
  for (const [, chain = ''] of yaml.matchAll(/^\s*-?\s*[\w.\-[\]]*((?:\|[a-z0-9]+)+):/gm))
    for (const name of chain.split('|').filter(Boolean)) found.add(name)
  if (/\b(?:1|any|all) of\b/.test(yaml)) found.add('x of')
  if (/\bnot\b/.test(yaml)) found.add('not')
  if (/keywords?:/.test(yaml)) found.add('keywords')
  if (/^filter:/m.test(yaml)) found.add('filter')
  if (/^action:/m.test(yaml)) found.add('action')
  if (/: null$/m.test(yaml)) found.add('null')
  if (/['"].*[*?].*['"]/.test(yaml)) found.add('wildcard')
  return found.size === 0 ? ['plain'] : [...found]
}
