// What recovery puts on paper, through the actions of a real desk and its press: plan, handover, and the story in both languages.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { damageActions } from '#src/recover/damage/actions.ts'
import { damageApi } from '#src/recover/damage/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { causeActions } from '#src/recover/recovery/cause/actions.ts'
import { causeApi } from '#src/recover/recovery/cause/api.ts'
import { PaperKind } from '#src/recover/recovery/paper/paper.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const recovery = calls(recoveryApi, recoveryActions as never)
const measure = calls(measureApi, measureActions as never)
const damage = calls(damageApi, damageActions as never)
const cause = calls(causeApi, causeActions as never)
let kit: TestDesk
let lead: Context
let number: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '大場 みなみ')
  ;({ number } = await incident.create(lead, { title: '会員サイトへの侵入', kinds: [] }))
  const of = { incident: number }
  await incident.change(lead, {
    ...of,
    summary: { ja: '会員サイトに侵入された。', en: 'The site for members was broken into.' },
  })
  await incident.addStatement(lead, {
    ...of,
    tense: 'has-happened',
    confidence: 'confirmed',
    text: '大場 みなみが改ざんを確認',
  })
  await recovery.begin(lead, {
    ...of,
    lead: lead.viewer.id,
    level: 'improved',
    dueOn: '2026-12-01',
    watchUntil: '2027-01-31',
  })
  await recovery.answer(lead, {
    ...of,
    item: 'S3-26',
    state: 'done',
    who: '林',
    answer: '前夜のバックアップは無事',
    proof: '点検表3',
  })
  await recovery.answer(lead, { ...of, item: 'S3-33', state: 'done', answer: '三人で四日' })
  await recovery.answer(lead, { ...of, item: 'S3-74', state: 'done', answer: '連絡が半日遅れた' })
  await recovery.restrict(lead, of)
  await recovery.answer(lead, { ...of, item: 'S3-71', state: 'done', answer: '訓告とした' })
  await cause.add(lead, { ...of, question: 'entry', text: '更新していない掲示板', state: 'established' })
  await cause.add(lead, { ...of, question: 'spread', text: '同じ管理者パスワード', state: 'unknown' })
  await measure.add(lead, {
    ...of,
    aim: 'a',
    title: '更新を自動にする',
    kind: 'technical',
    owner: '林',
    dueOn: '2026-11-30',
  })
  await measure.move(lead, { ...of, no: 1, state: 'chosen' })
  await damage.add(lead, { ...of, kind: 'repair', what: '作り直し', low: 1_200_000, confidence: 'confirmed' })
})
after(() => kit.close())

const textOf = async (given: object) =>
  JSON.stringify((await recovery.paper(lead, { incident: number, ...given } as never)).blocks)

test('the story says in either language what happened, why, what it cost and what is different now', async () => {
  const ja = await textOf({ paper: 'story', lang: 'ja' })
  for (const part of [
    '会員サイトに侵入された。',
    '更新していない掲示板',
    '分からないまま',
    '1,200,000',
    '更新を自動にする',
    '連絡が半日遅れた',
    '2027年1月31日',
  ])
    assert.ok(ja.includes(part), part)
  const en = await textOf({ paper: 'story', lang: 'en' })
  for (const part of [
    'The site for members was broken into.',
    'this stays unknown',
    '¥1,200,000',
    'So that it does not happen again',
  ])
    assert.ok(en.includes(part), part)
})

test('what stands in the restricted file is on no paper, also of those who may read it', async () => {
  const shown = await recovery.show(lead, { incident: number })
  assert.ok(shown.restricted)
  for (const paper of PaperKind.options) assert.ok(!(await textOf({ paper, lang: 'ja' })).includes('訓告'), paper)
})

test('a story to be shared names no person, no incident and not its title', async () => {
  const shared = await recovery.paper(lead, { incident: number, paper: 'story', lang: 'ja', isShared: true })
  const text = JSON.stringify(shared)
  for (const name of ['大場 みなみ', '林', number, '会員サイトへの侵入']) assert.ok(!text.includes(name), name)
  assert.ok(text.includes('更新していない掲示板'))
})

test('the plan and the handover hold what was answered; each is printed in both languages', async () => {
  const plan = await textOf({ paper: 'plan', lang: 'ja' })
  for (const part of ['改善復帰', '2026年12月1日', '三人で四日', '更新を自動にする'])
    assert.ok(plan.includes(part), part)
  const handover = await textOf({ paper: 'handover', lang: 'ja' })
  for (const part of ['前夜のバックアップは無事', '点検表3']) assert.ok(handover.includes(part), part)
  for (const paper of PaperKind.options) {
    const { body, name } = (await recovery.paperPdf(lead, {
      incident: number,
      paper,
      lang: paper === 'plan' ? 'en' : 'ja',
    })) as unknown as {
      body: Uint8Array
      name: string
    }
    assert.equal(new TextDecoder().decode(body.slice(0, 5)), '%PDF-')
    assert.match(name, new RegExp(`^${number}-${paper}-`))
  }
})

test('the papers of a secret incident are unknown to others', async () => {
  const secret = await incident.create(lead, { title: '秘匿', kinds: [], isSecret: true })
  const other = await kit.as('executive')
  const asked = { incident: secret.number, paper: 'story' } as const
  assert.equal(await refusalOf(recovery.paper(other, asked)), 'incident.not-found')
  assert.equal(await refusalOf(recovery.paperPdf(other, asked)), 'incident.not-found')
})
