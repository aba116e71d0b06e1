/** The Merkle tree of RFC 9162 §2.1: what makes one hash stand for every entry of the record, in its order. */
/** Takes the hash at once and keeps nothing of what it was given. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

const hashBytes = 32
/** Used again for every node: the hash is taken before anything else can run. */
const pair = Uint8Array.of(1, ...new Uint8Array(2 * hashBytes))

/** §2.1.1: a leaf is hashed with 0x00 before it, so that no leaf can pass for a node. */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  const buffer = new Uint8Array(1 + entry.length)
  buffer.set(entry, 1)
  return sha256(buffer)
}

/** §2.1.1: a node is hashed with 0x01 before its two sides. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1)
  pair.set(right, 1 + hashBytes)
  return sha256(pair)
}

/**
 * The right edge of a growing tree: the roots of its complete subtrees, from the largest to the smallest. It is all that is
 * needed to append and to give the root.
 */
export type Frontier = { size: number; readonly peaks: Uint8Array[] }
export const emptyFrontier = (): Frontier => ({ size: 0, peaks: [] })

/** Appends a leaf; `onNode` hears of every subtree that it completes. */
export function appendLeaf(
  sha256: Sha256,
  frontier: Frontier,
  leaf: Uint8Array,
  onNode?: (level: number, index: number, hash: Uint8Array) => void,
): void {
  let hash = leaf
  let index = frontier.size
  for (let level = 1; index % 2 === 1; level++) {
    hash = nodeHash(sha256, frontier.peaks.pop()!, hash)
    index = (index - 1) / 2
    onNode?.(level, index, hash)
  }
  frontier.peaks.push(hash)
  frontier.size++
}

/** §2.1.1: the root; that of the empty tree is the hash of nothing. */
export function rootOf(sha256: Sha256, frontier: Frontier): Uint8Array {
  let root = frontier.peaks.at(-1)
  if (!root) return sha256(new Uint8Array(0))
  for (let i = frontier.peaks.length - 2; i >= 0; i--) root = nodeHash(sha256, frontier.peaks[i]!, root)
  return root
}

/** How many complete subtrees the frontier of a tree of this size has. */
export function peakCount(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

export const packFrontier = (frontier: Frontier): Uint8Array => {
  const packed = new Uint8Array(frontier.peaks.length * hashBytes)
  frontier.peaks.forEach((peak, i) => {
    packed.set(peak, i * hashBytes)
  })
  return packed
}

/** Null when the bytes cannot be the frontier of a tree of that size. */
export function unpackFrontier(size: number, packed: Uint8Array): Frontier | null {
  if (!Number.isSafeInteger(size) || size < 0 || packed.length !== peakCount(size) * hashBytes) return null
  const peaks: Uint8Array[] = []
  for (let at = 0; at < packed.length; at += hashBytes) peaks.push(packed.slice(at, at + hashBytes))
  return { size, peaks }
}

/** A complete subtree: `index` counts the subtrees of that level from the left. */
export type Subtree = { readonly level: number; readonly index: number }

/** The complete subtrees that the leaves from `start` up to `end` are made of, as the tree splits them. */
export function subtreesOf(start: number, end: number): Subtree[] {
  if (end <= start) return []
  const width = end - start
  const level = Math.floor(Math.log2(width))
  if (2 ** level === width && start % width === 0) return [{ level, index: start / width }]
  const split = largestPowerBelow(width)
  return [...subtreesOf(start, start + split), ...subtreesOf(start + split, end)]
}

/** The largest power of two smaller than n (§2.1.1). */
function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

export type HashOf = (subtree: Subtree) => Uint8Array

function hashOfRange(sha256: Sha256, start: number, end: number, hashOf: HashOf): Uint8Array {
  const width = end - start
  const split = largestPowerBelow(width)
  const [first, ...others] = subtreesOf(start, end)
  if (first && others.length === 0) return hashOf(first)
  return nodeHash(
    sha256,
    hashOfRange(sha256, start, start + split, hashOf),
    hashOfRange(sha256, start + split, end, hashOf),
  )
}

type Range = readonly [start: number, end: number]

function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const split = start + largestPowerBelow(end - start)
    if (index < split) {
      ranges.push([split, end])
      end = split
    } else {
      ranges.push([start, split])
      start = split
    }
  }
  return ranges.reverse()
}

function consistencyRanges(first: number, size: number): Range[] {
  const ranges: Range[] = []
  let start = 0
  let end = size
  let known = true
  while (first !== end) {
    const split = start + largestPowerBelow(end - start)
    if (first <= split) {
      ranges.push([split, end])
      end = split
    } else {
      ranges.push([start, split])
      start = split
      known = false
    }
  }
  if (!known) ranges.push([start, end])
  return ranges.reverse()
}

/** §2.1.3.1: what is needed besides a leaf to come to the root. */
export function inclusionProof(sha256: Sha256, index: number, size: number, hashOf: HashOf): Uint8Array[] {
  if (index < 0 || index >= size) throw new RangeError('a leaf outside of the tree')
  return inclusionRanges(index, size).map(([start, end]) => hashOfRange(sha256, start, end, hashOf))
}
/** The complete subtrees that an inclusion proof reads, so that a store can fetch them first. */
export const inclusionNeeds = (index: number, size: number): Subtree[] =>
  inclusionRanges(index, size).flatMap(([start, end]) => subtreesOf(start, end))

/** §2.1.4.1: what shows that a tree of `first` leaves is the beginning of one of `size`. */
export function consistencyProof(sha256: Sha256, first: number, size: number, hashOf: HashOf): Uint8Array[] {
  if (first <= 0 || first > size) throw new RangeError('a tree that cannot be the beginning')
  return consistencyRanges(first, size).map(([start, end]) => hashOfRange(sha256, start, end, hashOf))
}
export const consistencyNeeds = (first: number, size: number): Subtree[] =>
  consistencyRanges(first, size).flatMap(([start, end]) => subtreesOf(start, end))

/** §2.1.3.2: the root that a leaf and its proof come to, or null when they cannot belong together. */
export function rootFromInclusion(
  sha256: Sha256,
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null
  if (leaf.length !== hashBytes) return null
  let fn = index
  let sn = size - 1
  let hash = leaf
  for (const part of proof) {
    if (sn === 0 || part.length !== hashBytes) return null
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sha256, part, hash)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else {
      hash = nodeHash(sha256, hash, part)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 ? hash : null
}

export function verifyInclusion(
  sha256: Sha256,
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const found = rootFromInclusion(sha256, index, size, leaf, proof)
  return found !== null && sameBytes(found, root)
}

/** §2.1.4.2 */
export function verifyConsistency(
  sha256: Sha256,
  first: number,
  size: number,
  firstRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(size) || first <= 0 || first > size) return false
  if (proof.some((part) => part.length !== hashBytes)) return false
  if (first === size) return proof.length === 0 && sameBytes(firstRoot, root)
  const isPower = peakCount(first) === 1
  const path = isPower ? [firstRoot, ...proof] : proof
  if (path.length === 0) return false
  let fn = first - 1
  let sn = size - 1
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  let fr = path[0]!
  let sr = path[0]!
  for (const part of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(sha256, part, fr)
      sr = nodeHash(sha256, part, sr)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else {
      sr = nodeHash(sha256, sr, part)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && sameBytes(fr, firstRoot) && sameBytes(sr, root)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
