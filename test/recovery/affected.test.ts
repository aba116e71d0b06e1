// The affected of an incident through the actions of a real desk: lists taken in, letters sent once, answers, claims, and who may see what.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { affectedActions } from '#src/recover/affected/actions.ts'
import { affectedApi } from '#src/recover/affected/api.ts'
import { sendLetters } from '#src/recover/affected/jobs.ts'
import { damageActions } from '#src/recover/damage/actions.ts'
import { damageApi } from '#src/recover/damage/api.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { closingChecks } from '#src/server/reactions.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { everyRole, type TestDesk, testDesk } from '#test/kit/desk.ts'

const affected = calls(affectedApi, affectedActions as never)
const damage = calls(damageApi, damageActions as never)
let kit: TestDesk
let lead: Context
let other: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  other = await kit.as('lead')
})
after(() => kit.close())

const begun = async (isSecret = false) =>
  (await incident.create(lead, { title: '会員情報の流出', kinds: [], isSecret })).number
const csv = (text: string) => ({
  files: [{ name: 'members.csv', mediaType: 'text/csv', bytes: new TextEncoder().encode(text) }],
})
const list = `会員番号,氏名,メールアドレス,住所,言語,流出項目
1,青木 一郎,ichiro@example.jp,,,氏名・メール
2,Brown,brown@example.com,,en,name
3,青木 花子,ichiro@example.jp,,,氏名
4,千葉 四郎,,千葉市1-2,,住所
`
const take = (number: string, text = list, given: object = {}) =>
  affected.import(lead, { incident: number, ...csv(text), ...given })
const letter = {
  ja: { subject: 'お詫び', text: '{name} 様\n流出したもの：{lost}' },
  en: { subject: 'Our apology', text: 'Dear {name},\nlost: {lost}' },
}
async function mails(): Promise<{ to: string; text: string }[]> {
  const { rows } = await kit.desk.state.pool.query(
    `select r.address as to, convert_from(m.raw, 'utf8') as text from mail m join mail_recipient r on r.mail_id = m.id where m.purpose = 'affected' order by r.address`,
  )
  return rows
}
async function sendAll(): Promise<void> {
  while (await sendLetters(contextOfDesk(kit.desk)));
}

test('a list is tried, taken in, and taken in again: every line is accounted for, nobody stands there twice', async () => {
  const number = await begun()
  const tried = await take(number, list, { check: true })
  assert.deepEqual([tried.lines, tried.added, tried.joined, tried.twice, tried.leftOut], [4, 4, 0, 0, 0])
  assert.equal((await affected.show(lead, { incident: number })).total, 0)
  await take(number)
  const again = await take(
    number,
    `${list}4,千葉 四郎,shiro@example.jp,,,電話番号\n,,,,,\n,,brown@example.com,,,カード番号\n名なし,,,,,\n`,
  )
  assert.deepEqual([again.added, again.joined, again.twice, again.leftOut], [1, 5, 1, 0])
  const { rows, total } = await affected.people(lead, { incident: number })
  assert.equal(total, 5)
  assert.deepEqual(
    rows.slice(1, 4).map((one) => [one.no, one.reference, one.email, one.lost]),
    [
      [2, '2', 'brown@example.com', ['card', 'name']],
      [3, '3', 'ichiro@example.jp', ['name']],
      [4, '4', 'shiro@example.jp', ['address', 'phone']],
    ],
  )
  assert.equal(await refusalOf(take(number, 'この表には\n列の名前がない\n')), 'affected.file.missing')
})

test('a long list is read beside the desk, and every line is accounted for as in a short one', async () => {
  const number = await begun()
  const lines = Array.from(
    { length: 3_000 },
    (_, at) => `${at % 2_990},会員 ${at},m${at}@example.jp,神戸市灘区六甲台町 ${at},,`,
  )
  const text = ['会員番号,氏名,メールアドレス,住所,言語,流出項目', ...lines, ',,,,,'].join('\n')
  const taken = await take(number, text, { lost: ['card'] })
  assert.deepEqual([taken.lines, taken.added, taken.joined, taken.twice], [3_000, 2_990, 0, 10])
  const found = await affected.people(lead, { incident: number, text: '会員 2989', limit: 1 })
  assert.deepEqual([found.total, found.rows[0]?.lost], [1, ['card']])
})

test('a letter approved by somebody else goes to each mailbox once, and never a second time to whoever was told', async () => {
  const number = await begun()
  await take(number)
  assert.equal(
    await refusalOf(affected.write(lead, { incident: number, ...letter, en: { subject: 'x', text: '{nmae}' } })),
    'affected.letter.place.invalid',
  )
  await affected.write(lead, { incident: number, ...letter })
  await sendAll()
  assert.deepEqual(await mails(), [], 'nothing goes before it is approved')
  assert.equal(await refusalOf(affected.approve(lead, { incident: number, no: 1 })), 'affected.letter.own')
  await affected.approve(other, { incident: number, no: 1 })
  await sendAll()
  const first = await mails()
  assert.deepEqual(
    first.map((one) => one.to),
    ['brown@example.com', 'ichiro@example.jp'],
  )
  assert.match(first[0]!.text, /Dear Brown,\s+lost: name/)
  const told = await affected.show(lead, { incident: number })
  assert.deepEqual([told.total, told.told, told.untold, told.unreached], [4, 3, 1, 1])
  assert.deepEqual([told.letters[0]?.mails, told.letters[0]?.doneAt !== null], [2, true])

  // The same list again, somebody new at a mailbox that has its letter, and a second letter: only who is new is written to.
  await take(number, `${list}5,青木 次郎,ICHIRO@example.jp,,,氏名\n6,新田,nitta@example.jp,,,氏名\n`)
  await affected.write(lead, { incident: number, ...letter })
  await affected.approve(other, { incident: number, no: 2 })
  await sendAll()
  assert.deepEqual(
    (await mails()).map((one) => one.to),
    ['brown@example.com', 'ichiro@example.jp', 'nitta@example.jp'],
  )
  await affected.told(lead, { incident: number, channel: 'post', note: '簡易書留' })
  const all = await affected.show(lead, { incident: number })
  assert.deepEqual(
    [all.untold, all.channels],
    [
      0,
      [
        { channel: 'mail', count: 5 },
        { channel: 'post', count: 1 },
      ],
    ],
  )

  // A further letter is for everybody with a mailbox, once each.
  await affected.write(lead, { incident: number, ...letter, isAgain: true })
  await affected.approve(lead, { incident: number, no: 3, alone: '夜間で一人' })
  await sendAll()
  assert.equal((await mails()).length, 6)
})

test('closing waits for whoever was not told; answers and claims come after it too, and the ledger names no one', async () => {
  const number = await begun()
  const { id } = await incident.show(lead, { incident: number })
  await take(number)
  const blocks = async () =>
    (await Promise.all(closingChecks.map((check) => check(kit.desk.state.db, { id, phase: 'review' })))).flat()
  assert.deepEqual(
    (await blocks()).map((one) => [one.code, one.text.en]),
    [['affected-untold', '4 affected persons have not been told']],
  )
  await affected.told(lead, { incident: number, nos: [1, 2, 3, 4], channel: 'meeting' })
  assert.deepEqual(await blocks(), [])
  const row = await affected.answer(lead, { incident: number, no: 1, answer: 'claim', note: '慰謝料を求める' })
  assert.deepEqual([row.answer, row.answerNote, row.told[0]?.channel], ['claim', '慰謝料を求める', 'meeting'])
  await affected.claim(lead, { incident: number, no: 1, low: 5_000, high: 10_000, confidence: 'likely' })
  await affected.claim(lead, { incident: number, low: 500 })
  const ledger = await damage.show(lead, { incident: number })
  assert.deepEqual(
    ledger.rows.map((one) => [one.kind, one.what, one.low, one.high]),
    [
      ['claims', 'Compensation to affected person 1', 5_000, 10_000],
      ['claims', 'Compensation to 4 affected persons', 2_000, 2_000],
    ],
  )
  assert.deepEqual((await affected.people(lead, { incident: number })).rows[0]?.claims, [1])
  assert.equal(
    await refusalOf(affected.answer(lead, { incident: number, no: 99, answer: 'question' })),
    'affected.not-found',
  )
})

test('names stand in no entry, search or export of the incident, and only those who deal with it read the list', async () => {
  const number = await begun()
  await take(number)
  await affected.answer(lead, { incident: number, no: 1, answer: 'complaint', note: '青木さんが怒っている' })
  await affected.csv(lead, { incident: number })
  const { rows } = await kit.desk.state.pool.query(
    `select payload from record_entry where payload ~ '青木|ichiro|千葉'`,
  )
  assert.deepEqual(rows, [])
  const readers = everyRole.filter(
    (role) => affectedApi.people.permission && new Set(['administrator', 'lead', 'responder']).has(role),
  )
  for (const role of everyRole) {
    const { permissions } = (await kit.as(role)).viewer
    assert.equal(permissions.has(affectedApi.people.permission), readers.includes(role), role)
    assert.equal(permissions.has(affectedApi.csv.permission), readers.includes(role), role)
  }
  const secret = await begun(true)
  await take(secret)
  for (const ask of [
    () => affected.show(other, { incident: secret }),
    () => affected.people(other, { incident: secret }),
    () => affected.csv(other, { incident: secret }),
    () => affected.approve(other, { incident: secret, no: 1 }),
  ])
    assert.equal(await refusalOf(ask()), 'incident.not-found')
})
