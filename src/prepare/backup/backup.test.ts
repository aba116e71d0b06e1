import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { againstIntrusion } from './against-intrusion.ts'
import { type Backup, type BackupRun, stateOfBackup } from './backup.ts'

const hourMs = 3_600_000
const now = Date.parse('2026-11-22T00:00:00Z')
const ago = (hours: number): string => new Date(now - hours * hourMs).toISOString()
const run = (kind: BackupRun['kind'], hours: number, isGood = true): BackupRun => ({
  id: '00000000-0000-7000-8000-000000000001',
  kind,
  at: ago(hours),
  ofAt: null,
  isGood,
  minutes: null,
  bytes: null,
  note: '',
  notedBy: '',
})
const backup = (change: Partial<Backup> = {}): Backup => ({
  id: '00000000-0000-7000-8000-000000000002',
  name: 'web data',
  holds: ['data'],
  system: 'web1',
  place: 'vault',
  medium: '',
  isApart: true,
  owner: 'Oba',
  everyHours: 24,
  keptDays: 30,
  testDays: 365,
  note: '',
  madeAt: ago(1_000),
  retiredAt: null,
  lastTaken: run('taken', 2),
  lastGood: run('taken', 2),
  lastTest: run('tested', 100),
  ...change,
})

test('a backup is as well as the worst that can be said of it', () => {
  const stateOf = (change: Partial<Backup>) => stateOfBackup(backup(change), now)
  assert.equal(stateOf({}), 'well')
  assert.equal(stateOf({ lastTaken: null, lastGood: null }), 'never-taken')
  assert.equal(stateOf({ lastTaken: run('taken', 1, false), lastGood: null }), 'failed')
  assert.equal(stateOf({ lastTaken: run('taken', 1, false), lastGood: run('taken', 48) }), 'failed')
  assert.equal(stateOf({ lastTaken: run('taken', 48), lastGood: run('taken', 48) }), 'overdue')
  assert.equal(stateOf({ lastTest: null }), 'never-tested')
  assert.equal(stateOf({ lastTest: run('tested', 5, false) }), 'test-failed')
  assert.equal(stateOf({ lastTest: run('tested', 366 * 24) }), 'test-overdue')
})

test('after an intrusion the newest older backup counts, and what came later is suspect', () => {
  const taken = [2, 26, 50, 74, 31 * 24].map((hours) => run('taken', hours))
  const found = againstIntrusion(backup(), [...taken, run('taken', 60, false)], now - 40 * hourMs, now)
  assert.deepEqual([found.verdict, found.newestOlder, found.suspect, found.lostHours], ['older', ago(50), 2, 10])
  assert.equal(found.goneAt, new Date(Date.parse(ago(50)) + 30 * 24 * hourMs).toISOString())
  assert.equal(againstIntrusion(backup(), taken, now - 100 * 24 * hourMs, now).verdict, 'none-older')
  assert.equal(againstIntrusion(backup(), [], now, now).verdict, 'none')
})

test('how long a restore takes is known from the last test that came back, and from no other', () => {
  const minutes = (lastTest: BackupRun | null) => againstIntrusion(backup({ lastTest }), [], now, now).restoreMinutes
  assert.equal(minutes({ ...run('tested', 5), minutes: 150 }), 150)
  assert.equal(minutes({ ...run('tested', 5, false), minutes: 150 }), null)
  assert.deepEqual([minutes(run('tested', 5)), minutes(null)], [null, null])
})

test('every good backup that is still kept is older or suspect, and none is both', () => {
  const runs = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 2_000 }), isGood: fc.boolean() }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(runs, fc.integer({ min: 0, max: 2_000 }), (given, hours) => {
      const taken = given.map((one) => run('taken', one.hours, one.isGood))
      const found = againstIntrusion(backup(), taken, now - hours * hourMs, now)
      const left = given.filter((one) => one.isGood && one.hours <= 30 * 24)
      const older = left.filter((one) => one.hours > hours)
      assert.equal(found.suspect, left.length - older.length)
      assert.equal(found.verdict, older.length > 0 ? 'older' : left.length > 0 ? 'none-older' : 'none')
      if (found.newestOlder !== null) assert.ok(Date.parse(found.newestOlder) < now - hours * hourMs)
    }),
  )
})
