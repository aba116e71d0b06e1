import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { say } from '#src/core/words.ts'
import { knowledgeApi } from '#src/prepare/knowledge/api.ts'
import { knowledge, loadKnowledge, parseVolume } from '#src/prepare/knowledge/load.ts'
import { labelOf, meaningOf } from '#src/prepare/knowledge/taxonomy.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'

const { taxonomies, severities, criteria, scope, signs, firstHour, letters, problems } = knowledge()
const itemsOf = (id: string) => taxonomies.find((one) => one.id === id)?.items ?? []
const tags = taxonomies.flatMap((one) => one.items.map((item) => item.id))

/** Every `{ja, en}` in a value, wherever it stands. */
function wordings(value: unknown, path = ''): { path: string; ja: unknown; en: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const own =
    'ja' in value || 'en' in value
      ? [{ path, ja: (value as { ja?: unknown }).ja, en: (value as { en?: unknown }).en }]
      : []
  return [...own, ...Object.entries(value).flatMap(([key, one]) => wordings(one, `${path}.${key}`))]
}

test('every file that comes with Hikeshi is valid', () => assert.deepEqual(problems, []))

test('every word of the knowledge stands in both languages, and the Japanese is Japanese', () => {
  const all = wordings({ taxonomies, severities, criteria, scope, signs, firstHour, letters })
  assert.ok(all.length > 500)
  for (const { path, ja, en } of all) {
    assert.ok(typeof ja === 'string' && ja.trim() !== '', `${path} ja`)
    assert.ok(typeof en === 'string' && en.trim() !== '', `${path} en`)
    assert.ok(!/[\u3040-\u30ff\u4e00-\u9fff]/.test(en), `Japanese in the English of ${path}`)
    if (ja.length > 12) assert.ok(/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja), `no Japanese in ${path}`)
  }
})

test('no tag stands for two things', () => assert.equal(new Set(tags).size, tags.length))

test('RSIT has its 11 classes and 39 types, each type under its class', () => {
  const rsit = itemsOf('rsit')
  assert.equal(rsit.filter((item) => !item.parent).length, 11)
  assert.equal(rsit.filter((item) => item.parent).length, 39)
  for (const item of rsit) assert.equal(item.parent, item.id.includes('/') ? item.id.split('/')[0] : undefined)
  for (const trap of [
    'rsit:intrusion-attempts/ids-alert',
    'rsit:information-gathering/scanner',
    'rsit:intrusion-attempts/exploit',
  ]) {
    assert.ok(
      rsit.some((item) => item.id === trap),
      trap,
    )
  }
})

test('the list of 1999 has its 11 categories, and two of them name the advisory', () => {
  const list = itemsOf('jpcert-1999')
  assert.equal(list.length, 11)
  assert.deepEqual(
    list.filter((item) => item.advisories?.includes('JPCERT-E-INF-99-0002')).map((item) => item.id),
    ['jpcert-1999:automountd', 'jpcert-1999:mountd'],
  )
})

test('a category of 1999 is read with the advisory that was published about it', () => {
  const mountd = itemsOf('jpcert-1999').find((item) => item.id === 'jpcert-1999:mountd')!
  assert.match(meaningOf(mountd, 'ja'), /入られる。（JPCERT-E-INF-99-0002）$/)
  assert.match(meaningOf(mountd, 'en'), /the way in\. \(JPCERT-E-INF-99-0002\)$/)
  const statd = itemsOf('jpcert-1999').find((item) => item.id === 'jpcert-1999:statd')!
  assert.equal(meaningOf(statd, 'en'), statd.hint.en)
})

test("today's list of JPCERT/CC has 8 categories, the threat catalogue 10", () => {
  assert.equal(itemsOf('jpcert').length, 8)
  assert.equal(itemsOf('threats').filter((item) => item.parent === 'threat:catalogue').length, 10)
})

test('an item is read with what stands above it, an unknown tag as it stands', () => {
  assert.equal(labelOf(taxonomies, 'rsit:information-gathering/scanner', 'ja'), '情報収集 › 探査(スキャン)')
  assert.equal(
    labelOf(taxonomies, 'kind:virus/spreads/outside', 'en'),
    'Virus infection › Spreads to others › Spreads outside',
  )
  assert.equal(labelOf(taxonomies, 'house:unknown', 'en'), 'house:unknown')
})

test('every way of detection that an incident can name has an item', () => {
  for (const method of ['signature', 'anomaly', 'notified', 'chance', 'unknown']) {
    assert.ok(tags.includes(`detection:${method}`), method)
  }
})

test('what one file says of another exists: letters, dispositions, limits, kinds', () => {
  const names = new Set(letters.map((letter) => letter.id))
  for (const item of itemsOf('non-incident')) {
    assert.ok(item.advice, item.id)
    if (item.letter) assert.ok(names.has(item.letter), item.letter)
  }
  for (const limit of scope.does_not) assert.ok(names.has(limit.letter), limit.letter)
  const answered = new Set([...tags, ...scope.does_not.map((limit) => limit.id)])
  for (const letter of letters)
    for (const answer of letter.answers) assert.ok(answered.has(answer), `${letter.id}: ${answer}`)
  for (const sign of signs.signs) for (const tag of sign.may_be) assert.ok(tags.includes(tag), tag)
})

test('a clean scan settles nothing, and whoever takes the call is told so (S1-21)', () => {
  const clean = signs.signs.find(({ id }) => id === 'scanner-says-clean')!
  assert.match(clean.ask.ja, /定義ファイルの日付/)
  assert.match(clean.first.ja, /「異常なし」を決め手にしない.*メモリ/)
  assert.match(clean.first.en, /Decide nothing by a clean result.*memory/)
})

test('the quality scheme grows from accident over scandal to society, and tells more people at each', () => {
  const quality = severities.find((scheme) => scheme.id === 'quality')
  assert.deepEqual(
    quality?.levels.map((level) => level.id),
    ['quality:accident', 'quality:scandal', 'quality:society'],
  )
  assert.deepEqual(
    quality?.levels.map((level) => level.rank),
    [1, 2, 3],
  )
  assert.ok(quality!.levels[0]!.tell.length < quality!.levels[1]!.tell.length)
  assert.equal(severities.filter((scheme) => scheme.is_default).length, 1)
  assert.ok(severities.length >= 2)
})

test('what the endpoint answers passes its own schema', () => {
  const answer = { taxonomies, severities, criteria, scope, signs, firstHour, letters, problems }
  assert.ok(knowledgeApi.read.output.safeParse(answer).success)
})

test('an organisation adds a kind and rewords another; its broken file is named and the rest still holds', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-knowledge-'))
  try {
    const folder = join(dataDir, 'knowledge')
    mkdirSync(join(folder, 'taxonomies'), { recursive: true })
    mkdirSync(join(folder, 'letters'))
    const head =
      "version: '2'\nsource: House rules\neffective_from: 2026-01-01\nverified_on: null\nname: { ja: 区分, en: Kinds }\n"
    writeFileSync(
      join(folder, 'taxonomies', 'rsit.yaml'),
      `id: rsit\n${head}about: { ja: 追加, en: Added }\nitems:\n  - { id: 'rsit:fraud/gift-card', parent: 'rsit:fraud', ja: ギフトカード詐欺, en: Gift cards, hint: { ja: 番号を送らせる。, en: Asks for the numbers. } }\n  - { id: 'rsit:fraud', ja: だまし, en: Deceit, hint: { ja: だます。, en: Deceives. } }\n`,
    )
    writeFileSync(
      join(folder, 'letters', 'odd.yaml'),
      `id: odd\n${head}purpose: thanks\nform: mail\nwhen: { ja: 時, en: When }\nsubject: { ja: '{number}', en: none }\nbody: { ja: 文, en: Text }\n`,
    )
    const own = loadKnowledge(dataDir)
    assert.equal(labelOf(own.taxonomies, 'rsit:fraud/gift-card', 'ja'), 'だまし › ギフトカード詐欺')
    assert.equal(labelOf(own.taxonomies, 'rsit:fraud/phishing', 'en'), 'Deceit › Phishing')
    assert.deepEqual(own.problems, [
      { file: 'knowledge/letters/odd.yaml', line: 10, field: 'subject.en', code: 'placeholder' },
    ])
    assert.equal(own.letters.length, letters.length)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

test('a wrong file is told by line and field, in both languages', () => {
  const broken = parseVolume(
    'taxonomy',
    'id: x\nname: { ja: あ, en: a }\nversion: "1"\nsource: s\neffective_from: 2026-13-01\nverified_on: null\nabot: 1\nitems: []\n',
    'x.yaml',
  )
  assert.ok(Array.isArray(broken))
  const told = broken.map(({ line, field, code }) => `${line} ${field} ${code}`).sort()
  assert.deepEqual(told, [
    '1 about missing',
    '5 effective_from wrong-value',
    '7 abot unknown-field',
    '8 items wrong-value',
  ])
  for (const problem of broken) {
    const wording = knowledgeWords[`knowledge.${problem.code}`]
    for (const lang of ['ja', 'en'] as const) assert.match(say(wording, lang, problem), /x\.yaml/)
  }
})

test('a file that is no YAML, or a bomb of aliases, is a problem and not a crash', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[at]}`).join(',')}]`).join('\n')}\n`
  for (const text of ['a: [', '\t- x', bomb, '', 'null', '- 1', '"a": 1'])
    assert.ok(Array.isArray(parseVolume('scope', text, 'f.yaml')), text)
})
