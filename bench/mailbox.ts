// A full mailbox taken in from a real Dovecot over IMAP, every mail a report of its own on disk:
// `node --disable-warning=ExperimentalWarning bench/mailbox.ts --messages 100000`.
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { watchMailBoxes } from '#src/respond/thread/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { testDesk } from '#test/kit/desk.ts'
import { password, startPostOffice } from '#test/mail/post-office.ts'
import { argument, machineOf, print, say } from './machine.ts'

const messages = Number(argument('messages') ?? 20_000)
const nobody = 65_534
const user = 'abuse@desk.example'
const post = await startPostOffice()
if (!post) throw new Error('no Postfix and Dovecot here, or not root')
const box = join(post.folder, 'mail', user)
for (const name of ['', 'new', 'cur', 'tmp']) {
  mkdirSync(join(box, name), { recursive: true })
  chownSync(join(box, name), nobody, nobody)
}
for (let i = 0; i < messages; i++) {
  const path = join(box, 'new', `${1_700_000_000 + i}.M${i}.bench`)
  writeFileSync(path, mailNumber(i))
  chownSync(path, nobody, nobody)
}
const kit = await testDesk()
const count = async () =>
  (await kit.desk.state.pool.query<{ n: number }>('select count(*)::int as n from report')).rows[0]!.n
const before = process.cpuUsage()
const from = performance.now()
const stop = watchMailBoxes(
  contextOfDesk(kit.desk),
  [{ host: '127.0.0.1', port: post.imapPort, tls: 'none', user, password, mailbox: 'INBOX' }],
  50,
)
let taken = 0
for (let looks = 1; taken < messages; looks++) {
  await pause(100)
  taken = await count()
  if (looks % 50 === 0) say(`${taken} in ${Math.round((performance.now() - from) / 1_000)} s`)
}
const seconds = (performance.now() - from) / 1_000
const used = process.cpuUsage(before)
await stop()
const numbers = await kit.desk.state.pool.query<{ n: number }>(
  'select count(distinct original_sha256)::int as n from report',
)
print({
  ...machineOf(),
  messages,
  reports: await count(),
  different: numbers.rows[0]!.n,
  seconds: Math.round(seconds * 10) / 10,
  perSecond: Math.round(messages / seconds),
  processorMsEach: Math.round((used.user + used.system) / 10 / messages) / 100,
  memoryMb: Math.round(process.memoryUsage.rss() / 1e6),
})
await post.stop()
await kit.close()

/** Reports as role addresses get them: text and a few log lines. */
function mailNumber(i: number): string {
  const address = `198.18.${(i >> 8) & 255}.${i & 255}`
  return [
    `From: Reporter ${i % 997} <noc@site-${i % 997}.example.net>`,
    `To: ${user}`,
    `Subject: Scan of our network ${i}`,
    `Message-ID: <${i}@bench.example.net>`,
    `Date: Mon, 22 Jun 2026 12:00:${String(i % 60).padStart(2, '0')} +0900`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Somebody scans us from ${address}. Please look into it.`,
    '',
    ...Array.from(
      { length: 5 },
      (_, n) => `Jun 22 12:0${n}:00 gate sshd[${i}]: Failed password for root from ${address} port ${1024 + n} ssh2`,
    ),
    '',
  ].join('\r\n')
}
