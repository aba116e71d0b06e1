/**
 * A checkpoint: length and root of the record at one moment, signed, in the form of a C2SP tlog-checkpoint, which is a signed
 * note. It is what is printed, mailed and kept outside, so that nobody can rewrite the record unseen.
 */
import type { Sha256 } from './merkle.ts'

export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** Further lines, such as `time 2026-11-21T12:00:00.000Z`; each has a name and a value. */
  readonly extra: Readonly<Record<string, string>>
}
export type SignedCheckpoint = Checkpoint & {
  /** What was signed: everything before the empty line. */
  readonly text: string
  readonly name: string
  readonly keyHash: Uint8Array
  readonly signature: Uint8Array
}

const ed25519 = 1
const rootBytes = 32
const keyHashBytes = 4
const signatureBytes = 64
const maxNote = 4_000
const nameForm = /^[^\s+]{1,200}$/
const extraForm = /^([a-z]{1,30}) (\S[^\n]{0,300})$/

export function checkpointText({ origin, size, root, extra }: Checkpoint): string {
  const lines = Object.entries(extra).map(([name, value]) => `${name} ${value}\n`)
  return `${origin}\n${size}\n${toBase64(root)}\n${lines.join('')}`
}

export const signedNote = (text: string, name: string, keyHash: Uint8Array, signature: Uint8Array): string =>
  `${text}\n— ${name} ${toBase64(Uint8Array.from([...keyHash, ...signature]))}\n`

/** Reads a note; null when it is not, to the last byte, what this program writes. */
export function parseCheckpoint(note: string): SignedCheckpoint | null {
  if (note.length > maxNote) return null
  const parts = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]+)\n((?:[^\n]+\n)*)\n— (\S+) ([A-Za-z0-9+/=]+)\n$/.exec(
    note,
  )
  if (!parts) return null
  const [, origin, size, root64, lines, name, signature64] = parts as unknown as string[]
  const root = fromBase64(root64!)
  const signed = fromBase64(signature64!)
  if (root?.length !== rootBytes || signed?.length !== keyHashBytes + signatureBytes || !nameForm.test(name!))
    return null
  const extra: Record<string, string> = {}
  for (const line of lines!.split('\n').slice(0, -1)) {
    const found = extraForm.exec(line)
    if (!found) return null
    extra[found[1]!] = found[2]!
  }
  const checkpoint: Checkpoint = { origin: origin!, size: Number(size), root, extra }
  const text = checkpointText(checkpoint)
  const keyHash = signed.slice(0, keyHashBytes)
  const signature = signed.slice(keyHashBytes)
  if (signedNote(text, name!, keyHash, signature) !== note) return null
  return { ...checkpoint, text, name: name!, keyHash, signature }
}

/** C2SP signed-note: by what a signature line says which key made it. */
export function keyHashOf(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  const prefix = new TextEncoder().encode(`${name}\n`)
  return sha256(Uint8Array.from([...prefix, ed25519, ...publicKey])).slice(0, keyHashBytes)
}

/** Without I, L, O and U, which are misread on paper (as in Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `7K3M-9QXT-0C4D-W2HV`: the first 80 bits of a hash, short enough to be read out on the telephone. */
export function shortCode(hash: Uint8Array): string {
  let code = ''
  for (let bit = 0; bit < 80; bit += 5) {
    const at = bit >> 3
    const pair = ((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)
    code += letters[(pair >> (11 - (bit & 7))) & 31]
    if (bit % 20 === 15 && bit < 75) code += '-'
  }
  return code
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
