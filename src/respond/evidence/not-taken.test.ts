import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { speaker } from '#src/core/words.ts'
import { notTaken } from './not-taken.ts'
import { notTakenWords } from './not-taken-words.ts'

const script = (name: string) => readFileSync(new URL(`../../../agent/${name}`, import.meta.url), 'utf8')

test('every line that a collector writes of what it could not take is read in both languages', () => {
  const lines = [
    ...script('collect.sh').matchAll(/missing (['"])(.*?)\1/g),
    ...script('collect.ps1').matchAll(/Missing (['"])(.*?)\1/g),
  ]
    .map(([, , text = '']) => text)
    .filter((text) => text !== '$1' && !text.includes('Exception'))
    .map((text) => text.replaceAll(/\$\{?\w+\}?|\$\*/g, '7'))
  assert.ok(lines.length > 15)
  for (const line of lines) {
    const known = notTaken(line)
    assert.ok(known, line)
    for (const lang of ['ja', 'en'] as const)
      assert.ok(speaker(notTakenWords, lang)(known.code, known.facts).length > 5)
  }
  assert.deepEqual(notTaken('none of: chronyc -n tracking ntpq -pn')?.facts, { what: 'chronyc -n tracking ntpq -pn' })
  assert.equal(notTaken('what a stranger wrote'), null)
})
