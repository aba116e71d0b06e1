// What an exercise showed is carried in one step into a measure or a change of a playbook, linked from both sides (S2-9).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drillActions } from '#src/learn/drill/actions.ts'
import { drillApi } from '#src/learn/drill/api.ts'
import { editionActions } from '#src/prepare/playbook/edition/actions.ts'
import { editionApi } from '#src/prepare/playbook/edition/api.ts'
import { readinessActions } from '#src/prepare/readiness/actions.ts'
import { readinessApi } from '#src/prepare/readiness/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { calls, incident, refusalOf } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const readiness = calls(readinessApi, readinessActions as never)
const drill = calls(drillApi, drillActions as never)
const edition = calls(editionApi, editionActions as never)
const measure = calls(measureApi, measureActions as never)
const learnt = 'The list of telephones is kept on paper'
let kit: TestDesk
let item = ''
let check = ''
before(async () => {
  kit = await testDesk()
  const lead = await kit.as('lead', 'Oba')
  item = (await readiness.add(lead, { kind: 'exercise', name: 'Ransomware at night', who: 'Oba' })).id
  const held = { isGood: false, seen: 'Nobody found the number', learnt, at: '2026-04-01T01:00:00Z' }
  check = (await readiness.check(lead, { item, ...held })).last!.id
})
after(() => kit.close())

type Viewing = Awaited<ReturnType<TestDesk['as']>>
const opened = async (as: Viewing, isSecret = false) =>
  (await incident.create(as, { title: 'Worm', kinds: [], isSecret })).number

test('what an exercise showed becomes a measure, and each names the other', async () => {
  const lead = { ...(await kit.as('lead', 'Oba')), lang: 'en' as const }
  const number = await opened(lead)
  const asked = {
    item,
    check,
    incident: number,
    title: 'Print the telephone list',
    owner: 'Office',
    dueOn: '2030-05-01',
  }
  const { rows } = await drill.measure(lead, asked)
  assert.deepEqual(
    rows.map((one) => [one.check, one.madeBy, one.playbook, one.measure]),
    [
      [
        check,
        'Oba',
        null,
        { incident: number, no: 1, title: 'Print the telephone list', owner: 'Office', standing: 'proposed' },
      ],
    ],
  )
  const [made] = (await measure.list(lead, { incident: number })).rows
  assert.deepEqual([made!.aim, made!.effect], ['Seen in “Ransomware at night” of 2026-04-01', learnt])
  const from = await drill.ofIncident(lead, { incident: number })
  assert.deepEqual(from.rows, [{ no: 1, item, name: 'Ransomware at night', heldAt: '2026-04-01T01:00:00.000Z' }])
  const said = await incident.entries(lead, { incident: number, limit: 10 })
  assert.ok(said.rows.some((one) => one.code === 'drill.carried'))
})

test('it begins a draft of a playbook with that reason, and goes on in one that is open', async () => {
  const lead = { ...(await kit.as('lead', 'Oba')), lang: 'en' as const }
  const { rows } = await drill.playbook(lead, { item, check, playbook: 'malware-worm' })
  assert.deepEqual(rows.at(-1)!.playbook, { id: 'malware-worm', edition: 1, state: 'draft' })
  const page = await edition.show(lead, { playbook: 'malware-worm' })
  assert.equal(page.editions[0]!.note, `Seen in “Ransomware at night” of 2026-04-01: ${learnt}`)
  assert.equal((await drill.ofPlaybook(lead, { playbook: 'malware-worm' })).rows[0]!.item, item)
  const text = `${page.text}\n# written on`
  await edition.save(lead, { playbook: 'malware-worm', text, note: 'mine' })
  await drill.playbook(lead, { item, check, playbook: 'malware-worm' })
  const later = await edition.show(lead, { playbook: 'malware-worm' })
  assert.equal(later.text, text)
  assert.match(later.editions[0]!.note, /^mine\nSeen in/)
  assert.equal(later.editions.length, 1)
})

test('a measure of a secret incident is seen at the exercise by those alone who know of that incident', async () => {
  const lead = await kit.as('lead', 'Oba')
  const number = await opened(lead, true)
  const { rows } = await drill.measure(lead, { item, check, incident: number, title: 'Whom to warn' })
  assert.ok(rows.some((one) => one.measure?.incident === number))
  const stranger = await kit.as('responder', 'Hayashi')
  assert.ok(!JSON.stringify(await drill.list(stranger, { item })).includes('Whom to warn'))
  assert.equal(await refusalOf(drill.ofIncident(stranger, { incident: number })), 'incident.not-found')
})

test('what never was held, and what is no playbook, is refused by name', async () => {
  const lead = await kit.as('lead', 'Oba')
  const none = '00000000-0000-4000-8000-000000000000'
  assert.equal(
    await refusalOf(drill.playbook(lead, { item, check: none, playbook: 'malware-worm' })),
    'drill.check.not-found',
  )
  assert.equal(
    await refusalOf(drill.playbook(lead, { item: none, check, playbook: 'malware-worm' })),
    'readiness.not-found',
  )
  assert.equal(await refusalOf(drill.playbook(lead, { item, check, playbook: 'no-such' })), 'plan.playbook.not-found')
})
