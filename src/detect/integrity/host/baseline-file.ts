// Writes and reads baselines: sealed by their last line, signed where a key is given, whole or not there at all.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { BaselineEnd, BaselineHead, signedText, UnbelievedBaseline } from '../baseline.ts'
import { linesWithin, type Stretch } from './baseline-part.ts'

const pieceBytes = 1024 * 1024
const mostLineBytes = 64 * 1024 * 1024
const mostEndBytes = 1_000
const rawKeyBytes = 32

export type Keys = { readonly publicKey: KeyObject; readonly privateKey: KeyObject | null }

/** A private or a public Ed25519 key in PEM; null when it is neither. */
export function readKey(path: string): Keys | null {
  const pem = readFileSync(path)
  try {
    const privateKey = createPrivateKey(pem)
    return privateKey.asymmetricKeyType === 'ed25519' ? { privateKey, publicKey: createPublicKey(privateKey) } : null
  } catch {
    try {
      const publicKey = createPublicKey(pem)
      return publicKey.asymmetricKeyType === 'ed25519' ? { privateKey: null, publicKey } : null
    } catch {
      return null
    }
  }
}
const rawOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' }).subarray(-rawKeyBytes)
/** By this people compare keys: the first 16 hexadecimal digits of the SHA-256 of the key. */
export const keyId = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex').slice(0, 16)

export type BaselineWriter = {
  /** Whole lines, each with its end. */
  add(lines: Uint8Array): void
  finish(): BaselineEnd
  /** Nothing is left behind. */
  abandon(): void
}

/** Stands under its name only once it is whole and on disk; what stood there before is kept as `.previous`. */
export function writeBaseline(path: string, head: BaselineHead, keys: Keys | null): BaselineWriter {
  const making = `${path}.part`
  const fd = openSync(making, 'w', 0o600)
  const sum = createHash('sha256')
  let entries = 0
  const put = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
  }
  const add = (bytes: Uint8Array): void => {
    sum.update(bytes)
    put(bytes)
  }
  const abandon = (): void => {
    closeSync(fd)
    rmSync(making, { force: true })
  }
  add(Buffer.from(`${JSON.stringify(head)}\n`))
  return {
    add(lines) {
      for (let at = lines.indexOf(10); at >= 0; at = lines.indexOf(10, at + 1)) entries++
      add(lines)
    },
    finish() {
      const end = sealOf(sum.digest('hex'), entries, keys)
      put(Buffer.from(`${JSON.stringify({ end })}\n`))
      fsyncSync(fd)
      closeSync(fd)
      if (existsSync(path)) renameSync(path, `${path}.previous`)
      renameSync(making, path)
      return end
    },
    abandon,
  }
}

function sealOf(sha256: string, entries: number, keys: Keys | null): BaselineEnd {
  if (!keys?.privateKey) return { entries, sha256 }
  return {
    entries,
    sha256,
    key: rawOf(keys.publicKey).toString('base64'),
    signature: sign(null, Buffer.from(signedText(sha256)), keys.privateKey).toString('base64'),
  }
}

export type Baseline = {
  readonly head: BaselineHead
  readonly end: BaselineEnd
  /** Of the key that signed it; null when nobody did. */
  readonly keyId: string | null
  readonly bytes: number
  /** Its lines in pieces of whole lines; throws when they are no longer what was proved at the opening. */
  pieces(): Generator<Buffer>
  /** Only the lines of these stretches; what was proved at the opening is not proved again. */
  within(stretches: readonly Stretch[]): Generator<Buffer>
  close(): void
}

/** Opens a baseline and proves it to the last byte before anything of it is believed. */
export function openBaseline(path: string, expected: Keys | null): Baseline {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    const { head, firstAt } = readHead(fd)
    const { end, endAt } = readEnd(fd, size)
    const seal = () => sumOf(fd, endAt)
    if (seal() !== end.sha256) throw new UnbelievedBaseline('altered')
    const key = end.key === undefined ? null : Buffer.from(end.key, 'base64')
    if (key !== null && !isSigned(end, key)) throw new UnbelievedBaseline('wrong-signature')
    if (expected !== null) {
      if (key === null) throw new UnbelievedBaseline('not-signed')
      if (!key.equals(rawOf(expected.publicKey))) throw new UnbelievedBaseline('other-key')
    }
    return {
      head,
      end,
      keyId: key === null ? null : keyId(key),
      bytes: size,
      pieces: () => pieces(fd, firstAt, endAt, end.sha256),
      within: (stretches) => linesWithin({ fd, from: firstAt, to: endAt }, stretches),
      close: () => closeSync(fd),
    }
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

export function isSigned(end: BaselineEnd, key: Buffer): boolean {
  if (key.length !== rawKeyBytes || end.signature === undefined) return false
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(signedText(end.sha256)), publicKey, Buffer.from(end.signature, 'base64'))
}

function readHead(fd: number): { head: BaselineHead; firstAt: number } {
  let text = Buffer.alloc(0)
  for (;;) {
    const piece = Buffer.alloc(64 * 1024)
    const got = readSync(fd, piece, 0, piece.length, text.length)
    const at = piece.subarray(0, got).indexOf(10)
    if (at >= 0) {
      const line = Buffer.concat([text, piece.subarray(0, at)])
      return { head: headOf(line.toString('utf8')), firstAt: line.length + 1 }
    }
    text = Buffer.concat([text, piece.subarray(0, got)])
    if (text.length > 0 && text[0] !== 0x7b) throw new UnbelievedBaseline('not-baseline')
    if (got === 0 || text.length > mostLineBytes) throw new UnbelievedBaseline('not-baseline')
  }
}

function headOf(line: string): BaselineHead {
  let found: unknown
  try {
    found = JSON.parse(line)
  } catch {
    throw new UnbelievedBaseline('not-baseline')
  }
  const head = BaselineHead.safeParse(found)
  if (!head.success) throw new UnbelievedBaseline('not-baseline')
  return head.data
}

function readEnd(fd: number, size: number): { end: BaselineEnd; endAt: number } {
  const last = Buffer.alloc(Math.min(mostEndBytes, size))
  readSync(fd, last, 0, last.length, size - last.length)
  const before = last.subarray(0, -1).lastIndexOf(10)
  if (before < 0 || last.at(-1) !== 10) throw new UnbelievedBaseline('cut')
  try {
    const { end } = BaselineEnd.parse(JSON.parse(last.subarray(before + 1).toString('utf8')))
    return { end, endAt: size - last.length + before + 1 }
  } catch {
    throw new UnbelievedBaseline('cut')
  }
}

function sumOf(fd: number, end: number): string {
  const sum = createHash('sha256')
  const piece = Buffer.allocUnsafe(pieceBytes)
  for (let at = 0; at < end; ) {
    const got = readSync(fd, piece, 0, Math.min(pieceBytes, end - at), at)
    if (got === 0) throw new UnbelievedBaseline('cut')
    sum.update(piece.subarray(0, got))
    at += got
  }
  return sum.digest('hex')
}

/** Read a second time and summed a second time: what changes under a check is not believed either. */
function* pieces(fd: number, from: number, end: number, sha256: string): Generator<Buffer> {
  const sum = createHash('sha256')
  const head = Buffer.allocUnsafe(from)
  readSync(fd, head, 0, from, 0)
  sum.update(head)
  let rest: Buffer = Buffer.alloc(0)
  for (let at = from; at < end; ) {
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, end - at))
    const got = readSync(fd, piece, 0, piece.length, at)
    if (got === 0) throw new UnbelievedBaseline('cut')
    at += got
    const read = piece.subarray(0, got)
    sum.update(read)
    const all = rest.length === 0 ? read : Buffer.concat([rest, read])
    const last = all.lastIndexOf(10)
    if (last >= 0) yield all.subarray(0, last + 1)
    rest = all.subarray(last + 1)
    if (rest.length > mostLineBytes) throw new UnbelievedBaseline('altered')
  }
  if (sum.digest('hex') !== sha256) throw new UnbelievedBaseline('altered')
}
