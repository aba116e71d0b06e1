import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Target } from '#src/prepare/duty/target.ts'
import { groundFor, mayBeEmergency, needsFourEyes } from './approval.ts'
import { tooFar } from './reach.ts'
import { actsFrom, afterApply, afterLift, afterVerify, ContainmentState, type Done, Found, isOpen } from './state.ts'

const done = fc.constantFrom<Done>('done', 'not-done', 'unknown')
const found = fc.constantFrom(...Found.options)
const block = (address: string) => Target.parse({ kind: 'block-address', address })

test('nothing is claimed that is not known: in force only when seen, gone only when seen or told, else not known', () => {
  fc.assert(
    fc.property(done, found, (said, seen) => {
      if (afterApply(said, seen) === 'verified') assert.equal(seen, 'in-force')
      if (afterVerify(seen, 'active') === 'verified') assert.equal(seen, 'in-force')
      if (afterLift(said, seen) === 'lifted')
        assert.ok(seen === 'not-in-force' || (seen === 'cannot-tell' && said === 'done'))
      if (seen === 'in-part')
        for (const state of [afterApply(said, seen), afterLift(said, seen), afterVerify(seen, 'active')])
          assert.equal(state, 'unknown')
      if (said === 'unknown' && seen === 'cannot-tell') {
        assert.equal(afterApply(said, seen), 'unknown')
        assert.equal(afterLift(said, seen), 'unknown')
      }
    }),
  )
  // A look that tells nothing takes the seal of having been checked away.
  assert.equal(afterVerify('cannot-tell', 'verified'), 'active')
})

test('from everywhere but the ends a person can go on, and from the ends nothing is carried out any more', () => {
  for (const state of ContainmentState.options) {
    const acts = actsFrom(state)
    if (isOpen(state))
      assert.ok(
        acts.some((act) => act !== 'effect' && act !== 'extend'),
        state,
      )
    else
      assert.deepEqual(
        acts.filter((act) => act !== 'effect'),
        [],
        state,
      )
  }
})

test('two people approve what reaches far, stops a service, or stands in a grave incident', () => {
  const host = { target: block('192.0.2.1'), isWider: false }
  assert.equal(needsFourEyes(host, null), false)
  assert.equal(needsFourEyes(host, { rank: 1, of: 3 }), false)
  assert.equal(needsFourEyes(host, { rank: 2, of: 3 }), true)
  assert.equal(needsFourEyes({ ...host, isWider: true }, null), true)
  assert.equal(
    needsFourEyes({ target: Target.parse({ kind: 'stop-service', service: 'POP3' }), isWider: false }, null),
    true,
  )
})

test('nobody approves without right or authority, whatever else is so, but one address in an emergency', () => {
  const flags = fc.record({
    isProposer: fc.boolean(),
    hasRight: fc.boolean(),
    hasAuthority: fc.boolean(),
    isEmergency: fc.boolean(),
  })
  const cuts = fc.constantFrom(
    { target: block('192.0.2.1'), isWider: false },
    { target: block('192.0.2.0/24'), isWider: true },
    { target: Target.parse({ kind: 'stop-service', service: 'POP3' }), isWider: false },
  )
  fc.assert(
    fc.property(flags, cuts, fc.boolean(), (approver, cut, fourEyes) => {
      const judged = groundFor(approver, cut, fourEyes)
      if ('refused' in judged) return
      if (judged.ground === 'emergency') return assert.equal(mayBeEmergency(cut), true)
      assert.ok(approver.hasRight || approver.hasAuthority)
      assert.ok(!(fourEyes && approver.isProposer))
    }),
  )
})

test('a slip of the hand does not cut everything off', () => {
  for (const [address, why] of [
    ['0.0.0.0/0', 'too-wide'],
    ['10.0.0.0/7', 'too-wide'],
    ['::/0', 'too-wide'],
    ['127.0.0.1', 'never'],
    ['224.0.0.1', 'never'],
    ['::1', 'never'],
    ['192.0.2.1', null],
    ['2001:db8::/32', null],
  ] as const)
    assert.equal(tooFar(block(address)), why, address)
  assert.equal(tooFar(block('192.0.2.0/24'), ['192.0.2.53', 'admin']), 'never')
  assert.equal(tooFar(Target.parse({ kind: 'disable-account', account: 'admin' }), ['192.0.2.53', 'admin']), 'never')
})
