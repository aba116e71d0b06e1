// Uploads over a line that is cut, a process that is killed, a disk that fills up: what arrived stays and the upload goes on.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { blockBytes } from '#src/platform/vault/form.ts'
import { openVault, type Vault } from '#src/platform/vault/vault.ts'
import { refusalOf } from '#test/incident/kit.ts'

let home: string
let vault: Vault
const open = () => openVault(join(home, 'vault'), join(home, 'keys'))
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'hikeshi-upload-'))
  vault = await open()
})
after(async () => {
  await vault.close()
  await rm(home, { recursive: true, force: true })
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const about = { name: 'disk.img', mediaType: '', owner: 'person', about: 'incident' }
async function* parts(bytes: Uint8Array, size = 65_536) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}
async function* cutAfter(bytes: Uint8Array) {
  yield* parts(bytes)
  throw new Error('the line is gone')
}

test('a cut upload keeps every byte that came, and what is sent from there makes it whole', async () => {
  const bytes = randomBytes(3 * blockBytes + 333)
  const { id } = await vault.uploads.begin({ ...about, bytes: bytes.byteLength })
  const cuts = [1, 70_000, blockBytes, 2 * blockBytes + 5]
  let from = 0
  for (const to of cuts) {
    const { offset, upload } = await vault.uploads.append(id, from, cutAfter(bytes.subarray(from, to)))
    assert.deepEqual([offset, upload.done], [to, null])
    from = to
  }
  const { upload } = await vault.uploads.append(id, from, parts(bytes.subarray(from)))
  assert.equal(upload.done?.sha256, sha256(bytes))
  assert.equal((await vault.verify(sha256(bytes))).state, 'whole')
  await vault.uploads.end(id)
  assert.deepEqual(readdirSync(join(home, 'vault', 'incoming')), [])
  assert.equal(await vault.has(sha256(bytes)), true)
})

test('a sender that has the wrong place is told the right one; more than was announced is refused', async () => {
  const { id } = await vault.uploads.begin({ ...about, bytes: 10 })
  await vault.uploads.append(id, 0, parts(Buffer.from('12345')))
  assert.equal(await refusalOf(vault.uploads.append(id, 0, parts(Buffer.from('12345')))), 'vault.upload.changed-offset')
  assert.equal(await refusalOf(vault.uploads.append(id, 5, parts(Buffer.from('123456')))), 'vault.upload.too-large')
  assert.equal((await vault.uploads.find(id)).offset, 5)
  await vault.uploads.end(id)
  assert.equal(await refusalOf(vault.uploads.find(id)), 'vault.upload.not-found')
  assert.equal(await refusalOf(vault.uploads.find('../../keys')), 'vault.upload.not-found')
})

test('a second sender takes over from one whose line hangs', async () => {
  const bytes = randomBytes(200_000)
  const { id } = await vault.uploads.begin({ ...about, bytes: bytes.byteLength })
  const arrived = Promise.withResolvers<void>()
  async function* hanging() {
    yield bytes.subarray(0, 65_536)
    arrived.resolve()
    await new Promise(() => {})
  }
  const first = vault.uploads.append(id, 0, hanging())
  await arrived.promise
  const second = vault.uploads.append(id, 65_536, parts(bytes.subarray(65_536)))
  assert.equal((await first).offset, 65_536)
  assert.equal((await second).upload.done?.sha256, sha256(bytes))
  await vault.uploads.end(id)
})

test('an empty file is whole at once', async () => {
  const { id, done } = await vault.uploads.begin({ ...about, bytes: 0 })
  assert.equal(done?.sha256, sha256(Buffer.alloc(0)))
  await vault.uploads.end(id)
})

test('two uploads of one file at the same time leave one file, both whole', async () => {
  const bytes = randomBytes(2 * blockBytes)
  const ids = await Promise.all(
    [1, 2].map(async () => (await vault.uploads.begin({ ...about, bytes: bytes.byteLength })).id),
  )
  const done = await Promise.all(ids.map((id) => vault.uploads.append(id, 0, parts(bytes))))
  assert.deepEqual(
    done.map(({ upload }) => upload.done?.sha256),
    [sha256(bytes), sha256(bytes)],
  )
  assert.equal((await vault.verify(sha256(bytes))).state, 'whole')
  for (const id of ids) await vault.uploads.end(id)
})

test('kill -9 in the middle of an upload leaves nothing wrong, and the upload goes on in the next process', async () => {
  const bytes = Buffer.alloc(40 * blockBytes, 'the same line of a disk image again and again\n')
  const { id } = await vault.uploads.begin({ ...about, bytes: bytes.byteLength })
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./send-and-hang.ts', import.meta.url)), home, id],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const again = await open()
  const { offset } = await again.uploads.find(id)
  assert.ok(offset > 0 && offset < bytes.byteLength, `${offset}`)
  const { upload } = await again.uploads.append(id, offset, parts(bytes.subarray(offset)))
  assert.equal(upload.done?.sha256, sha256(bytes))
  assert.equal((await again.verify(sha256(bytes))).state, 'whole')
  await again.uploads.end(id)
  await again.close()
})

test('a record that was half written when the power went is taken off, and the upload goes on before it', async () => {
  const bytes = randomBytes(2 * blockBytes + 50)
  const first = await open()
  const { id } = await first.uploads.begin({ ...about, bytes: bytes.byteLength })
  await first.uploads.append(id, 0, parts(bytes.subarray(0, 2 * blockBytes)))
  await first.close()
  await truncate(join(home, 'vault', 'incoming', id, 'data'), 64 + blockBytes + 32 + 12_345)
  const { offset } = await vault.uploads.find(id)
  assert.equal(offset, blockBytes)
  const { upload } = await vault.uploads.append(id, offset, parts(bytes.subarray(offset)))
  assert.equal(upload.done?.sha256, sha256(bytes))
  await vault.uploads.end(id)
})

test('a disk that fills up says so, nothing half stored stands in the vault, and with room the upload goes on', async (t) => {
  const disk = join(home, 'small')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return t.skip('no right to mount a small disk here')
  }
  try {
    const small = await openVault(join(disk, 'vault'), join(disk, 'keys'))
    const bytes = randomBytes(4 * blockBytes)
    assert.equal(
      await refusalOf(small.uploads.begin({ ...about, bytes: 64 * blockBytes })),
      'vault.disk-full.unavailable',
    )
    const { id } = await small.uploads.begin({ ...about, bytes: bytes.byteLength })
    const filler = join(disk, 'filler')
    execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M', 'count=3'], { stdio: 'ignore' })
    assert.equal(await refusalOf(small.uploads.append(id, 0, parts(bytes))), 'vault.disk-full.unavailable')
    assert.equal(await refusalOf(small.put(randomBytes(4 * blockBytes))), 'vault.disk-full.unavailable')
    assert.deepEqual(await Array.fromAsync(small.names()), [])
    await rm(filler)
    const { offset } = await small.uploads.find(id)
    assert.ok(offset > 0 && offset < bytes.byteLength)
    assert.equal(
      (await small.uploads.append(id, offset, parts(bytes.subarray(offset)))).upload.done?.sha256,
      sha256(bytes),
    )
    await small.close()
  } finally {
    execFileSync('umount', [disk])
    assert.equal(existsSync(join(disk, 'vault')), false)
  }
})
