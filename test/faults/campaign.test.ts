// A desk that is killed in the middle of a wave, again and again: no account changed to two values, none forgotten.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'ldapts'
import { deriveSecret } from '#src/respond/campaign/actions/secret.ts'
import { campaignApi } from '#src/respond/campaign/api.ts'
import { type OwnSlapd, slapdProgram, startSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { ldifOf, university } from '#src/respond/campaign/simulation/university.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { secretsIn } from '../campaign/kit.ts'
import { doorOf, newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'

const skip = slapdProgram() === null ? 'slapd is not installed' : false
/** CI runs the short form; `FAULT_ROUNDS=25` is the long one. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 2)
const perRound = 120
/** Each round starts a whole desk; on a machine with much else to do that takes long. */
const roundLimitMs = 120_000
const school = university(rounds * perRound + perRound, 3)
const people = school.people.slice(0, school.proportions.target)

let dataDir = ''
let slapd: OwnSlapd
let temporary = ''
before(async () => {
  if (skip) return
  dataDir = await newDataDir()
  // Everything that the desk puts anywhere stands in its data folder or here.
  temporary = join(dataDir, 'temporary')
  await mkdir(temporary)
  slapd = await startSlapd(ldifOf(people))
})
after(async () => {
  if (skip) return
  await slapd.close()
  await removeDataDir(dataDir)
})

const bound = async (login: string, secret: string): Promise<boolean> => {
  const client = new Client({ url: slapd.url })
  const isIn = await client.bind(`uid=${login},${slapd.base}`, secret).then(
    () => true,
    () => false,
  )
  await client.unbind()
  return isIn
}

test(`a desk killed in the middle of a wave goes on where it stopped (${rounds} rounds)`, {
  skip,
  timeout: 120_000 + rounds * roundLimitMs,
}, async () => {
  const start = () => startDesk(dataDir, { TMPDIR: temporary })
  let desk: ServingDesk = await start()
  const said: string[] = []
  const api = async () => desk.client(campaignApi, await doorOf(desk))
  const { number } = await desk.client(incidentApi, await doorOf(desk)).create({ title: 'Exposed', kinds: [] })
  const { id } = await (await api()).create({ incident: number, title: 'Everybody' })
  const ask = { incident: number, campaign: '1' }
  const secrets = { bindPassword: slapd.bindPassword, key: '' }
  await (await api()).change({
    ...ask,
    connector: { kind: 'ldap', url: slapd.url, bindDn: slapd.bindDn, base: slapd.base },
  })
  await (await api()).loadDirectory({ ...ask, bindPassword: slapd.bindPassword })
  await (await api()).addVersion({ ...ask, what: 'Bulk change', by: 'Vendor A' })
  await (await api()).addTest({ ...ask, what: 'A trial', by: 'Vendor A', witness: 'Centre', isPassed: true })
  secrets.key = (await (await api()).makeKey(ask)).key
  // Some have a letter before it begins, and one of these has lost it.
  const bundles = (await (await api()).bundle({ ...ask, size: 60 })).rows
  const { body } = await (await api()).print({ ...ask, bundle: bundles[0]!.position, key: secrets.key })
  const letters = secretsIn(new Uint8Array(await new Response(body as BodyInit).arrayBuffer()))
  const [lost = ''] = letters.keys()
  await (await api()).connect({ ...ask, bindPassword: slapd.bindPassword })
  const given = await (await api()).reissue({ ...ask, login: lost, identity: '学生証' })
  await (await api()).plan({ ...ask, plan: {}, waves: [{ name: 'all' }] })
  await (await api()).wave({ ...ask, wave: 1, act: 'backup', text: 'slapcat' })
  const wave = async () => (await (await api()).show(ask)).waves[0]!
  for (let round = 0; round < rounds; round++) {
    const before = (await wave()).done
    const act = round === 0 ? ('start' as const) : ('resume' as const)
    await (await api()).wave({ ...ask, wave: 1, act, rate: 40, ...secrets })
    while ((await wave()).done <= before) await pause(10)
    const early = await (await api()).show(ask)
    said.push(desk.said())
    // Most as by `kill -9`, one as by a fault that would leave a core file.
    if (round === 1) await crashed(desk)
    else await desk.kill()
    desk = await start()
    const found = await wave()
    assert.deepEqual([found.state, found.trouble], ['paused', 'interrupted'])
    assert.ok(found.done >= early.waves[0]!.done, 'what was done was forgotten')
    // Neither before nor after it goes on does anybody have a password that is not on paper.
    assert.ok(await bound(lost, given.secret), 'the wave overruled the help desk')
  }
  await (await api()).wave({ ...ask, wave: 1, act: 'throttle', rate: null })
  await (await api()).wave({ ...ask, wave: 1, act: 'resume', ...secrets })
  while ((await wave()).state === 'running') await pause(20)
  const view = await (await api()).show(ask)
  assert.deepEqual([view.waves[0]?.done, view.waves[0]?.failed, view.isReconciled], [people.length - 1, 0, true])
  for (const { login } of people) {
    if (login === lost) continue
    assert.ok(await bound(login, deriveSecret(secrets.key, { campaign: id, key: login, serial: 1 })), login)
  }
  for (const [login, secret] of letters) assert.equal(await bound(login, secret), login !== lost, login)
  assert.ok(await bound(lost, given.secret))
  assert.equal(await desk.stop(), 0)
  said.push(desk.said())
  // What was printed, given out and typed in stands in no log, table, journal of the database, temporary or core file.
  for (const secret of [secrets.key, slapd.bindPassword, given.secret, ...letters.values()]) {
    assert.ok(!said.join('').includes(secret), 'a secret was logged')
    assert.equal(filesWith(secret, dataDir), '')
  }
})

async function crashed(desk: ServingDesk): Promise<void> {
  assert.match(await readFile(`/proc/${desk.process.pid}/limits`, 'utf8'), /^Max core file size +0 +0 /m)
  const gone = new Promise((give) => desk.process.once('exit', give))
  desk.process.kill('SIGABRT')
  await gone
}

const filesWith = (secret: string, folder: string): string =>
  execFileSync('sh', ['-c', 'grep -rlaF -- "$1" "$2" || true', 'sh', secret, folder], { encoding: 'utf8' })
