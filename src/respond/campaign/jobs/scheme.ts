// Passwords as directories, tables and password files keep them.
import { spawn } from 'node:child_process'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Scheme } from '../campaign.ts'

const saltBytes = 16
const digests = { ssha: ['sha1', '{SSHA}', 20], ssha512: ['sha512', '{SSHA512}', 64] } as const

export async function hashesOf(scheme: Scheme, secrets: readonly string[]): Promise<string[]> {
  if (scheme === 'crypt-sha512') return await crypted(secrets)
  return secrets.map((secret) => salted(scheme, secret, randomBytes(saltBytes)))
}

/** Whether this is the hash of that password; of a scheme that is none of these it is not. */
export async function isHashOf(hash: string, secret: string): Promise<boolean> {
  const salt = /^\$6\$([^$]+)\$/.exec(hash)?.[1]
  if (salt !== undefined) return (await crypted([secret], salt))[0] === hash
  for (const [scheme, [, mark, bytes]] of Object.entries(digests)) {
    if (!hash.startsWith(mark)) continue
    const own = Buffer.from(
      salted(scheme as keyof typeof digests, secret, Buffer.from(hash.slice(mark.length), 'base64').subarray(bytes)),
    )
    return own.byteLength === Buffer.byteLength(hash) && timingSafeEqual(own, Buffer.from(hash))
  }
  return false
}

function salted(scheme: keyof typeof digests, secret: string, salt: Buffer): string {
  const [algorithm, mark] = digests[scheme]
  const digest = createHash(algorithm).update(secret).update(salt).digest()
  return mark + Buffer.concat([digest, salt]).toString('base64')
}

/** SHA-512 crypt, which Apache and nginx take from the system; the passwords go in by standard input. */
async function crypted(secrets: readonly string[], salt?: string): Promise<string[]> {
  if (secrets.length === 0) return []
  return await new Promise((give, fail) => {
    const child = spawn('openssl', ['passwd', '-6', ...(salt ? ['-salt', salt] : []), '-stdin'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
    child.once('error', fail)
    child.once('close', (code) => {
      const hashes = Buffer.concat(chunks).toString('utf8').trim().split('\n')
      if (code === 0 && hashes.length === secrets.length) give(hashes)
      else fail(new Error('openssl passwd failed'))
    })
    child.stdin.on('error', () => {})
    child.stdin.end(`${secrets.join('\n')}\n`)
  })
}
