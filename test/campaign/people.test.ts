// Letters, the help desk and people themselves: a code that was printed works, one that was replaced never does, and no secret stays.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from 'ldapts'
import type { Context } from '#src/platform/context.ts'
import { type OwnSlapd, slapdProgram, startSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { hostileNames, ldifOf, university } from '#src/respond/campaign/simulation/university.ts'
import { createBackup } from '#src/server/backup.ts'
import { refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { begun, campaign, file, ldapOf, ran, secretsIn } from './kit.ts'

const skip = slapdProgram() === null ? 'slapd is not installed' : false
const school = university(40, 2)
const people = school.people.map((one, i) => ({ ...one, name: hostileNames[i] ?? one.name, route: '工学部' }))
const good = 'correct-horse-battery-17'
let kit: TestDesk
let lead: Context
let helper: Context
let slapd: OwnSlapd
before(async () => {
  if (skip) return
  kit = await testDesk()
  lead = await kit.as('lead')
  helper = await kit.as('responder')
  slapd = await startSlapd(ldifOf(people))
})
after(async () => {
  if (skip) return
  await slapd.close()
  await kit.close()
})

async function signsIn(login: string, secret: string): Promise<boolean> {
  const client = new Client({ url: slapd.url })
  const isIn = await client.bind(`uid=${login},${slapd.base}`, secret).then(
    () => true,
    () => false,
  )
  await client.unbind()
  return isIn
}

async function ready() {
  const ask = await begun(lead)
  await campaign.change(lead, {
    ...ask,
    connector: ldapOf(slapd),
    isOpen: true,
    letter: { ja: ['変更してください'], en: ['Change it'] },
  })
  await campaign.loadDirectory(lead, { ...ask, bindPassword: slapd.bindPassword })
  const { key } = await campaign.makeKey(lead, ask)
  await campaign.connect(lead, { ...ask, bindPassword: slapd.bindPassword })
  const bundles = (await campaign.bundle(lead, { ...ask, size: 1_000 })).rows
  return { ask, key, bundles, secrets: { key, bindPassword: slapd.bindPassword } }
}
type Ready = Awaited<ReturnType<typeof ready>>
async function printed({ ask, key, bundles }: Pick<Ready, 'ask' | 'key' | 'bundles'>) {
  const all = new Map<string, string>()
  for (const { position } of bundles) {
    const { body } = await campaign.print(lead, { ...ask, bundle: position, key })
    for (const [login, secret] of secretsIn(body)) all.set(login, secret)
    const sha256 = createHash('sha256').update(body).digest('hex')
    await campaign.destroyed(lead, { ...ask, bundle: position, sha256, how: 'shredded' })
  }
  return all
}
const change = (ask: Ready['ask'], login: string, code: string, password = good, address = '192.0.2.77') =>
  campaign.changeOwn({ ...kit.anybody, address }, { door: ask.door, login, code, password })

test('what was printed works, what was replaced never does, and nothing secret is left behind anywhere', {
  skip,
}, async () => {
  const { ask, key, bundles, secrets } = await ready()
  const letters = await printed({ ask, key, bundles })
  assert.equal(letters.size, people.length)
  const [own, helped, wrong, first] = people.map((one) => one.login) as [string, string, string, string]
  // Before the wave: one changes it with the code of the letter, one lost the letter.
  await change(ask, own.toUpperCase(), letters.get(own)!.toUpperCase())
  assert.equal(await refusalOf(change(ask, own, letters.get(own)!)), 'campaign.own.wrong-code.invalid')
  const given = await campaign.reissue(helper, { ...ask, login: helped, identity: '学生証' })
  assert.ok(await signsIn(helped, given.secret))
  assert.equal(
    await refusalOf(change(ask, helped, letters.get(helped)!, good, '192.0.2.78')),
    'campaign.own.wrong-code.invalid',
  )
  await campaign.plan(lead, { ...ask, plan: {}, waves: [{ name: 'all' }] })
  const view = await ran(lead, ask, 1, secrets)
  assert.deepEqual([view.waves[0]?.done, view.waves[0]?.failed, view.isReconciled], [people.length - 2, 0, true])
  for (const { login } of people.slice(2)) assert.ok(await signsIn(login, letters.get(login)!), login)
  assert.ok(await signsIn(own, good))
  assert.ok(!(await signsIn(helped, letters.get(helped)!)))
  // Printed once more, after a jam: the same codes, except for who has another by now.
  const again = await printed({ ask, key, bundles })
  assert.deepEqual([again.has(own), again.has(helped), again.get(first)], [false, false, letters.get(first)])
  assert.equal(
    await refusalOf(change(ask, wrong, 'aaaa-1111-aaaa-1111', good, '192.0.2.79')),
    'campaign.own.wrong-code.invalid',
  )
  // Nothing of it in the state, the record, the backup, the log, the data folder.
  const planted = [key, slapd.bindPassword, given.secret, good, letters.get(first)!, people[0]!.hash.slice(6)]
  const backup = join(kit.desk.dataDir, 'all.zip')
  const stream = (await createBackup(kit.desk)).body
  writeFileSync(backup, new Uint8Array(await new Response(stream as BodyInit).arrayBuffer()))
  const { rows } = await kit.desk.state.pool.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const places = [
    kit.troubles.join('\n'),
    execFileSync('unzip', ['-p', backup], { encoding: 'latin1', maxBuffer: 1 << 28 }),
  ]
  for (const { table_name } of rows)
    places.push(
      (
        await kit.desk.state.pool.query<{ all: string }>(
          `select coalesce(string_agg(t::text, E'\\n'), '') as all from ${table_name} t`,
        )
      ).rows[0]!.all,
    )
  for (const secret of planted)
    for (const form of [
      secret,
      secret.replaceAll('-', ''),
      secret.toLowerCase().replaceAll('-', ''),
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64'),
    ])
      assert.ok(
        places.every((text) => !text.includes(form)),
        'a secret was left behind',
      )
  const grep = (secret: string) =>
    execFileSync('sh', ['-c', 'grep -rlF -- "$1" "$2" || true', 'sh', secret, kit.desk.dataDir], { encoding: 'utf8' })
  assert.equal(planted.map(grep).join(''), '')
})

test('a password that is easily guessed is refused, wrong codes are answered ever slower by account, and a flood by address', {
  skip,
}, async () => {
  const { ask, key, bundles } = await ready()
  const letters = await printed({ ask, key, bundles })
  const { login } = people[4]!
  assert.equal(
    await refusalOf(change(ask, login, letters.get(login)!, 'short', '192.0.2.90')),
    'people.password.too-short',
  )
  const codes: string[] = []
  for (let i = 0; i < 6; i++) codes.push(await refusalOf(change(ask, login, `wrong-${i}`, good, `192.0.2.${100 + i}`)))
  assert.deepEqual([...new Set(codes)], ['campaign.own.wrong-code.invalid', 'campaign.own.too-many'])
  // A campus stands behind one address: what some of it mistype stops nobody else.
  const campus = '192.0.2.120'
  const mistype = (i: number) => refusalOf(change(ask, `nobody${i}`, 'x', good, campus))
  for (let i = 0; i < 30; i++) assert.equal(await mistype(i), 'campaign.own.wrong-code.invalid')
  await change(ask, people[7]!.login, letters.get(people[7]!.login)!, good, campus)
  let last = ''
  for (let i = 30; i < 310 && last !== 'campaign.own.too-many'; i++) last = await mistype(i)
  assert.equal(last, 'campaign.own.too-many')
})

test('a change while the directory is down is ours to fix: tried, but a system failed; the code goes on working', {
  skip,
}, async () => {
  const { ask, key, bundles } = await ready()
  const letters = await printed({ ask, key, bundles })
  const { login } = people[5]!
  await slapd.kill()
  assert.equal(
    await refusalOf(change(ask, login, letters.get(login)!, good, '192.0.2.130')),
    'campaign.own.failed.unavailable',
  )
  await slapd.start()
  assert.equal((await campaign.show(lead, ask)).figures.standings['system-failed'], 1)
  const { rows } = await campaign.lookUp(helper, { q: login })
  assert.equal(rows.find((row) => row.incident === ask.incident)?.standing, 'system-failed')
  await change(ask, login, letters.get(login)!, good, '192.0.2.131')
  assert.equal((await campaign.show(lead, ask)).figures.standings.changed, 1)
})

test('a letter printed anew makes the one before worthless, before the wave and after it', { skip }, async () => {
  const { ask, key, bundles, secrets } = await ready()
  const letters = await printed({ ask, key, bundles })
  const [early, late] = [people[10]!.login, people[11]!.login]
  const again = async (login: string) => {
    const { body } = await campaign.reprint(lead, { ...ask, login, key, reason: '紛失' })
    return secretsIn(body as Uint8Array).get(login)!
  }
  const second = await again(early)
  assert.notEqual(second, letters.get(early))
  assert.equal(
    await refusalOf(change(ask, early, letters.get(early)!, good, '192.0.2.140')),
    'campaign.own.wrong-code.invalid',
  )
  await campaign.plan(lead, { ...ask, plan: {}, waves: [{ name: 'all' }] })
  await ran(lead, ask, 1, secrets)
  assert.ok(await signsIn(early, second))
  // A whole bundle made again carries what works by now, not what was lost.
  const third = await again(late)
  assert.deepEqual([await signsIn(late, third), await signsIn(late, letters.get(late)!)], [true, false])
  const whole = await printed({ ask, key, bundles })
  assert.deepEqual([whole.get(early), whole.get(late)], [second, third])
  // Whom the help desk gave another password since is not in the sample of the wave.
  await campaign.reissue(helper, { ...ask, login: people[12]!.login, identity: '学生証' })
  const test = await campaign.testWave(lead, { ...ask, wave: 1, percent: 100, key })
  assert.deepEqual([test.sampled, test.failed], [people.length - 1, []])
})

test('a bundle is sent off, its signed list comes back, and who did not sign is known by name', { skip }, async () => {
  const { ask, key, bundles } = await ready()
  const bundle = bundles[0]!.position
  assert.equal(await refusalOf(campaign.sent(helper, { ...ask, bundle, how: 'unit' })), 'campaign.bundle.not-printed')
  await printed({ ask, key, bundles })
  assert.equal(await refusalOf(campaign.back(helper, { ...ask, bundle })), 'campaign.bundle.not-sent')
  const sent = await campaign.sent(helper, { ...ask, bundle, how: 'unit', to: '工学部 事務室' })
  assert.deepEqual([sent.sent?.how, sent.sent?.to], ['unit', '工学部 事務室'])
  assert.equal((await campaign.show(lead, ask)).figures.letters.sent, people.length)
  const absent = people[3]!.login
  assert.equal(
    await refusalOf(campaign.back(helper, { ...ask, bundle, missing: [absent, 'nobody'] })),
    'campaign.bundle.not-of-it',
  )
  const { back } = await campaign.back(helper, { ...ask, bundle, missing: [absent.toUpperCase()] })
  assert.deepEqual([back?.signed, back?.missing], [people.length - 1, 1])
  assert.equal(
    (await campaign.lookUp(helper, { q: absent })).rows.find((row) => row.incident === ask.incident)?.letter,
    'undelivered',
  )
  // By post it comes back, and is sent off again to the right address.
  await campaign.delivered(helper, { ...ask, logins: [absent], letter: 'returned' })
  await campaign.sent(helper, { ...ask, bundle, how: 'post' })
  const { letters } = (await campaign.show(lead, ask)).figures
  assert.deepEqual([letters.sent, letters.fetched], [1, people.length - 1])
})

test('a secret incident’s campaign is unknown to who may not know the incident, also by a person’s name', {
  skip,
}, async () => {
  const { ask } = await ready()
  const { incident } = await import('#test/incident/kit.ts')
  await incident.change(lead, { incident: ask.incident, isSecret: true })
  assert.equal(await refusalOf(campaign.show(helper, ask)), 'incident.not-found')
  const { rows } = await campaign.lookUp(helper, { q: people[6]!.login })
  assert.ok(rows.every((row) => row.incident !== ask.incident))
})

test('the exposed set is held against the directory without keeping a hash, and every figure adds up', {
  skip,
}, async () => {
  const ask = await begun(lead)
  await campaign.change(lead, { ...ask, connector: ldapOf(slapd) })
  await slapd.close()
  slapd = await startSlapd(ldifOf(people))
  await campaign.change(lead, { ...ask, connector: ldapOf(slapd) })
  await campaign.loadDirectory(lead, { ...ask, bindPassword: slapd.bindPassword })
  const found = await campaign.match(lead, {
    ...ask,
    scope: 'same',
    bindPassword: slapd.bindPassword,
    files: [file(school.exposed, '.htpasswd')],
  })
  const of = school.proportions
  assert.deepEqual([found.lines, found.exposures.same], [of.exposed, of.matched])
  await campaign.load(lead, { ...ask, list: 'removal', reason: '卒業', files: [file(school.removal)] })
  await campaign.load(lead, { ...ask, list: 'outcomes', files: [file(school.outcomes(new Set()))] })
  const stated = {
    matched: of.matched,
    removed: of.removed,
    target: of.target,
    changed: of.changed,
    'system-failed': of.failed,
  }
  const view = await campaign.reconcile(lead, { ...ask, stated })
  assert.deepEqual(
    view.lines.filter((line) => line.gap !== 0),
    [],
  )
  assert.deepEqual(view.figures.groups, { student: of.target - of.researchers, researcher: of.researchers })
  const howMany = async () => (await campaign.list(lead, { incident: ask.incident })).rows.length
  const before = await howMany()
  const only = await campaign.create(lead, { incident: ask.incident, title: '試すだけ', dryRun: true })
  const opened = await campaign.change(lead, { ...ask, isOpen: true, dryRun: true })
  assert.deepEqual([only.number.endsWith(`C${before + 1}`), await howMany(), opened.isOpen], [true, before, true])
  assert.equal((await campaign.show(lead, ask)).isOpen, false, 'a page that was only tried to be opened is shut')
  const tried = await campaign.reconcile(lead, { ...ask, stated: { ...stated, removed: of.removed + 2 }, dryRun: true })
  assert.equal(tried.isReconciled, false)
  assert.equal((await campaign.show(lead, ask)).isReconciled, true, 'what was only tried is not kept')
  const wrong = await campaign.reconcile(lead, { ...ask, stated: { ...stated, removed: of.removed + 1 } })
  assert.equal(wrong.isReconciled, false)
})
