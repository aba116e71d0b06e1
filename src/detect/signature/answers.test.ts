import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Answers } from './answers.ts'

test('a field whose texts never come again is no longer remembered, one whose texts do is', () => {
  const [people, programs] = [new Answers(), new Answers()]
  for (let n = 0; n < 2_000; n++) {
    if (people.takes(`line ${n}`)) people.keep(`line ${n}`, [n])
    const program = `program ${n % 300}`
    if (programs.of(program) === undefined) programs.keep(program, [n % 300])
  }
  assert.equal(people.takes('line 1'), false)
  assert.deepEqual(programs.of('program 7'), [7])
  assert.equal(programs.takes('x'.repeat(5_000)), false)
})
