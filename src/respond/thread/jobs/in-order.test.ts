import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inOrder } from './in-order.ts'

const ended = Promise.resolve()

test('however long each mail takes, the mailbox is read up to a mail only when all before it are taken', async () => {
  const mails = fc.array(fc.record({ turns: fc.nat(9), isAlone: fc.boolean() }), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(mails, fc.integer({ min: 1, max: 5 }), async (all, most) => {
      const taken = new Set<number>()
      const told: number[] = []
      let atOnce = 0
      const order = inOrder<number>({
        work: async (at) => {
          atOnce++
          assert.ok(atOnce <= most)
          if (all[at]!.isAlone) assert.equal(taken.size, at)
          for (let turn = 0; turn < all[at]!.turns; turn++) await ended
          taken.add(at)
          atOnce--
        },
        done: async (at) => {
          for (let before = 0; before <= at; before++) assert.ok(taken.has(before))
          told.push(at)
        },
        most,
        mostBytes: 100,
      })
      for (const [at, { isAlone }] of all.entries()) await order.add(at, 10, isAlone)
      await order.settle()
      assert.deepEqual(
        told,
        [...told].sort((a, b) => a - b),
      )
      assert.equal(told.at(-1) ?? -1, all.length - 1)
    }),
    { numRuns: 60 },
  )
})

test('a mail that cannot be taken is told to whoever reads, and nothing after it counts as read', async () => {
  const told: number[] = []
  const order = inOrder<number>({
    work: async (at) => {
      await ended
      if (at === 2) throw new Error('the database is away')
    },
    done: async (at) => void told.push(at),
    most: 3,
    mostBytes: 100,
  })
  const adding = async () => {
    for (let at = 0; at < 20; at++) await order.add(at, 1, false)
    await order.settle()
  }
  await assert.rejects(adding(), /the database is away/)
  assert.ok(told.every((at) => at < 2))
})
