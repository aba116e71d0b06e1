// A real Postfix and a real Dovecot over the same mailboxes, from their own folder on ports of their own: what an organisation has.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { freePort } from '../kit/free-port.ts'

const master = '/usr/lib/postfix/sbin/master'
const dovecot = '/usr/sbin/dovecot'
const startLimitMs = 60_000
const nobody = 65_534
export const password = 'four-grey-herons'

/** The mailboxes that there are; `name+anything@` arrives there too. Whoever is not here does not exist. */
const mailboxes = ['csirt@desk.example', 'abuse@desk.example', 'suzuki@other.example', 'private@third.example']

export type PostOffice = {
  /** Where its mailboxes lie, as `mail/NAME/` in Maildir. */
  readonly folder: string
  readonly smtpPort: number
  readonly imapPort: number
  /** Letters in a mailbox, as IMAP shows them. */
  read(mailbox: string): Promise<string[]>
  log(): string
  stop(): Promise<void>
}

/** Null where this machine cannot have one: the tests say so and are skipped. */
export async function startPostOffice(): Promise<PostOffice | null> {
  if (!existsSync(master) || !existsSync(dovecot) || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-post-'))
  chmodSync(folder, 0o755)
  const [smtpPort, imapPort] = [await freePort(), await freePort()]
  for (const name of ['postfix', 'queue', 'data', 'mail', 'dovecot']) mkdirSync(join(folder, name))
  chownSync(join(folder, 'mail'), nobody, nobody)
  const postfixUser = Number(spawnSync('id', ['-u', 'postfix'], { encoding: 'utf8' }).stdout)
  chownSync(join(folder, 'data'), postfixUser, nobody)
  writeFileSync(join(folder, 'postfix/main.cf'), mainCf(folder))
  writeFileSync(join(folder, 'postfix/master.cf'), masterCf(smtpPort))
  writeFileSync(join(folder, 'dovecot/dovecot.conf'), dovecotConf(folder, imapPort))
  const made = spawnSync('/usr/sbin/postfix', ['-c', join(folder, 'postfix'), 'check'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`postfix check: ${made.stderr}`)
  const out = openSync(join(folder, 'out'), 'a')
  // Both end with this process, however it ends: the pipe that they wait on closes. Postfix ends its whole group, so it has one of its own.
  const beside = (...command: string[]) =>
    spawn('/bin/sh', ['-c', '"$@" & cat; kill $!; wait', 'sh', ...command], {
      stdio: ['pipe', out, out],
      detached: true,
    })
  const children = [
    beside(master, '-c', join(folder, 'postfix'), '-d'),
    beside(dovecot, '-F', '-c', join(folder, 'dovecot/dovecot.conf')),
  ]
  const log = () =>
    ['out', 'log', 'dovecot/log']
      .map((name) => readFileSync(join(folder, name), { encoding: 'utf8', flag: 'a+' }))
      .join('')
  const stop = async () => {
    await Promise.all(children.map(ended))
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  try {
    await Promise.all([smtpPort, imapPort].map((port) => answering(port, log)))
  } catch (error) {
    await stop()
    throw error
  }
  return { folder, smtpPort, imapPort, read: (mailbox) => lettersIn(imapPort, mailbox), log, stop }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.stdin!.end()
  await gone
}

async function answering(port: number, log: () => string): Promise<void> {
  for (const until = Date.now() + startLimitMs; ; await pause(50)) {
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket
        .once('data', () => resolve(true))
        .once('error', () => resolve(false))
        .once('close', () => resolve(false))
      socket.once('data', () => socket.destroy())
    })
    if (greeted) return
    if (Date.now() > until) throw new Error(`nobody answers at ${port}:\n${log()}`)
  }
}

async function lettersIn(port: number, mailbox: string): Promise<string[]> {
  const imap = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user: mailbox, pass: password },
    logger: false,
  })
  await imap.connect()
  try {
    await imap.mailboxOpen('INBOX')
    const letters: string[] = []
    for await (const one of imap.fetch('1:*', { source: true })) letters.push(one.source!.toString('utf8'))
    return letters
  } catch {
    return [] // an empty mailbox has no 1:*
  } finally {
    await imap.logout()
  }
}

const mainCf = (folder: string): string => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.desk.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
relay_domains =
default_transport = error:5.1.2 no such place
virtual_mailbox_domains = desk.example, other.example, third.example
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = inline:{ ${mailboxes.map((one) => `{${one}=${one}/}`).join(' ')} }
virtual_uid_maps = static:${nobody}
virtual_gid_maps = static:${nobody}
recipient_delimiter = +
smtpd_recipient_restrictions = permit_mynetworks, reject
message_size_limit = 60000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
`

const masterCf = (port: number): string => `127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
smtp unix - - n - - smtp
postlog unix-dgram n - n - 1 postlogd
`

const dovecotConf = (folder: string, port: number): string => `base_dir = ${folder}/dovecot/run
state_dir = ${folder}/dovecot/state
log_path = ${folder}/dovecot/log
ssl = no
disable_plaintext_auth = no
protocols = imap
listen = 127.0.0.1
mail_location = maildir:~
first_valid_uid = 0
last_valid_uid = 0
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}/mail/%u
}
`
