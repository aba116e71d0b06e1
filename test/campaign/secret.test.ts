import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deriveSecret, isProved, newCode, newJobKey, proofOf } from '#src/respond/campaign/actions/secret.ts'

test('the same key gives the same secret to the same account, and every other account, serial or key another one', () => {
  const key = newJobKey()
  const of = { campaign: 'c', key: 's1', serial: 1 }
  assert.equal(deriveSecret(key, of), deriveSecret(key.toLowerCase().replaceAll('-', ' '), of))
  const others = [
    { ...of, key: 's2' },
    { ...of, serial: 2 },
    { ...of, campaign: 'd' },
  ].map((one) => deriveSecret(key, one))
  assert.equal(new Set([deriveSecret(key, of), deriveSecret(newJobKey(), of), ...others]).size, 5)
})

test('a secret has letters and digits, none that is mistaken for another, and is proved however it is typed', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1 }), (login, serial) => {
      const secret = deriveSecret('KEY', { campaign: 'c', key: login, serial })
      assert.match(secret, /^(?=.*\d)(?=.*[a-z])[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/)
      const proof = proofOf(secret)
      const typed = secret.toUpperCase().replaceAll('1', 'I').replaceAll('0', 'O').replaceAll('-', ' ')
      assert.ok(isProved(typed, proof))
      assert.ok(!isProved(newCode(), proof))
    }),
    { numRuns: 50 },
  )
})
