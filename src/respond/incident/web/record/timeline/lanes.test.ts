import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AttackStage } from '#src/prepare/knowledge/attack-stage.ts'
import type { EntryView } from '../../../incident.ts'
import { busiestOf, lanesOf, spanOf } from './lanes.ts'

const entry = (id: string, from: string, kind = 'fact', to = from) => ({ id, kind, when: { from, to } }) as EntryView
const june = ['16', '17', '18', '19'].map((day) => entry(day, `2003-06-${day}T00:00:00Z`))
const written = entry('later', '2026-11-21T00:00:00Z')
const day = 86_400_000

test('a case written up years later opens where most of it happened', () => {
  const [from, to] = busiestOf([written, ...june])
  assert.ok(from <= Date.parse('2003-06-16') && to >= Date.parse('2003-06-19'))
  assert.ok(to - from < 10 * day)
})

test('the desk’s own notes on the day it was written up do not decide where it opens', () => {
  const notes = [...Array(40).keys()].map((at) => entry(`note-${at}`, '2026-11-21T00:00:00Z', 'change'))
  const [from, to] = busiestOf([...notes, ...june])
  assert.ok(from <= Date.parse('2003-06-16') && to < Date.parse('2003-07-01'))
})

test('a case without long silences opens whole', () => {
  assert.deepEqual(busiestOf(june), spanOf(june))
})

test('lanes by stage stand in the order of an attack, however many entries each has', () => {
  const at = (id: string, stage: string | null) => ({ ...entry(id, '2003-06-16T00:00:00Z'), stage }) as EntryView
  const entries = [at('a', 'TA0010'), at('b', null), at('c', 'TA0010'), at('d', 'TA0011'), at('e', 'TA0001'), ...june]
  const lanes = lanesOf(
    entries,
    (one) => one.stage ?? null,
    (key) => key ?? 'none',
    AttackStage.options,
  )
  assert.deepEqual(
    lanes.map((lane) => [lane.label, lane.entries.length]),
    [
      ['TA0001', 1],
      ['TA0011', 1],
      ['TA0010', 2],
      ['none', 1 + june.length],
    ],
  )
})

test('the fullest lane stands first, and what has none stands last', () => {
  const lanes = lanesOf(
    [entry('a', '2003-06-16T00:00:00Z', ''), entry('b', '2003-06-16T00:00:00Z', 'note'), ...june],
    (one) => one.kind || null,
    (key) => key ?? 'none',
  )
  assert.deepEqual(
    lanes.map((lane) => lane.label),
    ['fact', 'note', 'none'],
  )
})
