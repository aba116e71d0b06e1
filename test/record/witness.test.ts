// The witness of the record at the end of a desk: what is committed later still is told to nobody, and writes nothing any more.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mock, test } from 'node:test'
import { openKey } from '#src/record/key.ts'
import { openWitness } from '#src/record/witness.ts'

test('a witness that was closed writes what waited, and nothing that is told to it later', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-witness-'))
  const failed: unknown[] = []
  try {
    const key = await openKey(folder)
    const witness = await openWitness(folder, key, { failed: (error) => failed.push(error), touched: () => {} })
    const root = new Uint8Array(32)
    witness.advance({ size: 1, root, at: '2026-11-22T00:00:00.000Z' })
    await witness.close()
    const file = await witness.read()
    assert.deepEqual([file.state, file.state === 'read' && file.size], ['read', 1])

    mock.timers.enable({ apis: ['setTimeout'] })
    await rm(folder, { recursive: true })
    witness.advance({ size: 2, root, at: '2026-11-22T00:00:01.000Z' })
    mock.timers.tick(60_000)
    mock.timers.reset()
    await assert.rejects(readdir(folder))
    await witness.flush().catch(() => {})
    assert.deepEqual(failed, [])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
