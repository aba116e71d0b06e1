// Restricted parts of a recovery leak into no list, search, statistics, export or count: every GET of the interface is asked by every role,
// before anything restricted was written and after.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import type { Endpoint } from '#src/core/endpoint.ts'
import { permissionsOf, type Role } from '#src/core/permission.ts'
import { reportApi } from '#src/detect/report/api.ts'
import { reviewApi } from '#src/learn/review/api.ts'
import { affectedApi } from '#src/recover/affected/api.ts'
import { damageApi } from '#src/recover/damage/api.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { outsideApi } from '#src/recover/outside/api.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { causeApi } from '#src/recover/recovery/cause/api.ts'
import { sweepApi } from '#src/recover/sweep/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { tables } from '#src/server/tables.ts'
import { everyRole } from '#test/kit/desk.ts'
import { type ServedDesk, servedDesk } from '#test/kit/served.ts'

const word = 'カクシゴト'
const person = 'ヒガイシャ'
let kit: ServedDesk
let lead: Record<string, string>
let number: string
let restricted: string
let report: string
/** What each role read before anything restricted stood there, and since. */
let first: Map<string, string>
let now: Map<string, string>
const people = new Map<Role, Record<string, string>>()

/** Lines of the archive know no incident; the whole desk is its administrator's. */
const elsewhere = new Set(
  ['search', 'stream', 'histogram', 'facets', 'around', 'export'].map((name) => `log.${name}`),
).add('desk.backup')
/** An export is an entry: after it the record of the incident is another. */
const leavesNoEntry = ({ endpoint }: Asked): boolean => endpoint.gives !== 'download'
/** Not held against each other: one record for all, whose length tells nothing of what is in it. */
const leftOut = /^(record\.(status|checkpoints)|desk\.health|people\.(me|tokens|people|accounts)|clock\.feed)$/
/** The same stands in the answers that these are printed from; printing is slow. */
const isPaper = (endpoint: Endpoint): boolean =>
  endpoint.gives === 'download' && endpoint.mediaType === 'application/pdf'

type Asked = { readonly name: string; readonly endpoint: Endpoint; readonly path: string }
/** Every GET whose path is filled with what everybody knows; what a search asks for is the word itself. */
function everyGet(incident: string, text: string): Asked[] {
  const known: Readonly<Record<string, string>> = { incident, no: '1', paper: 'story', from: '1' }
  const asks: Readonly<Record<string, string>> = {
    report,
    q: text,
    value: text,
    text,
    at: '2026-01-01T00:00:00Z',
    show: 'all',
    fields: 'host.name',
  }
  const found: Asked[] = []
  for (const [slice, table] of Object.entries(tables))
    for (const [key, endpoint] of Object.entries(table)) {
      const [method = '', route = ''] = endpoint.route.split(' ')
      const places = [...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
      if (
        method !== 'GET' ||
        isPaper(endpoint) ||
        elsewhere.has(`${slice}.${key}`) ||
        places.some((place) => known[place] === undefined)
      )
        continue
      const shape = Object.keys((endpoint.input as { shape?: object }).shape ?? {})
      const query = new URLSearchParams(
        shape.flatMap((name) => {
          const value = asks[name]
          return value === undefined || places.includes(name) ? [] : [[name, value]]
        }),
      )
      const path = route.replaceAll(/\{(\w+)\}/g, (_, place: string) => encodeURIComponent(known[place]!))
      found.push({ name: `${slice}.${key}`, endpoint, path: `${path}?${query}` })
    }
  return found
}

async function read(role: Role, path: string): Promise<{ status: number; text: string }> {
  const answer = await kit.fetch(new Request(`http://desk.example${path}`, { headers: people.get(role)! }))
  if (answer.headers.get('content-type') !== 'application/zip')
    return { status: answer.status, text: await answer.text() }
  const zip = new ZipReader(new BlobReader(await answer.blob()))
  const files = (await zip.getEntries()).flatMap((one) => (one.directory ? [] : [one.getData(new TextWriter())]))
  return { status: answer.status, text: (await Promise.all(files)).join('\n') }
}

const mayAsk = (role: Role, { permission }: Endpoint): boolean =>
  permission === 'public' || permissionsOf[role].includes(permission)

async function eachRead(
  incident: string,
  text: string,
  which: (asked: Asked) => boolean,
): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  for (const role of everyRole)
    for (const asked of everyGet(incident, text))
      if (mayAsk(role, asked.endpoint) && which(asked)) {
        const { name, path } = asked
        const { status, text } = await read(role, path)
        assert.ok(status < 500, `${role} ${name}: ${status} ${text.slice(0, 300)}`)
        said.set(`${role} ${name}`, `${status} ${text}`)
      }
  return said
}

before(async () => {
  kit = await servedDesk({ checksOutput: false })
  lead = await kit.signIn('lead')
  for (const role of everyRole) people.set(role, { ...(await kit.signIn(role)), 'accept-language': 'ja' })
  ;({ number } = await kit.client(incidentApi, lead).create({ title: '顧客名簿の持ち出し', kinds: [] }))
  await kit.client(recoveryApi, lead).begin({ incident: number })
  await kit.client(planApi, lead).add({ incident: number, title: 'だれでも知る作業', owner: null })
  const list = `番号,氏名,メール,備考\n1,${person}花子,hanako@${'example'}.jp,${person}\n`
  const file = new File([list], 'list.csv', { type: 'text/csv' })
  await kit.client(affectedApi, lead).import({ incident: number, lost: ['name'] }, [file])
  await kit.client(affectedApi, lead).claim({ incident: number, no: 1, low: 5_000 })
  report = (await kit.client(reportApi, lead).create({ channel: 'phone', text: '名簿が出回っている' })).id
  first = await eachRead(number, word, leavesNoEntry)
  await plantWord()
  now = await eachRead(number, word, leavesNoEntry)
})
after(() => kit.close())

/** The word in each restricted part: hearings, discipline, legal steps, extortion, and everything that a restricted file can hold. */
async function plantWord(): Promise<void> {
  const recovery = kit.client(recoveryApi, lead)
  const opened = await recovery.restrict({ incident: number })
  restricted = opened.restricted!.number
  const items = opened.headings.flatMap((one) => one.checks.flatMap((check) => check.items))
  for (const { id } of items.filter((one) => one.isRestricted))
    await recovery.answer({ incident: number, item: id, state: 'done', who: word, answer: word, proof: word })
  const outside = kit.client(outsideApi, lead)
  await outside.add({
    incident: number,
    kind: 'extortion',
    title: word,
    who: word,
    wanted: word,
    plannedOn: '2020-01-01',
  })
  await outside.hold({ incident: restricted, no: 1, heldOn: '2020-01-02', said: word, heard: word })
  const incident = kit.client(incidentApi, lead)
  await incident.addStatement({ incident: restricted, tense: 'has-happened', confidence: 'confirmed', text: word })
  await incident.addEntry({ incident: restricted, text: word })
  await kit
    .client(measureApi, lead)
    .add({ incident: restricted, aim: word, title: word, owner: word, dueOn: '2020-01-01', kind: 'legal' })
  await kit.client(damageApi, lead).add({
    incident: restricted,
    kind: 'claims',
    what: word,
    low: 1_000,
    high: 1_000,
    unit: 'JPY',
    party: word,
    confidence: 'possible',
  })
  await kit.client(planApi, lead).add({ incident: restricted, title: word, owner: null })
  await kit
    .client(sweepApi, lead)
    .start({ incident: restricted, kind: 'checklist', question: word, units: [{ unit: word }] })
  await kit.client(reviewApi, lead).plan({ incident: restricted, plannedOn: '2020-01-01', chair: word })
  await kit.client(causeApi, lead).add({ incident: restricted, question: 'entry', text: word } as never)
}

test('nothing restricted stands in any list, search, statistics, export or paper, for any role that is not named there', async () => {
  assert.ok(now.size > 280, `${now.size} answers`)
  // What was asked for stands in some answers again, as it did before.
  const times = (text: string | undefined) => text?.split(word).length ?? 1
  const exported = await eachRead(number, word, (asked) => !leavesNoEntry(asked))
  const leaks = [...now, ...exported].filter(
    ([name, text]) => times(text) > times(first.get(name)) || text.includes(restricted),
  )
  assert.deepEqual(
    leaks.map(([name]) => name),
    [],
  )
})

test('what each role reads and counts is to the letter what it was before: nobody can tell that there is a restricted file', async () => {
  const plain = (text: string | undefined) =>
    text
      ?.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T')

      .replaceAll(/\d{1,2}:\d\d 現在/g, '')
      .replaceAll(/"(tookMs|elapsedMs|requestId)":\s*("[^"]*"|[\d.]+)/g, '')
  const changed = [...now].filter(
    ([name, text]) => !leftOut.test(name.split(' ')[1]!) && plain(text) !== plain(first.get(name)),
  )
  assert.deepEqual(
    changed.map(([name, text]) => `${name}: ${text.slice(0, 200)}`),
    [],
  )
})

test('by its own number the restricted file is not there, for any role that is not named there', async () => {
  const found: string[] = []
  for (const role of everyRole)
    for (const { name, endpoint, path } of everyGet(restricted, word)) {
      if (!endpoint.route.includes('{incident}') || !mayAsk(role, endpoint)) continue
      const { status } = await read(role, path)
      if (status !== 404) found.push(`${role} ${name}: ${status}`)
    }
  assert.deepEqual(found, [])
})

test('names of affected persons are read by those who deal with the incident, and by nobody else anywhere', async () => {
  const said = await eachRead(
    number,
    person,
    (asked) => asked.path.includes(encodeURIComponent(person)) || !leavesNoEntry(asked),
  )
  const readers = [...now, ...said].filter(([, text]) => text.includes(`${person}花子`)).map(([name]) => name)
  const dealing = everyRole.filter((role) => permissionsOf[role].includes('incident:write'))
  assert.deepEqual(
    [...new Set(readers)].toSorted(),
    dealing.flatMap((role) => [`${role} affected.csv`, `${role} affected.people`]).toSorted(),
  )
})
