// What was agreed on before anything happens: entered, looked at, put right; each step on the record.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { say } from '#src/core/words.ts'
import { readinessActions } from '#src/prepare/readiness/actions.ts'
import { readinessApi } from '#src/prepare/readiness/api.ts'
import { listReadiness } from '#src/prepare/readiness/cli.ts'
import { entryWords } from '#src/server/words.ts'
import { calls, refusalOf } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const readiness = calls(readinessApi, readinessActions as never)
let kit: TestDesk
before(async () => {
  kit = await testDesk()
})
after(() => kit.close())

const machine = { kind: 'machine' as const, name: '掲示板', who: '大場', reached: '内線 1234、夜間 090-0000-0000' }

test('a machine has its administrator and a deputy, is never checked at first, and in order once somebody looked', async () => {
  const lead = await kit.as('lead', '指揮')
  const made = await readiness.add(lead, { ...machine, deputy: '佐藤', deputyReached: '内線 1235', everyDays: 30 })
  assert.equal(made.state, 'never')
  const checked = await readiness.check(lead, { item: made.id, isGood: true, seen: '二人とも電話に出た' })
  assert.deepEqual([checked.state, checked.last?.by], ['well', '指揮'])
  assert.equal(await refusalOf(readiness.add(lead, { ...machine, name: '掲示板' })), 'readiness.name.already-used')
  const changed = await readiness.change(lead, {
    item: made.id,
    reason: '異動',
    facts: { ...machine, who: '田中', everyDays: 30 },
  })
  assert.deepEqual([changed.who, changed.deputy, changed.state], ['田中', '', 'well'])
})

test('an exercise that went badly leaves what was learnt, and stays wanting until the next', async () => {
  const lead = await kit.as('lead')
  const { id } = await readiness.add(lead, { kind: 'exercise', name: 'Ransomware at night', who: 'Oba' })
  const learnt = 'The list of telephones is kept on paper'
  const held = { item: id, isGood: false, seen: 'Nobody found the number', learnt, at: '2026-04-01T01:00:00Z' }
  assert.equal((await readiness.check(lead, held)).state, 'wanting')
  assert.equal((await readiness.check(lead, { item: id, isGood: true, seen: 'Found in a minute' })).state, 'well')
  const { checks } = await readiness.show(lead, { item: id })
  assert.deepEqual(
    checks.map((one) => one.learnt),
    ['', learnt],
  )
  const ahead = new Date(Date.now() + 86_400_000).toISOString()
  assert.equal(
    await refusalOf(readiness.check(lead, { item: id, isGood: true, seen: 'x', at: ahead })),
    'readiness.check.in-future.invalid',
  )
})

test('a peacetime item is one of the four; what nobody takes care of is named as missing', async () => {
  const lead = await kit.as('lead')
  const item = { kind: 'peacetime' as const, who: 'Oba' }
  assert.equal(await refusalOf(readiness.add(lead, { ...item, name: 'luck' })), 'readiness.peacetime.invalid')
  const { id } = await readiness.add(lead, { ...item, name: 'patches' })
  const missing = async () =>
    (await readiness.list(lead, {})).gaps.flatMap(({ kind, name }) => (kind === 'peacetime' ? [name] : []))
  assert.deepEqual(await missing(), ['backup', 'normal', 'exercise'])
  const said: string[] = []
  const told = {
    lang: 'en' as const,
    zone: 'Asia/Tokyo',
    json: false,
    out: () => {},
    err: (line: string) => void said.push(line),
  }
  assert.equal(await listReadiness({ list: (input) => readiness.list(lead, input) }, told), 1)
  assert.ok(said.includes('Missing: Peacetime item Regular backups'))
  await readiness.retire(lead, { item: id, reason: 'entered twice' })
  assert.equal((await missing()).length, 4)
  assert.equal(await refusalOf(readiness.check(lead, { item: id, isGood: true, seen: 'x' })), 'readiness.not-found')
})

test('every step stands on the record, in the words of the reader', async () => {
  const { rows } = await kit.desk.state.pool.query<{ code: string; facts: Record<string, unknown> }>(
    "select code, payload::json -> 'facts' as facts from record_entry where code like 'readiness.%' order by seq",
  )
  const texts = rows.map(({ code, facts }) => say(entryWords[code]!, 'en', facts))
  for (const words of [
    'entered the administrators of “掲示板”',
    'Reason: 異動',
    'wanting. Nobody found the number',
    'took out',
  ])
    assert.ok(
      texts.some((text) => text.includes(words)),
      words,
    )
})
