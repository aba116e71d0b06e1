import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMergeChoice } from './merge-choice.ts'

const report = (id: string, ...incidents: string[]) => ({ id, incidents: incidents.map((one) => ({ id: one })) })

test('a report is not brought together with itself', () => {
  assert.equal(isMergeChoice([report('a'), report('b')], report('b')), false)
})

test('reports that are in one incident already are not brought together', () => {
  assert.equal(isMergeChoice([report('a', 'x')], report('b', 'x')), false)
  assert.equal(isMergeChoice([report('a', 'x', 'y'), report('b', 'y')], report('c', 'y', 'z')), false)
})

test('a report can join as long as one of those chosen is not in its incident', () => {
  assert.equal(isMergeChoice([report('a')], report('b', 'x')), true)
  assert.equal(isMergeChoice([report('a', 'x')], report('b')), true)
  assert.equal(isMergeChoice([report('a', 'x'), report('b')], report('c', 'x')), true)
  assert.equal(isMergeChoice([report('a', 'x')], report('b', 'y')), true)
})
