import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageChannel } from 'node:worker_threads'
import { archiveOver, serveArchive } from '#src/platform/archive/over-port.ts'
import { allOf, ask, lastOf, line, never, openArchive } from './kit.ts'

test('an archive in another thread answers as one in this', async () => {
  const archive = await openArchive()
  const { port1, port2 } = new MessageChannel()
  serveArchive(port1, archive)
  const far = archiveOver(port2)
  await far.append([
    line('2026-11-01T00:00:00Z', 'a', 'first', { 'user.name': 'root' }),
    line('2026-11-02T00:00:00Z', 'a', 'second', { 'user.name': 'root' }),
  ])
  assert.deepEqual(await allOf(far, ask('user.name:root')), await allOf(archive, ask('user.name:root')))
  assert.equal((await lastOf(far.histogram(ask(''), 86_400_000_000, never))).length, 2)
  assert.equal((await far.sources())[0]!.events, 2)
  assert.equal((await far.close('2026-11-03')).length, 2)
  for await (const { fault } of far.verify(null)) assert.equal(fault, null)

  const controller = new AbortController()
  await assert.rejects(
    async () => {
      for await (const _ of far.search(ask(''), 'newest', 100, controller.signal)) controller.abort()
    },
    { name: 'AbortError' },
  )
  await assert.rejects(() => far.close('no day'), { name: 'Error' })
  // Leaving a search in the middle ends it; the next one is answered.
  for await (const _ of far.search(ask(''), 'newest', 100, never)) break
  assert.equal((await allOf(far, ask(''))).length, 2)
  await far.end()
  port1.close()
})
