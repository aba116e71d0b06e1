// Care of the rules at the desk (S1-37): versions with a reason, going back, being off until a time, and exceptions made from an alert.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { InputOf } from '#src/core/endpoint.ts'
import { Refusal } from '#src/core/refusal.ts'
import { alertActions } from '#src/detect/alert/actions.ts'
import type { AlertRow } from '#src/detect/alert/alert.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { watchAlerts } from '#src/detect/alert/jobs/watch.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { signatureActions } from '#src/detect/signature/actions.ts'
import { signatureApi } from '#src/detect/signature/api.ts'
import { replaceFolder } from '#src/detect/signature/store.ts'
import type { Context } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { correlated, shell } from './rules.ts'

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const shellKey = '53ba33fd-3a50-4468-a5ef-c583635cfa94'
const guessingKey = '53ba33fd-3a50-4468-a5ef-c583635cfa93'

describe('care of the rules', () => {
  let desk: TestDesk
  let lead: Context
  let stop: () => Promise<void>
  const save = (name: string, text: string, reason = '') =>
    signatureActions.uploadRules(lead, {
      reason,
      files: [{ name, mediaType: 'text/yaml', bytes: new TextEncoder().encode(text) }],
    })
  const rule = (key: string, context = lead) => signatureActions.rule(context, { key })
  const take = (source: string, text: string) =>
    logActions.import(lead, {
      ...logApi.import.input.parse({ source, year: 2025, zone: 'Asia/Tokyo' }),
      files: [{ name: `${source}.log`, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) }],
    })
  const list = async (given: InputOf<typeof alertApi.list> = {}): Promise<AlertRow[]> =>
    (await alertActions.list(lead, alertApi.list.input.parse(given))).alerts
  const looked = async (): Promise<void> => {
    const last = await (await desk.desk.archive()).lastSeq()
    for (;;) {
      const { rows } = await desk.desk.state.pool.query('select seq from detection_cursor')
      if (rows[0] && Number(rows[0].seq) >= last) return
      await pause(20)
    }
  }
  const codes = async (code: string): Promise<Record<string, unknown>[]> => {
    const { rows } = await desk.desk.state.pool.query(
      `select payload::jsonb->'facts' as facts from record_entry where code = $1 order by seq`,
      [code],
    )
    return rows.map(({ facts }) => facts as Record<string, unknown>)
  }
  const access = (address: string, path = '/up/shell.php'): string =>
    `${address} - - [02/Nov/2025:10:00:00 +0900] "GET ${path} HTTP/1.1" 200 12 "-" "curl"\n`
  const guesses = (user: string, address: string): string =>
    [1, 2, 3, 4]
      .map((at) => `Nov  1 12:00:0${at} gate sshd[311]: Failed password for ${user} from ${address} port 4022 ssh2\n`)
      .join('')

  before(async () => {
    desk = await testDesk()
    lead = await desk.as('lead')
    await replaceFolder(desk.desk.state.db, [{ file: 'shell.yml', text: shell }], desk.desk.now())
    await save('guessing.yml', correlated)
    stop = watchAlerts(lead, 20)
  })
  after(async () => {
    await stop()
    await desk.close()
    assert.deepEqual(desk.troubles, [])
  })

  test('a rule of a folder that is changed at the desk keeps its versions, and what the folder has stands below them', async () => {
    assert.equal((await rule(shellKey)).isOwn, false)
    await save('shell.yml', shell.replace('critical', 'high'), 'too loud for us')
    await save('shell.yml', shell.replace('critical', 'low'), 'still too loud')
    assert.deepEqual([(await rule(shellKey)).level, (await rule(shellKey)).isOwn], ['low', true])
    const { versions, hasFolder } = await signatureActions.ruleVersions(lead, { name: 'shell.yml' })
    assert.equal(hasFolder, true)
    assert.deepEqual(
      versions.map(({ no, reason, savedBy, isNow }) => [no, reason, savedBy, isNow]),
      [
        [2, 'still too loud', lead.viewer.name, true],
        [1, 'too loud for us', lead.viewer.name, false],
      ],
    )
    const { parts } = await signatureActions.ruleDifference(lead, { name: 'shell.yml', from: 0, to: 2 })
    assert.deepEqual(
      parts.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text]),
      [
        ['removed', 'level: critical\n'],
        ['added', 'level: low\n'],
      ],
    )
    // what is read from the folder anew does not undo what people decided
    await replaceFolder(desk.desk.state.db, [{ file: 'shell.yml', text: `${shell}author: Folder\n` }], desk.desk.now())
    assert.equal((await rule(shellKey)).level, 'low')
  })

  test('going back makes an old version the newest; back to the folder, and its own text counts again', async () => {
    const { versions } = await signatureActions.restoreRules(lead, { name: 'shell.yml', no: 1, reason: 'missed one' })
    assert.deepEqual([versions[0]!.no, versions[0]!.reason, (await rule(shellKey)).level], [3, 'missed one', 'high'])
    await signatureActions.restoreRules(lead, { name: 'shell.yml', no: 0, reason: 'theirs is better now' })
    const back = await rule(shellKey)
    assert.deepEqual([back.level, back.isOwn], ['critical', false])
    assert.match(back.text, /author: Folder/)
    const gone = await signatureActions.ruleVersions(lead, { name: 'shell.yml' })
    assert.deepEqual([gone.versions[0]!.isGone, gone.versions.some(({ isNow }) => isNow)], [true, false])
    await assert.rejects(
      () => signatureActions.restoreRules(lead, { name: 'shell.yml', no: 9, reason: 'x' }),
      refused('rule.version.not-found'),
    )
    await assert.rejects(
      () => signatureActions.removeRules(lead, { name: 'shell.yml' }),
      refused('rule.file.not-found'),
    )
    assert.deepEqual(
      (await codes('rule.saved')).map(({ file, no }) => `${file} ${no}`),
      ['guessing.yml 1', 'shell.yml 1', 'shell.yml 2', 'shell.yml 3'],
    )
  })

  test('a rule that is off until a time is on again by the clock, and the record says so', async () => {
    const off = (until: number) =>
      signatureActions.switchRule(
        lead,
        signatureApi.switchRule.input.parse({
          key: shellKey,
          isOff: true,
          reason: 'our own scan today',
          until: new Date(until).toISOString(),
        }),
      )
    const row = await off(Date.now() + 3_600_000)
    assert.deepEqual([row.isOff, row.reason], [true, 'our own scan today'])
    await off(Date.now() + 100)
    while ((await codes('rule.back-on')).length === 0) await pause(20)
    assert.deepEqual(await codes('rule.back-on'), [{ title: 'Web shell' }])
    assert.equal((await rule(shellKey)).isOff, false)
    await take('web', access('192.0.2.1'))
    await looked()
    assert.deepEqual(
      (await list()).map(({ entity }) => entity),
      ['192.0.2.1'],
    )
  })

  test('a rule says how late it came, and for what sources it waits', async () => {
    const { lagDays, lacks, sees } = await rule(shellKey)
    assert.deepEqual([lagDays, lacks, sees], [29, [], ['apache.access']])
    assert.deepEqual((await rule(guessingKey)).lacks, ['product: linux, service: sshd'])
  })

  test('an exception made from an alert leaves that account alone and nobody else, and closes it as a false alarm', async () => {
    await take('gate', guesses('backup', '192.0.2.7') + guesses('root', '192.0.2.8'))
    await looked()
    const [alert] = await list({ entity: '192.0.2.7' })
    const { exceptable, exceptsAlso } = await alertActions.show(lead, { id: alert!.id })
    assert.deepEqual(exceptable.slice(0, 4), [
      { kind: 'user', value: 'backup' },
      { kind: 'host', value: 'gate' },
      { kind: 'address', value: '192.0.2.7' },
      { kind: 'process', value: 'sshd' },
    ])
    assert.deepEqual(exceptsAlso, [])
    const except = (facts: { kind: 'user' | 'host'; value: string }[]) =>
      alertActions.except(
        lead,
        alertApi.except.input.parse({ id: alert!.id, facts, reason: 'a script with an old key', isFalseAlarm: true }),
      )
    await assert.rejects(() => except([{ kind: 'user', value: 'nobody' }]), refused('alert.except.spares-nothing'))
    const made = await except([
      { kind: 'user', value: 'backup' },
      { kind: 'host', value: 'gate' },
    ])
    assert.deepEqual([made.spared, made.left], [4, 0])
    assert.equal((await alertActions.show(lead, { id: alert!.id })).state, 'false-alarm')
    const filter = await rule(made.key, { ...lead, lang: 'ja' })
    assert.deepEqual([filter.kind, filter.ok, filter.title], ['filter', true, 'backup, gate は除く：Guessing'])
    const { filters, falseAlarms } = await rule(guessingKey)
    assert.deepEqual([filters.map(({ key }) => key), falseAlarms], [[made.key], 1])
    await take('gate', guesses('backup', '192.0.2.17') + guesses('root', '192.0.2.18'))
    await looked()
    assert.equal((await list({ entity: '192.0.2.17' })).length, 0)
    assert.equal((await list({ entity: '192.0.2.18' })).length, 1)
    // switched off like a rule, it lets them through again
    await signatureActions.switchRule(
      lead,
      signatureApi.switchRule.input.parse({ key: made.key, isOff: true, reason: 'the script is gone' }),
    )
    await take('gate', guesses('backup', '192.0.2.27'))
    await looked()
    assert.equal((await list({ entity: '192.0.2.27' })).length, 1)
  })
})
