// What a mass change waits for, who needs something of their own, and who is there when people first sign in again.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { deriveSecret } from '#src/respond/campaign/actions/secret.ts'
import { campaignFolder, connected } from '#src/respond/campaign/jobs/connect.ts'
import { incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { campaign, file, ran } from './kit.ts'

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  await mkdir(campaignFolder(kit.desk), { recursive: true })
})
after(() => kit.close())

const logins = Array.from({ length: 111 }, (_, i) => `s${1000 + i}`)

/** Two waves, the first a trial of five. */
async function ready() {
  const users = `users-${kit.desk.newId()}`
  await writeFile(join(campaignFolder(kit.desk), users), logins.map((login) => `${login}:$6$old$old\n`).join(''))
  const { number } = await incident.create(lead, { title: '認証情報の流出', kinds: [] })
  const { id } = await campaign.create(lead, { incident: number, title: '全利用者のパスワード変更' })
  const ask = { incident: number, campaign: '1', id }
  await campaign.change(lead, { ...ask, connector: { kind: 'htpasswd', file: users } })
  const rows = logins.map((login, i) => `${login},氏名${i},${i % 2 ? '工学部' : '文学部'}`)
  await campaign.load(lead, { ...ask, list: 'accounts', files: [file(`login,name,department\n${rows.join('\n')}\n`)] })
  await campaign.plan(lead, { ...ask, plan: {}, waves: [{ name: 'テストユーザー', limit: 5 }, { name: '学生' }] })
  const { key } = await campaign.makeKey(lead, ask)
  return { ask, secrets: { key, bindPassword: '' } }
}
const started = async (ask: Awaited<ReturnType<typeof ready>>['ask'], wave: number, key: string) =>
  await refusalOf(campaign.wave(lead, { ...ask, wave, act: 'start', key, dryRun: true }))

test('no mass change begins without a test that somebody stood by, nor while a defect of the program is open', async () => {
  const { ask, secrets } = await ready()
  const whole = { plan: {}, waves: [{ name: '全員' }] }
  const tryOut = await campaign.plan(lead, { ...ask, ...whole, dryRun: true })
  assert.deepEqual(
    tryOut.waves.map(({ name, size }) => [name, size]),
    [['全員', logins.length]],
  )
  assert.equal((await campaign.show(lead, ask)).waves.length, 2)
  await campaign.plan(lead, { ...ask, ...whole })
  assert.equal(await started(ask, 1, secrets.key), 'campaign.wave.no-backup')
  const dry = { ...ask, wave: 1, act: 'start' as const, ...secrets, dryRun: true, text: 'slapcat' }
  const refused = () => refusalOf(campaign.wave(lead, dry))
  assert.equal(await refused(), 'campaign.wave.no-witness')
  const tried = { what: 'テスト用の名簿500件', by: '業者A', isPassed: true }
  assert.equal(await refusalOf(campaign.addTest(lead, { ...ask, ...tried })), 'campaign.program.no-version')
  await campaign.addVersion(lead, { ...ask, what: '初版', by: '業者A' })
  await campaign.addTest(lead, { ...ask, ...tried })
  assert.equal(await refused(), 'campaign.wave.no-witness', 'a test that nobody stood by counted')
  const { defects } = await campaign.addTest(lead, {
    ...ask,
    ...tried,
    witness: '基盤センター',
    isPassed: false,
    defects: ['長い氏名で止まる', '再実行で二重に変わる'],
  })
  assert.equal(await refused(), 'campaign.wave.defects-open')
  const [first, second] = defects.map((one) => one.position)
  await campaign.addVersion(lead, { ...ask, what: '長い氏名に対応', by: '業者A', mends: [first!] })
  assert.equal(
    await refusalOf(campaign.addVersion(lead, { ...ask, what: 'x', by: 'y', mends: [first!] })),
    'campaign.defect.not-found',
  )
  await campaign.acceptDefect(lead, { ...ask, defect: second!, reason: '再実行は手順で禁じる' })
  assert.equal(await refused(), 'campaign.wave.no-witness', 'the test of an older version counted')
  await campaign.addTest(lead, { ...ask, ...tried, witness: '基盤センター' })
  const view = await campaign.wave(lead, dry)
  assert.equal(view.waves[0]?.backup, '', 'a dry run recorded a backup')
  assert.deepEqual([view.waves[0]?.size, view.program.isWitnessed], [logins.length, true])
  const program = await campaign.program(lead, ask)
  assert.deepEqual(
    program.defects.map(({ mendedIn, accepted }) => [mendedIn, accepted]),
    [
      [null, '再実行は手順で禁じる'],
      [2, ''],
    ],
  )
  const codes = (await incident.entries(lead, { incident: ask.incident })).rows.map((row) => row.code)
  for (const code of ['campaign.program.version', 'campaign.program.tested', 'campaign.program.accepted'])
    assert.ok(codes.includes(code), code)
})

test('a small wave that was tested before a witness lets the others begin, until the program is changed once more', async () => {
  const { ask, secrets } = await ready()
  await ran(lead, ask, 1, secrets)
  const decided = async (witness: string) => {
    await campaign.testWave(lead, { ...ask, wave: 1, percent: 100, key: secrets.key, bindPassword: '', witness })
    await campaign.wave(lead, { ...ask, wave: 1, act: 'decide', go: true })
  }
  await campaign.wave(lead, { ...ask, wave: 2, act: 'backup', text: 'slapcat' })
  await decided('')
  assert.equal(await started(ask, 2, secrets.key), 'campaign.wave.no-witness')
  await decided('基盤センター')
  const view = await campaign.wave(lead, { ...ask, wave: 2, act: 'start', ...secrets, dryRun: true })
  assert.equal(view.waves[1]?.state, 'planned')
  await campaign.addVersion(lead, { ...ask, what: '速くした', by: '業者A' })
  assert.equal(await started(ask, 2, secrets.key), 'campaign.wave.no-witness')
})

test('a group with a handling of its own has bundles, days and a list of its own, and the help desk reads what is different', async () => {
  const { ask } = await ready()
  const day = (hours: number) => new Date(kit.desk.now().getTime() + hours * 3_600_000).toISOString()
  const handling = { ja: '授業で教員から渡す。', en: 'Their teacher hands it over in class.' }
  const members = ['S1003', 's1004', 's1005', 'nobody']
  const said = { name: '情報処理演習', handling, responsible: '佐藤' }
  const dates = [
    { at: day(48), what: '二回目に渡す' },
    { at: day(24), what: '一回目に渡す' },
  ]
  const made = await campaign.addSpecial(lead, { ...ask, ...said, dates, logins: members })
  assert.deepEqual([made.accounts, made.unknown, made.standings], [3, ['nobody'], { 'not-yet': 3 }])
  assert.deepEqual(
    made.dates.map((one) => one.what),
    ['一回目に渡す', '二回目に渡す'],
  )
  const changed = await campaign.changeSpecial(lead, { ...ask, special: 1, add: ['s1006'], remove: ['s1003', 's1009'] })
  assert.deepEqual([changed.accounts, changed.unknown], [3, ['s1009']])
  const { rows: bundles } = await campaign.bundle(lead, { ...ask, dryRun: true })
  assert.deepEqual([bundles[0]?.route, bundles[0]?.letters], ['情報処理演習', 3])
  const helper = await kit.as('responder')
  const { rows } = await campaign.lookUp(helper, { q: 's1004' })
  assert.deepEqual(rows.find((row) => row.incident === ask.incident)?.special, { name: '情報処理演習', handling })
  const done = await campaign.specialDone(helper, { ...ask, special: 1, day: 1, note: '全員に渡した' })
  assert.deepEqual([done.dates[0]?.doneBy, done.dates[1]?.doneAt], [helper.viewer.name, null])
  const twice = campaign.specialDone(helper, { ...ask, special: 1, day: 1, note: '' })
  assert.equal(await refusalOf(twice), 'campaign.special.already-done')
  const { body } = await campaign.specialCsv(lead, { ...ask, special: 1 })
  const text = await new Response(body as BodyInit).text()
  assert.deepEqual(text.match(/^s\d+/gm), ['s1005', 's1004', 's1006'])
})

test('somebody is there at the first use: by appointment, how it went is told once, and a secret incident keeps it', async () => {
  const { ask } = await ready()
  const at = new Date(kit.desk.now().getTime() + 3_600_000).toISOString()
  const said = { at, place: '301演習室', what: '情報処理演習', who: '佐藤' }
  assert.equal(
    await refusalOf(campaign.addPresence(lead, { ...ask, ...said, special: 7 })),
    'campaign.special.not-found',
  )
  const { position } = await campaign.addPresence(lead, { ...ask, ...said })
  const tell = (outcome: 'well' | 'trouble') =>
    campaign.tellPresence(lead, { ...ask, presence: position, outcome, people: 38, note: '2人は番号の再発行' })
  const { told } = await tell('well')
  assert.deepEqual([told?.outcome, told?.people, told?.by], ['well', 38, lead.viewer.name])
  assert.equal(await refusalOf(tell('trouble')), 'campaign.presence.already-told')
  const { rows } = await incident.entries(lead, { incident: ask.incident })
  assert.ok(rows.some(({ code }) => code === 'campaign.presence.told'))
  await incident.change(lead, { incident: ask.incident, isSecret: true })
  const other = await kit.as('responder')
  for (const asked of [campaign.presences, campaign.specials, campaign.program])
    assert.equal(await refusalOf(asked(other, ask)), 'incident.not-found')
})

test('once the time is over, letters that nobody fetched are locked: they work no more, and the help desk gives new ones', async () => {
  const { ask, secrets } = await ready()
  const { rows: bundles } = await campaign.bundle(lead, ask)
  for (const { position } of bundles) await campaign.print(lead, { ...ask, bundle: position, key: secrets.key })
  await ran(lead, ask, 1, secrets)
  await campaign.connect(lead, { ...ask, bindPassword: '' })
  const [fetched = '', ...late] = (await campaign.after(lead, ask)).unfetched.logins
  await campaign.delivered(lead, { ...ask, logins: [fetched], letter: 'fetched' })
  const list = file(`login\n${late[0]}\nnobody\n`)
  const told = await campaign.signedIn(lead, { ...ask, files: [list] })
  assert.deepEqual([told.found, told.strays], [1, 1])
  const after = await campaign.after(lead, ask)
  assert.deepEqual([after.signedIn, after.notSignedIn.count, after.unfetched.logins], [1, 4, late])
  const lock = { ...ask, which: 'unfetched' as const, reason: '受け取りの期限を過ぎた' }
  assert.deepEqual(await campaign.lock(lead, { ...lock, dryRun: true }), { locked: 4, failed: [] })
  assert.deepEqual(await campaign.lock(lead, lock), { locked: 4, failed: [] })
  const works = async (login: string) => {
    const secret = deriveSecret(secrets.key, { campaign: ask.id, key: login, serial: 1 })
    return (await connected(kit.desk, ask.id)!.bind({ key: login, login, dn: null, secret })).is === 'done'
  }
  for (const login of late) assert.ok(!(await works(login)), login)
  assert.ok(await works(fetched))
  assert.deepEqual((await campaign.after(lead, ask)).locked, { count: 4, logins: late })
  const { sampled } = await campaign.testWave(lead, { ...ask, wave: 1, percent: 100, key: secrets.key })
  assert.equal(sampled, 1, 'a locked account was tested with its letter')
  const looked = async () =>
    (await campaign.lookUp(lead, { q: late[0]! })).rows.find((row) => row.incident === ask.incident)
  assert.equal((await looked())?.isLocked, true)
  await campaign.reissue(lead, { ...ask, login: late[0]!, identity: '学生証' })
  assert.equal((await looked())?.isLocked, false)
  const codes = (await incident.entries(lead, { incident: ask.incident })).rows.map((row) => row.code)
  assert.ok(codes.includes('campaign.locked') && codes.includes('campaign.signed-in'))
})
