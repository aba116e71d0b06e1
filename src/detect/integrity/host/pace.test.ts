import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { owedMs } from './pace.ts'

test('after the wait a look has used no more than its share, and it never waits longer than that takes', () => {
  const ms = fc.double({ min: 0, max: 1e7, noNaN: true })
  fc.assert(
    fc.property(ms, ms, fc.double({ min: 0.01, max: 1, noNaN: true }), (used, elapsed, share) => {
      const wait = owedMs(used, elapsed, share)
      assert.ok(used <= (elapsed + wait) * share * (1 + 1e-9))
      assert.ok(wait === 0 || Math.abs((elapsed + wait) * share - used) <= used * 1e-9)
    }),
  )
})
