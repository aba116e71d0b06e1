// The vault as files on a real disk: what is kept, what is found damaged, what a crash leaves behind.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { blockBytes } from '#src/platform/vault/form.ts'
import { VaultDamage } from '#src/platform/vault/reading.ts'
import { openVault, type Vault } from '#src/platform/vault/vault.ts'
import { refusalOf } from '#test/incident/kit.ts'

let home: string
let vault: Vault
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'hikeshi-vault-'))
  vault = await openVault(join(home, 'vault'), join(home, 'keys'))
})
after(async () => {
  await vault.close()
  await rm(home, { recursive: true, force: true })
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const hash = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('hex')
const sealedAt = (name: string, folder = join(home, 'vault')) => join(folder, name.slice(0, 2), `${name}.enc`)
async function* inParts(bytes: Uint8Array, size = 100_000) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}
const flip = (path: string, at: number) => {
  chmodSync(path, 0o600)
  const bytes = readFileSync(path)
  bytes[at < 0 ? bytes.byteLength + at : at]! ^= 1
  writeFileSync(path, bytes)
}

test('a file of any length comes out as it went in, and is known by its three hashes', async () => {
  for (const length of [0, 1, blockBytes - 1, blockBytes, blockBytes + 1, 3 * blockBytes + 17]) {
    const bytes = randomBytes(length)
    const kept = await vault.putStream(inParts(bytes))
    const known = { sha256: sha256(bytes), md5: hash('md5', bytes), sha1: hash('sha1', bytes), bytes: length }
    assert.deepEqual(kept, known)
    assert.ok(Buffer.from(await vault.read(kept.sha256)).equals(bytes), `${length} bytes`)
    const { body, bytes: told } = await vault.stream(kept.sha256)
    assert.equal(told, length)
    assert.equal(sha256(new Uint8Array(await new Response(body).arrayBuffer())), kept.sha256)
    assert.deepEqual(await vault.verify(kept.sha256), { state: 'whole', bytes: length })
  }
})

test('nothing of a file can be read on the disk, and nobody may write to it', async () => {
  const words = Buffer.from('a line that somebody with the disk must not read\n'.repeat(500))
  const { sha256: name } = await vault.put(words)
  const lying = readFileSync(sealedAt(name))
  assert.equal(lying.includes('somebody with the disk'), false)
  assert.equal(statSync(sealedAt(name)).mode & 0o777, 0o400)
  assert.equal(statSync(join(home, 'keys', 'vault.key')).mode & 0o777, 0o600)
})

test('the same contents are kept once, however they came, at the same time too', async () => {
  const bytes = randomBytes(2 * blockBytes + 5)
  const kept = await Promise.all([
    vault.put(bytes),
    vault.putStream(inParts(bytes)),
    vault.putStream(inParts(bytes, 7_777)),
  ])
  assert.equal(new Set(kept.map((one) => one.sha256)).size, 1)
  assert.deepEqual(
    readdirSync(join(home, 'vault', kept[0].sha256.slice(0, 2))).filter((name) => name.startsWith(kept[0].sha256)),
    [`${kept[0].sha256}.enc`],
  )
  assert.deepEqual(readdirSync(join(home, 'vault', 'incoming')), [])
})

test('a flipped bit anywhere, a cut, an addition and a swapped part are found, and the broken part is never given out', async () => {
  const bytes = randomBytes(3 * blockBytes + 100)
  const { sha256: name } = await vault.putStream(inParts(bytes))
  const path = sealedAt(name)
  const whole = readFileSync(path)
  const record = blockBytes + 32
  const swapped = Buffer.concat([
    whole.subarray(0, 64),
    whole.subarray(64 + record, 64 + 2 * record),
    whole.subarray(64, 64 + record),
    whole.subarray(64 + 2 * record),
  ])
  const damages: Record<string, Buffer> = {
    swapped,
    'cut by a record': whole.subarray(0, 64 + 2 * record),
    'cut by a byte': whole.subarray(0, -1),
    longer: Buffer.concat([whole, Buffer.from([0])]),
    empty: Buffer.alloc(0),
  }
  for (const at of [3, 20, 40, 64, 66, 70, 5_000, 64 + record + 900, whole.byteLength - 20, whole.byteLength - 1]) {
    const copy = Buffer.from(whole)
    copy[at]! ^= 1
    damages[`bit at ${at}`] = copy
  }
  chmodSync(path, 0o600)
  for (const [what, damaged] of Object.entries(damages)) {
    writeFileSync(path, damaged)
    const verdict = await vault.verify(name)
    assert.equal(verdict.state, 'damaged', what)
    assert.ok(verdict.state === 'damaged' && verdict.wholeBytes < bytes.byteLength + 1, what)
    const given: Uint8Array[] = []
    await assert.rejects(
      async () => {
        for await (const part of (await vault.stream(name)).body) given.push(part)
      },
      (error) => error instanceof VaultDamage && error.sha256 === name,
      what,
    )
    const got = Buffer.concat(given)
    assert.ok(got.byteLength < bytes.byteLength && got.equals(bytes.subarray(0, got.byteLength)), what)
  }
  writeFileSync(path, whole)
  assert.equal((await vault.verify(name)).state, 'whole')
})

test('large files are proved side by side, and one that was altered is told from those that were not', async () => {
  const files = [0, 1, 2].map(() => randomBytes(9 * blockBytes))
  const names = (await Promise.all(files.map((bytes) => vault.putStream(inParts(bytes))))).map((one) => one.sha256)
  flip(sealedAt(names[1]!), 64 + 5 * (blockBytes + 32) + 900)
  assert.deepEqual(await Promise.all(names.map((name) => vault.verify(name))), [
    { state: 'whole', bytes: 9 * blockBytes },
    { state: 'damaged', wholeBytes: 5 * blockBytes },
    { state: 'whole', bytes: 9 * blockBytes },
  ])
})

test('a file that lies under the name of another is damaged, although it is sealed with the right key', async () => {
  const one = await vault.put(randomBytes(500))
  const other = await vault.put(randomBytes(500))
  chmodSync(sealedAt(one.sha256), 0o600)
  writeFileSync(sealedAt(one.sha256), readFileSync(sealedAt(other.sha256)))
  assert.equal((await vault.verify(one.sha256)).state, 'damaged')
})

test('files of the time before files were sealed are sealed at the next start; a damaged one is named and not lost', async () => {
  const folder = join(home, 'old')
  const good = Buffer.from('an attachment of 2003\n')
  const bad = Buffer.from('what it was\n')
  for (const bytes of [good, bad]) {
    mkdirSync(join(folder, sha256(bytes).slice(0, 2)), { recursive: true })
    writeFileSync(join(folder, sha256(bytes).slice(0, 2), sha256(bytes)), bytes, { mode: 0o400 })
  }
  flip(join(folder, sha256(bad).slice(0, 2), sha256(bad)), 2)
  const old = await openVault(folder, join(home, 'old-keys'))
  assert.equal(Buffer.from(await old.read(sha256(good))).toString(), good.toString())
  assert.deepEqual(readdirSync(join(folder, sha256(good).slice(0, 2))), [`${sha256(good)}.enc`])
  assert.deepEqual(await old.verify(sha256(bad)), { state: 'damaged', wholeBytes: 0 })
  assert.deepEqual((await Array.fromAsync(old.names())).sort(), [sha256(good), sha256(bad)].sort())
  await old.close()
})

test('without its key, or with another, a vault is refused instead of beginning a new one', async () => {
  const [folder, keys] = [join(home, 'locked'), join(home, 'locked-keys')]
  const first = await openVault(folder, keys)
  const { sha256: name } = await first.put(Buffer.from('kept'))
  const key = readFileSync(join(keys, 'vault.key'))
  rmSync(join(keys, 'vault.key'))
  assert.equal(await refusalOf(openVault(folder, keys)), 'vault.key-missing')
  writeFileSync(join(keys, 'vault.key'), `${'0'.repeat(64)}\n`)
  assert.equal(await refusalOf(openVault(folder, keys)), 'vault.key-wrong')
  writeFileSync(join(keys, 'vault.key'), 'x')
  assert.equal(await refusalOf(openVault(folder, keys)), 'vault.key-unreadable')
  writeFileSync(join(keys, 'vault.key'), key)
  assert.equal(Buffer.from(await (await openVault(folder, keys)).read(name)).toString(), 'kept')
})
