import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actionsIn, peopleIn } from './review.ts'

test('who was there is read as people write it, each once', () => {
  assert.deepEqual(peopleIn('伊藤、佐藤\n伊藤, Smith；'), ['伊藤', '佐藤', 'Smith'])
})

test('what is to be done is read by line, with who and by when; a line that is none is named', () => {
  assert.deepEqual(actionsIn('手順を改める,基盤課,2026-12-01\n\n訓練をする\n,誰か\n表,人,いつか'), {
    actions: [
      { title: '手順を改める', kind: 'operational', owner: '基盤課', dueOn: '2026-12-01' },
      { title: '訓練をする', kind: 'operational', owner: '', dueOn: null },
    ],
    wrong: [4, 5],
  })
})

test('no line of what is to be done is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40 })), (lines) => {
      const given = lines.join('\n')
      const { actions, wrong } = actionsIn(given)
      assert.equal(actions.length + wrong.length, given.split(/\r?\n/).filter((line) => line.trim() !== '').length)
    }),
  )
})
