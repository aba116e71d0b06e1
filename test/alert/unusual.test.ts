// What is unusual in the lines that come in: alerts with their sentence, settings that take hold, memory that stands over a restart.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#src/core/refusal.ts'
import { alertActions } from '#src/detect/alert/actions.ts'
import type { AlertRow } from '#src/detect/alert/alert.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { watchAlerts } from '#src/detect/alert/jobs/watch.ts'
import { anomalyActions } from '#src/detect/anomaly/actions.ts'
import { anomalyApi } from '#src/detect/anomaly/api.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import type { Context } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('what is unusual', () => {
  let desk: TestDesk
  let lead: Context
  let stop: () => Promise<void>
  const take = (text: string) =>
    logActions.import(lead, {
      ...logApi.import.input.parse({ source: 'gate', year: 2026, zone: 'UTC' }),
      files: [{ name: 'gate.log', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) }],
    })
  const alerts = async (context = lead): Promise<readonly AlertRow[]> =>
    (await alertActions.list(context, alertApi.list.input.parse({}))).alerts
  const looked = async (): Promise<void> => {
    const last = await (await desk.desk.archive()).lastSeq()
    for (;;) {
      const { rows } = await desk.desk.state.pool.query('select seq from detection_cursor')
      if (rows[0] && Number(rows[0].seq) >= last) return
      await pause(20)
    }
  }
  const two = (n: number): string => String(n).padStart(2, '0')
  const ssh = (second: number, user: string, address: string, isIn = false): string =>
    `Nov  1 12:${two(Math.floor(second / 60))}:${two(second % 60)} gate sshd[311]: ${isIn ? 'Accepted' : 'Failed'} password for ${user} from ${address} port 4022 ssh2\n`
  const guessing = (address: string, from: number, to: number): string =>
    Array.from({ length: to - from }, (_, n) => ssh(from + n, `user${from + n}`, address)).join('')

  before(async () => {
    desk = await testDesk()
    lead = await desk.as('lead')
    stop = watchAlerts(lead, 20)
  })
  after(async () => {
    await stop()
    await desk.close()
    assert.deepEqual(desk.troubles, [])
  })

  test('an alert says in one sentence of the reader what is unusual, and shows the lines', async () => {
    await take(guessing('192.0.2.7', 0, 20))
    await looked()
    const [alert, ...others] = await alerts()
    assert.equal(others.length, 0)
    assert.deepEqual(
      [alert!.ruleKey, alert!.origin, alert!.level, alert!.entity, alert!.matches],
      ['anomaly:accounts-tried', 'anomaly', 'medium', '192.0.2.7', 1],
    )
    assert.match(alert!.sentence!, /^Sign-ins to \d+ accounts failed from 192\.0\.2\.7/)
    const [inJapanese] = await alerts({ ...lead, lang: 'ja' })
    assert.equal(inJapanese!.title, '1つのアドレスから多数のアカウント')
    assert.match(inJapanese!.sentence!, /失敗しました/)
    const detail = await alertActions.show(lead, { id: alert!.id })
    assert.ok(detail.lines.length > 1 && detail.lines.every(({ event }) => event['source.ip'] === '192.0.2.7'))
  })

  test('a restart in the middle neither forgets what came before nor tells it twice', async () => {
    await take(guessing('192.0.2.8', 100, 104))
    await looked()
    await stop()
    stop = watchAlerts(lead, 20)
    await take(guessing('192.0.2.8', 104, 110))
    await looked()
    const told = (await alerts()).filter(({ ruleKey }) => ruleKey === 'anomaly:accounts-tried')
    assert.deepEqual(told.map(({ entity, matches }) => [entity, matches]).sort(), [
      ['192.0.2.7', 1],
      ['192.0.2.8', 1],
    ])
  })

  test('memory that was not kept in time, or is damaged, is put back from the lines themselves', async () => {
    await take(guessing('192.0.2.9', 200, 204))
    await looked()
    await stop()
    await desk.desk.state.pool.query(
      `update anomaly_memory set bytes = case when part = 'accounts-tried' then '\\x00'::bytea else bytes end, seq = greatest(seq - 6, 0)`,
    )
    stop = watchAlerts(lead, 20)
    await take(guessing('192.0.2.9', 204, 210))
    await looked()
    const [told] = (await alerts()).filter(({ entity }) => entity === '192.0.2.9')
    assert.deepEqual([told!.ruleKey, told!.matches], ['anomaly:accounts-tried', 1])
  })

  test('a hunt over the archive finds the same with a memory of its own', async () => {
    const { body } = await anomalyActions.hunt(lead, anomalyApi.hunt.input.parse({ learn: 0 }))
    const steps = (await new Response(body as ReadableStream).text()).trimEnd().split('\n')
    const found = steps.flatMap(
      (step) => (JSON.parse(step) as { findings: { detector: string; about: { value: string } }[] }).findings,
    )
    const who = found.filter(({ detector }) => detector === 'accounts-tried').map(({ about }) => about.value)
    assert.deepEqual([...new Set(who)].sort(), ['192.0.2.7', '192.0.2.8', '192.0.2.9'])
  })

  test('a false alarm is counted on the detector; one that is switched off says nothing and goes on learning', async () => {
    const [alert] = (await alerts()).filter(({ entity }) => entity === '192.0.2.9')
    await alertActions.close(lead, { id: alert!.id, reason: 'our own test', isFalseAlarm: true })
    const row = await anomalyActions.setDetector(
      lead,
      anomalyApi.setDetector.input.parse({ name: 'accounts-tried', isOn: false, threshold: 8, days: 0 }),
    )
    assert.deepEqual([row.isOn, row.setBy, row.falseAlarms, row.matches], [false, lead.viewer.name, 1, 3])
    await pause(0)
    await take(guessing('192.0.2.10', 300, 330))
    await looked()
    assert.deepEqual(
      (await alerts()).filter(({ entity }) => entity === '192.0.2.10'),
      [],
    )
    await assert.rejects(
      () => anomalyActions.setDetector(lead, { name: 'accounts-tried', isOn: true, threshold: 1, days: 0 }),
      refused('anomaly.threshold.invalid'),
    )
  })

  test('holidays are those of a country that is known, and what is set stands on the record', async () => {
    assert.equal((await anomalyActions.detectors(lead)).country, 'JP')
    await anomalyActions.setCalendar(lead, { country: 'DE-BY' })
    assert.equal((await anomalyActions.detectors(lead)).country, 'DE-BY')
    await assert.rejects(() => anomalyActions.setCalendar(lead, { country: 'XX' }), refused('anomaly.country.invalid'))
    const { rows } = await desk.desk.state.pool.query(
      `select count(*)::int as n from record_entry where code like 'anomaly.%'`,
    )
    assert.equal(rows[0].n, 2)
  })
})
