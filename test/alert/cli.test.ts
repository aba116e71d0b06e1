// `hikeshi alert`, `hunt`, `anomaly` and `rule` over the routes of a desk: what they say in both languages, and their exit codes.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Language } from '#src/core/language.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import * as alertCli from '#src/detect/alert/cli.ts'
import { watchAlerts } from '#src/detect/alert/jobs/watch.ts'
import { anomalyApi } from '#src/detect/anomaly/api.ts'
import { holidays, listThresholds, setThreshold } from '#src/detect/anomaly/cli.ts'
import { huntApi } from '#src/detect/hunt/api.ts'
import { cancelHunt, listHunts, showHunt, startHunt } from '#src/detect/hunt/cli.ts'
import { watchHunts } from '#src/detect/hunt/jobs/watch.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { signatureApi } from '#src/detect/signature/api.ts'
import * as ruleCli from '#src/detect/signature/cli-desk.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'
import { shell } from './rules.ts'

describe('detection on the command line', () => {
  let desk: ServedDesk
  let headers: Record<string, string>
  const stops: (() => Promise<void>)[] = []
  const told = (lang: Language = 'en', json = false) => {
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    return { lang, zone: 'Asia/Tokyo', json, out: say, err: say, said }
  }
  const alerts = (lang: Language = 'en') => desk.client(alertApi, { ...headers, 'accept-language': lang })
  const anomalies = () => desk.client(anomalyApi, headers)
  const hunts = () => desk.client(huntApi, headers)
  const rules = (lang: Language = 'en') => desk.client(signatureApi, { ...headers, 'accept-language': lang })
  const idOf = async (origin: 'rule' | 'anomaly'): Promise<string> => (await alerts().list({ origin })).alerts[0]!.id
  const key = '53ba33fd-3a50-4468-a5ef-c583635cfa94'

  before(async () => {
    desk = await servedDesk()
    headers = await desk.signIn('lead')
    const lead = await desk.as('lead')
    const bytes = new TextEncoder().encode(shell)
    const file = { name: 'shell.yml', bytes }
    assert.equal(await ruleCli.saveDeskRules(rules(), { files: [file], reason: 'first' }, told()), 0)
    stops.push(watchAlerts(lead, 20))
    const lines = [
      '192.0.2.9 - - [02/Nov/2025:10:00:00 +0900] "GET /up/shell.php HTTP/1.1" 200 12 "-" "curl"\n',
      Array.from(
        { length: 20 },
        (_, n) => `Nov  1 12:00:${10 + n} gate sshd[3]: Failed password for user${n} from 192.0.2.7 port 4022 ssh2\n`,
      ).join(''),
    ]
    for (const [at, text] of lines.entries())
      await logActions.import(lead, {
        ...logApi.import.input.parse({ source: ['web', 'gate'][at], year: 2025, zone: 'Asia/Tokyo' }),
        files: [{ name: 'a.log', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) }],
      })
    while ((await alerts().list({})).total < 2) await pause(20)
  })
  after(async () => {
    for (const stop of stops) await stop()
    await desk.close()
    assert.deepEqual(desk.troubles, [])
  })

  test('alert list and show say what was noticed, in the language of the terminal', async () => {
    const en = told()
    assert.equal(await alertCli.listAlerts(alerts(), {}, en), 1)
    assert.match(en.said[0]!, /critical {2}Web shell {2}192\.0\.2\.9 {2}once {2}29 days before the rule/)
    assert.match(en.said.at(-1)!, /^ {4}Sign-ins to \d+ accounts failed from 192\.0\.2\.7/)
    const ja = told('ja')
    const id = await idOf('rule')
    assert.equal(await alertCli.showAlert(alerts('ja'), id, ja), 0)
    assert.match(ja.said[0]!, /Webシェル {2}192\.0\.2\.9 {2}1回 {2}ルールの日付の29日前から/)
    assert.ok(ja.said.some((line) => line.includes('"GET /up/shell.php HTTP/1.1"')))
    const json = told('en', true)
    await alertCli.listAlerts(alerts(), { origin: 'anomaly' }, json)
    assert.deepEqual(
      json.said.map((line) => JSON.parse(line).ruleKey),
      ['anomaly:accounts-tried'],
    )
  })

  test('anomaly thresholds are told and set, and so are the holidays', async () => {
    const ja = told('ja')
    assert.equal(await listThresholds(anomalies(), ja), 0)
    assert.equal(ja.said.length, 18)
    assert.match(
      ja.said.find((line) => line.startsWith('accounts-tried'))!,
      /境目 8（2時間のアカウントの数）.*知らせた回数 1/,
    )
    const en = told()
    assert.equal(await setThreshold(anomalies(), 'accounts-tried', { threshold: 12 }, en), 0)
    assert.match(en.said[0]!, /threshold 12 \(accounts in two hours\) {2}learns 0 days/)
    await setThreshold(anomalies(), 'accounts-tried', { off: true }, en)
    assert.match(en.said[1]!, / {2}off {2}/)
    await setThreshold(anomalies(), 'accounts-tried', { on: true }, en)
    assert.match(en.said[2]!, /threshold 12/)
    await assert.rejects(setThreshold(anomalies(), 'accounts-tried', { threshold: 999 }, en), /4\d\d/)
    const days = told('ja')
    await holidays(anomalies(), undefined, days)
    await holidays(anomalies(), 'DE-BY', days)
    await holidays(anomalies(), 'none', days)
    assert.deepEqual(days.said, [
      'JPの祝日は日曜と同じに扱います',
      'DE-BYの祝日は日曜と同じに扱います',
      '祝日を考えに入れていません',
    ])
  })

  test('hunt start, status and cancel', async () => {
    const begun = told()
    assert.equal(await startHunt(hunts(), { what: { kind: 'all' } }, false, begun), 0)
    const [id] = begun.said
    const waiting = told('ja')
    assert.equal(await cancelHunt(hunts(), id!, waiting), 0)
    assert.match(waiting.said[0]!, /中止/)
    stops.push(watchHunts(await desk.as('lead'), 20))
    const done = told()
    assert.equal(await startHunt(hunts(), { what: { kind: 'all' } }, true, done), 1)
    assert.match(done.said[0]!, /done {2}.*1 matches in 1 group/)
    assert.match(done.said[1]!, /critical {2}Web shell {2}192\.0\.2\.9 {2}once/)
    const list = told('ja')
    assert.equal(await listHunts(hunts(), list), 0)
    assert.equal(list.said.length, 2)
    assert.equal(await showHunt(hunts(), id!, told('ja')), 0)
  })

  test('rules are kept with versions, compared, brought back, switched off and on', async () => {
    const bytes = new TextEncoder().encode(shell.replace('critical', 'high'))
    const saved = told('ja')
    const given = { files: [{ name: 'shell.yml', bytes }], reason: '大げさだった' }
    assert.equal(await ruleCli.saveDeskRules(rules(), given, saved), 0)
    assert.deepEqual(saved.said, ['shell.yml：1件（誤り0件）を保存しました'])
    const diff = told()
    assert.equal(await ruleCli.diffVersions(rules(), { name: 'shell.yml', from: 1, to: 2 }, diff), 1)
    assert.deepEqual(
      diff.said.filter((line) => /^[+-]/.test(line)),
      ['- level: critical', '+ level: high'],
    )
    const versions = told()
    await ruleCli.restoreVersion(rules(), { name: 'shell.yml', no: 1, reason: 'it was right' }, versions)
    assert.match(versions.said[0]!, /^version 3 \(in use\).*it was right$/)
    assert.equal(await ruleCli.listVersions(rules(), 'shell.yml', told('ja')), 0)
    const off = told()
    await ruleCli.switchDeskRule(rules(), { key, isOff: true, reason: 'too loud', until: '2099-01-01T00:00:00Z' }, off)
    assert.match(off.said[0]!, /^off until 1 Jan 2099/)
    const shown = told('ja')
    assert.equal(await ruleCli.showDeskRule(rules('ja'), key, shown), 0)
    assert.match(shown.said[0]!, /^停止中（2099年1月1日.*まで） {2}critical {7}Webシェル {2}一致 1回、誤報 0/)
    assert.ok(shown.said.includes('見えるログ：apache.access'))
    await ruleCli.switchDeskRule(rules(), { key, isOff: false }, told())
    const adopted = await rules().adoptRules({})
    assert.ok(adopted.rules > 77)
    const list = told()
    assert.equal(await ruleCli.listDeskRules(rules(), { q: 'guessed over ssh' }, list), 0)
    assert.match(list.said[0]!, /medium {9}Passwords guessed over SSH {2}matched 0 times/)
    assert.deepEqual([(await rules().rules({})).hasOurs, (await rules().rules({ show: 'wrong' })).total], [true, 0])
  })

  test('alert suppress, its list and its end, report and close', async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const entity = '192.0.2.9'
    await alertCli.suppressAlerts(alerts(), { rule: key, entity, reason: 'our scanner', owner: 'Oba', until }, told())
    const held = told('ja')
    assert.equal(await alertCli.listSuppressions(alerts('ja'), held), 0)
    assert.match(held.said[0]!, /まで {2}Webシェル {2}192\.0\.2\.9 {2}責任者 Oba：our scanner/)
    const { suppressions } = await alerts().suppressions({})
    assert.equal(await alertCli.endSuppression(alerts(), suppressions[0]!.id, told()), 0)
    const none = told()
    await alertCli.listSuppressions(alerts(), none)
    assert.deepEqual(none.said, ['nothing is held back'])
    const report = told()
    await alertCli.reportAlert(alerts(), await idOf('rule'), report)
    assert.match(report.said[0]!, /^R\d{4}-\d{4}$/)
    const id = await idOf('anomaly')
    const closed = told('ja')
    assert.equal(await alertCli.closeAlert(alerts(), { id, reason: '訓練', isFalseAlarm: true }, closed), 0)
    assert.deepEqual(closed.said, ['終了しました'])
    assert.equal(await alertCli.listAlerts(alerts(), { origin: 'anomaly' }, told()), 0)
  })
})
