// `hikeshi evidence` against a desk that runs: files in, proved, handed over, taken out.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '#test/kit/serving.ts'

let desk: ServingDesk
let number: string
const here = () => ['--data', desk.dataDir]
before(async () => {
  desk = await startDesk(await newDataDir())
  number = run(['incident', 'create', ...here(), '--title', '侵入']).stdout.trim()
})
after(async () => {
  await desk.stop()
  await removeDataDir(desk.dataDir)
})

test('files go in, are listed, proved to the last byte, and come out as they went in', () => {
  const file = join(desk.dataDir, 'disk.img')
  const bytes = randomBytes(2_500_000)
  writeFileSync(file, bytes)
  const added = run(['evidence', 'add', ...here(), '--incident', number, file, '--note', 'ディスクの写し', '--json'])
  assert.equal(added.code, 0, added.stderr)
  const row = JSON.parse(added.stdout) as { number: string; file: { sha256: string; name: string } }
  assert.deepEqual([row.number, row.file.name], [`${number}-E1`, 'disk.img'])
  assert.match(run(['evidence', 'list', ...here(), '--incident', number]).stdout, /ディスクの写し/)
  const proved = run(['evidence', 'verify', ...here(), '--incident', number])
  assert.deepEqual([proved.code, proved.stdout.trim()], [0, `${number}-E1: all 2500000 bytes are proved`])
  const out = join(desk.dataDir, 'out.img')
  const taken = run(['evidence', 'export', row.number, ...here(), '--reason', 'analysis', '--out', out])
  assert.equal(taken.code, 0, taken.stderr)
  assert.ok(readFileSync(out).equals(bytes))
  const twice = run(['evidence', 'export', row.number, ...here(), '--reason', 'analysis', '--out', out])
  assert.equal(twice.code, 3, 'nothing is written over')
  const given = run(['evidence', 'hand-over', row.number, ...here(), '--to', '県警 山田', '--purpose', '提出'])
  assert.equal(given.code, 0, given.stderr)
  const shown = run(['evidence', 'show', row.number, ...here()]).stdout
  assert.match(shown, /Reason: analysis/)
  assert.match(shown, /県警 山田/)
  const sealed = join(desk.dataDir, 'vault', row.file.sha256.slice(0, 2), `${row.file.sha256}.enc`)
  chmodSync(sealed, 0o600)
  const lying = readFileSync(sealed)
  lying[1_500_000]! ^= 4
  writeFileSync(sealed, lying)
  const damaged = run(['evidence', 'verify', row.number, ...here(), '--json'])
  assert.equal(damaged.code, 1)
  const verdict = JSON.parse(damaged.stdout) as { state: string; wholeBytes: number }
  assert.deepEqual([verdict.state, verdict.wholeBytes], ['damaged', 1024 * 1024])
})

test('what is not there, or not said, ends in words', () => {
  const missing = run(['evidence', 'show', `${number}-E99`, ...here()])
  assert.deepEqual([missing.code, missing.stderr.trim()], [1, 'There is no such item of evidence.'])
  assert.equal(run(['evidence', 'export', `${number}-E1`, ...here()]).code, 2)
  assert.equal(run(['evidence', 'add', ...here(), '--incident', number, join(desk.dataDir, 'nowhere.img')]).code, 3)
  const pipe = join(desk.dataDir, 'pipe')
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0)
  for (const none of [pipe, desk.dataDir]) {
    const refused = run(['evidence', 'add', ...here(), '--incident', number, none])
    assert.equal(refused.code, 3)
    assert.match(refused.stderr, /is no plain file, and nothing was sent/)
  }
})
