// 200 different notices, one for each address in a log: composed, judged, approved by a second person at once (each judged once more), signed with PGP and queued.
// `node --disable-warning=ExperimentalWarning bench/notices.ts [NOTICES] [LINES]`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKey } from 'openpgp'
import { openDeskKeys } from '#src/platform/mail/seal/desk-keys.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { calls, incident, newReport } from '#test/incident/kit.ts'
import { testDesk } from '#test/kit/desk.ts'
import { machineOf } from './machine.ts'

const count = Number(process.argv[2] ?? 200)
const linesOfEach = Number(process.argv[3] ?? 10)
const most = 10_000
const notice = calls(noticeApi, noticeActions as never)
const contacts = calls(contactApi, contactActions as never)

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-notices-'))
const { privateKey } = await generateKey({
  userIDs: [{ name: 'Desk', email: 'csirt@desk.example' }],
  format: 'armored',
})
const pgp = join(folder, 'desk.asc')
writeFileSync(pgp, privateKey, { mode: 0o600 })
const none = { pgpPassphrase: null, smimeKey: null, smimePassphrase: null, smimeCertificate: null, authorities: null }
const kit = await testDesk()
const keys = await openDeskKeys({ ...none, pgp })
const desk = {
  ...kit.desk,
  mail: { from: { address: 'csirt@desk.example', name: 'Desk' }, server: null, replyTo: null, keys },
}
const writer = { ...(await kit.as('responder')), desk }
const lead = { ...(await kit.as('lead')), desk }

const address = (i: number) => `198.18.${i >> 8}.${i & 255}`
const log = Array.from({ length: count * linesOfEach }, (_, n) => {
  const minute = String(n % 60).padStart(2, '0')
  return `Jun 23 12:${minute}:00 gate sshd[${n}]: Failed password for user${n % 97} from ${address(n % count)} port ${1024 + (n % 60_000)} ssh2`
})
const report = await newReport(writer, {
  text: `Somebody guesses our passwords.\n\n${log.join('\n')}`,
  reporter: { name: 'Hanako Yamada', email: 'hanako@victim.example.jp', organisation: 'Victim Ltd' },
  consent: { identity: 'nobody', organisation: 'nobody', address: 'parties', log: 'parties' },
} as never)
const { number } = await incident.create(lead, {
  title: 'Password guessing',
  kinds: ['jpcert:scan'],
  reports: [report],
  lead: lead.viewer.id!,
})
const to: string[] = []
for (let i = 0; i < count; i++) {
  const { id } = await contacts.add(writer, {
    name: `Site ${i}`,
    kind: 'site',
    lang: i % 2 === 0 ? 'ja' : 'en',
    channels: [{ kind: 'email', value: `noc@site-${i}.example.net` }],
    holdings: [{ type: 'cidr', value: `${address(i)}/32` }],
  })
  to.push(id)
}

const from = performance.now()
const before = process.cpuUsage()
const { rows } = await notice.write(writer, {
  incident: number,
  to,
  template: 'notice-source',
  given: { request: 'Please look into it.' },
})
const written = performance.now()
const { outcomes } = await notice.approveMany(lead, {
  incident: number,
  notices: rows.map((row) => ({ notice: row.id, version: row.version })),
})
const done = performance.now()
const used = process.cpuUsage(before)
const { rows: queued } = await desk.state.pool.query<{ mails: number; texts: number; lines: number }>(
  `select count(*)::int as mails, count(distinct m.raw)::int as texts, (select count(*)::int from report_log_line) as lines from mail m where m.purpose = 'notice'`,
)
const seconds = (ms: number) => (ms / 1_000).toFixed(2)
process.stdout.write(
  `${JSON.stringify({
    ...machineOf(),
    notices: rows.length,
    approved: outcomes.filter((one) => one.isApproved).length,
    lines: queued[0]!.lines,
    queued: queued[0]!.mails,
    different: queued[0]!.texts,
    writtenSeconds: Number(seconds(written - from)),
    approvedSeconds: Number(seconds(done - written)),
    seconds: Number(seconds(done - from)),
    processorSeconds: Number(((used.user + used.system) / 1e6).toFixed(2)),
  })}\n`,
)
await kit.close()
rmSync(folder, { recursive: true, force: true })
process.exitCode =
  rows.length === count && queued[0]!.texts === count && rows.length <= most && done - from < 10_000 ? 0 : 1
