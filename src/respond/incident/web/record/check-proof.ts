import { leafHash, type Sha256, sameBytes, verifyInclusion } from '#src/core/merkle.ts'
import type { ProofView } from '#src/record/api.ts'

/**
 * Computes a proof again in this browser: the leaf from the head, the path to the root, the contents from salt and payload.
 * The tree of core wants a hash at once and Web Crypto answers later, so the same pure functions are run again and again,
 * each time with one more hash known; a path has some twenty of them.
 */
export async function checkProof(proof: ProofView): Promise<boolean> {
  const known = new Map<string, Uint8Array>()
  for (let round = 0; round < maxHashes; round++) {
    try {
      return holds(proof, (bytes) => known.get(hexOf(bytes)) ?? wanting(bytes))
    } catch (error) {
      if (!(error instanceof Wanting)) throw error
      const digest = await crypto.subtle.digest('SHA-256', error.bytes as Uint8Array<ArrayBuffer>)
      known.set(hexOf(error.bytes), new Uint8Array(digest))
    }
  }
  return false
}

const maxHashes = 200

class Wanting extends Error {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    super('a hash is wanting')
    this.bytes = bytes
  }
}
function wanting(bytes: Uint8Array): never {
  throw new Wanting(bytes)
}

function holds(proof: ProofView, sha256: Sha256): boolean {
  const encoder = new TextEncoder()
  const leaf = leafHash(sha256, encoder.encode(proof.head))
  if (!sameBytes(leaf, bytesOf(proof.leaf))) return false
  const root = bytesOf(proof.root)
  const path = proof.path.map(bytesOf)
  if (!verifyInclusion(sha256, proof.seq - 1, proof.size, leaf, path, root)) return false
  if (proof.checkpoint && proof.checkpoint.root !== proof.root) return false
  const head = JSON.parse(proof.head) as { id?: unknown; payload?: unknown }
  if (head.id !== proof.id) return false
  if (proof.payload === null || proof.salt === null) return true
  const salted = Uint8Array.from([...bytesOf(proof.salt), ...encoder.encode(proof.payload)])
  return hexOf(sha256(salted)) === head.payload
}

export const hexOf = (bytes: Uint8Array): string => [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('')
export const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
