import assert from 'node:assert/strict'
import { test } from 'node:test'
import PostalMime from 'postal-mime'
import { Role } from '#src/core/permission.ts'
import { formatWhen } from '#src/core/time.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
import { itemOf } from '#src/prepare/knowledge/taxonomy.ts'
import { readDemo, readRows } from '../../demo/demo.ts'
import { EntryRow, namesOf, whenOf } from '../../demo/entry-row.ts'

const { people, kobe, sites, inbox } = await readDemo()
const { incident, entries } = kobe
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/
const tokyo = { lang: 'en', zone: 'Asia/Tokyo' } as const
const entry = (no: number) => entries.find((row) => row.no === no)!
const clockOf = (no: number) => formatWhen(whenOf(entry(no)), tokyo)

test('the Kobe case has 50 entries, numbered in order of time, each in both languages', () => {
  assert.deepEqual(
    entries.map((row) => row.no),
    Array.from({ length: 50 }, (_, at) => at + 1),
  )
  const dates = entries.map((row) => row.date)
  assert.deepEqual(dates, [...dates].sort())
  for (const row of entries) {
    assert.match(row.text_ja, japanese)
    assert.doesNotMatch(row.text_en, japanese)
    assert.ok(row.text_en.length > 10)
  }
})

test('grouped by day with its weekday, the entries stand as in the source', () => {
  const weekday = new Intl.DateTimeFormat('ja-JP', {
    timeZone: 'Asia/Tokyo',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
  })
  const days = new Map<string, number>()
  for (const row of entries) {
    const day = weekday.format(new Date(whenOf(row).from))
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  assert.deepEqual(
    [...days].map(([day, count]) => `${day} ${count}`),
    [
      '6/17(火) 14',
      '6/18(水) 3',
      '6/19(木) 3',
      '6/20(金) 4',
      '6/23(月) 4',
      '6/24(火) 4',
      '6/25(水) 1',
      '6/26(木) 1',
      '6/30(月) 2',
      '7/1(火) 3',
      '7/2(水) 1',
      '7/3(木) 2',
      '7/4(金) 5',
      '7/5(土) 2',
      '7/7(月) 1',
    ],
  )
})

test('times stand as exactly as the source has them, and no more exactly', () => {
  assert.deepEqual([1, 9, 10, 11, 12, 13, 14, 37, 45, 48, 49].map(clockOf), [
    '00:00',
    '13:30',
    '14:45',
    '16:00',
    '17:30',
    '19:00',
    '21:00',
    '09:00',
    '18:00',
    '05:00',
    '15:00',
  ])
  assert.deepEqual([2, 3, 4].map(clockOf), ['within 5 min of 00:00', 'within 30 min of 00:00', 'within 1 h of 00:00'])
  assert.equal(whenOf(entry(1)).from, '2003-06-16T15:00:00.000Z')
  const timed = entries.filter((row) => row.precision !== 'day').map((row) => row.no)
  assert.deepEqual(timed, [1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 37, 45, 48, 49])
  const change = Date.parse(whenOf(entry(48)).from) - Date.parse(whenOf(entry(45)).from)
  assert.equal(change, 11 * 3_600_000)
})

test('the figures of the case add up', () => {
  const n = incident.numbers
  assert.equal(n.matched - n.deleted, n.remaining)
  assert.equal(n.students + n.researchers, n.remaining)
  assert.equal(n.changed + n.failed_by_server + n.not_changed, n.remaining)
  assert.deepEqual(n, {
    matched: 22_721,
    deleted: 4_726,
    remaining: 17_995,
    students: 16_904,
    researchers: 1_091,
    changed: 5_181,
    failed_by_server: 68,
    not_changed: 12_746,
    notices_printed: 17_995,
  })
  assert.equal(incident.exposed.login_ids.about, 25_800)
  assert.equal(incident.exposed.same_as_centre, n.matched)
  assert.equal(incident.exposed.other_personal_data, 0)
})

test('each figure stands in its entry, in both languages', () => {
  const figures: [number, string[]][] = [
    [3, ['443', '120']],
    [6, ['1.3.20', '0.96b', '25,800', '22,721', 'Linux', '.htpasswd']],
    [31, ['4,726', '17,995', '16,904', '1,091']],
    [37, ['5,181', '68', '12,746']],
    [38, ['17,995']],
  ]
  for (const [no, values] of figures) {
    for (const value of values) {
      assert.ok(entry(no).text_ja.includes(value), `${no} ja ${value}`)
      assert.ok(entry(no).text_en.includes(value), `${no} en ${value}`)
    }
  }
})

test('whom an entry names is a party of the incident, by either name', () => {
  const known = new Set(incident.parties.flatMap((party) => [party.name.ja, party.name.en]))
  const apart = new Set(['学内の全計算機管理者', '文部科学省、IPA(情報処理振興事業協会)', '利用者窓口の担当者'])
  for (const row of entries) {
    const names = namesOf(row.party)
    if (names) assert.ok(known.has(names.ja) || apart.has(names.ja), names.ja)
    assert.doesNotMatch(namesOf(row.who)?.en ?? '', japanese)
  }
})

test('the CSV in CP932 says the same as the one in UTF-8, and no cell would run in a spreadsheet', () => {
  assert.deepEqual([...kobe.csv.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.deepEqual(readRows(new TextDecoder('shift_jis', { fatal: true }).decode(kobe.csvCp932)), entries)
  for (const row of entries) for (const cell of Object.values(row)) assert.doesNotMatch(String(cell), /^[=+\-@\t\r]/)
  assert.ok(entry(8).text_ja.includes('\n'))
})

test('a row that contradicts itself is refused by the column', () => {
  const row = EntryRow.parse({ ...entry(2) })
  assert.throws(() => whenOf({ ...row, to: '' }), /to/)
  assert.throws(() => whenOf({ ...row, time: '' }), /time/)
  assert.throws(() => whenOf({ ...row, time: '00:10' }), /to/)
  assert.equal(whenOf({ ...row, precision: 'range', to: '2003-06-18 01:00' }).to, '2003-06-17T16:00:00.000Z')
  assert.equal(whenOf({ ...row, precision: 'day', time: '', to: '2003-06-30' }).to, '2003-06-30T15:00:00.000Z')
})

test('kinds, level and team of the case are known to the desk', () => {
  const { taxonomies, severities } = knowledge()
  for (const tag of incident.kinds) assert.ok(itemOf(taxonomies, tag), tag)
  assert.ok(new Set(incident.kinds.map((tag) => tag.split(':')[0])).size >= 4)
  assert.equal(levelOf(severities, incident.severity)?.ja, '不祥事')
  for (const member of incident.team)
    assert.ok(
      people.some((person) => person.id === member.person),
      member.person,
    )
})

test('the situation has all three tenses, a worst case and a negative finding', () => {
  assert.deepEqual(
    new Set(incident.situation.map((one) => one.tense)),
    new Set(['has-happened', 'is-happening', 'may-happen']),
  )
  assert.ok(incident.situation.some((one) => one.is_worst_case))
  assert.ok(incident.situation.some((one) => one.is_negative))
  const role = (id: string) => incident.parties.find((party) => party.id === id)?.roles
  assert.ok(role('nasa-ames')?.includes('reporter'))
  assert.ok(role('vendor-a')?.includes('not-the-cause'))
})

test('every word of the case stands in both languages, each in its own', () => {
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    const { ja, en } = value as { ja?: unknown; en?: unknown }
    if (typeof en === 'string') assert.doesNotMatch(en, japanese, path)
    if (typeof ja === 'string' && ja.length > 6) assert.match(ja, japanese, path)
    for (const [key, one] of Object.entries(value)) walk(one, `${path}.${key}`)
  }
  walk(incident, 'incident')
  walk(people, 'people')
})

test('there is one person for each role', () => {
  assert.deepEqual(people.map((person) => person.role).sort(), [...Role.options].sort())
  assert.equal(new Set(people.map((person) => person.email)).size, people.length)
})

test('the two sites of 1999 say what they said, with their log lines to the letter', async () => {
  assert.deepEqual(
    sites.mails.map((file) => file.name),
    ['site-a.eml', 'site-b.eml'],
  )
  const [a, b] = await Promise.all(sites.mails.map((file) => PostalMime.parse(file.bytes)))
  assert.match(a!.text!, /^Jun 23 10:00:00 asite statd\[123\]: statd: open of \/var\/statmon\/sm\/;$/m)
  assert.match(a!.text!, /192\.168\.100\.1/)
  assert.match(a!.text!, /1999年6月23日 10時/)
  assert.match(b!.text!, /^Jun 23 12:34:00 bsite telnetd\[12\]: connect from 192\.168\.100\.1$/m)
  assert.match(b!.text!, /^Jun 23 12:34:00 bsite popper\[13\]: @\[192\.168\.100\.1\]: -ERR POP EOF received$/m)
  assert.match(b!.text!, /JST/)
  assert.ok(Buffer.from(sites.mails[0]!.bytes).includes('\u001b$B'), 'site A is in ISO-2022-JP')
  assert.equal(sites.texts.length, 4)
})

test('every mail of the inbox can be read, and no letter in it is lost', async () => {
  assert.ok(inbox.length >= 12)
  for (const file of inbox) {
    const mail = await PostalMime.parse(file.bytes)
    assert.ok(mail.subject, file.name)
    assert.ok(mail.from?.address, file.name)
    assert.doesNotMatch(`${mail.subject}${mail.text ?? ''}`, /\ufffd/, file.name)
    assert.ok(
      !Buffer.from(file.bytes).toString('latin1').replaceAll('\r\n', '').includes('\n'),
      `${file.name}: bare LF`,
    )
  }
})

test('the inbox names no real place: reserved addresses and names only', () => {
  const reserved = /^(192\.0\.2|198\.51\.100|203\.0\.113|192\.168\.100)\./
  for (const file of inbox) {
    const text = Buffer.from(file.bytes).toString('latin1')
    for (const [address] of text.matchAll(/\b(?!0\.)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g))
      assert.match(address, reserved, file.name)
    for (const [, domain] of text.matchAll(/@([a-z0-9.-]+\.[a-z]{2,})/gi)) {
      assert.match(domain!, /(^|\.)example\.(com|net|org|jp|ac\.jp|co\.jp)$/, file.name)
    }
  }
})

test('the attachment with two extensions is harmless text', async () => {
  const file = inbox.find(({ name }) => name.includes('invoice'))!
  const mail = await PostalMime.parse(file.bytes)
  assert.equal(mail.attachments[0]?.filename, 'invoice.pdf.exe')
  assert.match(Buffer.from(mail.attachments[0]!.content as ArrayBuffer).toString('latin1'), /^This is not a program\./)
})
