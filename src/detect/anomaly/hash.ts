// Names of entities as numbers of 53 bits: two of a million entities meet with a chance of one in ten thousand.

const low = 0x1_0000_0000

/** cyrb53 (public domain): two multiplicative hashes side by side. */
export function hashOf(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed
  let b = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  return finished(a, b)
}

/** Two of them as one; which is first matters. */
export function together(one: number, other: number): number {
  const a = Math.imul(one ^ Math.imul(Math.floor(one / low), 0x9e3779b1), 0x85ebca6b) ^ (other | 0)
  const b = Math.imul((other ^ Math.imul(Math.floor(other / low), 0xc2b2ae35)) | 0, 0x27d4eb2f) ^ Math.floor(one / low)
  return finished(a, Math.imul(b ^ a, 1597334677) ^ (one | 0))
}

function finished(first: number, second: number): number {
  let a = Math.imul(first ^ (first >>> 16), 2246822507)
  a ^= Math.imul(second ^ (second >>> 13), 3266489909)
  let b = Math.imul(second ^ (second >>> 16), 2246822507)
  b ^= Math.imul(a ^ (a >>> 13), 3266489909)
  // Zero is left to mean nothing.
  return low * (b & 0x1f_ffff) + (a >>> 0) || 1
}
