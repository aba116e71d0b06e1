// The key of the desk: Ed25519, in the key folder, readable by its owner alone and never in the database.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkpointText, keyHashOf, parseCheckpoint, type SignedCheckpoint, signedNote } from '#src/core/checkpoint.ts'
import { hex, sha256 } from './digest.ts'

export type PublicKey = {
  /** First 16 hexadecimal digits of the SHA-256 of the key: by it people compare keys. */
  readonly id: string
  /** The name in checkpoints: `hikeshi/` and the id. */
  readonly name: string
  /** 32 bytes. */
  readonly raw: Uint8Array
  readonly pem: string
  verifies(text: Uint8Array, signature: Uint8Array): boolean
}
export type SigningKey = PublicKey & { sign(text: Uint8Array): Uint8Array }

const fileName = 'record-ed25519.pem'
const rawBytes = 32

/** Reads the key, or makes it at the first start. */
export async function openKey(folder: string): Promise<SigningKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, fileName)
  const pem = (await readIfThere(path)) ?? (await make(path))
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${path} is no Ed25519 key`)
  return { ...describe(createPublicKey(privateKey)), sign: (text) => sign(null, text, privateKey) }
}

async function make(path: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  try {
    await writeNew(path, pem, 0o600)
    return pem
  } catch (error) {
    // Another process of this desk was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return await readFile(path, 'utf8')
  }
}

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function readIfThere(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** Null when it is no Ed25519 public key. */
export function publicKeyOf(pem: string): PublicKey | null {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? describe(key) : null
  } catch {
    return null
  }
}

function describe(key: KeyObject): PublicKey {
  const raw = key.export({ type: 'spki', format: 'der' }).subarray(-rawBytes)
  const id = hex(sha256(raw)).slice(0, 16)
  return {
    id,
    name: `hikeshi/${id}`,
    raw,
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    verifies: (text, signature) => verify(null, text, key, signature),
  }
}

export function signCheckpoint(
  key: SigningKey,
  size: number,
  root: Uint8Array,
  extra: Readonly<Record<string, string>>,
): string {
  const text = checkpointText({ origin: key.name, size, root, extra })
  return signedNote(text, key.name, keyHashOf(sha256, key.name, key.raw), key.sign(Buffer.from(text, 'utf8')))
}

/** Reads a note that this key signed. */
export function openCheckpoint(
  key: PublicKey,
  note: string,
): SignedCheckpoint | 'unreadable' | 'other-key' | 'wrong-signature' {
  const found = parseCheckpoint(note)
  if (!found) return 'unreadable'
  if (found.name !== key.name || found.origin !== key.name) return 'other-key'
  if (hex(found.keyHash) !== hex(keyHashOf(sha256, key.name, key.raw))) return 'wrong-signature'
  return key.verifies(Buffer.from(found.text, 'utf8'), found.signature) ? found : 'wrong-signature'
}
