// 17,995 passwords changed on a real slapd by a wave, 1 % of them tested by signing in, beside the same client writing without a desk.

import { Connector } from '#src/respond/campaign/campaign.ts'
import { slapdProgram, startSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { openLdap } from '#src/respond/campaign/jobs/ldap.ts'
import { endOfRun } from '#src/respond/campaign/jobs/run.ts'
import { ldifOf, university } from '#src/respond/campaign/simulation/university.ts'
import { begun, campaign, file, ldapOf } from '#test/campaign/kit.ts'
import { testDesk } from '#test/kit/desk.ts'
import { machineOf } from './machine.ts'

const accounts = Number(process.argv[2] ?? 17_995)
if (slapdProgram() === null) throw new Error('slapd is not installed')
const people = university(accounts, 1).people.slice(0, accounts)
const machine = machineOf()
const slapd = await startSlapd(ldifOf(people))
const kit = await testDesk()
try {
  const seconds = async (work: () => Promise<unknown>) => {
    const from = performance.now()
    await work()
    return (performance.now() - from) / 1_000
  }
  const lead = await kit.as('lead')
  const ask = await begun(lead)
  await campaign.change(lead, { ...ask, connector: ldapOf(slapd) })
  await campaign.load(lead, {
    ...ask,
    list: 'accounts',
    files: [file(`login\n${people.map((one) => one.login).join('\n')}\n`)],
  })
  await campaign.plan(lead, { ...ask, plan: {}, waves: [{ name: 'all' }] })
  const { key } = await campaign.makeKey(lead, ask)
  const connector = Connector.parse(ldapOf(slapd)) as Extract<Connector, { kind: 'ldap' }>
  const targets = people.map(({ login }) => ({ key: login, login, dn: null, secret: `raw-${login}-0000` }))
  const raw = async (inFlight = connector.inFlight) => {
    const directory = await openLdap({ ...connector, inFlight }, slapd.bindPassword)
    const taken = await seconds(() => directory.change(targets))
    await directory.close()
    return taken
  }
  // Before and after, as others may be at work on this machine.
  const rawBefore = await raw()
  const ofWave = { ...ask, wave: 1 } as const
  await campaign.wave(lead, { ...ofWave, act: 'backup', text: 'slapcat' })
  const wave = await seconds(async () => {
    await campaign.wave(lead, { ...ofWave, act: 'start', key, bindPassword: slapd.bindPassword })
    await endOfRun(lead.desk, ask.id)
  })
  const rawAfter = await raw()
  // As ldapmodify writes: on each connection the next request goes out when the one before is answered.
  const inTurn = await raw(1)
  // The raw writes set other passwords: the wave's own are set once more before they are tried.
  const directory = await openLdap(connector, slapd.bindPassword)
  const { deriveSecret } = await import('#src/respond/campaign/actions/secret.ts')
  await directory.change(
    targets.map((one) => ({ ...one, secret: deriveSecret(key, { campaign: ask.id, key: one.key, serial: 1 }) })),
  )
  await directory.close()
  const test = await campaign.testWave(lead, { ...ask, wave: 1, percent: 1, key })
  const status: number[] = []
  for (let i = 0; i < 5; i++) status.push((await seconds(() => campaign.show(lead, ask))) * 1_000)
  const view = await campaign.show(lead, ask)
  const rate = accounts / wave
  const rawRate = accounts / ((rawBefore + rawAfter) / 2)
  process.stdout.write(
    `${JSON.stringify({
      accounts,
      changed: view.waves[0]?.done,
      seconds: Math.round(wave * 10) / 10,
      perSecond: Math.round(rate),
      rawPerSecond: Math.round(rawRate),
      share: Math.round((rate / rawRate) * 100) / 100,
      likeLdapmodifyPerSecond: Math.round(accounts / inTurn),
      shareOfLdapmodify: Math.round(((rate * inTurn) / accounts) * 100) / 100,
      sampled: test.sampled,
      signedIn: test.passed,
      statusMs: Math.round(status.sort((a, b) => a - b)[2]!),
      isReconciled: view.isReconciled,
      machine,
    })}\n`,
  )
} finally {
  await kit.close()
  await slapd.close()
}
