// Own changes as people make them: each a request of its own with the code of its letter, many at once, the password judged and set in a
// real slapd, all of it on the record. Then the status page of a mass reset of 100,000 accounts.

import { deriveSecret } from '#src/respond/campaign/actions/secret.ts'
import { slapdProgram, startSlapd } from '#src/respond/campaign/cli-slapd.ts'
import { ldifOf, university } from '#src/respond/campaign/simulation/university.ts'
import { begun, campaign, file, ldapOf } from '#test/campaign/kit.ts'
import { servedDesk } from '#test/kit/served.ts'
import { machineOf, percentile } from './machine.ts'

const changes = Number(process.argv[2] ?? 2_000)
const accounts = Number(process.argv[3] ?? 100_000)
const atOnce = 32
const looks = 20
if (slapdProgram() === null) throw new Error('slapd is not installed')
const people = university(changes, 1).people.slice(0, changes)
const machine = machineOf()
const slapd = await startSlapd(ldifOf(people))
const kit = await servedDesk({ checksOutput: false })
try {
  const lead = await kit.as('lead')
  const ask = await begun(lead, 'code')
  const logins = `login\n${people.map((one) => one.login).join('\n')}\n`
  await campaign.change(lead, { ...ask, connector: ldapOf(slapd), isOpen: true })
  await campaign.load(lead, { ...ask, list: 'accounts', files: [file(logins)] })
  const { key } = await campaign.makeKey(lead, ask)
  const { rows } = await campaign.bundle(lead, { ...ask, size: 1_000 })
  for (const { position } of rows) await campaign.print(lead, { ...ask, bundle: position, key })
  await campaign.connect(lead, { ...ask, bindPassword: slapd.bindPassword })
  const codes = people.map(({ login }) => deriveSecret(key, { campaign: ask.id, key: login, serial: 1 }))
  const times: number[] = []
  let failed = 0
  let next = 0
  const cpu = process.cpuUsage()
  const from = performance.now()
  const person = async () => {
    while (next < people.length) {
      const i = next++
      const since = performance.now()
      const body = JSON.stringify({
        login: people[i]!.login,
        code: codes[i],
        password: `seven quiet lanterns ${people[i]!.login}`,
      })
      const headers = { 'content-type': 'application/json' }
      const answer = await kit.fetch(
        new Request(`http://desk.example/api/change/${ask.door}`, { method: 'POST', headers, body }),
      )
      if (!answer.ok) failed++
      times.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, person))
  const seconds = (performance.now() - from) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)

  const large = await begun(lead)
  const lines = Array.from({ length: accounts }, (_, i) => `u${i},${i % 17 === 0 ? 'staff' : 'student'}`)
  await campaign.load(lead, { ...large, list: 'accounts', files: [file(`login,group\n${lines.join('\n')}\n`)] })
  const waves = [{ name: 'staff', groups: ['staff'] }, { name: 'half', limit: accounts / 2 }, { name: 'rest' }]
  await campaign.plan(lead, { ...large, plan: {}, waves })
  const headers = await kit.signIn('lead')
  const status: number[] = []
  for (let i = 0; i < looks; i++) {
    const since = performance.now()
    const url = `http://desk.example/api/incidents/${large.incident}/campaigns/1`
    await (await kit.fetch(new Request(url, { headers }))).text()
    status.push(performance.now() - since)
  }
  status.sort((a, b) => a - b)
  process.stdout.write(
    `${JSON.stringify({
      changes,
      failed,
      perSecond: Math.round(changes / seconds),
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      cpuMsPerChange: Math.round((user + system) / 10 / changes) / 100,
      accounts,
      statusMs: { p50: percentile(status, 0.5), p95: percentile(status, 0.95) },
      machine,
    })}\n`,
  )
} finally {
  await kit.close()
  await slapd.close()
}
