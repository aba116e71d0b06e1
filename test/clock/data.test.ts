import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clocksDocument } from '#src/respond/clock/document.ts'
import { loadClocks, parseClockFile, plainly } from '#src/respond/clock/load.ts'
import { Regime } from '#src/respond/clock/regime.ts'

const root = join(import.meta.dirname, '../..')
const { regimes, questions, problems } = loadClocks()

test('every regime that came with the desk is whole, and asks only questions that are there', () => {
  assert.deepEqual(problems, [])
  const named = ['jp-appi', 'jp-telecom', 'jp-active-cyber', 'jp-university', 'jp-voluntary', 'eu-gdpr', 'eu-nis2']
  for (const id of [...named, 'eu-dora', 'eu-cra', 'us-sec-8k', 'us-hipaa', 'us-circia', 'pci', 'contract'])
    assert.ok(
      regimes.some((one) => one.id === id),
      id,
    )
  assert.equal(new Set(questions.map((one) => one.id)).size, questions.length)
})

test('what is only proposed is switched off, and what was not verified says so', () => {
  assert.equal(regimes.find((one) => one.id === 'us-circia')?.enabled, false)
  for (const id of ['eu-gdpr', 'us-sec-8k', 'us-hipaa', 'jp-active-cyber', 'pci'])
    assert.equal(regimes.find((one) => one.id === id)?.verified_on, null, id)
})

test('where facts choose between periods, the one that holds while nothing is known is the shortest', () => {
  const hours = { hours: 1, days: 24, 'business-days': 24, months: 24 * 28 }
  for (const { id, stages } of regimes)
    for (const { due, or_due, id: stage } of stages)
      for (const other of or_due) {
        assert.ok('amount' in due)
        const isTighter = other.due.amount * hours[other.due.unit] < due.amount * hours[due.unit]
        // Trust services of NIS2 have less time than the rest: the question says so.
        if (id === 'eu-nis2' && stage === 'notification') continue
        assert.equal(isTighter, false, `${id} ${stage}`)
      }
})

test('the document of deadlines says what the data says', async () => {
  const written = await readFile(join(root, 'docs/clocks.md'), 'utf8')
  assert.equal(written, clocksDocument(regimes, questions), 'run node scripts/clocks-document.ts')
})

test('a file of one’s own replaces a regime; a damaged one is named with line and field, and the rest holds', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hikeshi-clocks-'))
  try {
    await mkdir(join(dir, 'clocks'))
    const shipped = await readFile(join(root, 'clocks/jp-university.yaml'), 'utf8')
    await writeFile(join(dir, 'clocks/jp-university.yaml'), shipped.replace('amount: 1,', 'amount: 2,'))
    await writeFile(join(dir, 'clocks/broken.yaml'), shipped.replace('amount: 1,', 'amount: many,'))
    await writeFile(join(dir, 'clocks/astray.yaml'), shipped.replace('{ university: true }', '{ universe: true }'))
    const own = loadClocks(dir)
    const stage = own.regimes.filter((one) => one.id === 'jp-university')
    assert.deepEqual(
      stage.map((one) => (one.stages[0]!.due as { amount: number }).amount),
      [2],
    )
    assert.equal(own.regimes.length, regimes.length)
    assert.deepEqual(own.problems.map(plainly).sort(), [
      'clocks/astray.yaml universe: fact',
      'clocks/broken.yaml:26 stages.0.due: wrong-value',
    ])
  } finally {
    await rm(dir, { recursive: true })
  }
})

test('a stage that waits for itself or for a later one is refused', async () => {
  const nis2 = await readFile(join(root, 'clocks/eu-nis2.yaml'), 'utf8')
  const astray = parseClockFile(Regime, nis2.replace('after_stage: notification', 'after_stage: final'), 'x')
  assert.ok(Array.isArray(astray))
  assert.equal(astray[0]!.code, 'stage')
})
