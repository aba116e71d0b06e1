// A hundred thousand alerts of one kind: counted, not a flood. What is kept of them is bounded, in rows, in lines and on the record.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { alertActions } from '#src/detect/alert/actions.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { gather } from '#src/detect/alert/gather.ts'
import { raiseAlerts } from '#src/detect/alert/jobs/raise.ts'
import type { Matched } from '#src/detect/signature/jobs/matching.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

let desk: TestDesk
let lead: Context
before(async () => {
  desk = await testDesk()
  lead = await desk.as('lead')
})
after(() => desk.close())

const batches = 20
const each = 5_000
const startMs = Date.parse('2026-11-01T00:00:00Z')
/** Every other one is of the same host, the rest each of a host of its own. */
const alertOf = (n: number): Matched => {
  const value = n % 2 === 0 ? '192.0.2.1' : `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
  return {
    key: 'ids:2034647',
    titleJa: null,
    date: null,
    tags: [],
    isIds: true,
    entity: { kind: 'address', value },
    row: {
      rule: { id: null, title: 'ET SCAN loud', level: 'high' },
      line: n + 1,
      at: new Date(startMs + n).toISOString(),
      matched: { 'source.ip': value },
    },
  }
}

test('100,000 like alerts are a count on a few rows', async () => {
  for (let batch = 0; batch < batches; batch++) {
    const matches = Array.from({ length: each }, (_, n) => alertOf(batch * each + n))
    await inRecord(lead, (tx, journal) => raiseAlerts(lead, tx, journal, gather(matches, 'live', startMs)))
  }
  const { alerts, total } = await alertActions.list(lead, alertApi.list.input.parse({ limit: 1_000 }))
  assert.equal(total, 201)
  const one = alerts.find(({ entity }) => entity === '192.0.2.1')
  const many = alerts.find(({ entityKind }) => entityKind === 'many')
  assert.deepEqual([one!.matches, many!.matches], [50_000, 50_000 - 199])
  assert.equal(
    alerts.reduce((sum, { matches }) => sum + matches, 0),
    batches * each,
  )
  const { rows } = await desk.desk.state.pool.query(
    `select (select max(n) from (select count(*)::int as n from alert_line group by alert_id) c) as lines,
      (select count(*)::int from record_entry where code like 'alert.raised%') as entries`,
  )
  assert.equal(rows[0].lines, 100)
  // fifty new ones are named, of the others the number
  assert.equal(rows[0].entries, 51)
  assert.deepEqual(desk.troubles, [])
})
