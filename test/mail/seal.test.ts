// Mail that leaves signed and encrypted is read by GnuPG and OpenSSL, and what they send is opened and believed as far as it goes.
import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import { composeMail } from '#src/platform/mail/compose.ts'
import { type DeskKeys, noKeys, openDeskKeys } from '#src/platform/mail/seal/desk-keys.ts'
import { readEntity } from '#src/platform/mail/seal/entity.ts'
import { openMail } from '#src/platform/mail/seal/open.ts'
import { readPartnerKey } from '#src/platform/mail/seal/partner-key.ts'
import { planSeal, type Seal } from '#src/platform/mail/seal/seal.ts'
import { refusalOf } from '#test/incident/kit.ts'
import { type Correspondent, correspondent, pgpKeyOf, smimeKeyOf } from './correspondent.ts'

const they = correspondent()
const skip = they ? false : 'no GnuPG or OpenSSL here'
const other = they as Correspondent
let now = new Date()
const files = {
  pgp: null,
  pgpPassphrase: null,
  smimeKey: null,
  smimePassphrase: null,
  smimeCertificate: null,
  authorities: null,
}
let keys: DeskKeys = noKeys
const their = { pgp: '', smime: '' }
const ours = { pgp: '' }

before(async () => {
  if (!they) return
  ours.pgp = pgpKeyOf(they, 'Desk <csirt@desk.example>')
  their.pgp = pgpKeyOf(they, 'Suzuki <suzuki@other.example>')
  their.smime = smimeKeyOf(they, 'suzuki', 'suzuki@other.example').certificate
  smimeKeyOf(they, 'desk', 'csirt@desk.example')
  they.file('desk.asc', they.gpg(['--armor', '--export-secret-keys', 'csirt@desk.example']).out)
  chmodSync(join(they.folder, 'desk.key'), 0o600)
  now = new Date()
  const at = (name: string) => join(they.folder, name)
  keys = await openDeskKeys({
    ...files,
    pgp: at('desk.asc'),
    smimeKey: at('desk.key'),
    smimeCertificate: at('desk.pem'),
    authorities: at('ca.pem'),
  })
})
after(() => they?.end())

const subject = '192.0.2.1 からの攻撃について'
const text = 'ご確認ください。 \n.\nFrom now on, a line that begins so.\ntrailing blanks   \n'
const compose = (seal: Seal, body = text) =>
  composeMail(
    {
      to: [{ address: 'suzuki@other.example', name: '鈴木' }],
      subject,
      text: body,
      attachments: [
        { name: 'log.txt', mediaType: 'text/plain', bytes: Buffer.from('Jun 23 12:34:00 connect from 192.0.2.1\n') },
      ],
      purpose: 'test',
    },
    { from: { address: 'csirt@desk.example', name: '火消し' }, messageId: '<a@desk.example>', date: now, keys, seal },
  )
const split = (raw: Buffer) => {
  const boundary = /boundary="([^"]+)"/.exec(raw.toString('latin1'))![1]!
  return raw
    .toString('latin1')
    .split(`\r\n--${boundary}`)
    .map((one) => one.replace(/^\r\n/, ''))
}

test('a mail signed with PGP is good to GnuPG, byte for byte, and reads like any other', { skip }, async () => {
  for (const body of [text, 'plain ASCII with blanks  \nFrom here\n']) {
    const raw = await compose({ kind: 'pgp', encryptTo: null }, body)
    const [, entity, signature] = split(raw)
    other.file('entity', Buffer.from(entity!, 'latin1'))
    other.file('entity.asc', signature!.slice(signature!.indexOf('-----BEGIN')))
    const checked = other.gpg(['--verify', 'entity.asc', 'entity'])
    assert.equal(checked.status, 0, checked.said)
    assert.match(raw.toString('latin1'), /micalg=pgp-sha(256|384|512)/)
    assert.doesNotMatch(entity!, /[ \t]\r\n|^From /m)
    const read = await PostalMime.parse(raw)
    assert.equal(read.subject, subject)
    assert.equal(read.text?.replaceAll('\r\n', '\n').trim(), body.trim())
  }
})

test('a mail encrypted with PGP opens for its recipient in GnuPG, and says outside neither subject nor content', {
  skip,
}, async () => {
  const raw = await compose({ kind: 'pgp', encryptTo: their.pgp })
  assert.doesNotMatch(raw.toString('latin1'), /192\.0\.2\.1|connect from/)
  assert.equal((await PostalMime.parse(raw)).subject, '...')
  const opened = other.gpg(['--decrypt'], raw)
  assert.equal(opened.status, 0, opened.said)
  assert.match(opened.said, /Good signature from "Desk/)
  const inside = await PostalMime.parse(opened.out)
  assert.equal(inside.subject, subject)
  assert.equal(inside.text?.replaceAll('\r\n', '\n').trim(), text.trim())
  assert.match(opened.out.toString('latin1'), /protected-headers="v1"; hp="cipher"/)
  // Our own copy in the outbox can be read by us.
  const ownCopy = await openMail(raw, keys, [ours.pgp], now)
  assert.equal(ownCopy.encryption, 'pgp')
  assert.equal((await PostalMime.parse(ownCopy.bytes)).subject, subject)
})

test('a mail signed and encrypted with S/MIME is opened and verified by OpenSSL', { skip }, async () => {
  const signed = await compose({ kind: 'smime', encryptTo: null })
  const good = other.openssl(['cms', '-verify', '-CAfile', 'ca.pem', '-purpose', 'any'], signed)
  assert.equal(good.status, 0, good.said)
  const raw = await compose({ kind: 'smime', encryptTo: their.smime })
  assert.equal((await PostalMime.parse(raw)).subject, '...')
  const opened = other.openssl(['cms', '-decrypt', '-inkey', 'suzuki.key', '-recip', 'suzuki.pem'], raw)
  assert.equal(opened.status, 0, opened.said)
  const verified = other.openssl(['cms', '-verify', '-CAfile', 'ca.pem', '-purpose', 'any'], opened.out)
  assert.equal(verified.status, 0, verified.said)
  assert.equal((await PostalMime.parse(verified.out)).subject, subject)
  const ownCopy = await openMail(raw, keys, [], now)
  assert.deepEqual([ownCopy.encryption, ownCopy.signature?.state], ['smime', 'fits'])
  assert.equal((await PostalMime.parse(ownCopy.bytes)).subject, subject)
})

const head = 'From: suzuki@other.example\r\nTo: csirt@desk.example\r\nSubject: Re: outside\r\nMIME-Version: 1.0\r\n'
const answer = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nWe look into it.\r\n'
const signedByPgp = (changed = answer) => {
  const armored = other.gpg(['--armor', '--detach-sign', '-u', 'suzuki@other.example'], answer).out.toString('latin1')
  return Buffer.from(
    `${head}Content-Type: multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary=b\r\n\r\n--b\r\n${changed}\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n${armored}\r\n--b--\r\n`,
  )
}
const sealOf = async (raw: Buffer, known: readonly string[] = [their.pgp]) => {
  const { encryption, signature, bytes } = await openMail(raw, keys, known, now)
  return [encryption, signature?.state ?? 'none', bytes.includes('We look into it')]
}

test('what GnuPG signed and encrypted for the desk is opened; altered, it is told apart from a key that nobody knows', {
  skip,
}, async () => {
  assert.deepEqual(await sealOf(signedByPgp()), ['none', 'fits', true])
  assert.deepEqual(await sealOf(signedByPgp(answer.replace('look', 'do not look'))), ['none', 'altered', false])
  assert.deepEqual(await sealOf(signedByPgp(), [ours.pgp]), ['none', 'unknown', true])
  const wrap = (armored: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `${head}Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      armored,
      Buffer.from('\r\n--b--\r\n'),
    ])
  const encrypt = (to: string) =>
    other.gpg(
      ['--armor', '--sign', '--encrypt', '--trust-model', 'always', '-u', 'suzuki@other.example', '-r', to],
      answer,
    ).out
  assert.deepEqual(await sealOf(wrap(encrypt('csirt@desk.example'))), ['pgp', 'fits', true])
  assert.deepEqual(await sealOf(wrap(encrypt('suzuki@other.example'))), ['locked', 'none', false])
  // One letter in the middle of what was encrypted.
  const whole = encrypt('csirt@desk.example').toString('latin1')
  const middle = whole.indexOf('\n', Math.floor(whole.length / 2)) + 5
  const broken = whole.slice(0, middle) + (whole[middle] === 'A' ? 'B' : 'A') + whole.slice(middle + 1)
  assert.equal((await sealOf(wrap(Buffer.from(broken))))[0], 'locked')
})

test('what OpenSSL signed and encrypted is opened, in the old key transport and the new, and vouched for by an authority we believe', {
  skip,
}, async () => {
  const sign = ['cms', '-sign', '-signer', 'suzuki.pem', '-inkey', 'suzuki.key']
  for (const [args, state] of [
    [sign, 'fits'],
    [[...sign, '-nodetach'], 'fits'],
  ] as const) {
    const made = other.openssl(args, answer)
    assert.equal(made.status, 0, made.said)
    const raw = Buffer.concat([Buffer.from(head.replace('MIME-Version: 1.0\r\n', '')), made.out])
    const { signature, bytes } = await openMail(raw, keys, [], now)
    assert.deepEqual(
      [signature?.state, signature?.isVouched, signature?.emails],
      [state, true, ['suzuki@other.example']],
    )
    assert.ok(bytes.includes('We look into it'))
    assert.equal((await openMail(raw, { ...keys, authorities: [] }, [], now)).signature?.isVouched, false)
    if (args === sign)
      assert.equal(
        (await openMail(Buffer.from(raw.toString('latin1').replace('We look', 'We book'), 'latin1'), keys, [], now))
          .signature?.state,
        'altered',
      )
  }
  for (const more of [[], ['-keyopt', 'rsa_padding_mode:oaep']]) {
    const args = ['cms', '-encrypt', '-aes256', '-recip', 'desk.pem', ...more]
    const made = other.openssl(args, answer)
    assert.equal(made.status, 0, made.said)
    assert.deepEqual(await sealOf(Buffer.concat([Buffer.from(head.replace('MIME-Version: 1.0\r\n', '')), made.out])), [
      'smime',
      'none',
      true,
    ])
  }
})

test('a key is read before it is used: whose it is, until when, and what is wrong with it', { skip }, async () => {
  const good = await readPartnerKey('pgp', their.pgp, now)
  assert.match(good.fingerprint, /^[0-9A-F]{40}$/)
  assert.deepEqual([good.emails, good.fault], [['suzuki@other.example'], null])
  const late = new Date(now.getTime() + 400 * 86_400_000)
  assert.equal((await readPartnerKey('pgp', their.pgp, late)).fault, 'expired')
  assert.equal((await readPartnerKey('pgp', other.read('desk.asc'), now)).fault, 'private')
  assert.equal((await readPartnerKey('pgp', 'hello', now)).fault, 'unreadable')
  const certificate = await readPartnerKey('smime', their.smime, now)
  assert.deepEqual([certificate.emails, certificate.fault], [['suzuki@other.example'], null])
  assert.equal((await readPartnerKey('smime', their.smime, late)).fault, 'expired')

  const plan = (address: string, when = now, own: DeskKeys | null = keys) =>
    Promise.all([readPartnerKey('pgp', their.pgp, when)]).then(([facts]) =>
      planSeal(own, [{ ...facts!, value: their.pgp, isConfirmed: false }], address),
    )
  assert.equal((await plan('suzuki@other.example')).note, 'unconfirmed')
  assert.deepEqual(
    [(await plan('tanaka@other.example')).note, (await plan('tanaka@other.example')).faults[0]?.fault],
    ['unusable', 'other-address'],
  )
  assert.equal((await plan('suzuki@other.example', late)).faults[0]?.fault, 'expired')
  assert.equal((await plan('suzuki@other.example', now, null)).note, 'no-own-key')
  assert.equal(planSeal(keys, [], 'a@b.example').note, 'signed')
  assert.equal(planSeal(null, [], 'a@b.example').note, 'plain')
})

test('a key of the desk that others can read, that does not open, or that is not of its certificate is refused with its file', {
  skip,
}, async () => {
  const at = (name: string) => join(other.folder, name)
  const refused = (part: object) => refusalOf(openDeskKeys({ ...files, ...part }))
  chmodSync(at('desk.asc'), 0o644)
  assert.equal(await refused({ pgp: at('desk.asc') }), 'mail.key.open')
  chmodSync(at('desk.asc'), 0o600)
  assert.equal(await refused({ pgp: at('none.asc') }), 'mail.key.absent')
  assert.equal(await refused({ pgp: other.file('odd.asc', 'odd') }), 'mail.key.unreadable')
  chmodSync(at('suzuki.key'), 0o600)
  assert.equal(await refused({ smimeKey: at('suzuki.key'), smimeCertificate: at('desk.pem') }), 'mail.key.pair')
  assert.equal(await refused({ smimeKey: at('desk.key') }), 'mail.key.alone')
  assert.equal(readEntity(Buffer.from('A: b\r\n c\r\n\r\nbody')).fields[0]?.text, 'A: b\r\n c')
})
