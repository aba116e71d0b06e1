// Containment and decisions through the actions of a real desk: proposed, approved by whom, carried out by hand, lifted, and who may see it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { dutyActions } from '#src/prepare/duty/actions.ts'
import { dutyApi } from '#src/prepare/duty/api.ts'
import { containmentActions } from '#src/respond/containment/actions.ts'
import { containmentApi } from '#src/respond/containment/api.ts'
import { leftAfterMs, tendContainments } from '#src/respond/containment/jobs.ts'
import { decisionActionsWith } from '#src/respond/decision/actions.ts'
import { decisionApi } from '#src/respond/decision/api.ts'
import { pressDecisions } from '#src/respond/decision/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { onDecision } from '#src/server/reactions.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const containment = calls(containmentApi, containmentActions as never)
const decision = calls(decisionApi, decisionActionsWith(onDecision) as never)
const duty = calls(dutyApi, dutyActions as never)

let kit: TestDesk
let lead: Context
let responder: Context
let executive: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  responder = await kit.as('responder', '当番 一郎')
  executive = await kit.as('executive', '理事 次郎')
})
after(() => kit.close())

const open = async (isSecret = false, by = lead) =>
  (await incident.create(by, { title: 'ポート120', kinds: [], isSecret, lead: by.viewer.id })).number
const texts = async (number: string): Promise<string[]> =>
  (await incident.entries(lead, { incident: number, limit: 100 })).rows.map((one) => one.text)
const host = { kind: 'isolate-host', host: 'pc-7', address: '192.0.2.7' } as const
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()
/** The desk at another hour. */
const later = (count: number): Context => {
  const context = contextOfDesk(kit.desk)
  return { ...context, desk: { ...kit.desk, now: () => new Date(Date.now() + count * 3_600_000) } }
}

test('a host is isolated by hand: proposed, approved, given, confirmed, checked, lifted, each on the record', async () => {
  const number = await open()
  const proposed = await containment.propose(responder, {
    incident: number,
    target: host,
    reason: 'It scans others.',
    carrier: '設備 三郎',
    lift: hours(48),
  })
  assert.equal(proposed.number, `${number}-C1`)
  assert.equal(proposed.state, 'asked')
  const of = { incident: number, containment: 'C1' }
  assert.equal(await refusalOf(containment.apply(responder, of)), 'containment.state')
  assert.equal(await refusalOf(containment.approve(responder, of)), 'containment.approve.no-authority.not-allowed')
  assert.equal((await containment.approve(lead, of)).approval?.ground, 'role')
  assert.equal((await containment.apply(responder, of)).state, 'applying')
  const carried = await containment.confirm(responder, {
    ...of,
    said: 'done',
    by: '設備 三郎',
    note: 'Cable pulled in room B1.',
  })
  assert.deepEqual([carried.state, carried.appliedBy, carried.known?.found], ['active', '設備 三郎', 'cannot-tell'])
  const checked = await containment.confirm(lead, { ...of, said: 'checked', note: 'No answer to ping.' })
  assert.equal(checked.state, 'verified')
  await containment.effect(lead, { ...of, kind: 'complaint', text: '学外からメールが読めない', count: 12 })
  const lifting = await containment.lift(lead, { ...of, reason: 'Rebuilt from clean media.' })
  assert.equal(lifting.state, 'lifting')
  const lifted = await containment.confirm(responder, { ...of, said: 'lifted', note: 'Cable back, link up.' })
  assert.deepEqual(
    [lifted.state, lifted.endReason, lifted.effects[0]?.count],
    ['lifted', 'Rebuilt from clean media.', 12],
  )
  const lines = (await texts(number)).join('\n')
  for (const word of [
    /Proposed containment/,
    /Approved containment/,
    /Gave the containment/,
    /設備 三郎 carried out/,
    /checked that/,
    /12 complaints/,
    /lifted the containment/,
  ])
    assert.match(lines, word)
})

test('an incident is not closed while containment has no end on the record, whatever reason is given', async () => {
  const number = await open()
  await containment.propose(lead, { incident: number, target: host, reason: 'x', done: null })
  const every = Object.fromEntries(
    ['severity', 'kinds', 'situation', 'summary', 'containment'].map((code) => [code, 'none needed']),
  )
  const close = () => incident.close(lead, { incident: number, reason: 'over', exceptions: every })
  assert.equal(await refusalOf(close()), 'incident.close-missing')
  assert.equal((await incident.show(lead, { incident: number })).counts.containments, 1)
  const { blocksClosing } = await incident.now(lead, { incident: number })
  assert.equal(blocksClosing.find((one) => one.code === 'containment')?.isAbsolute, true)
  await containment.withdraw(lead, { incident: number, containment: '1', reason: 'Not the host.' })
  assert.equal((await close()).phase, 'closed')
})

test('what was done before it was written down keeps its own time, and stays until it is lifted or kept for good', async () => {
  const number = await open()
  const at = new Date(Date.now() - 20 * 60_000).toISOString()
  const when = { from: at, to: at, precision: 'minute', zone: 'Asia/Tokyo' } as const
  const done = await containment.propose(lead, {
    incident: number,
    target: { kind: 'block-port', ports: '120', network: '192.168.0.0/16' },
    scope: '学内すべての計算機',
    isWider: true,
    reason: 'Preventive.',
    done: when,
  })
  assert.deepEqual([done.state, done.approval?.ground, done.applied?.from], ['active', 'afterwards', at])
  const entry = (await incident.entries(lead, { incident: number })).rows.find((one) =>
    one.text.startsWith('Contained'),
  )
  assert.equal(entry?.when?.from, at)
  const kept = await containment.keep(lead, {
    incident: number,
    containment: 'C1',
    owner: 'Network group',
    reason: 'No service uses it.',
  })
  assert.equal(kept.state, 'kept')
  const future = { ...when, from: hours(2), to: hours(2) }
  assert.equal(
    await refusalOf(containment.propose(lead, { incident: number, target: host, reason: 'x', done: future })),
    'containment.done.future',
  )
})

test('a decision approves what waited for it, and two who answer at once give one answer', async () => {
  const number = await open()
  const second = await kit.as('executive', '学長 四郎')
  const stop = { kind: 'stop-service', service: 'POP3' } as const
  const deciders = [executive.viewer.id!, second.viewer.id!]
  const asked = await containment.propose(lead, { incident: number, target: stop, reason: 'Passwords leak.', deciders })
  assert.equal(asked.decision?.number, `${number}-D1`)
  assert.equal(
    await refusalOf(containment.approve(lead, { incident: number, containment: 'C1' })),
    'containment.approve.two-people.not-allowed',
  )
  assert.equal(
    (await decision.waiting(executive, { mine: true })).rows.filter((one) => one.incident.number === number).length,
    1,
  )
  const answer = (by: Context, answer: 'approve' | 'refuse') =>
    refusalOf(decision.answer(by, { incident: number, decision: 'D1', answer, reason: `said ${answer}` }))
  assert.equal(await answer(lead, 'approve'), 'decision.own.not-allowed')
  const both = await Promise.all([answer(executive, 'approve'), answer(second, 'refuse')])
  assert.deepEqual([...both].sort(), ['allowed', 'decision.already-answered'])
  const { rows } = await containment.list(lead, { incident: number })
  assert.equal(rows[0]!.state, both[0] === 'allowed' ? 'approved' : 'refused')
  const stands = await decision.show(lead, { incident: number, decision: 'D1' })
  assert.equal(stands.state, both[0] === 'allowed' ? 'approved' : 'refused')
})

test('a refused decision ends what waited for it; it no longer holds up closing', async () => {
  const number = await open()
  await containment.propose(lead, { incident: number, target: host, reason: 'x', deciders: [executive.viewer.id!] })
  await decision.answer(executive, {
    incident: number,
    decision: 'D1',
    answer: 'refuse',
    reason: 'Examinations run until noon.',
  })
  const { rows } = await containment.list(lead, { incident: number })
  assert.deepEqual([rows[0]!.state, rows[0]!.endReason], ['refused', 'Examinations run until noon.'])
  assert.equal((await incident.show(lead, { incident: number })).counts.containments, 0)
})

test('not now is an answer: it names when to look again, and then the question comes back once', async () => {
  const number = await open()
  const { id } = await decision.ask(responder, {
    incident: number,
    question: 'Cut the network tonight?',
    ground: 'A worm.',
    deciders: [executive.viewer.id!],
  })
  const put = (lookAgain: string | null) =>
    decision.answer(executive, {
      incident: number,
      decision: id,
      answer: 'later',
      reason: 'Nobody is there to watch.',
      lookAgain,
    })
  assert.equal(await refusalOf(put(null)), 'decision.look-again.invalid')
  assert.equal((await put(hours(8))).state, 'later')
  assert.equal(await pressDecisions(later(7)), 0)
  await Promise.all([pressDecisions(later(9)), pressDecisions(later(9))])
  assert.equal((await decision.show(lead, { incident: number, decision: id })).state, 'open')
  const lines = await texts(number)
  assert.equal(lines.filter((text) => text.startsWith('Time to look again')).length, 1)
  assert.ok(lines.some((text) => text.startsWith('Decided not to act yet')))
})

test('silence asks the next person, once each, and the last one stays asked', async () => {
  const number = await open()
  const next = await kit.as('executive', '副学長 五郎')
  const deciders = [executive.viewer.id!, next.viewer.id!]
  const asked = await decision.ask(lead, {
    incident: number,
    question: 'Stop mail?',
    ground: 'x',
    deciders,
    escalateAfterMin: 30,
  })
  assert.equal(asked.step, 1)
  await Promise.all([pressDecisions(later(0.6)), pressDecisions(later(0.6)), pressDecisions(later(0.6))])
  const after = await decision.show(lead, { incident: number, decision: 'D1' })
  assert.deepEqual([after.step, after.escalatesAt], [2, null])
  assert.equal((await texts(number)).filter((text) => text.includes('asked 副学長 五郎 next')).length, 1)
  // The first one may still answer.
  assert.equal(
    (await decision.answer(executive, { incident: number, decision: 'D1', answer: 'approve', reason: 'Yes.' })).state,
    'approved',
  )
})

test('whoever is to decide is mailed when asked, when silence comes to them, and when it is time to look again; once each', async () => {
  const server = { host: '127.0.0.1', port: 1, tls: 'none', user: '', password: '' } as const
  const mail = { from: { address: 'csirt@desk.example', name: '' }, server, replyTo: null }
  const at = (hour: number): Context => {
    const context = later(hour)
    return { ...context, desk: { ...context.desk, mail } }
  }
  const number = await open(true)
  const { id } = await incident.show(lead, { incident: number })
  const [first, next] = [await kit.as('executive', '理事 一'), await kit.as('executive', '理事 二')]
  for (const one of [first, next])
    await incident.name(lead, { incident: number, person: one.viewer.id!, isNamed: true })
  const by = { ...lead, desk: at(0).desk }
  const deciders = [first.viewer.id!, next.viewer.id!]
  const ask = { incident: number, question: '内密の問い', ground: 'x', deciders, escalateAfterMin: 30 }
  await decision.ask(by, ask)
  await Promise.all([pressDecisions(at(0.6)), pressDecisions(at(0.6))])
  const lookAgain = hours(8)
  const answer = { answer: 'later' as const, reason: 'Nobody is there.', lookAgain }
  await decision.answer({ ...next, desk: at(1).desk }, { incident: number, decision: 'D1', ...answer })
  await Promise.all([pressDecisions(at(9)), pressDecisions(at(9))])
  const { rows } = await kit.desk.state.pool.query(
    `select p.name, m.subject, m.raw from mail m join mail_recipient r on r.mail_id = m.id join person p on lower(p.email) = r.address
     where m.incident_id = $1 order by m.queued_at, p.name`,
    [id],
  )
  assert.deepEqual(
    rows.map((row) => [row.name, row.subject.replace(number, '')]),
    [
      ['理事 一', '[-D1] Your decision is asked for'],
      ['理事 二', '[-D1] Your decision is asked for: nobody answered yet'],
      ['理事 一', '[-D1] Time to look again'],
      ['理事 二', '[-D1] Time to look again'],
    ],
  )
  for (const { raw } of rows) {
    assert.match(raw.toString('utf8'), new RegExp(`/decisions/${number}-D1`))
    assert.doesNotMatch(raw.toString('utf8'), /内密|ポート120/)
  }
  assert.equal((await texts(number)).filter((text) => text.startsWith('Mailed ')).length, 3)
})

test('authority given beforehand lets a responder approve within its scope until it is taken back', async () => {
  const number = await open()
  const give = {
    person: responder.viewer.id!,
    kinds: ['isolate-host' as const],
    scope: ['192.0.2.0/24'],
    ground: 'Night duty',
    until: hours(12),
  }
  const given = await duty.give(executive, give)
  assert.equal(
    await refusalOf(duty.give(executive, { ...give, person: executive.viewer.id! })),
    'authority.oneself.not-allowed',
  )
  const propose = async (address: string) =>
    (await containment.propose(responder, { incident: number, target: { ...host, address }, reason: 'x' })).number
  const approve = async (address: string) =>
    containment.approve(responder, { incident: number, containment: await propose(address) })
  assert.equal((await approve('192.0.2.9')).approval?.ground, 'authority')
  assert.equal(await refusalOf(approve('198.51.100.9')), 'containment.approve.no-authority.not-allowed')
  assert.ok((await texts(number)).some((text) => text.includes('By authority that 理事 次郎 gave')))
  await duty.end(executive, { id: given.id, reason: 'Back in the office.' })
  assert.equal(await refusalOf(approve('192.0.2.10')), 'containment.approve.no-authority.not-allowed')
})

test('what cannot wait one person may decide alone for one host, saying why', async () => {
  const number = await open()
  const { number: one } = await containment.propose(responder, {
    incident: number,
    target: host,
    reason: 'It spreads.',
  })
  const alone = (note: string) =>
    refusalOf(containment.approve(responder, { incident: number, containment: one, isEmergency: true, note }))
  assert.equal(await alone(''), 'containment.emergency-note.invalid')
  assert.equal(await alone('Files are being encrypted.'), 'allowed')
  const wide = await containment.propose(responder, { incident: number, target: host, isWider: true, reason: 'x' })
  const emergency = { incident: number, containment: wide.number, isEmergency: true, note: 'x' }
  assert.equal(
    await refusalOf(containment.approve(responder, emergency)),
    'containment.approve.no-emergency.not-allowed',
  )
})

test('what reaches further than the host is carried out only when it is said which backup was taken', async () => {
  const number = await open()
  const port = { kind: 'block-port', ports: '445', network: '192.168.0.0/16' } as const
  const wide = await containment.propose(responder, {
    incident: number,
    target: port,
    isWider: true,
    reason: 'A worm.',
  })
  const of = { incident: number, containment: wide.number }
  await containment.approve(lead, of)
  assert.equal(await refusalOf(containment.apply(responder, of)), 'containment.backup.missing')
  assert.equal((await containment.list(lead, { incident: number })).rows[0]?.state, 'approved')
  const backup = 'File server, full, 02:00, on the shelf'
  const given = await containment.apply(responder, { ...of, backup })
  assert.deepEqual([given.state, given.backup], ['applying', backup])
  const lines = (await incident.entries(lead, { incident: number })).rows.map((one) => one.text)
  assert.ok(lines.some((text) => text.startsWith('Backup before containment') && text.includes(backup)))
  // What failed is tried again without being asked again.
  await containment.confirm(responder, { ...of, said: 'not-done', note: 'The switch did not take it.' })
  assert.equal((await containment.apply(responder, of)).backup, backup)
  const narrow = await containment.propose(responder, { incident: number, target: host, reason: 'x' })
  await containment.approve(lead, { incident: number, containment: narrow.number })
  assert.equal((await containment.apply(responder, { incident: number, containment: narrow.number })).backup, '')
})

test('when its time to be lifted comes people are told once, and a new time tells them anew', async () => {
  const number = await open()
  await containment.propose(lead, { incident: number, target: host, reason: 'x', lift: hours(1) })
  const of = { incident: number, containment: 'C1' }
  await containment.approve(lead, of)
  await containment.confirm(lead, { ...of, said: 'done', note: 'x' })
  await Promise.all([tendContainments(later(2)), tendContainments(later(2))])
  const told = async () => (await texts(number)).filter((text) => text.startsWith('The time to lift')).length
  assert.equal(await told(), 1)
  await containment.extend(lead, { ...of, lift: hours(3), reason: 'Not clean yet.' })
  await tendContainments(later(4))
  await tendContainments(later(4))
  assert.equal(await told(), 2)
})

test('a call that never came back is shown as not known, and a person may say what they saw', async () => {
  const number = await open()
  await containment.propose(lead, { incident: number, target: host, reason: 'x' })
  const of = { incident: number, containment: 'C1' }
  await containment.approve(lead, of)
  // As a desk leaves it that was killed between beginning and answer.
  await kit.desk.state.pool.query(
    `update containment set state = 'applying', connector = 'gone', busy_since = now() where incident_id = (select id from incident where number = $1)`,
    [number],
  )
  assert.equal(await refusalOf(containment.apply(lead, of)), 'containment.busy')
  await tendContainments(later(leftAfterMs / 3_600_000 + 0.01))
  const { rows } = await containment.list(lead, { incident: number })
  assert.deepEqual([rows[0]!.state, rows[0]!.isBusy], ['unknown', false])
  assert.equal(
    (await containment.confirm(lead, { ...of, said: 'not-done', note: 'No rule on the firewall.' })).state,
    'failed',
  )
})

test('who may not know of an incident learns nothing of its containment or its decisions', async () => {
  const number = await open(true)
  await containment.propose(lead, { incident: number, target: host, reason: 'x' })
  assert.equal(
    await refusalOf(
      decision.ask(lead, { incident: number, question: 'q', ground: 'g', deciders: [executive.viewer.id!] }),
    ),
    'decision.decider.invalid',
  )
  await incident.name(lead, { incident: number, person: executive.viewer.id!, isNamed: true })
  await decision.ask(lead, { incident: number, question: 'q', ground: 'g', deciders: [executive.viewer.id!] })
  const other = await kit.as('lead')
  assert.equal(await refusalOf(containment.list(other, { incident: number })), 'incident.not-found')
  assert.equal(await refusalOf(decision.list(other, { incident: number })), 'incident.not-found')
  const seen = async (by: Context) => [
    (await containment.open(by, { limit: 200 })).rows.some((one) => one.incident.number === number),
    (await decision.waiting(by, { limit: 200 })).rows.some((one) => one.incident.number === number),
  ]
  assert.deepEqual(await seen(other), [false, false])
  assert.deepEqual(await seen(executive), [true, true])
  const [mine, theirs] = await Promise.all([containment.open(executive, {}), containment.open(other, {})])
  assert.equal(mine.open, theirs.open + 1)
})

test('the instruction prints in both languages', async () => {
  const number = await open()
  await containment.propose(lead, { incident: number, target: host, reason: 'x', carrier: '設備 三郎' })
  for (const lang of ['ja', 'en'] as const) {
    const { body } = await containment.instruction(lead, { incident: number, containment: 'C1', lang })
    assert.equal(new TextDecoder('latin1').decode((body as Uint8Array).subarray(0, 5)), '%PDF-')
  }
})
