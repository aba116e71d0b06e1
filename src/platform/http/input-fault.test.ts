import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { locales } from './input-fault.ts'

const shape = z.object({
  reason: z.string().min(1).max(5),
  count: z.number().int().min(1),
  id: z.uuid(),
  state: z.enum(['a', 'b']),
  names: z.array(z.string()).max(1),
})
const said = (value: unknown, lang: 'ja' | 'en') =>
  Object.fromEntries(
    shape.safeParse(value, { error: locales[lang] }).error!.issues.map((one) => [one.path.join('.'), one.message]),
  )

test('a field that is missing, empty, too large or of the wrong kind is told in words of people, in both languages', () => {
  const wrong = { reason: '', count: 0, id: '1234', state: 'c', names: ['x', 'y'] }
  assert.deepEqual(said(wrong, 'en'), {
    reason: 'It must not be empty.',
    count: 'It must be 1 or more.',
    id: 'This is no id. Use it as a list shows it.',
    state: 'Choose one of: a, b.',
    names: 'Give at most one.',
  })
  assert.equal(said(wrong, 'ja').reason, '空にはできません。')
  assert.deepEqual(Object.values(said({}, 'ja')), Array(5).fill('値がありません。'))
  const kinds = said({ reason: 5, count: 'x', id: 5, state: 5, names: {} }, 'en')
  assert.deepEqual([kinds.reason, kinds.count, kinds.names], ['Write it as text.', 'Write a number.', 'Write a list.'])
  assert.equal(said({ ...wrong, reason: 'too long' }, 'en').reason, 'Write at most 5 characters.')
  assert.equal(said({ ...wrong, count: 1.5 }, 'en').count, 'Write a whole number.')
})
