import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Checked, checklistOf } from './checklist.ts'

const at = '2026-11-22T01:00:00.000Z'
const party = (name: string, role: string, toldAt: string | null = null) => ({ id: name, name, roles: [role], toldAt })
const lineOf = (rows: ReturnType<typeof checklistOf>, line: string) => rows.find((one) => one.line === line)!

test('both ends of the attack are lines of their own, open until somebody stands there', () => {
  const rows = checklistOf([], new Map())
  assert.equal(lineOf(rows, 'source-end').state, 'open')
  assert.equal(lineOf(rows, 'target-end').state, 'open')
})

test('a line is told when everybody on it was told', () => {
  const one = [party('A', 'victim', at), party('B', 'affected-site')]
  assert.equal(lineOf(checklistOf(one, new Map()), 'target-end').state, 'named')
  const both = [party('A', 'victim', at), party('B', 'affected-site', at)]
  assert.equal(lineOf(checklistOf(both, new Map()), 'target-end').state, 'told')
})

test('what is not needed is said by hand; whoever turns up later and is told counts more than that', () => {
  const checked = new Map<string, Checked>([
    ['police', { state: 'needless', note: '被害届は出さない', by: '大場', at }],
  ])
  assert.equal(lineOf(checklistOf([], checked), 'police').state, 'needless')
  assert.equal(lineOf(checklistOf([party('兵庫県警', 'police', at)], checked), 'police').state, 'told')
})
