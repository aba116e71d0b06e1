import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelOf, maxPeriods, periodsOf } from './period.ts'

test('a quarter report of 1999 counts January to March together', () => {
  const [period, ...more] = periodsOf('quarter', '2026-11', '1999-02', '1999-03')!
  assert.deepEqual(period, { key: '1999-Q1', from: '1999-01', until: '1999-04' })
  assert.deepEqual(more, [])
  assert.equal(labelOf(period, 'ja'), '1999年1〜3月')
  assert.equal(labelOf(period, 'en'), 'Jan–Mar 1999')
})

test('without a span the last periods up to now are counted, the one that still runs included', () => {
  assert.deepEqual(
    periodsOf('quarter', '2026-11', undefined, undefined)!.map((one) => one.key),
    ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
  )
  assert.equal(periodsOf('month', '2026-01', undefined, undefined)!.at(0)!.key, '2025-02')
  assert.deepEqual(
    periodsOf('year', '2026-01', '2025-12', undefined)!.map((one) => one.key),
    ['2025', '2026'],
  )
})

test('December is followed by January of the next year', () => {
  assert.deepEqual(periodsOf('month', '2026-11', '1999-12', '2000-01'), [
    { key: '1999-12', from: '1999-12', until: '2000-01' },
    { key: '2000-01', from: '2000-01', until: '2000-02' },
  ])
})

test('a span that runs backwards, is too long, or lies before every calendar of the desk is no span', () => {
  assert.equal(periodsOf('month', '2026-11', '2026-03', '2026-02'), null)
  assert.equal(periodsOf('month', '2026-11', '2000-01', '2010-01'), null)
  assert.equal(periodsOf('month', '2026-11', '2000-01', '2009-12')?.length, maxPeriods)
  assert.equal(periodsOf('year', '2026-11', '0001-01', '0003-01'), null)
})

test('a period is named without its year where the year stands beside it', () => {
  const quarter = { from: '2026-04', until: '2026-07' }
  assert.equal(labelOf(quarter, 'ja', false), '4〜6月')
  assert.equal(labelOf(quarter, 'en', false), 'Apr–Jun')
  assert.equal(labelOf({ from: '2026-12', until: '2027-01' }, 'ja'), '2026年12月')
  assert.equal(labelOf({ from: '2026-01', until: '2027-01' }, 'ja'), '2026年')
})
