// Active Directory’s dialect on Samba’s directory: takes half a minute and the ports of LDAP, so it is run by hand
// (HIKESHI_TEST_SAMBA=1, as root; Debian: samba-ad-dc, samba-ad-provision).
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { setDefaultCACertificates } from 'node:tls'
import { Attribute, Change, Client } from 'ldapts'
import { Connector } from '#src/respond/campaign/campaign.ts'
import { openLdap, readDirectory } from '#src/respond/campaign/jobs/ldap.ts'

const isAsked = process.env.HIKESHI_TEST_SAMBA === '1' && existsSync('/usr/bin/samba-tool')
const url = 'ldaps://127.0.0.1:636'
const base = 'CN=Users,DC=rehearsal,DC=example'
const bindDn = `CN=Administrator,${base}`
const bindPassword = 'Quiet-Lantern-17!'
const target = (login: string, secret: string) => ({ key: login, login, dn: `CN=${login},${base}`, secret })

test('Samba’s Active Directory takes unicodePwd over TLS, lets people in with it, and says why it refuses', {
  skip: isAsked ? false : 'HIKESHI_TEST_SAMBA=1 runs it',
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-samba-'))
  await provisioned(folder)
  const config = join(folder, 'etc', 'smb.conf')
  const samba = spawn('samba', ['-i', '-M', 'single', '-s', config], { stdio: 'ignore' })
  try {
    while (!(await isListening(636))) {
      assert.equal(samba.exitCode, null, 'samba ended')
      await pause(100)
    }
    setDefaultCACertificates([await readFile(join(folder, 'cert.pem'), 'utf8')])
    const admin = new Client({ url })
    await admin.bind(bindDn, bindPassword)
    for (const login of ['hanako', 'taro']) {
      const name = { objectClass: ['user'], sAMAccountName: login, displayName: '髙橋 花子' }
      await admin.add(`CN=${login},${base}`, name)
      const set = (type: string, value: Buffer | string) =>
        admin.modify(
          `CN=${login},${base}`,
          new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] as string[] }) }),
        )
      await set('unicodePwd', Buffer.from('"Old-Password-1"', 'utf16le'))
      await set('userAccountControl', '512')
    }
    await admin.unbind()
    const filter = '(&(objectClass=user)(displayName=*))'
    const of = { kind: 'ldap', url, bindDn, base, attribute: 'sAMAccountName', filter, method: 'unicodePwd' }
    const connector = Connector.parse(of)
    assert.ok(connector.kind === 'ldap')
    const found = await readDirectory(connector, bindPassword, 100)
    assert.deepEqual(found.map((one) => one.values.sAMAccountName).sort(), ['hanako', 'taro'])
    const directory = await openLdap(connector, bindPassword)
    const targets = ['hanako', 'taro', 'nobody'].map((login) => target(login, `k7mp-9xwt-3hnc-${login}`))
    for (let round = 0; round < 2; round++) {
      const outcomes = await directory.change(targets)
      assert.deepEqual(
        targets.map(({ key }) => outcomes.get(key)?.is),
        ['done', 'done', 'refused'],
      )
    }
    for (const one of targets.slice(0, 2)) {
      assert.equal((await directory.bind(one)).is, 'done')
      assert.equal((await directory.bind({ ...one, secret: 'Old-Password-1' })).is, 'refused')
    }
    const short = (await directory.change([target('taro', 'ab1')])).get('taro')
    assert.ok(short?.is === 'refused' && short.cause.includes('Constraint violation'))
    await directory.close()
  } finally {
    const gone = once(samba, 'close')
    samba.kill('SIGKILL')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
})

async function provisioned(folder: string): Promise<void> {
  const own = ['--domain=REHEARSAL', '--realm=REHEARSAL.EXAMPLE', `--adminpass=${bindPassword}`, '--server-role=dc']
  const here = ['--dns-backend=NONE', '--host-ip=127.0.0.1', '--option=interfaces=lo', '--option=server services=ldap']
  const only = '--option=bind interfaces only=yes'
  execFileSync('samba-tool', ['domain', 'provision', `--targetdir=${folder}`, ...own, ...here, only], {
    stdio: 'ignore',
  })
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', cert]
  execFileSync('openssl', made, { stdio: 'ignore' })
  const config = join(folder, 'etc', 'smb.conf')
  const text = await readFile(config, 'utf8')
  const tls = `\ttls keyfile = ${key}\n\ttls certfile = ${cert}\n\ttls cafile = ${cert}\n\tpid directory = ${folder}\n`
  await writeFile(config, text.replace('[global]\n', `[global]\n${tls}\tncalrpc dir = ${join(folder, 'ncalrpc')}\n`))
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((give) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => give(true)).once('error', () => give(false))
    socket.unref()
  })
