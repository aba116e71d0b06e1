// Waves on a real directory: changed once and to one value, refused, away and back, killed in the middle, two operators.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'ldapts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { deriveSecret } from '#src/respond/campaign/actions/secret.ts'
import { type OwnSlapd, slapdProgram, startSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { endOfRun } from '#src/respond/campaign/jobs/run.ts'
import { ldifOf, university } from '#src/respond/campaign/simulation/university.ts'
import { claim } from '#src/respond/campaign/store/attempt.ts'
import { refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { begun, campaign, file, ldapOf, ran } from './kit.ts'

const skip = slapdProgram() === null ? 'slapd is not installed' : false
const school = university(600, 1)
let kit: TestDesk
let lead: Context
let slapd: OwnSlapd
before(async () => {
  if (skip) return
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  slapd = await startSlapd(ldifOf(school.people))
})
after(async () => {
  if (skip) return
  await slapd.close()
  await kit.close()
})

async function signsIn(login: string, secret: string): Promise<boolean> {
  const client = new Client({ url: slapd.url })
  try {
    await client.bind(`uid=${login},${slapd.base}`, secret)
    return true
  } catch {
    return false
  } finally {
    await client.unbind()
  }
}

/** Accounts loaded, waves planned by these sizes, a key made. */
async function ready(limits: readonly (number | null)[], logins = school.people.slice(0, 600).map((one) => one.login)) {
  const ask = await begun(lead)
  await campaign.change(lead, { ...ask, connector: ldapOf(slapd) })
  await campaign.load(lead, { ...ask, list: 'accounts', files: [file(`login\n${logins.join('\n')}\n`)] })
  await campaign.plan(lead, { ...ask, plan: {}, waves: limits.map((limit, i) => ({ name: `wave ${i + 1}`, limit })) })
  const { key } = await campaign.makeKey(lead, ask)
  return { ask, secrets: { key, bindPassword: slapd.bindPassword } }
}
const secretOf = (ask: { id: string }, key: string, login: string, serial = 1) =>
  deriveSecret(key, { campaign: ask.id, key: login, serial })

test('a wave changes its accounts, is tested by signing in, and the next begins only after somebody said go', {
  skip,
}, async () => {
  const { ask, secrets } = await ready([5, null])
  assert.equal(
    await refusalOf(campaign.wave(lead, { ...ask, wave: 1, act: 'start', ...secrets })),
    'campaign.wave.no-backup',
  )
  const first = await ran(lead, ask, 1, secrets)
  assert.deepEqual([first.waves[0]?.state, first.waves[0]?.done, first.figures.standings.forced], ['done', 5, 5])
  await campaign.wave(lead, { ...ask, wave: 2, act: 'backup', text: 'slapcat' })
  assert.equal(
    await refusalOf(campaign.wave(lead, { ...ask, wave: 2, act: 'start', ...secrets })),
    'campaign.wave.no-go',
  )
  assert.equal(
    await refusalOf(campaign.wave(lead, { ...ask, wave: 1, act: 'decide', go: true })),
    'campaign.wave.not-tested',
  )
  const only = await campaign.testWave(lead, { ...ask, wave: 1, percent: 100, key: secrets.key, dryRun: true })
  assert.deepEqual([only.failed, (await campaign.show(lead, ask)).waves[0]!.test], [[], null])
  const tested = await campaign.testWave(lead, { ...ask, wave: 1, percent: 100, witness: '業者A', key: secrets.key })
  assert.deepEqual([tested.sampled, tested.passed], [5, 5])
  await campaign.wave(lead, { ...ask, wave: 1, act: 'decide', go: true })
  const all = await ran(lead, ask, 2, secrets)
  assert.deepEqual([all.figures.standings.forced, all.isReconciled, all.figures.toForce], [600, true, 0])
  for (const { login } of [school.people[0]!, school.people[599]!])
    assert.ok(await signsIn(login, secretOf(ask, secrets.key, login)))
})

test('an account that the directory refuses is listed with its cause; the others are changed', { skip }, async () => {
  const { ask, secrets } = await ready([null], [school.people[0]!.login, 'nobody-here', school.people[1]!.login])
  const view = await ran(lead, ask, 1, secrets)
  assert.deepEqual([view.waves[0]?.done, view.waves[0]?.failed, view.figures.toForce], [2, 1, 1])
  const { rows } = await campaign.failures(lead, ask)
  assert.deepEqual(
    rows.map((row) => row.login),
    ['nobody-here'],
  )
  assert.ok(rows[0]!.cause.length > 0)
})

test('of two operators who start at once one runs, the other is told so', { skip }, async () => {
  const { ask, secrets } = await ready([null])
  const other = await kit.as('lead')
  await campaign.wave(lead, { ...ask, wave: 1, act: 'backup', text: 'slapcat' })
  const codes = await Promise.all(
    [lead, other].map((who) => refusalOf(campaign.wave(who, { ...ask, wave: 1, act: 'start', ...secrets }))),
  )
  assert.deepEqual(codes.sort(), ['allowed', 'campaign.wave.already-running'])
  await endOfRun(kit.desk, ask.id)
  assert.equal((await campaign.show(lead, ask)).waves[0]?.done, 600)
})

test('a wrong key, a wrong password and a directory that is away change nothing and are told apart', {
  skip,
}, async () => {
  const { ask, secrets } = await ready([null])
  await campaign.wave(lead, { ...ask, wave: 1, act: 'backup', text: 'slapcat' })
  const start = (given: Partial<typeof secrets>) =>
    refusalOf(campaign.wave(lead, { ...ask, wave: 1, act: 'start', ...secrets, ...given }))
  assert.equal(await start({ key: 'ABCD-EFGH' }), 'campaign.key.wrong')
  assert.equal(await start({ bindPassword: 'wrong' }), 'campaign.directory.refused')
  await slapd.kill()
  assert.equal(await start({}), 'campaign.directory.unavailable')
  await slapd.start()
  assert.equal((await campaign.show(lead, ask)).figures.attempts.none, 600)
})

test('a directory that dies in the middle and comes back ends with every account changed', { skip }, async () => {
  const { ask, secrets } = await ready([null])
  await campaign.wave(lead, { ...ask, wave: 1, act: 'backup', text: 'slapcat' })
  await campaign.wave(lead, { ...ask, wave: 1, act: 'start', rate: 150, ...secrets })
  await until(async () => (await campaign.show(lead, ask)).waves[0]!.done > 0)
  await slapd.kill()
  await campaign.wave(lead, { ...ask, wave: 1, act: 'throttle', rate: null })
  await slapd.start()
  await endOfRun(kit.desk, ask.id)
  const { waves } = await campaign.show(lead, ask)
  assert.deepEqual([waves[0]?.state, waves[0]?.done, waves[0]?.failed], ['done', 600, 0])
})

test('a directory that hangs is waited for; once it answers again every account is changed', { skip }, async () => {
  const { ask, secrets } = await ready([null])
  await campaign.change(lead, { ...ask, connector: { ...ldapOf(slapd), answerSeconds: 1 } })
  await campaign.wave(lead, { ...ask, wave: 1, act: 'backup', text: 'slapcat' })
  await campaign.wave(lead, { ...ask, wave: 1, act: 'start', rate: 150, ...secrets })
  await until(async () => (await campaign.show(lead, ask)).waves[0]!.done > 0)
  slapd.hang()
  // Whoever signs in meanwhile gets no answer: longer than the wave waits for one.
  const test = await campaign.testWave(lead, { ...ask, wave: 1, percent: 0.01, key: secrets.key })
  assert.equal(test.passed, 0)
  await campaign.wave(lead, { ...ask, wave: 1, act: 'throttle', rate: null })
  slapd.goOn()
  await endOfRun(kit.desk, ask.id)
  const { waves } = await campaign.show(lead, ask)
  assert.deepEqual([waves[0]?.state, waves[0]?.done, waves[0]?.failed], ['done', 600, 0])
})

test('a clock that jumps by a day neither stops a wave nor keeps an account out of it', { skip }, async () => {
  const { ask, secrets } = await ready([null])
  const { desk } = kit
  const day = 86_400_000
  const tomorrow = () => new Date(desk.now().getTime() + day)
  // Somebody was about to change it while the clock stood far ahead, and never did.
  const farAhead = new Date(desk.now().getTime() + 30 * day)
  const key = school.people[7]!.login
  await desk.state.db
    .transaction()
    .execute((tx) => claim(tx as Transaction, [{ id: ask.id, key, serial: 1 }], farAhead))
  let asked = 0
  const jumping = { ...lead, desk: { ...desk, now: () => (asked++ % 2 === 0 ? desk.now() : tomorrow()) } }
  const view = await ran(jumping, ask, 1, secrets)
  assert.deepEqual([view.waves[0]?.state, view.waves[0]?.done, view.figures.toForce], ['done', 600, 0])
})

test('whom somebody changes at the moment their turn comes is come back to, also when nobody else is in that batch', {
  skip,
}, async () => {
  const logins = school.people.slice(0, 4).map((one) => one.login)
  const { ask, secrets } = await ready([null], logins)
  const soon = new Date(kit.desk.now().getTime() + 700)
  // Held by an own change that ends in vain while the wave, one account a second at first, is at work.
  await kit.desk.state.pool.query(
    `update campaign_account set busy_until = $1 where campaign_id = $2 and key = any($3)`,
    [soon, ask.id, logins.toSorted().slice(0, 2)],
  )
  await campaign.wave(lead, { ...ask, wave: 1, act: 'backup', text: 'slapcat' })
  await campaign.wave(lead, { ...ask, wave: 1, act: 'start', rate: 1, ...secrets })
  await endOfRun(kit.desk, ask.id)
  const view = await campaign.show(lead, ask)
  assert.deepEqual([view.waves[0]?.state, view.waves[0]?.done, view.figures.toForce], ['done', 4, 0])
})

test('paused and resumed, stopped and planned anew, nothing is forgotten', { skip }, async () => {
  const { ask, secrets } = await ready([null])
  await campaign.wave(lead, { ...ask, wave: 1, act: 'backup', text: 'slapcat' })
  await campaign.wave(lead, { ...ask, wave: 1, act: 'start', rate: 100, ...secrets })
  await until(async () => (await campaign.show(lead, ask)).waves[0]!.done > 0)
  await campaign.wave(lead, { ...ask, wave: 1, act: 'pause' })
  await endOfRun(kit.desk, ask.id)
  const paused = await campaign.show(lead, ask)
  assert.equal(paused.waves[0]?.state, 'paused')
  assert.ok(paused.waves[0]!.done < 600)
  await campaign.wave(lead, { ...ask, wave: 1, act: 'resume', ...secrets })
  await campaign.wave(lead, { ...ask, wave: 1, act: 'stop', text: '朝になった' })
  await endOfRun(kit.desk, ask.id)
  const stopped = await campaign.show(lead, ask)
  assert.deepEqual([stopped.waves[0]?.state, stopped.figures.attempts.intended], ['stopped', undefined])
  const planned = await campaign.plan(lead, { ...ask, plan: {}, waves: [{ name: 'rest' }] })
  assert.equal(planned.isReconciled, true)
  assert.equal((planned.figures.waves['2'] ?? 0) + (planned.figures.standings.forced ?? 0), 600)
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const last = Date.now() + 20_000
  while (!(await isSo())) {
    assert.ok(Date.now() < last, 'it never came to be so')
    await new Promise((turn) => setImmediate(turn))
  }
}
