import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIntake } from './parse.ts'

const facts = { file: 'x.eml', now: new Date('2026-11-21T00:00:00Z') }
const subjects = async (mail: string) =>
  (await parseIntake(Buffer.from(mail), facts)).map((r) => [r.subject, r.reporter.email, r.forwardedBy?.email ?? null])

const attached = (subject: string, cover: string, ...mails: string[]) =>
  `From: noc@example.ac.jp\nTo: desk@example.ac.jp\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n${cover}\n${mails.map((m) => `--b\nContent-Type: message/rfc822\n\n${m}\n`).join('')}--b--\n`
const one = 'From: watch@sensor.example.jp\nSubject: 192.0.2.15\n\n192.0.2.15 called a sinkhole.\n'
const two =
  'From: kita@partner.example.jp\nSubject: connections\n\nMany connections from 192.0.2.61 to 198.51.100.33.\n'

test('two mails handed on as attachments are two reports, each of the one who wrote it', async () => {
  assert.deepEqual(await subjects(attached('夜間に届いた2件を転送します', '別々の件と思われます。', one, two)), [
    ['192.0.2.15', 'watch@sensor.example.jp', 'noc@example.ac.jp'],
    ['connections', 'kita@partner.example.jp', 'noc@example.ac.jp'],
  ])
})

test('two mails quoted one after the other are two reports', async () => {
  const quoted = (from: string, subject: string, body: string) =>
    `---------- Forwarded message ---------\nFrom: ${from}\nDate: Fri, 20 Nov 2026 01:12:00 +0900\nSubject: ${subject}\nTo: noc@example.ac.jp\n\n${body}\n\n`
  const text = `Two for you.\n\n${quoted('watch@sensor.example.jp', 'Infected host 192.0.2.15', '192.0.2.15 is infected.')}${quoted('kita@partner.example.jp', 'Scan from 192.0.2.61', '192.0.2.61 scanned us.')}`
  const mail = `From: noc@example.ac.jp\nSubject: Fwd: two reports\n\n${text}`
  assert.deepEqual(await subjects(mail), [
    ['Infected host 192.0.2.15', 'watch@sensor.example.jp', 'noc@example.ac.jp'],
    ['Scan from 192.0.2.61', 'kita@partner.example.jp', 'noc@example.ac.jp'],
  ])
  const reports = await parseIntake(Buffer.from(mail), facts)
  assert.ok(!reports[0]!.observables.some((o) => o.value === '192.0.2.61'))
})

test('a report forwarded twice is one report', async () => {
  const text =
    'FYI\n\n---------- Forwarded message ---------\nFrom: noc@example.ac.jp\nSubject: Fwd: Scan from 192.0.2.61\nTo: x@example.ac.jp\n\nPlease see.\n\n---------- Forwarded message ---------\nFrom: kita@partner.example.jp\nSubject: Scan from 192.0.2.61\nTo: noc@example.ac.jp\n\n192.0.2.61 scanned us.\n'
  assert.equal((await subjects(`From: x@example.ac.jp\nSubject: Fwd: Scan from 192.0.2.61\n\n${text}`)).length, 1)
})

test('two spam mails that a user sends in are one report with its evidence', async () => {
  const spam = 'From: shop@shop.example.com\nSubject: Only today\n\nBuy now.\n'
  assert.deepEqual(await subjects(attached('Spam I got', 'I forward two spam mails.', spam, spam)), [
    ['Spam I got', 'noc@example.ac.jp', null],
  ])
})
