import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Words } from '#src/core/words.ts'
import { MissingCodes, missingToClose, stillMissing, wordMissing } from './closing.ts'
import { guarded } from './csv-export.ts'
import { incidentEntryWords } from './entry-words.ts'
import { fold } from './fold.ts'
import { imageTypeOf, keptTypeOf } from './image.ts'
import { Phase } from './incident.ts'
import { reverseOf } from './link.ts'
import { doNext, type Moment } from './now.ts'
import { canMove } from './phase.ts'
import { wordEntry } from './wording.ts'
import { incidentWords } from './words.ts'

const bare: Moment = {
  level: '',
  hasLead: false,
  kinds: 0,
  happened: 0,
  summary: { ja: '', en: '' },
  openQuestions: 0,
  unansweredReports: 0,
  now: 0,
  phase: 'triage',
  parties: 0,
  observables: 0,
  hasWorstCase: false,
  questions: [],
  lastEntryAt: null,
  canClose: true,
}
const full: Moment = {
  ...bare,
  level: 'accident',
  hasLead: true,
  kinds: 1,
  happened: 1,
  summary: { ja: 'x', en: '' },
  parties: 1,
  observables: 1,
  hasWorstCase: true,
}

test('nobody moves an incident out of being closed but by opening it again', () => {
  for (const to of Phase.options) assert.equal(canMove('closed', to), to === 'closed')
  for (const from of Phase.options) assert.equal(canMove(from, 'closed'), from === 'closed')
})

test('closing needs everything, or a reason for what is not there', () => {
  assert.deepEqual(missingToClose(full), [])
  const missing = missingToClose({ ...bare, openQuestions: 2, unansweredReports: 1 })
  assert.deepEqual(
    missing.map((one) => one.code),
    [...MissingCodes],
  )
  assert.deepEqual(
    stillMissing(missing, { severity: 'never graded', lead: '  ' }).map((one) => one.code),
    MissingCodes.filter((code) => code !== 'severity'),
  )
  for (const lang of ['ja', 'en'] as const)
    for (const { text } of wordMissing(missing, [], lang)) assert.ok(text && !text.includes('{'), text)
})

test('three rows at most are to be done, and closing comes first when nothing is missing', () => {
  assert.equal(doNext(bare, 'ja').length, 3)
  assert.deepEqual(
    doNext({ ...full, phase: 'review' }, 'en').map((row) => row.act),
    ['close'],
  )
  assert.deepEqual(doNext({ ...full, phase: 'closed' }, 'en'), [])
  const quiet = doNext({ ...full, phase: 'response', now: 10 * 3_600_000, lastEntryAt: '1970-01-01T00:00:00Z' }, 'en')
  assert.deepEqual(
    quiet.map((row) => [row.act, row.why]),
    [['add-entry', 'Nothing has been recorded for 10 h.']],
  )
})

test('folding loses no person and no entry', () => {
  const pile = fc.record({
    kind: fc.constantFrom('note', 'action', 'change'),
    code: fc.constantFrom(null, 'incident.changed'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    count: fc.integer({ min: 1, max: 30 }),
    entryIds: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }),
    lastSeq: fc.nat(),
  })
  fc.assert(
    fc.property(fc.array(pile, { maxLength: 20 }), (piles) => {
      const rows = fold(piles, new Map(), 'ja')
      const sum = (list: readonly { count: number }[]) => list.reduce((all, one) => all + one.count, 0)
      assert.equal(sum(rows), sum(piles))
      assert.equal(sum(rows.flatMap((row) => row.people)), sum(piles))
      assert.deepEqual(
        new Set(rows.flatMap((row) => row.people.map((one) => one.name))),
        new Set(piles.map((one) => one.name)),
      )
      assert.equal(rows.flatMap((row) => row.entryIds).length, piles.flatMap((one) => one.entryIds).length)
    }),
  )
})

test('no cell of a spreadsheet begins as a formula does', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (cell) => assert.ok(!/^[\s\u3000]*[=+\-@]/.test(guarded(cell)))))
  assert.equal(guarded('plain'), 'plain')
})

test('a link read from its other side and back is the same link', () => {
  for (const relation of Object.keys(reverseOf) as (keyof typeof reverseOf)[])
    assert.equal(reverseOf[reverseOf[relation]], relation)
})

test('a file is an image by its bytes and not by its name', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  assert.equal(imageTypeOf(bytes('GIF89a')), 'image/gif')
  assert.equal(keptTypeOf(bytes('<svg onload=x>'), 'image/svg+xml'), 'application/octet-stream')
  assert.equal(keptTypeOf(bytes('x'), 'text/html\r\nx: y'), 'application/octet-stream')
  assert.equal(keptTypeOf(bytes('x'), 'text/plain; charset=x'), 'text/plain')
})

test('every word of an automatic entry stands in a dictionary, and no fact is shown raw', () => {
  const tables: Words[] = [incidentEntryWords, incidentWords]
  const worder = {
    lang: 'ja' as const,
    zone: 'Asia/Tokyo',
    tables,
    labelOf: (tag: string) => `<${tag}>`,
    numberOf: () => null,
  }
  const entry = {
    code: 'incident.linked',
    text: null,
    facts: { to: { incident: 'x' }, relation: { word: 'relation.causes' }, tail: '' },
  }
  assert.equal(wordEntry(entry, worder), '別のインシデント と関連付けた（この件の結果）。')
  const later = { code: 'newer.code', text: null, facts: { a: 'said', b: { word: 'nothing.known' } } }
  assert.equal(wordEntry(later, worder), 'said')
  const deep = {
    code: 'incident.changed',
    text: null,
    facts: {
      changes: [
        { word: 'changed.kinds', before: { word: 'changed.nothing' }, after: [{ tag: 'a:b' }, { tag: 'c:d' }] },
      ],
      tail: { word: 'tail.reason', reason: 'r' },
    },
  }
  assert.equal(wordEntry(deep, worder), '種類：（なし） → <a:b>、<c:d>（理由：r）')
  const texts = [{ word: 'changed.summary.ja', after: '一行目。\n二行目。' }, { word: 'changed.unsecret' }]
  const long = { code: 'incident.changed', text: null, facts: { changes: texts, tail: '' } }
  assert.equal(wordEntry(long, worder), '要約（日本語）を書き改めた：一行目。\n二行目。\n秘匿を解いた')
})
