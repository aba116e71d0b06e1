// `hikeshi clock` as a program calls it: its answers are the contract, its refusals say what to do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appliesCommand, computeCommand, listCommand } from '#src/respond/clock/cli.ts'

const now = Date.parse('2026-11-21T00:00:00Z')
function run(work: (to: { lang: 'en'; json: boolean; out(text: string): void; err(text: string): void }) => number) {
  const out: string[] = []
  const err: string[] = []
  const code = work({ lang: 'en', json: true, out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, value: out.length > 0 ? JSON.parse(out.join('')) : null, err: err.join('\n') }
}
const compute = (given: Partial<Parameters<typeof computeCommand>[0]>) =>
  run((to) =>
    computeCommand({ zone: 'Asia/Tokyo', regime: 'jp-appi', start: '2026-06-17T09:00:00+09:00', ...given }, to, now),
  )
const facts = (value: object) => ({ name: 'facts.json', text: JSON.stringify(value) })

test('compute gives a list with exactly the fields of the contract', () => {
  const { code, value } = compute({ stage: 'final' })
  assert.equal(code, 0)
  assert.equal(value.length, 1)
  assert.deepEqual(Object.keys(value[0]), [
    'regime',
    'stage',
    'dueAt',
    'startsAt',
    'arithmetic',
    'source',
    'verifiedOn',
  ])
  assert.equal(value[0].dueAt, '2026-07-16T23:59:59+09:00')
  assert.match(value[0].source, /^https:\/\//)
  assert.deepEqual(Object.keys(value[0].arithmetic), ['ja', 'en'])
})

test('without a stage every stage is there; one that waits for another to be sent has no date and says so', () => {
  const { value } = compute({ regime: 'eu-nis2' })
  assert.deepEqual(
    value.map((row: { stage: string; dueAt: string | null }) => [row.stage, row.dueAt]),
    [
      ['early-warning', '2026-06-18T09:00:00+09:00'],
      ['notification', '2026-06-20T09:00:00+09:00'],
      ['recipients', null],
      ['final', null],
    ],
  )
  assert.match(value[3].arithmetic.en, /has not been sent yet/)
  const sent = compute({ regime: 'eu-nis2', event: ['notification=2026-06-19T12:00:00+09:00'] })
  assert.equal(sent.value[3].dueAt, '2026-07-19T23:59:59+09:00')
})

test('facts choose the period and leave out stages that they rule out', () => {
  const { value } = compute({ stage: 'final', facts: facts({ 'unjust-purpose': true }) })
  assert.equal(value[0].dueAt, '2026-08-17T23:59:59+09:00')
  const small = compute({
    regime: 'us-hipaa',
    facts: facts({ 'hipaa-associate': false, 'hipaa-persons': 10, 'hipaa-state-persons': 10 }),
  })
  assert.deepEqual(
    small.value.map((row: { stage: string }) => row.stage),
    ['individuals', 'hhs-small'],
  )
})

test('what cannot be read is refused with what to write instead', () => {
  assert.match(compute({ regime: 'nonsense' }).err, /Choose from: .*jp-appi/)
  assert.equal(compute({ regime: 'nonsense' }).code, 1)
  assert.match(compute({ stage: 'nonsense' }).err, /prompt, final, persons/)
  assert.equal(compute({ start: '2026-02-29' }).code, 2)
  assert.match(compute({ event: ['nonsense=2026-06-17'] }).err, /known/)
  assert.match(compute({ facts: facts({ nonsense: true }) }).err, /nonsense.*personal-data-leak/)
  assert.match(compute({ facts: facts({ persons: 'many' }) }).err, /persons/)
  assert.match(compute({ facts: { name: 'f', text: '[1, 2' } }).err, /cannot be read/)
  assert.match(compute({ facts: facts({ country: 'ZZ' }) }).err, /ZZ/)
})

test('applies names each regime with its reason, or with the questions that are open', () => {
  const { code, value } = run((to) =>
    appliesCommand(
      { zone: 'Asia/Tokyo', facts: facts({ 'personal-data-leak': true, persons: 1_001, encrypted: false }) },
      to,
      now,
    ),
  )
  assert.equal(code, 0)
  const of = (id: string) => value.find((row: { regime: string }) => row.regime === id)
  assert.equal(of('jp-appi').applies, 'yes')
  assert.match(of('jp-appi').reasons[0].ja, /1,000人を超える/)
  assert.deepEqual(of('jp-appi').open, ['pseudonymised', 'entrusted-notified', 'public-body'])
  assert.equal(of('eu-dora').applies, 'open')
  assert.deepEqual(of('eu-dora').open, ['dora-entity', 'dora-major'])
  assert.equal(of('us-circia').applies, 'no')
  const before = run((to) => appliesCommand({ zone: 'Asia/Tokyo', on: '2026-09-30', facts: facts({}) }, to, now))
  assert.match(
    before.value.find((row: { regime: string }) => row.regime === 'jp-active-cyber').reasons[0].en,
    /Not in force/,
  )
})

test('a thousand people are not more than a thousand, and strong encryption exempts', () => {
  const applies = (given: object) =>
    run((to) => appliesCommand({ zone: 'UTC', facts: facts(given) }, to, now)).value.find(
      (row: { regime: string }) => row.regime === 'jp-appi',
    ).applies
  const answered = { 'personal-data-leak': true, sensitive: false, 'financial-harm': false, 'unjust-purpose': false }
  assert.equal(applies({ ...answered, persons: 1_000 }), 'no')
  assert.equal(applies({ ...answered, persons: 1_001 }), 'yes')
  assert.equal(applies({ ...answered, persons: 1_001, encrypted: true }), 'no')
  assert.equal(applies({ ...answered, persons: 1, sensitive: true }), 'yes')
})

test('list marks what is unsure or switched off', () => {
  const { value } = run((to) => listCommand({}, to))
  const of = (id: string) => value.find((row: { regime: string }) => row.regime === id)
  assert.equal(of('us-circia').isEnabled, false)
  assert.equal(of('eu-gdpr').isUnsure, true)
  assert.equal(of('jp-appi').stages[0].isUnsure, true)
})
