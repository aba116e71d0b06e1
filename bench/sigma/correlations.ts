// Correlations of another engine: events in order, and how many of them each event is to bring about.
import { join } from 'node:path'
import { collect } from '#src/detect/signature/collection.ts'
import type { EventObject } from '#src/detect/signature/event-view.ts'
import { Hunt } from '#src/detect/signature/hunt.ts'
import { readRules } from '#src/detect/signature/read-rules.ts'
import { givenSource } from '#src/detect/signature/source.ts'
import { rowsOf } from './fixtures.ts'
import type { Outcome } from './outcome.ts'

type Step = {
  readonly t: number
  readonly event: EventObject
  readonly expect_correlations?: number
  readonly expect_value?: number
  readonly expect_group?: Readonly<Record<string, string>>
  readonly expect_title?: string
  readonly expect_title_among?: string
}
type Case = {
  readonly id: string
  readonly source: string
  readonly rules_yaml: string
  readonly events: readonly Step[]
  readonly in_sigma_spec: boolean
}

export function runCorrelations(folder: string): Outcome[] {
  return rowsOf<Case>(join(folder, 'correlation.jsonl')).map((one) => {
    const hunt = new Hunt(collect(readRules(one.id, one.rules_yaml)))
    const wrong = one.events.flatMap((step, at) => unmet(step, hunt, at + 1))
    const type = /^\s+type: (\w+)/m.exec(one.rules_yaml.slice(one.rules_yaml.indexOf('correlation:')))?.[1] ?? ''
    return {
      source: `${one.source} correlation`,
      id: one.id,
      features: [type],
      isScored: one.in_sigma_spec,
      isMet: wrong.length === 0,
      why: wrong.join('; '),
    }
  })
}

function unmet(step: Step, hunt: Hunt, line: number): string[] {
  const { fired } = hunt.take(step.event, { line, atMs: step.t * 1000, source: givenSource(null) })
  const last = fired.at(-1)
  const titles = fired.map(({ rule }) => rule.title)
  const said: string[] = []
  const check = (isMet: boolean, what: string): void => void (isMet || said.push(`event ${line}: ${what}`))
  if (step.expect_correlations !== undefined)
    check(fired.length === step.expect_correlations, `wanted ${step.expect_correlations}, got ${fired.length}`)
  if (step.expect_value !== undefined) check(last?.value === step.expect_value, `value ${last?.value}`)
  for (const [key, value] of Object.entries(step.expect_group ?? {}))
    check(last?.group[key] === value, `group ${key} is ${last?.group[key]}`)
  if (step.expect_title !== undefined) check(titles.includes(step.expect_title), `titles ${titles}`)
  if (step.expect_title_among !== undefined) check(titles.includes(step.expect_title_among), `titles ${titles}`)
  return said
}
