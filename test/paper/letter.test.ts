// Every letter, notice and form on paper, in both languages.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPaper } from '#src/platform/pdf/paper.ts'
import { knowledge, parseVolume } from '#src/prepare/knowledge/load.ts'
import { placesOf } from '#src/prepare/knowledge/print-letter.ts'
import { fillPrintLetter } from '#src/prepare/knowledge/print-letter-fill.ts'
import { run } from '../kit/serving.ts'
import { letterFacts } from './letter-facts.ts'
import { bare, reader, textOf } from './pdf-text.ts'

const paper = openPaper({ log: () => {} })
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-letter-'))
after(async () => {
  await paper.close()
  rmSync(folder, { recursive: true, force: true })
})
const letters = knowledge().printLetters
const zone = 'Asia/Tokyo'
/** So much of a value surely stands on one line of a table. */
const firstLetters = 8
const byId = (id: string) => letters.find((one) => one.id === id)!

test('every letter prints in both languages, with its facts and no open place', { skip: reader }, async () => {
  assert.ok(letters.length >= 16)
  for (const letter of letters)
    for (const lang of ['ja', 'en'] as const) {
      const facts = letterFacts(letter, lang)
      const filled = fillPrintLetter(letter, lang, facts, zone)
      assert.deepEqual(filled.faults, null, `${letter.id} ${lang}`)
      const text = textOf(await paper.render('letter', filled.letter!))
      assert.doesNotMatch(text, /[{}]|undefined|null/, letter.id)
      for (const [place, value] of Object.entries(facts))
        if (typeof value === 'string' && !/^\d{4}-/.test(value))
          assert.ok(
            text.includes(bare(value).slice(0, firstLetters)),
            `${letter.id} ${lang}: ${place} is not on the page`,
          )
    }
})

test('a Japanese letter that opens with 拝啓 closes with 敬具, and an apology never begins with 前略', () => {
  for (const letter of letters) {
    const { blocks, closing } = fillPrintLetter(letter, 'ja', letterFacts(letter, 'ja'), zone).letter!
    const text = JSON.stringify(blocks)
    assert.equal(text.includes('拝啓'), closing === '敬具', letter.id)
    assert.doesNotMatch(text, /前略|草々/)
  }
})

test('the report of a leak of personal data has the nine items of the law, in its order', () => {
  const { blocks } = fillPrintLetter(byId('report-ppc'), 'ja', letterFacts(byId('report-ppc'), 'ja'), zone).letter!
  const record = blocks.find((block) => block.kind === 'record')!
  assert.deepEqual(
    (record as { rows: { label: string }[] }).rows.map((row) => row.label),
    [
      '概要',
      '個人データの項目',
      '本人の数',
      '原因',
      '二次被害またはそのおそれの有無と内容',
      '本人への対応の実施状況',
      '公表の実施状況',
      '再発防止のための措置',
      'その他参考となる事項',
    ],
  )
})

test('what is missing, unknown or written wrongly is named by its place, all at once', () => {
  const letter = byId('apology-to-company')
  const { measures: _, ...rest } = letterFacts(letter, 'ja')
  const { faults } = fillPrintLetter(letter, 'ja', { ...rest, date: '22 Nov', visti: 'x', to_person: 'a\nb' }, zone)
  assert.deepEqual(faults?.map((fault) => `${fault.code} ${fault.place}`).sort(), [
    'missing measures',
    'unknown visti',
    'wrong date',
    'wrong to_person',
  ])
})

test('what somebody wrote stays text: nothing in it is template, markup or program', { skip: reader }, async () => {
  const letter = byId('press-release')
  const evil = '#read("/etc/passwd") $x$ *bold* {lead} \\u{41} <b> [x] @ref'
  const facts = { ...letterFacts(letter, 'en'), headline: evil, lead: evil }
  const text = textOf(await paper.render('letter', fillPrintLetter(letter, 'en', facts, zone).letter!))
  assert.equal(text.split(bare(evil)).length - 1, 2)
})

test('a mistake in a template is refused with its line', () => {
  const good = readFileSync(join(import.meta.dirname, '../../letters/print/press-release.yaml'), 'utf8')
  const lineOf = (text: string, what: string) => text.split('\n').findIndex((line) => line.includes(what)) + 1
  for (const [from, to, code] of [
    ["ja: '{lead}', en: '{lead}'", "ja: '{laed}', en: '{laed}'", 'fact'],
    ["ja: '{effect}', en: '{effect}'", "ja: '{effect', en: '{effect}'", 'icu'],
    ["ja: '{unknown}', en: '{unknown}'", "ja: '{unknown}', en: 'unknown'", 'placeholder'],
    ['- list: facts', '- list: lead', 'fact'],
    ['frame: press', 'frame: poster', 'wrong-value'],
    ['when: unknown', 'whenn: unknown', 'unknown-field'],
  ] as const) {
    const bad = good.replace(from, to)
    const problems = parseVolume('print-letter', bad, 'press-release.yaml')
    assert.ok(Array.isArray(problems), to)
    assert.ok(
      problems.some((one) => one.code === code && Math.abs((one.line ?? 0) - lineOf(bad, to)) <= 1),
      `${to}: ${JSON.stringify(problems)}`,
    )
  }
})

test('the command line prints a letter without a desk, and says what is missing in the language of its reader', () => {
  const letter = byId('thanks-to-finder')
  const data = join(folder, 'facts.json')
  const out = join(folder, 'letter.pdf')
  writeFileSync(data, JSON.stringify(letterFacts(letter, 'ja')))
  const environment = { HIKESHI_DATA: folder }
  const made = run(['letter', 'render', letter.id, '--data', data, '--language', 'ja', '--out', out], environment)
  assert.equal(made.code, 0, made.stderr)
  assert.equal(readFileSync(out).subarray(0, 5).toString(), '%PDF-')
  const fonts = spawnSync('pdffonts', [out], { encoding: 'utf8' }).stdout
  if (fonts) assert.match(fonts, /NotoSansJP.* yes +yes +yes/)
  const { next_on: _, ...rest } = letterFacts(letter, 'ja')
  writeFileSync(data, JSON.stringify(rest))
  const refused = run(['letter', 'render', letter.id, '--data', data, '--language', 'ja', '--out', out], {
    ...environment,
    HIKESHI_LANG: 'ja',
  })
  assert.equal(refused.code, 1)
  assert.match(refused.stderr, /next_on（次にご連絡する日）がありません。2026-11-22 のように書いてください。/)
  const strange = join(folder, 'own.yaml')
  writeFileSync(strange, 'id: own\nname: { ja: x, en: x }\nframe: poster\n')
  const broken = run(['letter', 'render', strange, '--data', data, '--out', out], environment)
  assert.equal(broken.code, 1)
  assert.match(broken.stderr, /“frame” at line 3 of own\.yaml/)
})

test('every place of every letter has a name in both languages', () => {
  for (const letter of letters)
    for (const { name } of placesOf(letter))
      assert.match(name.ja, /[\u3040-\u30ff\u4e00-\u9fff]/, `${letter.id}: ${name.ja}`)
})
