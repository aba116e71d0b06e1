// What executives are shown of preparation: counted from the desk's own cases, on one page of paper, and what they answered.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { preparationActions } from '#src/learn/preparation/actions.ts'
import { preparationApi } from '#src/learn/preparation/api.ts'
import type { Context } from '#src/platform/context.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { calls, incident } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { bare, pagesOf, reader, textOf } from '#test/paper/pdf-text.ts'

const preparation = calls(preparationApi, preparationActions as never)
const plan = calls(planApi, planActions as never)

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

const minute = 60_000
async function contained(minutes: number, isPrepared: boolean, given: object = {}) {
  const noticed = Date.now() - 10 * 24 * 60 * minute
  const when = (ms: number) => ({
    ...{ from: new Date(ms).toISOString(), to: new Date(ms).toISOString() },
    ...{ precision: 'minute' as const, zone: 'Asia/Tokyo' },
  })
  const { number } = await incident.create(lead, {
    ...{ title: 'x', kinds: ['rsit:availability/dos'], noticedAt: new Date(noticed).toISOString() },
    ...given,
  })
  if (isPrepared) await plan.follow(lead, { incident: number, playbook: 'denial-of-service' })
  await incident.addEntry(lead, {
    ...{ incident: number, kind: 'containment', text: 'cut off', when: when(noticed + minutes * minute) },
  })
}

test('cases with a procedure stand beside those without, and secret ones count for those alone who may know of them', async () => {
  for (const minutes of [5, 10, 15]) await contained(minutes, true)
  for (const minutes of [60, 80, 100]) await contained(minutes, false)
  await contained(900, false, { isSecret: true, secretReason: 'insider' })
  const seen = await preparation.show(await kit.as('executive'), {})
  assert.deepEqual([seen.prepared.cases, seen.adHoc.cases, seen.timesSlower], [3, 3, 8])
  assert.equal(seen.prepared.contained.ms, 10 * minute)
  assert.equal((await preparation.show(lead, {})).adHoc.cases, 4)
})

test('it fits on one page in both languages, and an answer stands on the record', { skip: reader }, async () => {
  const asked = '夜間当番を二人に、年120万円'
  const { answers } = await preparation.answer(lead, { to: '学長', asked, outcome: 'approved', reason: '次年度から' })
  assert.deepEqual([answers[0]!.to, answers[0]!.outcome, answers[0]!.by], ['学長', 'approved', '神戸 花子'])
  for (const lang of ['ja', 'en'] as const) {
    const { body } = await preparation.pdf(lead, { lang })
    const bytes = body as Uint8Array
    assert.equal(pagesOf(bytes).length, 1)
    const text = bare(textOf(bytes))
    assert.match(text, lang === 'ja' ? /備えの値打ち/ : /Whatpreparationisworth/)
    assert.ok(text.includes('夜間当番を二人に'))
  }
})
