// No item that its source withholds stands in any byte of a notice, in whatever spelling it was written into the case.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compose } from '#src/respond/notice/compose.ts'
import { leaksOf, worlds } from './world.ts'

/** `node bench/disclosure.ts` runs as many as it is told. */
const runs = 200

test('nothing that its source withholds leaves with a notice, whoever writes it and however it is spelled', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      assert.deepEqual(leaksOf(world, compose(world)), [])
    }),
    { numRuns: runs },
  )
})

test('every item of every source is included, offered or withheld with a reason, once', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { included, offered, withheld } = compose(world)
      const items = [...included, ...offered, ...withheld].map((one) => one.item)
      assert.equal(new Set(items).size, items.length)
      assert.ok(withheld.every((one) => one.reason.length > 0))
    }),
    { numRuns: 50 },
  )
})

test('the watcher itself sees what leaks: a composer without its judge is found out', () => {
  const found = fc.sample(worlds, { numRuns: 60, seed: 7 }).flatMap((world) => {
    const open = world.sources.map((source) => ({
      ...source,
      permission: {
        ...source.permission,
        identity: 'public',
        organisation: 'public',
        address: 'public',
        log: 'public',
        tlp: null,
      } as const,
    }))
    return leaksOf(world, compose({ ...world, sources: open }))
  })
  assert.ok(found.length > 20)
  for (const kind of ['identity', 'organisation', 'address', 'log'])
    assert.ok(
      found.some((leak) => leak.includes(`:${kind} `)),
      kind,
    )
})
