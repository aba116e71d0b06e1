import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Role } from '#src/core/permission.ts'
import { desk as theDesk, type Viewer } from '#src/core/viewer.ts'
import { countInbox } from '#src/detect/report/store/inbox.ts'
import type { Context } from '#src/platform/context.ts'
import { listIncidents } from '#src/respond/incident/store/list.ts'
import { everyRole, type TestDesk, testDesk } from '#test/kit/desk.ts'
import { find, incident, newReport, observable, refusalOf, reports, textOf } from './kit.ts'

let house: TestDesk
let lead: Context
let secret: { id: string; number: string; entryId: string; report: string; reportNumber: string }
let open: { id: string; number: string }
const word = 'ヒミツノジケン'
const address = '203.0.113.200'

before(async () => {
  house = await testDesk()
  lead = await house.as('lead', 'Hanako Lead')
  const report = await newReport(lead, { text: `${word} reported`, sourceAddresses: address })
  const made = await incident.create(lead, { title: `${word} in title`, isSecret: true, reports: [report] })
  const entry = await incident.addFiles(lead, {
    incident: made.id,
    text: `${word} in an entry`,
    files: [{ name: 'a.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(word) }],
  })
  await incident.ask(lead, { incident: made.id, text: `${word} in a question` })
  const other = await incident.create(lead, { title: 'Plain to see' })
  await observable.add(lead, { incident: other.id, text: address })
  await incident.link(lead, { incident: other.id, to: made.id, relation: 'related', reason: `because of ${word}` })
  open = { id: other.id, number: other.number }
  const { number: reportNumber } = await reports.show(lead, { id: report })
  secret = { id: made.id, number: made.number, entryId: entry.id, report, reportNumber }
})
after(() => house.close())

/** Every way to read, as text: nothing of the secret may stand in any of them. */
const readPaths: Record<string, (who: Context) => Promise<unknown>> = {
  list: (who) => incident.list(who, {}),
  'list by words': (who) => incident.list(who, { q: word }),
  'list of mine': (who) => incident.list(who, { mine: true }),
  'find by words': (who) => find(who, { q: word }),
  'find by number': (who) => find(who, { q: secret.number }),
  'find by address': (who) => find(who, { q: address }),
  'find by report number': (who) => find(who, { q: secret.reportNumber }),
  'seen where': (who) => observable.seen(who, { value: address }),
  'observables of an open incident': (who) => observable.ofIncident(who, { incident: open.id }),
  'links of an open incident': (who) => incident.show(who, { incident: open.id }),
  'entries of an open incident': (who) => incident.entries(who, { incident: open.id }),
  'export of an open incident': async (who) => textOf(await incident.caseJson(who, { incident: open.id })),
  'CSV of an open incident': async (who) => textOf(await incident.caseCsv(who, { incident: open.id })),
  suggestions: async (who) =>
    incident.suggestions(who, { report: await newReport(lead, { sourceAddresses: address }) }),
}
/** Everything that names the secret incident: it answers as if it were not there. */
const byName: Record<string, (who: Context, ref: string) => Promise<unknown>> = {
  show: (who, ref) => incident.show(who, { incident: ref }),
  now: (who, ref) => incident.now(who, { incident: ref }),
  read: (who, ref) => incident.read(who, { incident: ref, seq: 1 }),
  reports: (who, ref) => incident.reports(who, { incident: ref }),
  entries: (who, ref) => incident.entries(who, { incident: ref }),
  observables: (who, ref) => observable.ofIncident(who, { incident: ref }),
  file: (who, ref) => incident.entryFile(who, { incident: ref, id: secret.entryId, position: 0 }),
  'case file': (who, ref) => incident.caseFile(who, { incident: ref }),
  CSV: (who, ref) => incident.caseCsv(who, { incident: ref }),
  JSON: (who, ref) => incident.caseJson(who, { incident: ref }),
  bundle: (who, ref) => incident.bundle(who, { incident: ref }),
  briefing: (who, ref) => incident.briefing(who, { incident: ref }),
  'blank sheet': (who, ref) => incident.blankSheet(who, { incident: ref }),
  change: (who, ref) => incident.change(who, { incident: ref, title: 'x' }),
  close: (who, ref) => incident.close(who, { incident: ref, reason: 'x' }),
  'add entry': (who, ref) => incident.addEntry(who, { incident: ref, text: 'x' }),
  'correct entry': (who, ref) => incident.correctEntry(who, { incident: ref, id: secret.entryId, text: 'x' }),
  attach: (who, ref) => incident.attach(who, { incident: ref, reports: [secret.report] }),
  'join team': (who, ref) => incident.joinTeam(who, { incident: ref, person: who.viewer.id!, role: 'lead' }),
  name: (who, ref) => incident.name(who, { incident: ref, person: who.viewer.id!, isNamed: true }),
  link: (who, ref) => incident.link(who, { incident: ref, to: open.id, relation: 'related' }),
  'link to': (who, ref) => incident.link(who, { incident: open.id, to: ref, relation: 'related' }),
  'add observable': (who, ref) => observable.add(who, { incident: ref, text: '192.0.2.1' }),
}

describe('a secret incident', () => {
  for (const role of everyRole)
    test(`does not exist for a ${role} who is not named in it`, async () => {
      const who = await house.as(role as Role)
      for (const [path, read] of Object.entries(readPaths)) {
        const said = JSON.stringify(await read(who).catch((error) => ({ refused: String(error) })))
        for (const trace of [word, secret.number, secret.id, secret.report, secret.reportNumber])
          if (!path.startsWith('find by') || trace !== word)
            assert.ok(!said.includes(trace), `${path}: ${trace} in ${said.slice(0, 400)}`)
      }
      for (const [path, act] of Object.entries(byName))
        for (const ref of [secret.id, secret.number]) {
          const absent = ref === secret.id ? house.desk.newId() : '2026-9999'
          assert.equal(await refusalOf(act(who, ref)), 'incident.not-found', path)
          assert.equal(await refusalOf(act(who, absent)), 'incident.not-found', path)
        }
    })

  test('tells nothing by counts either', async () => {
    const who = await house.as('responder')
    const seen = (await observable.ofIncident(who, { incident: open.id })).rows[0]!
    // The suggestion test above made open reports of that address; the secret one is not among them.
    const known = (await observable.ofIncident(lead, { incident: open.id })).rows[0]!
    assert.equal(known.seenReports - seen.seenReports, 1)
    assert.equal(seen.seenIncidents, 0)
    assert.equal(known.seenIncidents, 1)
    const [mine, theirs] = [await incident.list(lead, {}), await incident.list(who, {})]
    assert.equal(mine.total - theirs.total, 1)
  })

  test('is seen by who made it secret, by the team, and by who is named', async () => {
    assert.equal((await incident.show(lead, { incident: secret.number })).isSecret, true)
    const [member, executive] = [await house.as('responder'), await house.as('executive')]
    await incident.joinTeam(lead, { incident: secret.id, person: member.viewer.id!, role: 'technical' })
    assert.equal((await incident.show(member, { incident: secret.id })).id, secret.id)
    await incident.name(lead, { incident: secret.id, person: executive.viewer.id!, isNamed: true })
    assert.equal((await incident.show(executive, { incident: secret.id })).id, secret.id)
    assert.ok((await find(executive, { q: word })).rows.length > 0)
    await incident.name(lead, { incident: secret.id, person: executive.viewer.id!, isNamed: false })
    assert.equal(await refusalOf(incident.show(executive, { incident: secret.id })), 'incident.not-found')
    // Named as well as in the team: leaving the team alone takes nothing away.
    await incident.name(lead, { incident: secret.id, person: member.viewer.id!, isNamed: true })
    await incident.leaveTeam(lead, { incident: secret.id, person: member.viewer.id!, role: 'technical' })
    assert.equal((await incident.show(member, { incident: secret.id })).id, secret.id)
    await incident.name(lead, { incident: secret.id, person: member.viewer.id!, isNamed: false })
    assert.equal(await refusalOf(incident.show(member, { incident: secret.id })), 'incident.not-found')
  })

  test('is never left without anybody who knows of it, and who takes themselves out gets a last look', async () => {
    const other = await house.as('lead')
    const one = await incident.create(lead, { title: 'Alone', isSecret: true })
    const me = { incident: one.id, person: lead.viewer.id!, isNamed: false }
    assert.equal(await refusalOf(incident.name(lead, me)), 'incident.last-named')
    assert.equal((await incident.show(lead, { incident: one.id })).id, one.id)
    await incident.name(lead, { incident: one.id, person: other.viewer.id!, isNamed: true })
    assert.equal((await incident.name(lead, me)).id, one.id)
    assert.equal(await refusalOf(incident.show(lead, { incident: one.id })), 'incident.not-found')
  })

  test('made secret later keeps its team and whoever made it so, and opens again for all', async () => {
    const [member, outsider] = [await house.as('responder'), await house.as('responder')]
    const one = await incident.create(lead, { title: 'Later secret' })
    await incident.joinTeam(lead, { incident: one.id, person: member.viewer.id!, role: 'recorder' })
    await incident.change(lead, { incident: one.id, isSecret: true })
    for (const who of [lead, member]) assert.equal((await incident.show(who, { incident: one.id })).isSecret, true)
    assert.equal(await refusalOf(incident.show(outsider, { incident: one.id })), 'incident.not-found')
    await incident.change(member, { incident: one.id, isSecret: false })
    assert.equal((await incident.show(outsider, { incident: one.id })).isSecret, false)
  })

  test('has each reading on the record, once in a while for each person', async () => {
    const one = await incident.create(lead, { title: 'Watched', isSecret: true })
    const member = await house.as('responder', 'Watched Reader')
    await incident.joinTeam(lead, { incident: one.id, person: member.viewer.id!, role: 'technical' })
    const reads = async () =>
      (
        await sql<{
          by_id: string
        }>`select by_id from record_entry where incident_id = ${one.id} and kind = 'access' and by_id = ${member.viewer.id}`.execute(
          house.desk.state.db,
        )
      ).rows.length
    assert.equal(await reads(), 0)
    await Promise.all([
      incident.show(member, { incident: one.id }),
      incident.entries(member, { incident: one.id }),
      observable.ofIncident(member, { incident: one.id }),
    ])
    await incident.show(member, { incident: one.id })
    assert.equal(await reads(), 1)
    const asked = await incident.entries(lead, { incident: one.id, kinds: 'access' })
    assert.ok(asked.rows.some((row) => row.byName === 'Watched Reader' && row.text !== ''))
    assert.ok(!(await incident.entries(lead, { incident: one.id })).rows.some((row) => row.kind === 'access'))
  })
})

test('a unit administrator sees only incidents that name them', async () => {
  const who = await house.as('unit-administrator')
  assert.equal((await incident.list(who, {})).rows.length, 0)
  assert.equal(await refusalOf(incident.show(who, { incident: open.id })), 'incident.not-found')
  await incident.name(lead, { incident: open.id, person: who.viewer.id!, isNamed: true })
  assert.deepEqual(
    (await incident.list(who, {})).rows.map((row) => row.id),
    [open.id],
  )
  await incident.addEntry(who, { incident: open.id, text: 'We pulled the cable' })
})

test('how many there are says nothing of secret ones to who is not named, whoever was told before', async () => {
  const { db } = house.desk.state
  const outsider = await house.as('responder')
  await incident.create(lead, { title: 'One more to see' })
  await newReport(lead, { text: 'one more to see' })
  const counted = async (viewer: Viewer) => {
    const incidents = await listIncidents(db, viewer, { limit: 1 })
    const inbox = await countInbox(db, viewer)
    return { incidents: incidents.total, reports: inbox.incident }
  }
  const told = async () => [await counted(theDesk), await counted(lead.viewer), await counted(outsider.viewer)] as const
  const [all, named, other] = await told()
  assert.ok(other.incidents < named.incidents && named.incidents <= all.incidents, 'incidents')
  assert.ok(other.reports < named.reports && named.reports <= all.reports, 'reports')
  assert.equal(other.incidents, (await incident.list(outsider, { limit: 100 })).rows.length)
  assert.deepEqual(await told(), [all, named, other])
})
