import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '#src/platform/context.ts'

/** Keys that never lie in the database: one makes the reporters' secret links, and signs the tokens of the form. */
const keys = new Map<string, Promise<Buffer>>()
const keyBytes = 32

function keyOf(folder: string): Promise<Buffer> {
  const known = keys.get(folder)
  if (known) return known
  const made = readOrMake(folder)
  keys.set(folder, made)
  made.catch(() => keys.delete(folder))
  return made
}

async function readOrMake(folder: string): Promise<Buffer> {
  const path = join(folder, 'report-link.key')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const read = () =>
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
  const found = await read()
  if (!found) {
    // Written whole under another name and then linked: a second server process never reads half a key.
    const fresh = `${path}.${randomBytes(6).toString('hex')}`
    const file = await open(fresh, 'wx', 0o600)
    try {
      await file.writeFile(randomBytes(keyBytes))
      await file.sync()
    } finally {
      await file.close()
    }
    await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await unlink(fresh)
  }
  const key = found ?? (await read())
  if (key?.length !== keyBytes) throw new Error(`${path} does not hold a key of ${keyBytes} bytes`)
  return key
}

const hmac = (key: Buffer, purpose: string, text: string): Buffer =>
  createHmac('sha256', key).update(`${purpose}\n${text}`).digest()

/** The reporter's secret: 256 bits that follow from the report's id and the key, so that it can be told again. */
export async function secretOf(desk: Desk, reportId: string): Promise<string> {
  return hmac(await keyOf(desk.keyFolder), 'report-link', reportId).toString('base64url')
}

/** A secret of another slice that can be told again, by its own purpose and whatever it belongs to. */
export async function linkSecret(desk: Desk, purpose: string, of: string): Promise<string> {
  return hmac(await keyOf(desk.keyFolder), purpose, of).toString('base64url')
}

/** All that the database knows of a secret. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
export const isSecret = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

export async function linkOf(desk: Desk, reportId: string): Promise<string> {
  return `${desk.publicUrl.replace(/\/+$/, '')}/report/r/${await secretOf(desk, reportId)}`
}

/** A page's token: when it was shown, signed, and a name by which sending it twice is seen. */
export async function makeToken(desk: Desk, purpose: string): Promise<string> {
  const stamp = `${desk.now().getTime().toString(36)}.${randomBytes(12).toString('base64url')}`
  return `${stamp}.${hmac(await keyOf(desk.keyFolder), `token ${purpose}`, stamp).toString('base64url')}`
}

/** How old a token is and its name; null when this desk did not make it for this purpose. */
export async function readToken(
  desk: Desk,
  purpose: string,
  token: string,
): Promise<{ ageMs: number; nonce: string } | null> {
  const [at, nonce, mac, ...more] = token.slice(0, 200).split('.')
  if (!at || !nonce || !mac || more.length > 0) return null
  const wanted = hmac(await keyOf(desk.keyFolder), `token ${purpose}`, `${at}.${nonce}`)
  const given = Buffer.from(mac, 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  return { ageMs: desk.now().getTime() - Number.parseInt(at, 36), nonce }
}

/** A sender's address as the rate limit keeps it: not readable in the database; an IPv6 house is its /64. */
export async function senderOf(desk: Desk, address: string | null): Promise<string> {
  const plain = (address ?? 'unknown').replace(/^::ffff:/i, '')
  const house = plain.includes(':') ? expand(plain).slice(0, 4).join(':') : plain
  return hmac(await keyOf(desk.keyFolder), 'sender', house)
    .toString('base64url')
    .slice(0, 22)
}

function expand(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
