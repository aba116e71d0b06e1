// Every folder of test/golden/rules belongs to a file of our own rules: `hit.log` is found on the lines kept in `expected.json`, `near.log`
// is everyday work that looks alike and must stay quiet. The lines go the way of real ones: reader, source, hunt. GOLDEN=write keeps anew.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, test } from 'node:test'
import { newReader } from '#src/detect/log/reader.ts'
import { readRuleFiles, ruleFiles } from '#src/detect/signature/cli-files.ts'
import { collect } from '#src/detect/signature/collection.ts'
import { Engine } from '#src/detect/signature/engine.ts'
import { eventTime } from '#src/detect/signature/event-time.ts'
import type { EventObject } from '#src/detect/signature/event-view.ts'
import { Hunt } from '#src/detect/signature/hunt.ts'
import { isRefused } from '#src/detect/signature/read-rules.ts'
import type { Rule } from '#src/detect/signature/rule.ts'
import { wordsOf } from '#src/detect/signature/rule-words.ts'
import { Sources } from '#src/detect/signature/source-of.ts'

const FOLDER = join(import.meta.dirname, 'rules')
const RULES = join(import.meta.dirname, '../../rules')
const collection = collect(readRuleFiles([RULES], null))
const engine = new Engine(collection)
const speaking = collection.outcomes.filter(
  (one): one is Rule => !isRefused(one) && !collection.silent.has(one as Rule),
)
const nameOf = (file: string): string => basename(file, '.yml')

/** The lines on which each rule speaks, by its title. */
function found(path: string): Map<Rule, number[]> {
  const hunt = new Hunt(collection, engine)
  const sources = new Sources()
  const lines = new Map<Rule, number[]>()
  const note = (rule: Rule, line: number): void => void lines.set(rule, [...(lines.get(rule) ?? []), line])
  let line = 0
  const emit = (event: EventObject): void => {
    line++
    const { detected, fired } = hunt.take(event, { line, atMs: eventTime(event), source: sources.of(event) })
    for (const { rule } of detected) note(rule, line)
    for (const { rule } of fired) if (!hunt.isSilent(rule)) note(rule, line)
  }
  const reader = newReader({
    format: 'auto',
    zone: 'Asia/Tokyo',
    year: 2026,
    receivedAtMs: Date.parse('2026-11-21T00:00:00Z'),
  })
  for (const text of readFileSync(path, 'utf8').trimEnd().split('\n')) reader.line(text, emit)
  reader.end(emit)
  return lines
}

describe('our own rules find what they are for, and leave everyday work alone', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    test(name, () => {
      const at = (file: string): string => join(FOLDER, name, file)
      const own = speaking.filter(({ file }) => nameOf(file) === name)
      const hit = found(at('hit.log'))
      const lines = Object.fromEntries(own.map((rule) => [rule.title, hit.get(rule) ?? []]))
      if (process.env.GOLDEN === 'write') writeFileSync(at('expected.json'), `${JSON.stringify(lines, null, 2)}\n`)
      assert.deepEqual(lines, JSON.parse(readFileSync(at('expected.json'), 'utf8')))
      assert.deepEqual(
        own.filter((rule) => !hit.has(rule)).map(({ title }) => title),
        [],
        'a rule of the file finds nothing in hit.log',
      )
      const near = found(at('near.log'))
      assert.deepEqual(
        own.filter((rule) => near.has(rule)).map((rule) => `${rule.title}: ${near.get(rule)}`),
        [],
      )
    })
  }
})

test('every file of rules has its golden folder, and every folder its file', () => {
  const files = ruleFiles([RULES]).map(nameOf)
  assert.deepEqual(readdirSync(FOLDER).sort(), files.sort())
  assert.ok(readdirSync(FOLDER).every((name) => existsSync(join(FOLDER, name, 'near.log'))))
})

test('every rule of ours is valid without a warning, and says in both languages what it is, what to do and what only looks like it', () => {
  for (const one of collection.outcomes) {
    assert.deepEqual([...one.problems, ...one.warnings], [], `${one.file} ${one.title}`)
    const { title, advice, falsePositives } = wordsOf(one as Rule)
    assert.notEqual(title.ja, title.en, `${one.file} ${one.title}: no title in Japanese`)
    if (!speaking.includes(one as Rule)) continue
    assert.ok(advice.ja && advice.en, `${one.file} ${one.title}: no advice in both languages`)
    assert.equal(falsePositives.ja.length, falsePositives.en.length, `${one.file} ${one.title}`)
    assert.ok(
      falsePositives.ja.every((text) => /[ぁ-んァ-ヶ一-龠]/.test(text)),
      `${one.file}: false positives`,
    )
    assert.ok((one as Rule).level !== null && (one as Rule).id !== null)
  }
})
