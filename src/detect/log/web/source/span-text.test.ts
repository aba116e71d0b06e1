import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSpan } from './span-text.ts'

test('the error of a clock is read as people write it', () => {
  const said: readonly (readonly [string, number | null])[] = [
    ['95', 95_000],
    ['95s', 95_000],
    ['1.5 s', 1_500],
    ['250ms', 250],
    ['3:20', 200_000],
    ['9:00:00', 32_400_000],
    ['1h 2min', 3_720_000],
    ['1時間2分', 3_720_000],
    ['９０秒', 90_000],
    ['2 days', 172_800_000],
    ['', null],
    ['soon', null],
    ['3 apples', null],
    ['99999999999', null],
  ]
  for (const [text, ms] of said) assert.equal(readSpan(text), ms, text)
})
