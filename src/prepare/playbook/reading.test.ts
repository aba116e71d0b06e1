import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playbooksAt } from './library.ts'
import { outline } from './outline.ts'
import { stepsOf } from './playbook.ts'
import { readingOf } from './reading.ts'

test('every playbook that comes along is read whole, in both languages: each act, reason, proof and gate of its outline', () => {
  const all = playbooksAt('/nonexistent')
  assert.ok(all.length >= 15)
  for (const playbook of all)
    for (const lang of ['ja', 'en'] as const) {
      const read = readingOf(playbook, lang)
      const steps = read.phases.flatMap((phase) => phase.steps)
      assert.equal(steps.length, stepsOf(playbook).length)
      assert.deepEqual(
        steps.map((one) => one.number),
        steps.map((_, at) => at + 1),
      )
      const text = outline(playbook, lang).replace(/\s+/g, '')
      const gates = read.phases.flatMap((phase) => phase.gates)
      for (const said of [
        ...[read.when, ...read.never],
        ...steps.flatMap((one) => [one.does, one.why, one.proof, one.how, one.caution, one.only, ...one.answers]),
        ...gates.flatMap((one) => [one.says, one.needs, one.exception]),
      ])
        assert.ok(text.includes(said.replace(/\s+/g, '')), `${playbook.id} ${lang}: ${said}`)
    }
})
