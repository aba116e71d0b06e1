// Rules over the lines that come in: alerts that are gathered, counted, held back, closed, and put into the inbox.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { InputOf } from '#src/core/endpoint.ts'
import { Refusal } from '#src/core/refusal.ts'
import { alertActions } from '#src/detect/alert/actions.ts'
import type { AlertRow } from '#src/detect/alert/alert.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { watchAlerts } from '#src/detect/alert/jobs/watch.ts'
import { reportTextOf } from '#src/detect/alert/report-text.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { signatureActions } from '#src/detect/signature/actions.ts'
import { signatureApi } from '#src/detect/signature/api.ts'
import type { Context } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { correlated, shell } from './rules.ts'

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('alerts', () => {
  let desk: TestDesk
  let lead: Context
  let responder: Context
  let stop: () => Promise<void>
  const file = (name: string, text: string) => ({
    name,
    mediaType: 'text/plain',
    bytes: new TextEncoder().encode(text),
  })
  const take = (source: string, text: string) =>
    logActions.import(lead, {
      ...logApi.import.input.parse({ source, year: 2025, zone: 'Asia/Tokyo' }),
      files: [file(`${source}.log`, text)],
    })
  const list = async (given: InputOf<typeof alertApi.list> = {}): Promise<AlertRow[]> =>
    (await alertActions.list(lead, alertApi.list.input.parse(given))).alerts
  /** Waits until the lines that are there were looked at. */
  const looked = async (): Promise<void> => {
    const last = await (await desk.desk.archive()).lastSeq()
    const { pool } = desk.desk.state
    for (;;) {
      const { rows } = await pool.query('select seq from detection_cursor')
      if (rows[0] && Number(rows[0].seq) >= last) return
      await pause(20)
    }
  }
  const access = (address: string, second: number, path: string): string =>
    `${address} - - [02/Nov/2025:10:00:0${second} +0900] "GET ${path} HTTP/1.1" 200 12 "-" "curl"\n`
  const ssh = (address: string, second: number): string =>
    `Nov  1 12:00:0${second} gate sshd[311]: Failed password for root from ${address} port 4022 ssh2\n`

  before(async () => {
    desk = await testDesk()
    lead = await desk.as('lead')
    responder = await desk.as('responder')
    const { outcomes } = await signatureActions.uploadRules(lead, {
      files: [
        file('shell.yml', shell),
        file('guessing.yml', correlated),
        file('wrong.yml', 'title: only\nlogsource: 5\n'),
      ],
    })
    assert.deepEqual(
      outcomes.map(({ rules, wrong }) => [rules, wrong]),
      [
        [1, 0],
        [2, 0],
        [1, 1],
      ],
    )
    stop = watchAlerts(lead, 20)
    await take('web', access('192.0.2.9', 0, '/up/shell.php') + access('192.0.2.9', 1, '/index.html'))
    await looked()
  })
  after(async () => {
    await stop()
    await desk.close()
    assert.deepEqual(desk.troubles, [])
  })

  test('a line that comes in and fits a rule raises one alert, which says why and shows the line', async () => {
    const [alert, ...others] = await list()
    assert.equal(others.length, 0)
    assert.equal(alert!.title, 'Web shell')
    assert.deepEqual([alert!.level, alert!.entityKind, alert!.entity], ['critical', 'address', '192.0.2.9'])
    assert.deepEqual(alert!.matched, { 'cs-uri-stem': '/up/shell.php' })
    assert.equal(alert!.firstAt, '2025-11-02T01:00:00.000Z')
    // the rule is of 1 December: the attack was there a month before
    assert.equal(alert!.lagDays, 29)
    const detail = await alertActions.show(responder, { id: alert!.id })
    assert.ok(String(detail.lines[0]!.event['event.original']).includes('/up/shell.php'))
  })

  test('an alert and its rule speak the language of the reader, with what to do', async () => {
    const inJapanese: Context = { ...lead, lang: 'ja' }
    const [alert] = (await alertActions.list(inJapanese, alertApi.list.input.parse({}))).alerts
    assert.equal(alert!.title, 'Webシェル')
    assert.equal((await alertActions.show(inJapanese, { id: alert!.id })).title, 'Webシェル')
    const rule = await signatureActions.rule(inJapanese, { key: alert!.ruleKey })
    assert.deepEqual([rule.title, rule.advice], ['Webシェル', 'サーバーを切り離してください。'])
    assert.equal((await signatureActions.rule(lead, { key: alert!.ruleKey })).title, 'Web shell')
  })

  test('the stage of the attack that the rule names stands on the alert and goes into the inbox with it', async () => {
    const [alert] = await list()
    assert.deepEqual(alert!.tags, ['attack.persistence', 'attack.t1505.003', 'tlp.green'])
    const detail = await alertActions.show(lead, { id: alert!.id })
    assert.match(reportTextOf(detail, 'UTC', 'ja').text, /攻撃の段階：永続化 \(TA0003\)\n手口・脆弱性：T1505\.003\n/)
    assert.match(
      reportTextOf(detail, 'UTC', 'en').text,
      /Stage of the attack: Persistence \(TA0003\)\nTechniques and holes: T1505\.003\n/,
    )
    assert.doesNotMatch(reportTextOf({ ...detail, tags: ['tlp.green'] }, 'UTC', 'en').text, /stage|Techniques/i)
  })

  test('a name as long as any disk allows is shortened, not refused by the database', async () => {
    const name = `${'長い名前'.repeat(300)}.yml`
    const { outcomes } = await signatureActions.uploadRules(lead, { files: [file(name, 'title: only\n')] })
    assert.equal(outcomes[0]!.file, name.slice(0, 250))
    await signatureActions.removeRules(lead, { name: outcomes[0]!.file })
  })

  test('what comes again is counted into the open alert, and another address opens its own', async () => {
    await take('web', access('192.0.2.9', 2, '/a/shell.php') + access('192.0.2.8', 3, '/a/shell.php'))
    await looked()
    const alerts = await list()
    assert.deepEqual(alerts.map(({ entity, matches }) => [entity, matches]).sort(), [
      ['192.0.2.8', 1],
      ['192.0.2.9', 2],
    ])
  })

  test('a correlation raises an alert about its group with every line that it stands on', async () => {
    await take('gate', [1, 2, 3, 4].map((second) => ssh('192.0.2.7', second)).join(''))
    await looked()
    const [alert] = await list({ entity: '192.0.2.7' })
    assert.equal(alert!.title, 'Guessing')
    assert.equal(alert!.matches, 2)
    assert.equal(alert!.correlation!.count, 4)
    const { lines } = await alertActions.show(lead, { id: alert!.id })
    assert.equal(lines.length, 4)
  })

  test('an alert of a network sensor comes in the same way, by its signature', async () => {
    const eve = {
      timestamp: '2025-11-02T10:00:00.000000+0900',
      flow_id: 1,
      event_type: 'alert',
      src_ip: '192.0.2.55',
      dest_ip: '203.0.113.1',
      proto: 'TCP',
      alert: { action: 'allowed', gid: 1, signature_id: 2034647, rev: 1, signature: 'ET TEST shell', severity: 1 },
    }
    await take('ids', `${JSON.stringify(eve)}\n`)
    await looked()
    const [alert] = await list({ entity: '192.0.2.55' })
    assert.deepEqual(
      [alert!.origin, alert!.title, alert!.level, alert!.ruleKey],
      ['ids', 'ET TEST shell', 'high', 'ids:2034647'],
    )
  })

  test('a suppression holds back what it names, counts on, and its end shows it again', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const input = alertApi.suppress.input.parse({ entity: '192.0.2.8', reason: 'our scanner', until })
    const made = await alertActions.suppress(responder, input)
    assert.equal(made.owner, responder.viewer.name)
    assert.deepEqual(await list({ entity: '192.0.2.8' }), [])
    await take('web', access('192.0.2.8', 4, '/b/shell.php'))
    await looked()
    assert.deepEqual(await list({ entity: '192.0.2.8' }), [])
    assert.equal((await list({ entity: '192.0.2.8', state: 'suppressed' }))[0]!.matches, 2)
    await alertActions.endSuppression(responder, { id: made.id })
    assert.equal((await list({ entity: '192.0.2.8' })).length, 1)
    const past = { ...input, until: '2020-01-01T00:00:00Z' }
    await assert.rejects(() => alertActions.suppress(responder, past), refused('alert.suppression.invalid'))
  })

  test('a false alarm closes the alert and is counted on its rule; what comes later is a new alert', async () => {
    const [alert] = await list({ entity: '192.0.2.8' })
    const given = { id: alert!.id, reason: 'a test of ours', isFalseAlarm: true }
    assert.equal((await alertActions.close(responder, given)).state, 'false-alarm')
    await assert.rejects(() => alertActions.close(responder, given), refused('alert.already-closed'))
    const { rules, counts } = await signatureActions.rules(
      lead,
      signatureApi.rules.input.parse({ show: 'false-alarm' }),
    )
    assert.deepEqual([rules[0]!.title, rules[0]!.falseAlarms, counts['false-alarm']], ['Web shell', 1, 1])
    await take('web', access('192.0.2.8', 5, '/c/shell.php'))
    await looked()
    const [next] = await list({ entity: '192.0.2.8' })
    assert.ok(next!.id !== alert!.id && next!.matches === 1)
  })

  test('one key puts an alert into the inbox, once', async () => {
    const [alert] = await list({ entity: '192.0.2.9' })
    const { number } = await alertActions.report(responder, { id: alert!.id })
    assert.equal((await alertActions.show(lead, { id: alert!.id })).reportNumber, number)
    await assert.rejects(() => alertActions.report(responder, { id: alert!.id }), refused('alert.already-in-inbox'))
  })

  test('a rule that is switched off raises nothing, and says why it is off', async () => {
    const { rules } = await signatureActions.rules(lead, signatureApi.rules.input.parse({ q: 'shell' }))
    const { key, matches, sees } = rules[0]!
    assert.ok(matches >= 5)
    assert.deepEqual(sees, ['apache.access'])
    const row = await signatureActions.switchRule(
      lead,
      signatureApi.switchRule.input.parse({ key, isOff: true, reason: 'too loud' }),
    )
    assert.deepEqual([row.isOff, row.reason, row.setBy], [true, 'too loud', lead.viewer.name])
    await take('web', access('192.0.2.77', 6, '/d/shell.php'))
    await looked()
    assert.deepEqual(await list({ entity: '192.0.2.77' }), [])
  })

  test('a rule that fits everybody opens a bounded number of alerts and counts the rest in one', async () => {
    const loud = shell.replace('cfa94', 'cfa95').replace('Web shell', 'Loud').replace('SHELL.php', 'loud')
    await signatureActions.uploadRules(lead, { files: [file('loud.yml', loud)] })
    const lines = Array.from({ length: 230 }, (_, n) => access(`198.51.100.${n}`, 7, '/loud')).join('')
    await take('web', lines)
    await looked()
    const loudest = (await list({ limit: 1_000 })).filter(({ title }) => title === 'Loud')
    assert.equal(loudest.length, 201)
    const many = loudest.find(({ entityKind }) => entityKind === 'many')
    assert.equal(many!.matches, 30)
  })

  test('a rule that comes while the rules are read is there for every line that comes after it', async () => {
    const { pool } = desk.desk.state
    const holder = await pool.connect()
    try {
      // What is read after the rules, and before lines are looked at.
      await holder.query('begin')
      await holder.query('lock table integrity_window in access exclusive mode')
      for (;;) {
        const { rows } = await pool.query(
          `select 1 from pg_locks where relation = 'integrity_window'::regclass and not granted`,
        )
        if (rows.length > 0) break
        await pause(20)
      }
      const late = shell.replace('cfa94', 'cfa96').replace('Web shell', 'Late').replace('SHELL.php', 'late')
      await signatureActions.uploadRules(lead, { files: [file('late.yml', late)] })
      await take('web', access('192.0.2.78', 8, '/late'))
    } finally {
      await holder.query('rollback')
      holder.release()
    }
    await looked()
    assert.deepEqual(
      (await list({ entity: '192.0.2.78' })).map(({ title }) => title),
      ['Late'],
    )
  })

  test('how long a rule takes stands beside how often it matched', async () => {
    await stop()
    stop = watchAlerts(lead, 20)
    const { rules } = await signatureActions.rules(lead, signatureApi.rules.input.parse({ q: 'web shell' }))
    const { cost } = rules[0]!
    assert.ok(cost !== null && cost.asked > 0 && cost.ms > 0)
    const [wrong] = (await signatureActions.rules(lead, signatureApi.rules.input.parse({ show: 'wrong' }))).rules
    assert.equal(wrong!.cost, null)
  })

  test('a wrong rule is named with its line, and runs nowhere', async () => {
    const { rules, counts } = await signatureActions.rules(lead, signatureApi.rules.input.parse({ show: 'wrong' }))
    assert.equal(counts.wrong, 1)
    assert.equal(rules[0]!.file, 'wrong.yml')
    assert.ok(rules[0]!.problems.some(({ line, message }) => line === 2 && message !== ''))
  })
})
