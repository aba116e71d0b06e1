import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClock, readDay, statedOf, whenOf } from './stated-time.ts'

const today = [2003, 6, 20] as const
const stated = {
  mode: 'exact',
  date: '2003-06-17',
  clock: '0:00',
  untilDate: '',
  untilClock: '',
  minutes: '30',
  zone: 'Asia/Tokyo',
} as const

test('a day is read as people in both languages write it', () => {
  for (const text of [
    '2003-06-17',
    '2003/6/17',
    '2003年6月17日',
    '2003年6月17日(火)',
    '２００３/６/１７',
    '6/17',
    '6月17日',
    '17 Jun 2003',
    '17 june',
    '20030617',
  ])
    assert.deepEqual(readDay(text, today), [2003, 6, 17], text)
  assert.deepEqual(readDay('12/31', today), [2002, 12, 31])
  for (const text of ['', '2003-02-30', 'yesterday', '13/40']) assert.equal(readDay(text, today), null, text)
})

test('a clock time is read as people in both languages write it', () => {
  for (const text of ['13:30', '1330', '13時30分', '午後1:30', '1:30 pm', '１３：３０'])
    assert.deepEqual(readClock(text), [13, 30, null], text)
  assert.deepEqual(readClock('午前0:00'), [0, 0, null])
  assert.deepEqual(readClock('12:05:09'), [12, 5, 9])
  for (const text of ['', '25:00', '12:60', 'noon']) assert.equal(readClock(text), null, text)
})

test('a stated time keeps its zone and its precision', () => {
  assert.deepEqual(whenOf(stated, today), {
    from: '2003-06-16T15:00:00.000Z',
    to: '2003-06-16T15:00:00.000Z',
    precision: 'minute',
    zone: 'Asia/Tokyo',
  })
  const day = whenOf({ ...stated, mode: 'day' }, today)
  assert.deepEqual(day, {
    from: '2003-06-16T15:00:00.000Z',
    to: '2003-06-17T15:00:00.000Z',
    precision: 'day',
    zone: 'Asia/Tokyo',
  })
  assert.equal(whenOf({ ...stated, mode: 'range', clock: '18:00', untilClock: '5:00' }, today), 'backwards')
  assert.equal(whenOf({ ...stated, clock: '' }, today), 'incomplete')
})

test('the fields of a time state that same time again', () => {
  for (const mode of ['exact', 'about', 'within', 'day', 'range'] as const) {
    const when = whenOf(
      { ...stated, mode, clock: '18:00', untilDate: mode === 'range' ? '6/18' : '', untilClock: '5:00' },
      today,
    )
    assert.ok(typeof when === 'object')
    assert.deepEqual(whenOf(statedOf(when, 0, 'UTC'), today), when)
  }
})
