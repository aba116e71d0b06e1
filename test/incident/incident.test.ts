import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { incident, newReport, observable, refusalOf, reports } from './kit.ts'

let house: TestDesk
let lead: Context
let responder: Context
before(async () => {
  house = await testDesk()
  lead = await house.as('lead', 'Hanako Lead')
  responder = await house.as('responder', 'Taro Responder')
})
after(() => house.close())

const open = (title = 'A break-in', more = {}) => incident.create(lead, { title, ...more })

describe('an incident', () => {
  test('gets the next number of the year in the zone of the organisation', async () => {
    const [one, two] = [await open(), await open()]
    assert.match(one.number, /^\d{4}-\d{4,}$/)
    assert.equal(Number(two.number.slice(5)), Number(one.number.slice(5)) + 1)
    const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', year: 'numeric' }).format(house.desk.now())
    assert.equal(one.number.slice(0, 4), year)
    assert.equal((await incident.show(lead, { incident: one.number })).id, one.id)
  })

  test('numbers have no gap when many are opened at once, or when an opening is refused', async () => {
    const first = Number((await open()).number.slice(5))
    assert.equal(
      await refusalOf(incident.create(lead, { title: 'x', kinds: ['nonsense:kind'] })),
      'incident.kind-unknown',
    )
    assert.equal(
      await refusalOf(incident.create(lead, { title: 'x', lead: house.desk.newId() })),
      'incident.person.not-found',
    )
    const many = await Promise.all(Array.from({ length: 12 }, () => open()))
    const numbers = many.map((one) => Number(one.number.slice(5))).sort((a, b) => a - b)
    assert.deepEqual(
      numbers,
      Array.from({ length: 12 }, (_, i) => first + 1 + i),
    )
  })

  test('starts its clock at the report it was opened from, and takes its kinds', async () => {
    const report = await newReport(lead, {
      receivedAt: '2003-06-16T15:00:00Z',
      kinds: ['rsit:information-gathering/scanner'],
    })
    const one = await open('From a report', { reports: [report] })
    assert.equal(one.noticedAt, '2003-06-16T15:00:00.000Z')
    assert.deepEqual(one.kinds, ['rsit:information-gathering/scanner'])
    assert.equal(one.detection, 'notified')
    assert.equal((await reports.show(lead, { id: report })).state, 'incident')
  })

  test('says on the record what was and what is, in the language of whoever reads', async () => {
    const one = await open('Before')
    const changed = await incident.change(lead, {
      incident: one.id,
      version: one.version,
      title: 'After',
      severity: { scheme: 'quality', level: 'scandal' },
      kinds: ['rsit:information-gathering/scanner'],
      phase: 'response',
      reason: 'They scanned others',
    })
    assert.equal(changed.version, one.version + 1)
    const { rows } = await incident.entries(lead, { incident: one.id, kinds: 'change' })
    const text = rows.at(-1)!.text
    for (const part of ['“Before” → “After”', 'Triage → Response', 'They scanned others'])
      assert.ok(text.includes(part), `${part} in ${text}`)
    assert.ok(!/quality:|rsit:|phase\./.test(text), text)
    const ja = (await incident.entries({ ...lead, lang: 'ja' }, { incident: one.id, kinds: 'change' })).rows.at(
      -1,
    )!.text
    assert.ok(ja.includes('段階：見極め → 対応') && ja.includes('理由：They scanned others'), ja)
  })

  test('refuses a change by somebody who has not seen the last one', async () => {
    const one = await open()
    await incident.change(lead, { incident: one.id, version: one.version, title: 'First' })
    assert.equal(
      await refusalOf(incident.change(responder, { incident: one.id, version: one.version, title: 'Second' })),
      'incident.changed-meanwhile',
    )
  })

  test('moves through its phases in order', async () => {
    const one = await open()
    assert.equal(
      await refusalOf(incident.change(lead, { incident: one.id, phase: 'recovery' })),
      'incident.phase-order',
    )
    for (const phase of ['response', 'recovery', 'review'] as const)
      assert.equal((await incident.change(lead, { incident: one.id, phase })).phase, phase)
  })

  test('refuses levels and kinds that nothing defines, and names them', async () => {
    const one = await open()
    assert.equal(
      await refusalOf(incident.change(lead, { incident: one.id, severity: { scheme: 'quality', level: 'huge' } })),
      'incident.level-unknown',
    )
    assert.equal(
      await refusalOf(incident.change(lead, { incident: one.id, kinds: ['rsit:nothing'] })),
      'incident.kind-unknown',
    )
    assert.equal(
      (await incident.change(lead, { incident: one.id, severity: { scheme: 'quality', level: 'quality:scandal' } }))
        .severity.level,
      'scandal',
    )
  })

  test('keeps several parties with several roles, and a party that ended', async () => {
    const one = await open()
    const added = await incident.addParty(lead, {
      incident: one.id,
      name: 'Vendor A',
      kind: 'organisation',
      roles: ['vendor', 'not-the-cause'],
    })
    const party = added.parties[0]!
    assert.deepEqual(party.roles, ['vendor', 'not-the-cause'])
    const ended = await incident.changeParty(lead, {
      incident: one.id,
      id: party.id,
      isEnded: true,
      note: 'Contract ended',
    })
    assert.equal(ended.parties[0]!.isEnded, true)
    assert.equal(ended.counts.parties, 1)
  })

  test('states the situation in three tenses, and withdraws with a reason', async () => {
    const one = await open()
    await incident.addStatement(lead, {
      incident: one.id,
      tense: 'has-happened',
      text: 'A board was broken into',
      confidence: 'confirmed',
    })
    const two = await incident.addStatement(lead, {
      incident: one.id,
      tense: 'may-happen',
      text: 'All passwords leak',
      confidence: 'possible',
      isWorstCase: true,
    })
    const withdrawn = await incident.withdrawStatement(lead, {
      incident: one.id,
      id: two.situation[1]!.id,
      reason: 'They are hashed',
    })
    assert.equal(withdrawn.situation[1]!.withdrawnReason, 'They are hashed')
    assert.equal(
      await refusalOf(
        incident.withdrawStatement(lead, { incident: one.id, id: two.situation[1]!.id, reason: 'again' }),
      ),
      'incident.already-withdrawn',
    )
  })

  test('lists affected assets', async () => {
    const one = await open()
    const added = await incident.addAsset(lead, {
      incident: one.id,
      name: 'board.example',
      ports: [
        { port: 443, protocol: 'tcp', name: 'https', cause: 'rightful' },
        { port: 120, protocol: 'tcp', name: '', cause: 'unknown' },
      ],
    })
    const [board] = added.assets
    const found = { port: 120, protocol: 'tcp', name: 'back door', cause: 'by-intruder' } as const
    const known = await incident.changeAsset(lead, {
      incident: one.id,
      id: board!.id,
      ports: [board!.ports[0]!, found],
    })
    assert.deepEqual(known.assets[0]!.ports[1], found)
    const said = (await incident.entries(lead, { incident: one.id })).rows.map(({ text }) => text)
    assert.ok(
      said.some(
        (text) => text.includes('120/tcp (not known why)') && text.includes('120/tcp back door (left by an intruder)'),
      ),
      said.join('\n'),
    )
    const changed = await incident.changeAsset(lead, { incident: one.id, id: added.assets[0]!.id, isEnded: true })
    assert.equal(changed.assets[0]!.isEnded, true)
  })

  test('asks and answers questions', async () => {
    const one = await open()
    const asked = await incident.ask(lead, {
      incident: one.id,
      text: 'Who owns the board?',
      dueAt: '2003-06-17T09:00:00+09:00',
    })
    assert.equal(asked.questions[0]!.dueAt, '2003-06-17T00:00:00.000Z')
    const answered = await incident.answer(lead, { incident: one.id, id: asked.questions[0]!.id, text: 'The faculty' })
    assert.equal(answered.questions.length, 0)
    assert.equal(
      await refusalOf(incident.answer(lead, { incident: one.id, id: asked.questions[0]!.id, text: 'x' })),
      'incident.already-answered',
    )
  })

  test('links to another, and each side reads it its own way', async () => {
    const [a, b] = [await open('Cause'), await open('Effect')]
    const linked = await incident.link(lead, { incident: b.id, to: a.number, relation: 'caused-by' })
    assert.deepEqual(
      linked.links.map((one) => [one.incident.id, one.relation]),
      [[a.id, 'caused-by']],
    )
    assert.equal((await incident.show(lead, { incident: a.id })).links[0]!.relation, 'causes')
    assert.equal(
      await refusalOf(incident.link(lead, { incident: a.id, to: b.id, relation: 'related' })),
      'incident.already-linked',
    )
    assert.equal(
      await refusalOf(incident.link(lead, { incident: a.id, to: a.id, relation: 'related' })),
      'incident.link-itself',
    )
    const { rows } = await incident.entries(lead, { incident: a.id, order: 'recorded' })
    assert.equal(rows.at(-1)!.text, `Linked with ${b.number} (its result).`)
    assert.equal((await incident.unlink(lead, { incident: a.id, to: b.id })).links.length, 0)
  })

  test('has a team, whose lead leads the incident', async () => {
    const one = await open('Team', { lead: lead.viewer.id! })
    assert.equal(one.lead?.name, 'Hanako Lead')
    const joined = await incident.joinTeam(lead, { incident: one.id, person: responder.viewer.id!, role: 'recorder' })
    assert.equal(joined.team.length, 2)
    assert.equal(
      await refusalOf(incident.joinTeam(lead, { incident: one.id, person: responder.viewer.id!, role: 'recorder' })),
      'incident.already-in-team',
    )
    assert.equal(
      (await incident.leaveTeam(lead, { incident: one.id, person: lead.viewer.id!, role: 'lead' })).lead,
      null,
    )
  })
})

describe('the list', () => {
  test('goes newest first by keyset, and its pages make up the whole', async () => {
    const own = await Promise.all(Array.from({ length: 7 }, (_, i) => open(`Paged ${i}`, { kinds: ['kind:virus'] })))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await incident.list(lead, { kind: 'kind:virus', limit: 3, cursor })
      assert.equal(page.total, 7)
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor)
    assert.deepEqual(new Set(seen), new Set(own.map((one) => one.id)))
    assert.equal(seen.length, 7)
    assert.equal(await refusalOf(incident.list(lead, { cursor: 'nonsense' })), 'incident.cursor.invalid')
  })

  test('filters by phase, level, mine and words', async () => {
    const one = await open('掲示板システムの侵入', {
      severity: { scheme: 'quality', level: 'scandal' },
      lead: responder.viewer.id!,
    })
    const ids = async (ask: object) => (await incident.list(responder, ask)).rows.map((row) => row.id)
    assert.ok((await ids({ level: 'quality:scandal' })).includes(one.id))
    assert.ok((await ids({ mine: true })).includes(one.id))
    assert.deepEqual(await ids({ q: '侵入 掲示' }), [one.id])
    assert.deepEqual(await ids({ q: one.number }), [one.id])
    assert.ok((await ids({ phase: 'triage' })).includes(one.id))
    assert.ok(!(await ids({ phase: 'review' })).includes(one.id))
    assert.ok((await ids({ open: true })).includes(one.id))
  })

  test('counts what the viewer has not read', async () => {
    const one = await open('Unread')
    const rowOf = async () => (await incident.list(responder, { q: 'Unread' })).rows[0]!
    assert.equal((await rowOf()).unread, 1)
    const { rows } = await incident.entries(responder, { incident: one.id })
    await incident.read(responder, { incident: one.id, seq: rows.at(-1)!.seq })
    assert.equal((await rowOf()).unread, 0)
    await incident.addEntry(lead, { incident: one.id, text: 'news' })
    await incident.addEntry(responder, { incident: one.id, text: 'my own is no news to me' })
    assert.equal((await rowOf()).unread, 1)
  })
})

describe('closing', () => {
  test('lists what is missing, and takes each with its reason', async () => {
    const report = await newReport(lead, { text: 'Please help us.', reporter: { email: 'noc@site.example' } })
    const one = await open('To close', { reports: [report] })
    const waiting = async () =>
      (await incident.unanswered(lead, { limit: 100 })).rows.filter((row) => row.report === report)
    assert.deepEqual(
      (await waiting()).map((row) => [row.reporter, row.incident]),
      [['noc@site.example', one.number]],
    )
    await incident.ask(lead, { incident: one.id, text: 'Open?' })
    const codes = (await incident.now(lead, { incident: one.id })).blocksClosing.map((row) => row.code)
    assert.deepEqual(codes, ['severity', 'lead', 'kinds', 'situation', 'summary', 'questions', 'reports'])
    assert.equal(await refusalOf(incident.close(lead, { incident: one.id, reason: 'Done' })), 'incident.close-missing')
    const exceptions = Object.fromEntries(codes.map((code) => [code, 'A false alarm']))
    const { severity: _, ...some } = exceptions
    assert.equal(
      await refusalOf(incident.close(lead, { incident: one.id, reason: 'Done', exceptions: some })),
      'incident.close-missing',
    )
    const closed = await incident.close(lead, { incident: one.id, reason: 'False alarm', exceptions })
    assert.equal(closed.phase, 'closed')
    assert.equal(closed.closeReason, 'False alarm')
    assert.deepEqual(await waiting(), [])
    assert.equal(closed.can.write, false)
    const text = (await incident.entries(lead, { incident: one.id, kinds: 'decision' })).rows.at(-1)!.text
    assert.ok(text.includes('False alarm') && text.includes('Severity has not been assessed'), text)
    assert.equal(await refusalOf(incident.close(lead, { incident: one.id, reason: 'x' })), 'incident.already-closed')
  })

  test('a closed incident refuses new entries and changes until it is opened again', async () => {
    const one = await open('Closed')
    const exceptions = { severity: 'n', lead: 'n', kinds: 'n', situation: 'n', summary: 'n' }
    await incident.close(lead, { incident: one.id, reason: 'Done', exceptions })
    for (const work of [
      () => incident.addEntry(lead, { incident: one.id, text: 'late' }),
      () => incident.change(lead, { incident: one.id, title: 'late' }),
      () => incident.ask(lead, { incident: one.id, text: 'late' }),
      () => observable.add(lead, { incident: one.id, text: '192.0.2.1' }),
    ])
      assert.equal(await refusalOf(work()), 'incident.closed')
    const again = await incident.reopen(lead, { incident: one.id, reason: 'It came back' })
    assert.equal(again.phase, 'response')
    assert.equal(again.closedAt, null)
    await incident.addEntry(lead, { incident: one.id, text: 'in time' })
  })
})

describe('reports of an incident', () => {
  test('bring their observables along, and take them away when they go', async () => {
    const one = await open('Reports')
    const a = await newReport(lead, {
      log: 'Jun 23 10:00:00 fw denied 198.51.100.7 to 192.0.2.9',
      sourceAddresses: '198.51.100.7',
    })
    const b = await newReport(lead, { sourceAddresses: '198.51.100.7 203.0.113.5' })
    const two = await incident.attach(lead, { incident: one.id, reports: [a, b] })
    assert.equal(two.counts.reports, 2)
    const values = async () => (await observable.ofIncident(lead, { incident: one.id })).rows.map((row) => row.value)
    assert.ok((await values()).includes('203.0.113.5') && (await values()).includes('198.51.100.7'))
    await observable.add(lead, { incident: one.id, text: 'hxxp://evil[.]example/x 203[.]0[.]113[.]5' })
    const three = await incident.detach(lead, { incident: one.id, report: b, reason: 'Another affair' })
    assert.equal(three.counts.reports, 1)
    // 198.51.100.7 is held by the other report, 203.0.113.5 by a person now.
    assert.ok((await values()).includes('198.51.100.7') && (await values()).includes('203.0.113.5'))
    const four = await incident.detach(lead, { incident: one.id, report: a })
    assert.ok(!(await values()).includes('198.51.100.7'))
    assert.equal(four.counts.observables, (await values()).length)
    assert.equal((await reports.show(lead, { id: a })).state, 'new')
  })

  test('may stand in two incidents, and stay in the second when taken out of the first', async () => {
    const [one, two] = [await open('One'), await open('Two')]
    const report = await newReport(lead, {})
    await incident.attach(lead, { incident: one.id, reports: [report] })
    await incident.attach(lead, { incident: two.id, reports: [report] })
    assert.equal(
      await refusalOf(incident.attach(lead, { incident: two.id, reports: [report] })),
      'incident.already-attached',
    )
    await incident.detach(lead, { incident: one.id, report })
    assert.equal((await reports.show(lead, { id: report })).state, 'incident')
    assert.deepEqual(
      (await incident.reports(lead, { incident: two.id })).rows.map((row) => row.id),
      [report],
    )
  })

  test('suggest the incident that names the same, with the reason', async () => {
    const first = await newReport(lead, { sourceAddresses: '198.51.100.77' })
    const one = await open('Same source', { reports: [first] })
    const second = await newReport(lead, { sourceAddresses: '198.51.100.77' })
    const { rows } = await incident.suggestions(lead, { report: second })
    assert.deepEqual(
      rows.map((row) => row.incident.id),
      [one.id],
    )
    assert.ok(rows[0]!.reasons.join(' ').includes('198[.]51[.]100[.]77'), rows[0]!.reasons.join(' '))
  })
})

describe('what to do now', () => {
  test('three rows at most, the overdue question first', async () => {
    const one = await open('Now')
    await incident.ask(lead, { incident: one.id, text: 'Look again?', dueAt: '2003-06-17T09:00:00+09:00' })
    const now = await incident.now(lead, { incident: one.id })
    assert.equal(now.doNext.length, 3)
    assert.deepEqual(
      now.doNext.map((row) => row.code),
      ['question-due', 'lead', 'severity'],
    )
    const reader = await house.as('auditor')
    assert.deepEqual((await incident.now(reader, { incident: one.id })).doNext, [])
  })

  test('folds many changes of a kind and keeps every person', async () => {
    const one = await open('Folding')
    const start = await incident.now(lead, { incident: one.id })
    await incident.read(lead, { incident: one.id, seq: start.since.lastSeq })
    const people = await Promise.all(Array.from({ length: 5 }, (_, i) => house.as('responder', `Person ${i}`)))
    for (const [i, person] of people.entries())
      for (let n = 0; n <= i; n++)
        await incident.addEntry(person, { incident: one.id, kind: 'action', text: `did ${n}` })
    const { since } = await incident.now(lead, { incident: one.id })
    assert.equal(since.rows.length, 1)
    assert.equal(since.rows[0]!.count, 15)
    assert.deepEqual(
      since.rows[0]!.people.map((person) => [person.name, person.count]),
      [4, 3, 2, 1, 0].map((i) => [`Person ${i}`, i + 1]),
    )
    assert.equal(since.rows[0]!.entryIds.length, 15)
  })
})
