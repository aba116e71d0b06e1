// Letters as an organisation changes them: its own files over ours, with a preview, refused with the line, versions on the record.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Refusal } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { letterActions } from '#src/prepare/knowledge/edition/actions.ts'
import { letterApi } from '#src/prepare/knowledge/edition/api.ts'
import { forgetKnowledge, knowledge } from '#src/prepare/knowledge/load.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { calls, incident, newReport, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { run } from '#test/kit/serving.ts'
import { letterFacts } from '../paper/letter-facts.ts'

const letters = calls(letterApi, letterActions as never)
const contacts = calls(contactApi, contactActions as never)
const notices = calls(noticeApi, noticeActions as never)
const paper = { shelf: 'print-letter', letter: 'press-release' } as const
const mail = { shelf: 'letter', letter: 'notice-affected' } as const
let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

test('a letter that was changed is used by the next notice, and its versions say who, when, why', async () => {
  const { text, isOwn, versions } = await letters.show(lead, mail)
  assert.deepEqual([isOwn, versions], [false, []])
  const changed = text.replace(/(subject:\n\s+ja: ).*\n(\s+en: ).*/, "$1'【港大学】{number}'\n$2'[Minato] {number}'")
  assert.notEqual(changed, text)
  const saved = await letters.save(lead, { ...mail, text: changed, note: '大学名を入れた' })
  assert.deepEqual([saved.isOwn, saved.isUnsaved, saved.versions[0]?.note], [true, false, '大学名を入れた'])
  assert.equal(await refusalOf(letters.save(lead, { ...mail, text: changed })), 'letter.same')
  const report = await newReport(lead, {})
  const { number } = await incident.create(lead, { title: 'Scan', kinds: [], reports: [report], lead: lead.viewer.id! })
  const { id } = await contacts.add(lead, {
    name: 'Site B',
    kind: 'site',
    lang: 'en',
    channels: [{ kind: 'email', value: 'noc@b.example.net' }],
    holdings: [],
  })
  const shown = await notices.preview(lead, { incident: number, to: id, template: 'notice-affected', given: {} })
  assert.match(shown.subject, /^\[Minato\] 20/)
  const { parts } = await letters.diff(lead, { ...mail, from: 0, to: 1 })
  assert.ok(parts.some((one) => one.kind === 'added' && one.text.includes('港大学')))
  const reset = await letters.reset(lead, { ...mail, note: '元に戻す' })
  assert.deepEqual([reset.isOwn, reset.text === text, reset.versions.length], [false, true, 2])
  assert.equal((await letters.version(lead, { ...mail, no: 1 })).text, changed)
  const { rows } = await lead.desk.state.pool.query<{ code: string }>(
    "select code from record_entry where code like 'letter.%' order by seq",
  )
  assert.deepEqual(
    rows.map((row) => row.code),
    ['letter.saved', 'letter.reset'],
  )
})

test('a mistake in a template is refused with its line, and the letter stays what it was', async () => {
  const { text } = await letters.show(lead, paper)
  const bad = text.replace("ja: '{lead}', en: '{lead}'", "ja: '{laed}', en: '{laed}'")
  const line = bad.split('\n').findIndex((one) => one.includes('{laed}')) + 1
  const shown = await letters.preview(lead, { ...paper, text: bad, lang: 'ja' })
  assert.deepEqual([shown.picture, shown.problems[0]?.code, shown.problems[0]?.line], [null, 'fact', line])
  await assert.rejects(letters.save(lead, { ...paper, text: bad }), (error) => {
    assert.ok(error instanceof Refusal && error.code === 'letter.unsound')
    assert.match(String(error.facts.lines), new RegExp(`line ${line} of press-release\\.yaml`))
    return true
  })
  assert.equal((await letters.show(lead, paper)).isOwn, false)
  const other = text.replace('id: press-release', 'id: another')
  assert.equal(await refusalOf(letters.save(lead, { ...paper, text: other })), 'letter.other-id')
})

test('the preview shows every place by its name, as text, as a page and as PDF', async () => {
  const { text } = await letters.show(lead, paper)
  const shown = await letters.preview(lead, { ...paper, text, lang: 'ja' })
  assert.match(shown.body, /【お問い合わせ先】|【問い合わせ先】/)
  assert.match(shown.picture ?? '', /^<svg/)
  const pdf = await letters.pdf(lead, { ...paper, text, lang: 'en' })
  assert.equal(new TextDecoder().decode(pdf.body.slice(0, 5)), '%PDF-')
  const byMail = await letters.show(lead, mail)
  const asText = await letters.preview(lead, { ...mail, text: byMail.text, lang: 'ja' })
  assert.deepEqual([asText.picture, /【/.test(asText.body)], [null, true])
  assert.equal(await refusalOf(letters.pdf(lead, { ...mail, text: byMail.text, lang: 'ja' })), 'letter.not-printed')
})

test('a file that somebody changed by hand is used too, said on the page, and a broken one is named while ours stands in', async () => {
  const { dataDir } = lead.desk
  const folder = join(dataDir, 'knowledge/letters/print')
  mkdirSync(folder, { recursive: true })
  const { text } = await letters.show(lead, paper)
  const renamed = text.replace(/name: \{.*\}/, 'name: { ja: 報道資料, en: To the press }')
  writeFileSync(join(folder, 'ours.yaml'), renamed)
  forgetKnowledge(dataDir)
  const page = await letters.show(lead, paper)
  assert.deepEqual([page.name?.ja, page.isOwn, page.isUnsaved], ['報道資料', true, true])
  await letters.save(lead, { ...paper, text: renamed.replace('To the press', 'For the press') })
  assert.match(readFileSync(join(folder, 'ours.yaml'), 'utf8'), /For the press/)
  writeFileSync(join(folder, 'ours.yaml'), renamed.replace('frame: press', 'frame: poster'))
  forgetKnowledge(dataDir)
  const { rows, problems } = await letters.list(lead, {})
  assert.equal(problems[0]?.code, 'wrong-value')
  assert.notEqual(rows.find((one) => one.id === 'press-release')?.name.ja, '報道資料')
  assert.equal(knowledge(dataDir).printLetters.length, knowledge().printLetters.length)
})

test('the command line prints from the own letter, without a desk', () => {
  const { dataDir } = lead.desk
  const folder = join(dataDir, 'knowledge/letters/print')
  const text = readFileSync(join(import.meta.dirname, '../../letters/print/out-of-scope-reply.yaml'), 'utf8')
  const places = 'places:\n  - { id: extra, name: { ja: 追加の項目, en: Extra } }'
  writeFileSync(join(folder, 'reply.yaml'), text.replace('places:', places))
  const facts = letterFacts(knowledge().printLetters.find((one) => one.id === 'out-of-scope-reply')!, 'en')
  const data = join(dataDir, 'facts.json')
  writeFileSync(data, JSON.stringify(facts))
  const out = join(dataDir, 'reply.pdf')
  const made = run(['letter', 'render', 'out-of-scope-reply', '--data', data, '--language', 'en', '--out', out], {
    HIKESHI_DATA: dataDir,
    HIKESHI_LANG: 'en',
  })
  assert.equal(made.code, 1)
  assert.match(made.stderr, /extra \(Extra\) is missing/)
})

test('whoever writes notices sees the preview, but letters are changed by leads and administrators', async () => {
  const responder = await kit.as('responder')
  const { can } = await letters.show(responder, paper)
  assert.deepEqual(can, { write: false, preview: true })
})
