import assert from 'node:assert/strict'
import test from 'node:test'
import { openPaper } from '#src/platform/pdf/paper.ts'
import type { PressLimits } from '#src/platform/pdf/press.ts'
import { blankSheet, longCaseFile } from './kobe.ts'

function open(limits: Partial<PressLimits> = {}) {
  const events: string[] = []
  return {
    events,
    paper: openPaper({ log: (event, facts) => events.push(`${event} ${facts.why ?? ''}`.trim()), limits }),
  }
}
const isPdf = (bytes: Uint8Array) => assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-')

test('the press starts with the first document, and not before', async () => {
  const { paper } = open()
  assert.equal(paper.pid(), undefined)
  isPdf(await paper.render('blank-sheet', blankSheet('ja')))
  assert.ok(paper.pid())
  await paper.close()
})

test('a press that has printed its share is replaced, and the next document is printed', async () => {
  const { paper, events } = open({ recycleAfter: 2 })
  const printed = await Promise.all(Array.from({ length: 7 }, () => paper.render('blank-sheet', blankSheet('en'))))
  printed.forEach(isPdf)
  assert.equal(events.filter((event) => event === 'paper.press-started').length, 4)
  await paper.close()
})

test('a press that has grown too large is replaced', async () => {
  const { paper, events } = open({ recycleBytes: 1 })
  isPdf(await paper.render('blank-sheet', blankSheet('en')))
  isPdf(await paper.render('blank-sheet', blankSheet('en')))
  assert.deepEqual(
    events.filter((event) => event.includes('replaced')),
    ['paper.press-replaced recycled', 'paper.press-replaced recycled'],
  )
  await paper.close()
})

test('a killed press is replaced and the document in hand and those waiting are printed', async () => {
  const { paper, events } = open()
  const printing = Array.from({ length: 3 }, () => paper.render('case-file', longCaseFile('ja', 300)))
  while (!paper.pid()) await new Promise(setImmediate)
  process.kill(paper.pid()!, 'SIGKILL')
  for (const pdf of await Promise.all(printing)) isPdf(pdf)
  assert.equal(events.filter((event) => event === 'paper.press-started').length, 2)
  await paper.close()
})

test('a document that takes too long is refused, and the next one is printed', async () => {
  const { paper } = open({ orderMs: 1 })
  await assert.rejects(paper.render('case-file', longCaseFile('ja', 3000)), { code: 'paper.too-large' })
  await paper.close()
  const next = open({ orderBytes: 1024 ** 2 })
  await assert.rejects(next.paper.render('case-file', longCaseFile('ja', 3000)), { code: 'paper.too-large' })
  await next.paper.close()
})

test('a refused document does not stop those behind it', async () => {
  const { paper } = open()
  const wrong = paper.render('blank-sheet', { ...blankSheet('ja'), sheets: -1 })
  const right = paper.render('blank-sheet', blankSheet('ja'))
  await assert.rejects(wrong)
  isPdf(await right)
  await paper.close()
})

test('more documents than may wait are refused', async () => {
  const { paper } = open({ waitingMax: 1 })
  const all = await Promise.allSettled(Array.from({ length: 4 }, () => paper.render('blank-sheet', blankSheet('ja'))))
  assert.equal(all.filter((one) => one.status === 'rejected' && one.reason.code === 'paper.too-many').length, 2)
  await paper.close()
})

test('closing ends the press and says so to those who wait', async () => {
  const { paper } = open()
  const waiting = paper.render('case-file', longCaseFile('ja', 300))
  const told = assert.rejects(waiting, /closed/)
  await paper.close()
  await told
  assert.equal(paper.pid(), undefined)
  await assert.rejects(paper.render('blank-sheet', blankSheet('ja')), /closed/)
})

test('a case of 2,000 entries is printed within 700 MB', async () => {
  const { paper } = open({ orderBytes: 700 * 1024 ** 2 })
  isPdf(await paper.render('case-file', longCaseFile('ja', 2000)))
  await paper.close()
})
