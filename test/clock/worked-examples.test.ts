// The examples that the laws and their guides are read by, and the days on which counting goes wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { computeRegime } from '#src/respond/clock/computed.ts'
import { loadClocks } from '#src/respond/clock/load.ts'
import { regimeAt } from '#src/respond/clock/regime.ts'
import { readStart } from '#src/respond/clock/stated.ts'

const { regimes } = loadClocks()
const now = Date.parse('2026-11-21T00:00:00Z')

type Options = { facts?: Record<string, boolean | number | string>; zone?: string; named?: Record<string, string> }

function due(id: string, stage: string, start: string, { facts = {}, zone = 'Asia/Tokyo', named = {} }: Options = {}) {
  const when = readStart(start, zone)
  assert.ok(when, start)
  const regime = regimeAt(regimes, id, start.slice(0, 10))!
  const starts = Object.fromEntries(Object.entries(named).map(([event, at]) => [event, readStart(at, zone)!]))
  return computeRegime(regime, { stage, start: when, named: starts, facts, zone, now })[0]!
}

test('personal information: known on 17 June 2026, the final report is due on 16 July; with unjust purpose on 15 August, moved to the 17th', () => {
  assert.equal(due('jp-appi', 'final', '2026-06-17T09:00:00+09:00').dueAt, '2026-07-16T23:59:59+09:00')
  assert.equal(due('jp-appi', 'final', '2026-06-17').dueAt, '2026-07-16T23:59:59+09:00')
  const unjust = due('jp-appi', 'final', '2026-06-17', { facts: { 'unjust-purpose': true } })
  // Day 60 is 15 August 2026, a Saturday.
  assert.equal(unjust.dueAt, '2026-08-17T23:59:59+09:00')
  assert.match(unjust.arithmetic.en, /60 days.*day 60 is 15 Aug 2026 \(Sat\).*moves to the next open day, 17 Aug 2026/s)
  assert.match(unjust.arithmetic.ja, /60日目は2026年8月15日\(土\)/)
})

test('personal information: the prompt report counts weekends, and an end in the New Year closing moves to the first open day', () => {
  assert.equal(due('jp-appi', 'prompt', '2026-06-19T10:00:00+09:00').dueAt, '2026-06-23T23:59:59+09:00')
  // Day 30 is 30 December; the offices are closed until 3 January, which is a Sunday.
  assert.equal(due('jp-appi', 'final', '2026-12-01').dueAt, '2027-01-04T23:59:59+09:00')
})

test('a moment late in the evening of UTC is the next day in Japan', () => {
  assert.equal(due('jp-appi', 'final', '2026-06-16T15:30:00Z').dueAt, '2026-07-16T23:59:59+09:00')
})

test('72 hours run through a weekend and through both changes of the clock', () => {
  assert.equal(
    due('eu-gdpr', 'authority', '2026-06-19T17:00:00+02:00', { zone: 'Europe/Berlin' }).dueAt,
    '2026-06-22T17:00:00+02:00',
  )
  assert.equal(
    due('eu-gdpr', 'authority', '2026-03-27T12:00:00+01:00', { zone: 'Europe/Berlin' }).dueAt,
    '2026-03-30T13:00:00+02:00',
  )
  assert.equal(
    due('eu-gdpr', 'authority', '2026-10-23T12:00:00+02:00', { zone: 'Europe/Berlin' }).dueAt,
    '2026-10-26T11:00:00+01:00',
  )
})

test('NIS2: 24 hours, 72 hours, and a month from the notification; a 31st ends on the last day of a short month', () => {
  assert.equal(due('eu-nis2', 'early-warning', '2026-02-28T23:30:00Z', { zone: 'UTC' }).dueAt, '2026-03-01T23:30:00Z')
  assert.equal(due('eu-nis2', 'final', '2027-01-31T10:00:00Z', { zone: 'UTC' }).dueAt, '2027-02-28T23:59:59Z')
  assert.equal(due('eu-nis2', 'final', '2028-01-31T10:00:00Z', { zone: 'UTC' }).dueAt, '2028-02-29T23:59:59Z')
  assert.equal(due('eu-nis2', 'final', '2028-02-29T10:00:00Z', { zone: 'UTC' }).dueAt, '2028-03-29T23:59:59Z')
})

test('DORA: four hours from classification, never more than 24 from awareness unless it was classified later still', () => {
  const initial = (classified: string, aware: string) =>
    due('eu-dora', 'initial', classified, { zone: 'UTC', facts: { 'dora-always-open': true }, named: { aware } }).dueAt
  assert.equal(initial('2026-06-17T10:00:00Z', '2026-06-17T09:00:00Z'), '2026-06-17T14:00:00Z')
  assert.equal(initial('2026-06-18T08:00:00Z', '2026-06-17T09:00:00Z'), '2026-06-18T09:00:00Z')
  assert.equal(initial('2026-06-19T08:00:00Z', '2026-06-17T09:00:00Z'), '2026-06-19T12:00:00Z')
})

test('DORA: an intermediate report that ends on a holiday moves to noon of the next working day, but not for a bank', () => {
  // 72 hours from Thursday the 30th of April end on Sunday; Monday is open.
  const from = '2026-04-30T15:00:00+02:00'
  const facts = { country: 'DE', 'dora-always-open': false }
  assert.equal(
    due('eu-dora', 'intermediate', from, { zone: 'Europe/Berlin', facts }).dueAt,
    '2026-05-04T12:00:00+02:00',
  )
  const bank = { country: 'DE', 'dora-always-open': true }
  assert.equal(
    due('eu-dora', 'intermediate', from, { zone: 'Europe/Berlin', facts: bank }).dueAt,
    '2026-05-03T15:00:00+02:00',
  )
})

test('SEC: four business days pass over weekend and Independence Day', () => {
  // 3 July 2026 is the day observed; Monday is the 6th.
  assert.equal(due('us-sec-8k', 'form-8k', '2026-06-30T16:00:00-04:00').dueAt, '2026-07-07T23:59:59-04:00')
})

test('an end on a holiday names it in each language', () => {
  // Day 30 is Monday, 20 July 2026.
  const { dueAt, arithmetic } = due('jp-appi', 'final', '2026-06-21')
  assert.equal(dueAt, '2026-07-21T23:59:59+09:00')
  assert.match(arithmetic.ja, /休日（海の日）/)
  assert.match(arithmetic.en, /a holiday \(Marine Day\)/)
})

test('HIPAA: fewer than 500 people are told of 60 days after the year has ended', () => {
  const small = due('us-hipaa', 'hhs-small', '2026-02-10', { facts: { 'hipaa-persons': 20, 'hipaa-associate': false } })
  assert.equal(small.dueAt, '2027-03-01T23:59:59-05:00')
})

test('the same day at a university ends with that day', () => {
  assert.equal(due('jp-university', 'contact', '2003-06-17T09:00:00+09:00').dueAt, '2003-06-17T23:59:59+09:00')
})

test('a start in the future and one before the law are computed, and both are said', () => {
  assert.match(due('jp-appi', 'final', '2027-06-17').arithmetic.en, /lies in the future/)
  assert.match(due('eu-cra', 'early-warning', '2026-09-10T00:00:00Z').arithmetic.en, /before this rule took effect/)
})

test('only a day is counted from its beginning for hours, and the answer says that the time is not known', () => {
  const day = due('eu-gdpr', 'authority', '2026-06-17', { zone: 'Europe/Berlin' })
  assert.equal(day.dueAt, '2026-06-20T00:00:00+02:00')
  assert.match(day.arithmetic.en, /time of day is not known/)
})

test('what the law puts in words has no date, and what was not verified says so in both languages', () => {
  const persons = due('jp-appi', 'persons', '2026-06-17')
  assert.equal(persons.dueAt, null)
  assert.match(persons.arithmetic.ja, /速やかに/)
  const gdpr = due('eu-gdpr', 'authority', '2026-06-17T00:00:00Z')
  assert.equal(gdpr.verifiedOn, null)
  assert.match(gdpr.arithmetic.ja, /未確認/)
  assert.match(gdpr.arithmetic.en, /Not sure/)
})

test('days that the calendar does not have are no start', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-06-17T25:00:00Z', 'yesterday', '', '12026-01-01', '0099-01-01'])
    assert.equal(readStart(text, 'UTC'), null, text)
})
