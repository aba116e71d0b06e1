// A notice is encrypted with the key of its contact, and an answer is believed as far as its signature goes.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import type { Context, Desk } from '#src/platform/context.ts'
import { noKeys, openDeskKeys } from '#src/platform/mail/seal/desk-keys.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { takeMail } from '#src/respond/thread/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls, incident, refusalOf, reports } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { type Correspondent, correspondent, pgpKeyOf } from '../mail/correspondent.ts'

const contacts = calls(contactApi, contactActions as never)
const notice = calls(noticeApi, noticeActions as never)
const they = correspondent()
const skip = they ? false : 'no GnuPG or OpenSSL here'
const other = they as Correspondent
const sites = join(import.meta.dirname, '../../demo/sites-1999')

let kit: TestDesk
let desk: Desk
let writer: Context
let lead: Context
let number = ''
const to = { a: '', b: '' }
const keyOf = { a: '', b: '' }
const mailbox = { a: 'hostmaster@net-100.example.net', b: 'noc@site-b.example.jp' }
before(async () => {
  kit = await testDesk()
  if (!they) return
  pgpKeyOf(they, 'Desk <csirt@desk.example>')
  keyOf.a = pgpKeyOf(they, `A <${mailbox.a}>`)
  keyOf.b = pgpKeyOf(they, `B <${mailbox.b}>`)
  const file = they.file('desk.asc', they.gpg(['--armor', '--export-secret-keys', 'csirt@desk.example']).out)
  const none = { pgpPassphrase: null, smimeKey: null, smimePassphrase: null, smimeCertificate: null, authorities: null }
  const keys = await openDeskKeys({ ...none, pgp: file })
  desk = {
    ...kit.desk,
    mail: { from: { address: 'csirt@desk.example', name: '火消し' }, server: null, replyTo: null, keys },
  }
  const as = async (role: 'responder' | 'lead', name: string) => ({ ...(await kit.as(role, name)), desk })
  writer = await as('responder', '当番 一郎')
  lead = await as('lead', '指揮 花子')
  const taken = await reports.import(writer, {
    files: ['site-a.eml', 'site-b.eml'].map((name) => ({
      name,
      mediaType: 'message/rfc822',
      bytes: new Uint8Array(readFileSync(join(sites, name))),
    })),
  })
  const opened = await incident.create(lead, {
    title: 'ポートスキャンと踏み台',
    kinds: ['jpcert:scan'],
    reports: taken.outcomes.map((one) => one.reports[0]!.id),
    lead: lead.viewer.id!,
  })
  number = opened.number
  for (const site of ['a', 'b'] as const)
    to[site] = (
      await contacts.add(writer, {
        name: `site ${site}`,
        kind: 'site',
        lang: 'en',
        channels: [{ kind: 'email', value: mailbox[site] }],
        holdings: site === 'a' ? [{ type: 'cidr', value: '192.168.100.0/24' }] : [],
      })
    ).id
})
after(async () => {
  they?.end()
  await kit.close()
})

const send = async (contact: string) => {
  const { rows } = await notice.write(writer, {
    incident: number,
    to: [contact],
    template: 'notice-source',
    given: { request: 'Please look.' },
  })
  return rows[0]!
}
const sentMail = async (contact: string) => {
  const { rows } = await desk.state.pool.query<{ raw: Buffer; message_id: string }>(
    `select m.raw, m.message_id from notice n join mail m on m.id = n.mail_id where n.contact_id = $1 order by n.number desc limit 1`,
    [contact],
  )
  return rows[0]!
}

test('a key of a contact is read, refused when it is secret, and told of until somebody has compared it', {
  skip,
}, async () => {
  const secret = other.gpg(['--armor', '--export-secret-keys', mailbox.a]).out.toString('latin1')
  assert.equal(await refusalOf(contacts.addKey(writer, { id: to.a, value: secret })), 'contact.key.private')
  assert.equal(await refusalOf(contacts.addKey(writer, { id: to.a, value: 'no key' })), 'contact.key.invalid')
  const { rows } = await contacts.addKey(writer, { id: to.a, value: keyOf.a })
  assert.deepEqual([rows.length, rows[0]!.emails, rows[0]!.fault, rows[0]!.checked], [1, [mailbox.a], null, null])
  const of = () => notice.preview(writer, { incident: number, to: to.a, template: 'notice-source' })
  assert.deepEqual([(await of()).seal?.note, (await of()).seal?.isEncrypted], ['unconfirmed', true])
  await contacts.checkKey(writer, { id: to.a, fingerprint: rows[0]!.fingerprint, how: '電話' })
  assert.equal((await of()).seal?.note, 'encrypted')
  // The same key once more takes its own place.
  assert.equal((await contacts.addKey(writer, { id: to.a, value: keyOf.a })).rows.length, 1)
})

test('a notice leaves encrypted for whoever has a key, and is readable to them alone', { skip }, async () => {
  const row = await send(to.a)
  await notice.approve(lead, { incident: number, notice: row.id, version: 1 })
  const { raw } = await sentMail(to.a)
  assert.match(raw.toString('latin1'), /^Subject: \.\.\.\r$/m)
  assert.doesNotMatch(raw.toString('latin1'), /192\.168\.100\.1|Please look/)
  const opened = other.gpg(['--decrypt'], raw)
  assert.equal(opened.status, 0, opened.said)
  assert.match((await PostalMime.parse(opened.out)).text ?? '', /Please look/)
})

test('where keys are known and none can be used, it goes readable only with a reason', { skip }, async () => {
  // The key of A, on the contact of B: for another mailbox.
  const { rows } = await contacts.addKey(writer, { id: to.b, value: keyOf.a })
  assert.equal(rows[0]!.fault, 'other-address')
  const row = await send(to.b)
  assert.equal((await notice.show(lead, { incident: number, notice: row.id })).composed.seal?.isUnfit, true)
  assert.equal(await refusalOf(notice.approve(lead, { incident: number, notice: row.id })), 'notice.seal.unusable')
  await notice.approve(lead, { incident: number, notice: row.id, inClear: '急ぐため' })
  const { raw } = await sentMail(to.b)
  assert.match(raw.toString('latin1'), /multipart\/signed/)
  const told = (await incident.entries(lead, { incident: number, limit: 50 })).rows.map((one) => one.text)
  assert.ok(told.some((text) => text.includes('without encryption although a key is known. Reason: 急ぐため')))
  await contacts.removeKey(writer, { id: to.b, fingerprint: rows[0]!.fingerprint, reason: '別人の鍵' })
  await contacts.addKey(writer, { id: to.b, value: keyOf.b })
})

const answered = async (
  from: string,
  signer: string,
  text: string,
  change: (body: string) => string = (body) => body,
) => {
  const { message_id } = await sentMail(from === mailbox.a ? to.a : to.b)
  const body = `Content-Type: text/plain\r\n\r\n${text}\r\n`
  const armored = other.gpg(['--armor', '--detach-sign', '-u', signer], body).out.toString('latin1')
  return {
    bytes: Buffer.from(
      `From: ${from}\r\nTo: csirt@desk.example\r\nSubject: Re: notice\r\nIn-Reply-To: ${message_id}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary=b\r\n\r\n--b\r\n${change(body)}\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n${armored}\r\n--b--\r\n`,
    ),
    isCut: false,
  }
}

test('answers of A and B come into their own rows; verified, not yet confirmed and forged are told apart', {
  skip,
}, async () => {
  const context = contextOfDesk(desk)
  const rowOf = async (id: string) =>
    (await notice.parties(lead, { incident: number })).rows.find((one) => one.contact.id === id)!
  // Somebody changes what A signed: that is no answer of A.
  assert.equal(
    await takeMail(
      context,
      await answered(mailbox.a, mailbox.a, 'It is ours.', (body) => body.replace('ours', 'theirs')),
    ),
    'thread',
  )
  assert.equal((await rowOf(to.a)).answeredAt, null)
  assert.equal(await takeMail(context, await answered(mailbox.a, mailbox.a, 'We cut it off.')), 'thread')
  assert.equal((await rowOf(to.a)).standing, 'answered')
  assert.equal((await rowOf(to.b)).standing, 'waiting')
  assert.equal(await takeMail(context, await answered(mailbox.b, mailbox.b, 'We look at our logs.')), 'thread')
  assert.equal((await rowOf(to.b)).standing, 'answered')
  // B's certificate of another: A's key signs as B.
  assert.equal(await takeMail(context, await answered(mailbox.b, mailbox.a, 'Trust me.')), 'thread')
  const { rows } = await desk.state.pool.query<{ signature: string }>(
    'select signature from mail_in order by received_at, id',
  )
  assert.deepEqual(
    rows.map((one) => one.signature),
    ['forged', 'verified', 'unconfirmed', 'unknown'],
  )
  const told = (await incident.entries(lead, { incident: number, limit: 50 })).rows.map((one) => one.text)
  assert.ok(told.some((text) => /verified by signature\)\s+We cut it off/.test(text)))
  assert.ok(told.some((text) => /^Beware: the signature/.test(text)))
})

test('an encrypted report is opened and read; one for another key is told of, and nothing of the desk’s keys is in the database', {
  skip,
}, async () => {
  const context = contextOfDesk(desk)
  const encrypted = (recipient: string, subject: string) => {
    const inside = `Content-Type: text/plain; protected-headers="v1"\r\nSubject: ${subject}\r\n\r\nYour host 192.0.2.77 scans us.\r\n`
    const armored = other.gpg(
      ['--armor', '--sign', '--encrypt', '--trust-model', 'always', '-u', mailbox.a, '-r', recipient],
      inside,
    ).out
    return {
      bytes: Buffer.concat([
        Buffer.from(
          `From: ${mailbox.a}\r\nTo: csirt@desk.example\r\nSubject: ...\r\nMessage-ID: <${subject.length}@net-100.example.net>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n`,
        ),
        armored,
        Buffer.from('\r\n--b--\r\n'),
      ]),
      isCut: false,
    }
  }
  assert.equal(await takeMail(context, encrypted('csirt@desk.example', 'Scan from 192.0.2.77')), 'report')
  const { rows } = await desk.state.pool.query<{ subject: string; raw: number }>(
    `select subject from report where subject like 'Scan from%'`,
  )
  assert.equal(rows.length, 1)
  assert.equal(
    await takeMail(
      { ...context, desk: { ...desk, mail: { ...desk.mail, keys: noKeys } } },
      encrypted('csirt@desk.example', 'later'),
    ),
    'report',
  )
  const kept = await desk.state.pool.query(`select 1 from record_entry where payload like '%PRIVATE KEY%'`)
  assert.equal(kept.rows.length, 0)
})
