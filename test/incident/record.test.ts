import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { encodeCp932 } from '#src/respond/incident/csv-export.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { pagesOf, textOf as pdfText, reader } from '#test/paper/pdf-text.ts'
import { incident, newReport, observable, refusalOf, textOf } from './kit.ts'

let house: TestDesk
let lead: Context
before(async () => {
  house = await testDesk()
  lead = await house.as('lead', 'Hanako Lead')
})
after(() => house.close())

const open = (title = 'A break-in', more = {}) => incident.create(lead, { title, ...more })
const bytes = (text: string) => new TextEncoder().encode(text)
const csv = (content: string | Uint8Array, name = 'record.csv') => [
  { name, mediaType: 'text/csv', bytes: typeof content === 'string' ? bytes(content) : content },
]
const exact = (at: string) => ({ from: at, to: at, precision: 'minute' as const, zone: 'Asia/Tokyo' })

describe('entries', () => {
  test('stand in the order of what happened, not of when it was written', async () => {
    const one = await open()
    await incident.addEntry(lead, { incident: one.id, text: 'second', when: exact('2003-06-17T04:30:00Z') })
    await incident.addEntry(lead, { incident: one.id, text: 'first', when: exact('2003-06-16T15:00:00Z') })
    const kinds = 'note'
    assert.deepEqual(
      (await incident.entries(lead, { incident: one.id, kinds })).rows.map((row) => row.text),
      ['first', 'second'],
    )
    assert.deepEqual(
      (await incident.entries(lead, { incident: one.id, kinds, order: 'recorded' })).rows.map((row) => row.text),
      ['second', 'first'],
    )
    assert.deepEqual(
      (await incident.entries(lead, { incident: one.id, kinds, from: '2003-06-17T00:00:00Z' })).rows.map(
        (row) => row.text,
      ),
      ['second'],
    )
  })

  test('page by keyset and filter by kind, person, party and words', async () => {
    const one = await open()
    const other = await house.as('responder')
    const party = (
      await incident.addParty(lead, { incident: one.id, name: 'NHK', kind: 'organisation', roles: ['media'] })
    ).parties[0]!.id
    for (let i = 0; i < 5; i++) await incident.addEntry(lead, { incident: one.id, kind: 'action', text: `did ${i}` })
    await incident.addEntry(other, { incident: one.id, kind: 'media', text: 'NHKの取材を受けた', party })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await incident.entries(lead, { incident: one.id, kinds: 'action', limit: 2, cursor })
      assert.equal(page.total, 5)
      seen.push(...page.rows.map((row) => row.text))
      cursor = page.next ?? undefined
    } while (cursor)
    assert.deepEqual(seen, ['did 0', 'did 1', 'did 2', 'did 3', 'did 4'])
    const texts = async (ask: object) =>
      (await incident.entries(lead, { incident: one.id, ...ask })).rows.map((row) => row.text)
    assert.deepEqual(await texts({ party, kinds: 'media' }), ['NHKの取材を受けた'])
    assert.deepEqual(await texts({ by: other.viewer.id! }), ['NHKの取材を受けた'])
    assert.deepEqual(await texts({ q: '取材' }), ['NHKの取材を受けた'])
    assert.equal((await incident.entries(lead, { incident: one.id, kinds: 'media' })).rows[0]!.party?.name, 'NHK')
  })

  test('are corrected by a new entry that names the old one, which stays', async () => {
    const one = await open()
    const wrong = await incident.addEntry(lead, {
      incident: one.id,
      text: 'Called NHK',
      when: exact('2003-06-24T01:00:00Z'),
    })
    const right = await incident.correctEntry(lead, {
      incident: one.id,
      id: wrong.id,
      text: 'NHK called us',
      reason: 'Other way round',
    })
    assert.deepEqual(right.corrects, { id: wrong.id, seq: wrong.seq })
    assert.equal(right.when.from, wrong.when.from)
    const { rows } = await incident.entries(lead, { incident: one.id, kinds: 'note' })
    assert.deepEqual(
      rows.map((row) => [row.text, row.correctedBy?.seq ?? null]),
      [
        ['Called NHK', right.seq],
        ['NHK called us', null],
      ],
    )
    assert.equal(
      await refusalOf(incident.correctEntry(lead, { incident: one.id, id: wrong.id, text: 'x' })),
      'incident.already-corrected',
    )
    const opened = (await incident.entries(lead, { incident: one.id, kinds: 'change' })).rows[0]!
    assert.equal(
      await refusalOf(incident.correctEntry(lead, { incident: one.id, id: opened.id, text: 'x' })),
      'incident.correction-kind',
    )
    assert.equal(
      await refusalOf(incident.correctEntry(lead, { incident: (await open()).id, id: wrong.id, text: 'x' })),
      'incident.entry.not-found',
    )
  })

  test('name a stage of the attack, which a correction keeps, changes or takes away', async () => {
    const one = await open()
    const at = { incident: one.id }
    const sent = await incident.addEntry(lead, { ...at, text: 'A shell ran on the web server', stage: 'TA0002' })
    assert.equal(sent.stage, 'TA0002')
    const kept = await incident.correctEntry(lead, { ...at, id: sent.id, text: 'Two shells ran', reason: 'Miscounted' })
    assert.equal(kept.stage, 'TA0002')
    const moved = await incident.correctEntry(lead, { ...at, id: kept.id, text: 'Two shells', stage: 'TA0003' })
    assert.equal(moved.stage, 'TA0003')
    assert.match(textOf(await incident.caseCsv(lead, { ...at, lang: 'en' })), /Persistence \(TA0003\)/)
    const none = await incident.correctEntry(lead, { ...at, id: moved.id, text: 'Two shells, by us', stage: null })
    assert.equal(none.stage, null)
    const done = await incident.importEntries(lead, {
      ...at,
      lang: 'ja',
      files: csv('at,text,stage\n2003-06-16,入られた,ta0001\n2003-06-17,何か,T1059\n'),
    })
    assert.deepEqual(
      done.outcomes.map(({ ok, problem }) => [ok, problem?.includes('T1059') ?? null]),
      [
        [true, null],
        [false, true],
      ],
    )
    const { rows } = await incident.entries(lead, { ...at, q: '入られた' })
    assert.deepEqual(
      rows.map((row) => row.stage),
      ['TA0001'],
    )
  })

  test('hold files; only an image by its own bytes is ever shown in a page', async () => {
    const one = await open()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
      'base64',
    )
    const files = [
      { name: 'room.png', mediaType: 'image/png', bytes: png },
      { name: 'fake.png', mediaType: 'image/png', bytes: bytes('<script>alert(1)</script>') },
      { name: '../../page\r\n.html', mediaType: 'text/html', bytes: bytes('<script>alert(1)</script>') },
    ]
    const entry = await incident.addFiles(lead, { incident: one.id, text: 'Pulled the network cable', files })
    assert.deepEqual(
      entry.files.map((file) => file.isImage),
      [true, false, false],
    )
    assert.ok(entry.files.every((file) => !/[/\r\n]/.test(file.name)))
    assert.equal((await incident.show(lead, { incident: one.id })).counts.files, 3)
    const shown = (await incident.entryFile(lead, { incident: one.id, id: entry.id, position: 0, inline: true })) as {
      mediaType: string
      isInline?: boolean
    }
    assert.deepEqual([shown.mediaType, shown.isInline], ['image/png', true])
    for (const position of [1, 2]) {
      const file = (await incident.entryFile(lead, { incident: one.id, id: entry.id, position, inline: true })) as {
        mediaType: string
        isInline?: boolean
      }
      assert.deepEqual([file.mediaType, file.isInline], ['application/octet-stream', false])
    }
    assert.equal(
      await refusalOf(incident.entryFile(lead, { incident: one.id, id: entry.id, position: 9 })),
      'incident.file.not-found',
    )
    assert.equal(
      await refusalOf(incident.entryFile(lead, { incident: (await open()).id, id: entry.id, position: 0 })),
      'incident.file.not-found',
    )
  })
})

describe('a CSV', () => {
  const kobe = readFileSync(new URL('../../demo/kobe/entries.csv', import.meta.url))

  test('brings in the fifty entries of the Kobe case, in either language', async () => {
    for (const lang of ['ja', 'en'] as const) {
      const one = await open(`Kobe ${lang}`)
      const name = lang === 'ja' ? '業者A' : 'Vendor A'
      await incident.addParty(lead, { incident: one.id, name, kind: 'organisation', roles: ['vendor'] })
      const done = await incident.importEntries(lead, { incident: one.id, lang, files: csv(kobe) })
      assert.deepEqual(
        done.outcomes.filter((outcome) => !outcome.ok),
        [],
      )
      assert.equal(done.written, 50)
      const { rows } = await incident.entries(lead, { incident: one.id, limit: 1000 })
      const people = rows.filter((row) => row.code === null)
      assert.equal(people.length, 50)
      assert.equal(people[1]!.when.precision, 'within')
      assert.equal(Date.parse(people[1]!.when.to) - Date.parse(people[1]!.when.from), 5 * 60_000)
      assert.ok(people.some((row) => row.when.precision === 'day') && people.some((row) => row.party?.name === name))
      const detail = await incident.show(lead, { incident: one.id })
      assert.equal(detail.counts.entries, rows.length)
    }
  })

  test('in CP932 reads the same', async () => {
    const one = await open('CP932')
    const file = readFileSync(new URL('../../demo/kobe/entries.cp932.csv', import.meta.url))
    const done = await incident.importEntries(lead, { incident: one.id, lang: 'ja', files: csv(file) })
    assert.equal(done.written, 50)
    assert.ok((await incident.entries(lead, { incident: one.id, q: '掲示板' })).rows.length > 0)
  })

  test('imported twice writes nothing twice, and checked writes nothing', async () => {
    const one = await open('Twice')
    const checked = await incident.importEntries(lead, { incident: one.id, files: csv(kobe), check: true })
    assert.equal(checked.written, 0)
    assert.equal(checked.outcomes.filter((outcome) => outcome.ok).length, 50)
    await incident.importEntries(lead, { incident: one.id, files: csv(kobe) })
    const again = await incident.importEntries(lead, { incident: one.id, files: csv(kobe) })
    assert.equal(again.written, 0)
    assert.ok(again.outcomes.every((outcome) => !outcome.ok && outcome.problem))
  })

  test('gives each line its own outcome, in its plain form too', async () => {
    const one = await open('Plain')
    const content =
      'at,text,kind\r\n2003-06-17 13:30,"two\nlines",decision\r\n,no time,\r\n2003-99-99,bad,\r\n2003/6/17 9:00頃,around nine,\r\n2003-06-17,bad kind,party\r\n2003-06-17,=cmd|calc!A1,\r\n'
    const done = await incident.importEntries(lead, { incident: one.id, lang: 'en', files: csv(content) })
    assert.deepEqual(
      done.outcomes.map((outcome) => outcome.ok),
      [true, false, false, true, false, true],
    )
    assert.ok(done.outcomes[1]!.problem && !/import\./.test(done.outcomes[1]!.problem))
    const texts = (await incident.entries(lead, { incident: one.id })).rows.map((row) => row.text)
    assert.ok(texts.includes('=cmd|calc!A1') && texts.includes('two\nlines'))
    assert.equal(
      await refusalOf(incident.importEntries(lead, { incident: one.id, files: csv('a,b\n1,2\n') })),
      'incident.import.columns',
    )
    assert.equal(
      await refusalOf(
        incident.importEntries(lead, { incident: one.id, files: csv('["at",text\n2003-06-17,the "mail" came\n') }),
      ),
      'incident.import.columns',
    )
    const inside = await incident.importEntries(lead, {
      incident: one.id,
      files: csv('at,text\n2003-06-17,the "mail" came\n'),
    })
    assert.equal(inside.written, 1)
    assert.equal(
      await refusalOf(incident.importEntries(lead, { incident: one.id, files: csv('at,text\n"open') })),
      'incident.import.invalid',
    )
  })

  test('going out is guarded against formulas, and holds every entry', async () => {
    const one = await open('Out')
    for (const text of ['=cmd|calc!A1', '+1', '-1', '@x', '＝1+1', 'plain, "quoted"\nsecond'])
      await incident.addEntry(lead, { incident: one.id, text })
    const made = await incident.caseCsv(lead, { incident: one.id, lang: 'en' })
    assert.deepEqual([...made.body.slice(0, 3)], [0xef, 0xbb, 0xbf])
    const text = textOf(made)
    for (const cell of ["'=cmd|calc!A1", "'+1", "'-1", "'@x", "'＝1+1", '"plain, ""quoted""\nsecond"'])
      assert.ok(text.includes(cell), cell)
    assert.ok(!/(^|[,\n])"?[=+@]/.test(text), text)
    const ja = await incident.caseCsv({ ...lead, lang: 'ja' }, { incident: one.id, encoding: 'cp932' })
    assert.ok(new TextDecoder('shift_jis').decode(ja.body).includes('内容'))
  })

  test('CP932 comes back as it went out', () => {
    const text = '神戸大学、ｶﾅ、〜、①、髙, ASCII\r\n'
    assert.equal(new TextDecoder('shift_jis').decode(encodeCp932(text)).replace('～', '〜'), text)
    assert.equal(new TextDecoder('shift_jis').decode(encodeCp932('🚒')), '〓')
  })
})

describe('what leaves the desk', () => {
  test('a record longer than any paper leaves whole as CSV and as JSON, and paper says where to find the rest', async () => {
    const one = await open('A long campaign')
    const count = 20_050
    for (let done = 0; done < count; done += 5_000)
      await inRecord(lead, async (_, journal) => {
        for (let at = done; at < Math.min(count, done + 5_000); at++)
          journal.append({ kind: 'note', incidentId: one.id, text: `line ${at}` })
      })
    const csvText = textOf(await incident.caseCsv(lead, { incident: one.id, lang: 'en' }))
    assert.equal(csvText.match(/,line \d+,/g)?.length, count)
    assert.equal(csvText.match(/recorded \(UTC\)/g)?.length, 1)
    const json = JSON.parse(textOf(await incident.caseJson(lead, { incident: one.id })))
    assert.equal(json.entries.filter((entry: { text: string }) => /^line \d+$/.test(entry.text)).length, count)
    assert.equal(await refusalOf(incident.caseFile(lead, { incident: one.id })), 'incident.paper.too-large')
  })

  test('JSON holds the whole incident and its record', async () => {
    const one = await open('As JSON')
    await observable.add(lead, { incident: one.id, text: '198[.]51[.]100[.]7' })
    const made = JSON.parse(textOf(await incident.caseJson(lead, { incident: one.id })))
    assert.equal(made.incident.number, one.number)
    assert.equal(made.observables[0].defanged, '198[.]51[.]100[.]7')
    assert.ok(made.entries.length >= 2)
  })

  test('the bundle is a zip that the record made, and the counts stay right', async () => {
    const one = await open('Sealed')
    const { body } = await incident.bundle(lead, { incident: one.id })
    const whole = new Uint8Array(await new Response(body as never).arrayBuffer())
    assert.deepEqual([...whole.slice(0, 2)], [0x50, 0x4b])
    const detail = await incident.show(lead, { incident: one.id })
    assert.equal(detail.counts.entries, (await incident.entries(lead, { incident: one.id })).rows.length)
  })

  test('case file, briefing, blank sheet and handover are PDF in both languages', async () => {
    const one = await open('On paper')
    await incident.addEntry(lead, {
      incident: one.id,
      kind: 'decision',
      text: 'Disconnect the board',
      when: exact('2003-06-16T15:00:00Z'),
    })
    await incident.addStatement(lead, {
      incident: one.id,
      tense: 'has-happened',
      text: 'A break-in',
      confidence: 'confirmed',
    })
    for (const lang of ['ja', 'en'] as const)
      for (const made of [
        await incident.caseFile(lead, { incident: one.id, lang }),
        await incident.briefingPdf(lead, { incident: one.id, lang }),
        await incident.blankSheet(lead, { incident: one.id, lang }),
        await incident.handover(lead, { lang }),
      ])
        assert.equal(textOf({ body: made.body.slice(0, 5) }), '%PDF-')
  })

  const skip = reader
  test('paper says what was decided as decided, a day as a day, and counts no closed incident as open', {
    skip,
  }, async () => {
    const one = await open('On paper')
    const text = 'We change every password'
    const when = {
      from: '2003-06-16T15:00:00Z',
      to: '2003-06-17T15:00:00Z',
      precision: 'day',
      zone: 'Asia/Tokyo',
    } as const
    await incident.addEntry(lead, { incident: one.id, kind: 'decision', text, when })
    const page = pdfText((await incident.briefingPdf(lead, { incident: one.id, lang: 'en' })).body)
    assert.ok(page.includes('WhathasbeendecidedWechangeeverypassword'), page)
    assert.ok(!page.includes('Whatweneedfromyou'), page)
    const file = pdfText((await incident.caseFile(lead, { incident: one.id, lang: 'en' })).body)
    assert.ok(!file.includes('17Jun200300:00'), file)
    const since = new Date(Date.now() - 3_600_000).toISOString()
    const sheet = async () => pagesOf((await incident.handover(lead, { lang: 'en', since })).body).join('\n')
    const openOn = async () => Number(/(\d+) open incident/.exec(await sheet())?.[1])
    const before = await openOn()
    const excuses = ['severity', 'kinds', 'lead', 'situation', 'summary', 'questions', 'reports']
    const exceptions = Object.fromEntries(excuses.map((code) => [code, 'not needed']))
    await incident.close(lead, { incident: one.id, reason: 'done', exceptions })
    assert.equal(await openOn(), before - 1)
    assert.ok((await sheet()).includes('On paper'))
  })

  test('the page for management says level, summary, tenses and decisions', async () => {
    const one = await open('For management', { severity: { scheme: 'quality', level: 'scandal' } })
    await incident.change(lead, { incident: one.id, summary: { ja: 'やさしい要約' } })
    await incident.addStatement(lead, {
      incident: one.id,
      tense: 'may-happen',
      text: 'It may be in the papers',
      confidence: 'likely',
      isImpact: true,
    })
    await incident.addEntry(lead, { incident: one.id, kind: 'decision', text: 'We tell everybody' })
    const executive = await house.as('executive')
    const page = await incident.briefing(executive, { incident: one.id })
    assert.equal(page.summary, 'やさしい要約')
    assert.ok(page.level && page.levelMeaning)
    assert.deepEqual(
      page.decisions.map((entry) => entry.text),
      ['We tell everybody'],
    )
    assert.equal(page.mayHappen.length, 1)
    await incident.briefingSent(lead, { incident: one.id, to: 'The president', by: 'paper' })
    assert.ok(
      (await incident.entries(lead, { incident: one.id, kinds: 'contact' })).rows[0]!.text.includes('The president'),
    )
  })
})

describe('the counts at the head of an incident', () => {
  test('equal what is there, whatever is done in whatever order', async () => {
    const pool = await Promise.all(
      Array.from({ length: 5 }, (_, i) => newReport(lead, { sourceAddresses: `198.51.100.${i} 203.0.113.${i % 2}` })),
    )
    const act = fc.oneof(
      fc.record({ what: fc.constantFrom('attach' as const, 'detach' as const), n: fc.nat(4) }),
      fc.record({
        what: fc.constantFrom(
          'entry' as const,
          'party' as const,
          'observable' as const,
          'remove' as const,
          'file' as const,
        ),
        n: fc.nat(4),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const one = await open('Counted')
        for (const { what, n } of acts) {
          const id = one.id
          if (what === 'attach') await refusalOf(incident.attach(lead, { incident: id, reports: [pool[n]!] }))
          if (what === 'detach') await refusalOf(incident.detach(lead, { incident: id, report: pool[n]! }))
          if (what === 'entry') await incident.addEntry(lead, { incident: id, text: `entry ${n}` })
          if (what === 'party')
            await incident.addParty(lead, { incident: id, name: `p${n}`, kind: 'person', roles: ['witness'] })
          if (what === 'observable') await observable.add(lead, { incident: id, text: `198.51.100.${n} 192.0.2.${n}` })
          if (what === 'file') await incident.addFiles(lead, { incident: id, text: 'file', files: csv(`${n}`) })
          if (what === 'remove') {
            const held = (await observable.ofIncident(lead, { incident: id })).rows[n]
            if (held) await observable.change(lead, { incident: id, id: held.id, isRemoved: !held.isRemoved })
          }
        }
        const { rows } = await sql<Record<string, number>>`
          select i.reports, i.entries, i.observables, i.parties, i.files,
            (select count(*)::int from incident_report l where l.incident_id = i.id) as "isReports",
            (select count(*)::int from record_entry e where e.incident_id = i.id and e.kind <> 'access') as "isEntries",
            (select count(*)::int from incident_observable o where o.incident_id = i.id and not o.is_removed) as "isObservables",
            (select count(*)::int from incident_party p where p.incident_id = i.id) as "isParties",
            (select coalesce(sum(json_array_length(e.payload::json -> 'files')), 0)::int from record_entry e where e.incident_id = i.id) as "isFiles"
          from incident i where i.id = ${one.id}`.execute(house.desk.state.db)
        const row = rows[0]!
        for (const name of ['reports', 'entries', 'observables', 'parties', 'files'])
          assert.equal(row[name], row[`is${name[0]!.toUpperCase()}${name.slice(1)}`], name)
      }),
      { numRuns: 12 },
    )
  })
})
