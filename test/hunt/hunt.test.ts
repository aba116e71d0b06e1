// Hunts in the background: asked for, told how far they came, cancelled, begun again, and what comes of what they found.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { InputOf, OutputOf } from '#src/core/endpoint.ts'
import { Refusal } from '#src/core/refusal.ts'
import { alertActions } from '#src/detect/alert/actions.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { askForHunt, huntActions } from '#src/detect/hunt/actions.ts'
import { huntApi } from '#src/detect/hunt/api.ts'
import { isUnderWay, NewHunt } from '#src/detect/hunt/hunt.ts'
import { watchHunts } from '#src/detect/hunt/jobs/watch.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { reportApi } from '#src/detect/report/api.ts'
import { signatureActions } from '#src/detect/signature/actions.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { incidentActions } from '#src/respond/incident/actions.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { correlated, shell } from '../alert/rules.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
type Shown = OutputOf<typeof huntApi.show>

describe('a hunt in the background', () => {
  let desk: TestDesk
  let lead: Context
  let stop: () => Promise<void> = async () => {}
  const start = (given: InputOf<typeof huntApi.start>) => huntActions.start(lead, huntApi.start.input.parse(given))
  const show = (id: string): Promise<Shown> => huntActions.show(lead, huntApi.show.input.parse({ id }))
  async function ended(id: string): Promise<Shown> {
    for (;;) {
      const hunt = await show(id)
      if (!isUnderWay(hunt.state)) return hunt
      await pause(20)
    }
  }
  const hunt = async (given: InputOf<typeof huntApi.start>) => ended((await start(given)).id)
  const codes = async (): Promise<string[]> => {
    const { rows } = await desk.desk.state.pool.query(
      `select code from record_entry where code like 'hunt.%' order by seq`,
    )
    return rows.map(({ code }) => code as string)
  }
  const file = (name: string, text: string) => ({
    name,
    mediaType: 'text/plain',
    bytes: new TextEncoder().encode(text),
  })

  before(async () => {
    desk = await testDesk()
    lead = await desk.as('lead')
    await signatureActions.uploadRules(lead, {
      files: [file('web/shell.yml', shell), file('host/guessing.yml', correlated), file('wrong.yml', 'title: only\n')],
    })
    const take = (source: string, text: string) =>
      logActions.import(lead, {
        ...logApi.import.input.parse({ source, year: 2025, zone: 'Asia/Tokyo' }),
        files: [file(`${source}.log`, text)],
      })
    const ssh = (address: string, second: number) =>
      `Nov  1 12:00:0${second} gate sshd[311]: Failed password for root from ${address} port 4022 ssh2\n`
    await take('gate', [1, 2, 3, 4].map((second) => ssh('192.0.2.7', second)).join('') + ssh('192.0.2.70', 5))
    await take('web', '192.0.2.9 - - [02/Nov/2025:10:00:00 +0900] "GET /up/shell.php HTTP/1.1" 200 12 "-" "curl"\n')
    stop = watchHunts(lead, 20)
  })
  after(async () => {
    await stop()
    await desk.close()
    assert.deepEqual(desk.troubles, [])
  })

  test('finds what all rules match, gathered by rule and by whom it is about, gravest first', async () => {
    const done = await hunt({ what: { kind: 'all' } })
    assert.deepEqual([done.state, done.progress, done.events, done.title], ['done', 1, 6, 'All rules that are on'])
    assert.deepEqual(
      done.found.map(({ title, level, entity, matches }) => [title, level, entity, matches]),
      [
        ['Web shell', 'critical', '192.0.2.9', 1],
        ['Guessing', 'high', '192.0.2.7', 2],
      ],
    )
    assert.deepEqual([done.matches, done.finds, done.leftOut], [3, 2, ['wrong.yml#1']])
    assert.deepEqual((await codes()).slice(0, 2), ['hunt.asked', 'hunt.done'])
    const { lines, gone } = await huntActions.lines(lead, { id: done.id, position: done.found[1]!.position })
    assert.deepEqual([lines.length, gone], [4, 0])
    assert.equal(
      (await huntActions.show({ ...lead, lang: 'ja' }, huntApi.show.input.parse({ id: done.id }))).found[0]!.title,
      'Webシェル',
    )
  })

  test('takes a folder, single rules, a source and a span', async () => {
    const folder = await hunt({ what: { kind: 'folder', folder: 'web' } })
    assert.deepEqual(
      folder.found.map(({ title }) => title),
      ['Web shell'],
    )
    const failed = '53ba33fd-3a50-4468-a5ef-c583635cfa92'
    const one = await hunt({ what: { kind: 'rules', keys: [failed] }, to: '2025-11-01T12:00:03+09:00' })
    assert.deepEqual(
      one.found.map(({ title, entity, matches }) => [title, entity, matches]),
      [['Failed sign-in', '192.0.2.7', 2]],
    )
    const none = await hunt({ what: { kind: 'all' }, source: 'nobody' })
    assert.deepEqual([none.state, none.found], ['done', []])
    await assert.rejects(
      start({ what: { kind: 'all' }, from: '2025-11-02T00:00:00Z', to: '2025-11-01T00:00:00Z' }),
      refused('hunt.span.invalid'),
    )
  })

  test('looks for a list of observables, and an address is not part of a longer one', async () => {
    const done = await hunt({ what: { kind: 'observables', values: ['192[.]0[.]2[.]7', '198.51.100.1'] } })
    assert.deepEqual(
      done.found.map(({ title, entity, matches }) => [title, entity, matches]),
      [['192.0.2.7', '192.0.2.7', 4]],
    )
  })

  test('runs rules that are sent along and says which could not run', async () => {
    const texts = [
      { file: 'mine.yml', text: shell },
      { file: 'wrong.yml', text: 'title: only\n' },
    ]
    const done = await hunt({ title: 'Draft', what: { kind: 'texts', texts } })
    assert.deepEqual([done.title, done.found.length, done.leftOut], ['Draft', 1, ['wrong.yml#1']])
  })

  test('what was found becomes alerts once each, and a report with its lines', async () => {
    const done = await hunt({ what: { kind: 'all' } })
    const first = done.found[0]!
    assert.deepEqual(await huntActions.alerts(lead, { id: done.id, positions: [first.position] }), { alerts: 1 })
    assert.deepEqual(await huntActions.alerts(lead, { id: done.id }), { alerts: 1 })
    assert.deepEqual(await huntActions.alerts(lead, { id: done.id }), { alerts: 0 })
    const { alerts } = await alertActions.list(lead, alertApi.list.input.parse({}))
    assert.deepEqual(
      alerts.map(({ origin, title, matches }) => [origin, title, matches]),
      [
        ['hunt', 'Web shell', 1],
        ['hunt', 'Guessing', 2],
      ],
    )
    const { number } = await huntActions.report(lead, { id: done.id, positions: [first.position] })
    assert.equal((await show(done.id)).reportNumber, number)
    const report = await reportActions.show(lead, reportApi.show.input.parse({ id: number }))
    assert.match(report.subject, /^Hunt: All rules/)
    assert.match(JSON.stringify(report), /shell\.php/)
    assert.deepEqual((await codes()).slice(-3), ['hunt.alerts', 'hunt.alerts', 'hunt.reported'])
  })

  test('one that waits is cancelled, one that was cut off begins again, and one that ends the desk each time does not', async () => {
    await stop()
    const waiting = await start({ what: { kind: 'all' } })
    const cut = await start({ what: { kind: 'all' } })
    const fatal = await start({ what: { kind: 'all' } })
    assert.equal((await huntActions.cancel(lead, { id: waiting.id })).state, 'cancelled')
    await assert.rejects(huntActions.cancel(lead, { id: waiting.id }), refused('hunt.not-under-way'))
    await assert.rejects(huntActions.alerts(lead, { id: cut.id }), refused('hunt.under-way'))
    const { pool } = desk.desk.state
    // As a killed desk leaves them.
    await pool.query(`update hunt set state = 'running', starts = 1, matches = 99, events = 99 where id = $1`, [cut.id])
    await pool.query(`update hunt set state = 'running', starts = 3 where id = $1`, [fatal.id])
    stop = watchHunts(lead, 20)
    const again = await ended(cut.id)
    assert.deepEqual([again.state, again.events, again.matches], ['done', 6, 3])
    assert.equal((await ended(fatal.id)).state, 'cut-off')
    assert.equal((await show(waiting.id)).state, 'cancelled')
    assert.ok((await codes()).includes('hunt.cut-off'))
  })

  test('a hunt for a secret incident does not exist for who may not know of it', async () => {
    const chief = await desk.as('administrator')
    const incident = await incidentActions.create(
      chief,
      incidentApi.create.input.parse({ title: 'Quiet', isSecret: true }),
    )
    const given = NewHunt.parse({ what: { kind: 'observables', values: ['192.0.2.9'] } })
    const id = await inRecord(chief, (tx, journal) => askForHunt(chief, tx, journal, given, incident.id))
    await assert.rejects(show(id), refused('hunt.not-found'))
    await assert.rejects(huntActions.lines(lead, { id, position: 1 }), refused('hunt.not-found'))
    await assert.rejects(huntActions.cancel(lead, { id }), refused('hunt.not-found'))
    const seen = async (who: Context) => (await huntActions.list(who, huntApi.list.input.parse({}))).hunts
    assert.equal(
      (await seen(lead)).some((one) => one.id === id),
      false,
    )
    assert.equal(
      (await seen(chief)).some((one) => one.id === id),
      true,
    )
    for (;;) {
      const hunt = await huntActions.show(chief, huntApi.show.input.parse({ id }))
      if (hunt.state === 'done') break
      await pause(20)
    }
    await assert.rejects(huntActions.alerts(chief, { id }), refused('hunt.of-incident'))
    await assert.rejects(huntActions.report(chief, { id }), refused('hunt.of-incident'))
  })
})
