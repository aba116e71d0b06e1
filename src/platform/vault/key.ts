// The key under which files are kept: 32 bytes in the key folder, readable by its owner alone and never in the database.
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#src/core/refusal.ts'

export type VaultKey = {
  /** 16 bytes by which a file says which key it needs. */
  readonly id: Uint8Array
  /** The key of one file, from the salt in its head: no two files share one. */
  fileKey(salt: Uint8Array): Uint8Array
}

const fileName = 'vault.key'
const keyBytes = 32

/** Reads the key, or makes it at the first start. A vault that was kept under another key is refused, never re-keyed by accident. */
export async function openVaultKey(keyFolder: string, vaultFolder: string): Promise<VaultKey> {
  await mkdir(keyFolder, { recursive: true, mode: 0o700 })
  const path = join(keyFolder, fileName)
  const mark = join(vaultFolder, 'key-id')
  const known = await readIfThere(mark)
  const text = (await readIfThere(path)) ?? (known === null ? await make(path) : refuse('vault.key-missing', { path }))
  if (!/^[0-9a-f]{64}\n?$/.test(text)) refuse('vault.key-unreadable', { path })
  const secret = Buffer.from(text.trim(), 'hex')
  const id = createHash('sha256').update('hikeshi vault key\n').update(secret).digest().subarray(0, 16)
  const idText = `${id.toString('hex')}\n`
  if (known === null) await writeFile(mark, idText, { mode: 0o600 })
  else if (known !== idText) refuse('vault.key-wrong', { path })
  return {
    id,
    fileKey: (salt) => new Uint8Array(hkdfSync('sha256', secret, salt, 'hikeshi vault file', keyBytes)),
  }
}

async function make(path: string): Promise<string> {
  const making = `${path}.${randomBytes(6).toString('hex')}.new`
  const file = await open(making, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString('hex')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  // Another process of this desk may be faster: the first one's key stands, whole.
  await link(making, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(making)
  return await readFile(path, 'utf8')
}

async function readIfThere(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
