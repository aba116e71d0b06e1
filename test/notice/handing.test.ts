// A notice that no mail carries: on paper, by fax, on the telephone; what was handed over is kept as it was. Many approved at once.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { calls, incident, newReport, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { bare, pagesOf, reader, textOf } from '#test/paper/pdf-text.ts'

const contact = calls(contactApi, contactActions as never)
const notice = calls(noticeApi, noticeActions as never)

let kit: TestDesk
let writer: Context
let lead: Context
let number = ''
const to: Record<'fax' | 'mail' | 'other', string> = { fax: '', mail: '', other: '' }
before(async () => {
  kit = await testDesk()
  writer = await kit.as('responder', '当番 一郎')
  lead = await kit.as('lead', '指揮 花子')
  const report = await newReport(writer, {
    text: 'We are scanned.\n\nJun 23 12:34:00 gate.secret-site.example sshd[1]: Failed password for root from 198.51.100.9 port 1024 ssh2',
    reporter: { name: 'Hanako Himitsu', email: 'hanako@secret-site.example', organisation: 'Secret Site Ltd' },
    consent: { identity: 'nobody', organisation: 'nobody', address: 'parties', log: 'parties' },
  } as never)
  const opened = await incident.create(lead, {
    title: '総当たりログインの試行',
    kinds: ['jpcert:scan'],
    reports: [report],
    lead: lead.viewer.id!,
  })
  number = opened.number
  const deputy = await contact.add(writer, {
    name: '夜間受付',
    kind: 'site',
    channels: [{ kind: 'phone', value: '03-0000-9999' }],
  })
  to.fax = (
    await contact.add(writer, {
      name: '相手サイト管理室',
      kind: 'site',
      organisation: '相手大学 情報基盤センター',
      person: '鈴木 次郎',
      channels: [
        { kind: 'fax', value: '03-0000-0001' },
        { kind: 'phone', value: '03-0000-0002', hours: '平日 9:00-17:00' },
      ],
      holdings: [{ type: 'cidr', value: '198.51.100.0/24' }],
      deputies: [deputy.id],
    })
  ).id
  const mailed = (name: string) =>
    contact.add(writer, {
      name,
      kind: 'site',
      channels: [{ kind: 'email', value: `${name}@net.example` }],
      holdings: [],
    })
  to.mail = (await mailed('noc')).id
  to.other = (await mailed('abuse')).id
})
after(() => kit.close())

const bytesOf = async (way: 'letter' | 'fax' | 'phone', of: string): Promise<Uint8Array> => {
  const file = await (notice.paper as (c: Context, i: unknown) => Promise<{ body: Uint8Array; name: string }>)(writer, {
    incident: number,
    notice: of,
    way,
  })
  assert.match(file.name, new RegExp(`-${way}\\.ja\\.pdf$`))
  return file.body
}

test('whoever has no mailbox is told by a person: approved by hand, handed over by fax, kept as it was', {
  skip: reader,
}, async () => {
  const { rows } = await notice.write(writer, {
    incident: number,
    to: [to.fax],
    template: 'notice-source',
    given: { request: '至急ご確認ください。' },
  })
  const [row] = rows
  assert.equal(row!.hasMailbox, false)
  assert.match(textOf(await bytesOf('fax', row!.id)), /未承認の下書き/)
  const at = kit.desk.now().toISOString()
  const delivery = { incident: number, notice: row!.id, way: 'fax', at, reached: '03-0000-0001 受信 鈴木' } as const
  assert.equal(await refusalOf(notice.deliver(writer, delivery)), 'notice.delivery.not-approved')
  const approval = { incident: number, notice: row!.id, version: 1 }
  assert.equal(await refusalOf(notice.approve(lead, approval)), 'notice.no-mailbox')
  const approved = await notice.approve(lead, { ...approval, isByHand: true })
  assert.equal(approved.row.state, 'by-hand')
  const before = await notice.parties(lead, { incident: number })
  assert.deepEqual(before.rows, [], 'nobody was told yet')

  const fax = textOf(await bytesOf('fax', row!.id))
  for (const part of [
    'FAX送信票',
    '03-0000-0001',
    '相手大学情報基盤センター',
    '鈴木次郎様',
    '198[.]51[.]100[.]9',
    'TLP:AMBER',
  ])
    assert.ok(fax.includes(bare(part)), part)
  assert.doesNotMatch(fax, /未承認/)
  assert.ok(fax.includes(`${pagesOf(await bytesOf('fax', row!.id)).length}枚（この票を含む）`))
  const phone = textOf(await bytesOf('phone', row!.id))
  for (const part of ['電話連絡票', '03-0000-0002平日9:00-17:00', '夜間受付', '書き取ること'])
    assert.ok(phone.includes(bare(part)), part)
  const letter = textOf(await bytesOf('letter', row!.id))
  for (const paper of [fax, phone, letter]) assert.doesNotMatch(paper, /secret-site|Himitsu|SecretSite/i)

  const future = new Date(kit.desk.now().getTime() + 3_600_000).toISOString()
  assert.equal(await refusalOf(notice.deliver(writer, { ...delivery, at: future })), 'notice.delivery.future')
  assert.equal(
    await refusalOf(notice.deliver(writer, { ...delivery, at: '2020-01-01T00:00:00.000Z' })),
    'notice.delivery.before',
  )
  const done = await notice.deliver(writer, { ...delivery, at: kit.desk.now().toISOString(), said: '受領の電話あり' })
  assert.equal(done.row.state, 'delivered')
  const [kept] = done.deliveries
  assert.deepEqual([kept!.way, kept!.reached, kept!.byName], ['fax', '03-0000-0001 受信 鈴木', writer.viewer.name])
  const bytes = await kit.desk.vault.read(kept!.sha256)
  assert.equal(createHash('sha256').update(bytes).digest('hex'), kept!.sha256)
  assert.ok(textOf(bytes).includes('FAX送信票'))
  const entries = await incident.entries(lead, { incident: number })
  const entry = entries.rows.find((one) => one.id === kept!.entryId)!
  assert.match(entry.text, /相手サイト管理室 .*by fax.*受領の電話あり/)
  assert.deepEqual(
    entry.files.map((file) => file.sha256),
    [kept!.sha256],
  )
  const { rows: parties } = await notice.parties(lead, { incident: number })
  assert.deepEqual(
    parties.map((one) => [one.contact.id, one.standing]),
    [[to.fax, 'waiting']],
  )
})

test('many are approved at once: what the rules forbid stays behind with its reason, the others go, once', async () => {
  const { rows } = await notice.write(writer, {
    incident: number,
    to: [to.mail, to.other, to.fax],
    template: 'notice-affected',
  })
  await notice.revise(writer, { incident: number, notice: rows[1]!.id, given: { findings: '別の言葉' } })
  const read = rows.map((row) => ({ notice: row.id, version: row.version }))
  const own = await notice.approveMany(writer as never, { incident: number, notices: read })
  assert.ok(own.outcomes.every((one) => !one.isApproved))
  const { outcomes, rows: after } = await notice.approveMany(lead, {
    incident: number,
    notices: [...read, { notice: `${number}-N99`, version: 1 }, read[0]!],
  })
  assert.deepEqual(
    outcomes.map((one) => one.isApproved),
    [true, false, false, false],
  )
  assert.match(outcomes[1]!.reason, /has changed since/)
  assert.match(outcomes[2]!.reason, /has no mailbox/)
  assert.deepEqual(after.map((one) => one.state).toSorted(), ['queued', 'review', 'review'])
  const again = await notice.approveMany(lead, { incident: number, notices: read })
  assert.match(again.outcomes[0]!.reason, /does not wait for review/)
  const mails = await kit.desk.state.pool.query("select 1 from mail where purpose = 'notice'")
  assert.equal(mails.rowCount, 1)
})

test('what is approved for later waits, and says until when', async () => {
  const { rows } = await notice.write(writer, {
    incident: number,
    to: [to.mail],
    template: 'notice-progress',
    given: { findings: '調査中です。', next: '明日 12:00' },
  })
  const at = new Date(kit.desk.now().getTime() + 86_400_000).toISOString()
  const { row } = await notice.approve(lead, { incident: number, notice: rows[0]!.id, version: 1, notBefore: at })
  assert.deepEqual([row.state, row.notBefore], ['queued', at])
  const due = await kit.desk.state.pool.query<{ at: Date }>(
    'select r.next_at as at from mail_recipient r join mail m on m.id = r.mail_id order by m.queued_at desc limit 1',
  )
  assert.equal(due.rows[0]!.at.toISOString(), at)
})
