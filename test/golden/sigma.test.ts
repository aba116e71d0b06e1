// Every folder of test/golden/sigma holds rules and events; each rule says itself which lines it must find (`expected`).
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { collect } from '#src/detect/signature/collection.ts'
import { readEvent } from '#src/detect/signature/event-text.ts'
import { eventTime } from '#src/detect/signature/event-time.ts'
import { Hunt } from '#src/detect/signature/hunt.ts'
import { readRules } from '#src/detect/signature/read-rules.ts'
import { givenSource } from '#src/detect/signature/source.ts'
import { isList, isScalar, type YamlNode } from '#src/detect/signature/yaml.ts'

const FOLDER = join(import.meta.dirname, 'sigma')

const numbers = (node: YamlNode): number[] =>
  isList(node) ? node.items.filter((item) => isScalar(item)).map((item) => Number(item.value)) : []

for (const name of readdirSync(FOLDER).sort()) {
  const at = (file: string): string => join(FOLDER, name, file)
  const given = existsSync(at('given.json')) ? JSON.parse(readFileSync(at('given.json'), 'utf8')) : {}
  const placeholders = new Map<string, string[]>(Object.entries(given.placeholders ?? {}))
  const collection = collect(readRules(`${name}/rules.yml`, readFileSync(at('rules.yml'), 'utf8'), placeholders))
  const hunt = new Hunt(collection)
  const found = new Map<string, number[]>()
  const note = (title: string, line: number): void => void found.set(title, [...(found.get(title) ?? []), line])
  const lines = readFileSync(at('events.jsonl'), 'utf8').trimEnd().split('\n')
  for (const [index, text] of lines.entries()) {
    const event = readEvent(text)!
    const line = index + 1
    const { detected, fired } = hunt.take(event, {
      line,
      atMs: eventTime(event),
      source: givenSource({ category: 'test' }),
    })
    for (const { rule } of detected) note(rule.title, line)
    for (const { rule } of fired) if (!hunt.isSilent(rule)) note(rule.title, line)
  }
  describe(`rules of ${name} find the lines that they must`, () => {
    test('every rule is valid', () => {
      assert.deepEqual(
        collection.outcomes.flatMap((one) => one.problems.map(({ line, code }) => `${line}: ${code}`)),
        [],
      )
    })
    for (const one of collection.outcomes) {
      const expected = 'source' in one ? one.source.entries.get('expected') : undefined
      if (expected === undefined || one.title === null) continue
      const { title } = one
      test(title, () => assert.deepEqual(found.get(title) ?? [], numbers(expected.value)))
    }
  })
}
