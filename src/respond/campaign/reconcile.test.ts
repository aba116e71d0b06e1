import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { forecast, Plan } from './forecast.ts'
import { type Figures, isReconciled, reconcile } from './reconcile.ts'
import { assignWaves } from './wave.ts'

const kobe: Figures = {
  loaded: 22_721,
  exposed: 22_721,
  matched: 22_721,
  removed: 4_726,
  target: 17_995,
  groups: { student: 16_904, researcher: 1_091 },
  standings: { changed: 5_181, 'system-failed': 68, 'not-yet': 12_746, removed: 4_726 },
  toForce: 12_814,
  waves: { 1: 10, 2: 1_081, 3: 6_000, 4: 5_723 },
  unplanned: 0,
  attempts: {},
  letters: {},
}
const list = { list: 'removal' as const, lines: 4_726, found: 4_726, strays: 0, twice: 0, unread: 0 }

test('the figures of Kobe University add up: 22,721 − 4,726 = 17,995 = 5,181 + 68 + 12,746 = 16,904 + 1,091', () => {
  const stated = {
    matched: 22_721,
    removed: 4_726,
    target: 17_995,
    changed: 5_181,
    'system-failed': 68,
    'not-yet': 12_746,
  }
  assert.ok(isReconciled(reconcile(kobe, [list], {}, stated)))
})

test('a gap is told with its size and the accounts behind it', () => {
  const short = {
    ...kobe,
    removed: 4_725,
    target: 17_996,
    standings: { ...kobe.standings, 'not-yet': 12_747 },
    groups: { ...kobe.groups, student: 16_905 },
  }
  const lines = reconcile(
    short,
    [{ ...list, found: 4_725, strays: 1 }],
    { removal: { logins: ['s0999'], count: 1 } },
    { removed: 4_726 },
  )
  const wrong = lines.filter((one) => one.gap !== 0)
  assert.deepEqual(
    wrong.map((one) => [one.code, one.gap, one.logins]),
    [
      ['list.removal', 1, ['s0999']],
      ['stated.removed', 1, ['s0999']],
    ],
  )
})

test('one account less anywhere is seen somewhere', () => {
  fc.assert(
    fc.property(fc.constantFrom('changed', 'system-failed', 'not-yet'), fc.integer({ min: 1, max: 60 }), (name, by) => {
      const standings = { ...kobe.standings, [name]: kobe.standings[name]! - by }
      assert.ok(!isReconciled(reconcile({ ...kobe, standings }, [], {}, {})))
    }),
  )
})

test('waves take each account at most once, of their groups only, and no more than they have room for', () => {
  const account = fc.record({ key: fc.uuid(), group: fc.constantFrom('student', 'researcher', '') })
  const plan = fc.array(
    fc.record({ groups: fc.subarray(['student', 'researcher']), limit: fc.option(fc.integer({ min: 1, max: 5 })) }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.array(account, { maxLength: 40 }), plan, (accounts, stated) => {
      const waves = stated.map((one, i) => ({ ...one, position: i + 1 }))
      const found = assignWaves(accounts, waves)
      for (const wave of waves) {
        const inside = accounts.filter((one) => found.get(one.key) === wave.position)
        assert.ok(inside.length <= (wave.limit ?? accounts.length))
        assert.ok(wave.groups.length === 0 || inside.every((one) => wave.groups.includes(one.group as never)))
      }
      // Whoever is in none would have fitted into none.
      for (const one of accounts.filter((each) => !found.has(each.key)))
        assert.ok(
          waves.every(
            (wave) => (wave.groups.length > 0 && !wave.groups.includes(one.group as never)) || wave.limit !== null,
          ),
        )
    }),
  )
})

test('a printer that is too slow pushes the forced change, which then falls into the classes of Monday', () => {
  const plan = Plan.parse({
    phases: [
      { kind: 'print', from: '2003-07-01T00:00:00Z', to: '2003-07-04T00:00:00Z' },
      { kind: 'forced-change', from: '2003-07-04T09:00:00Z', to: '2003-07-06T00:00:00Z' },
    ],
    kept: [{ name: '月曜の授業', from: '2003-07-07T00:00:00Z', to: '2003-07-07T09:00:00Z' }],
    capacity: { lettersPerHour: 120, handedPerHour: 60, changesPerHour: 1_636 },
  })
  const [print, change] = forecast(plan, { letters: 17_995, changes: 17_995, faxes: 0, mails: 17_995 }).phases
  assert.ok(print!.slipsHours > 70)
  assert.equal(change!.from, print!.endsAt)
  assert.deepEqual(change!.clashes, ['月曜の授業'])
  const fast = forecast(
    { ...plan, capacity: { ...plan.capacity, lettersPerHour: 3_000 } },
    { letters: 17_995, changes: 17_995, faxes: 0, mails: 17_995 },
  ).phases
  assert.deepEqual([fast[0]!.slipsHours, fast[1]!.clashes], [0, []])
})
