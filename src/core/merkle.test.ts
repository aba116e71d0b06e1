import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  appendLeaf,
  consistencyProof,
  emptyFrontier,
  inclusionNeeds,
  inclusionProof,
  leafHash,
  nodeHash,
  packFrontier,
  rootOf,
  type Sha256,
  type Subtree,
  unpackFrontier,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()
const text = (value: string) => new TextEncoder().encode(value)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function treeOf(leaves: readonly Uint8Array[]) {
  const frontier = emptyFrontier()
  for (const leaf of leaves) appendLeaf(sha256, frontier, leaf)
  return frontier
}
const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafHash(sha256, text(String(i))))
const hashesOf =
  (leaves: readonly Uint8Array[]) =>
  ({ level, index }: Subtree): Uint8Array =>
    rootOf(sha256, treeOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)))

/** The definition of RFC 9162 §2.1.1, word for word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return leaves[0]!
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(sha256, rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)))
}

test('the tree gives the roots of the published vectors', () => {
  assert.equal(hex(rootOf(sha256, emptyFrontier())), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(hex(leafHash(sha256, text(''))), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  const abc = ['a', 'b', 'c'].map((one) => leafHash(sha256, text(one)))
  assert.equal(hex(rootOf(sha256, treeOf(abc))), '36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1')
})

test('a tree that grows leaf by leaf has the root that the RFC defines, for every size up to 200', () => {
  const leaves = leavesOf(200)
  for (let size = 0; size <= 200; size++) {
    const tree = treeOf(leaves.slice(0, size))
    assert.equal(hex(rootOf(sha256, tree)), hex(rootByDefinition(leaves.slice(0, size))))
    assert.deepEqual(unpackFrontier(size, packFrontier(tree)), {
      size,
      peaks: tree.peaks.map((peak) => Uint8Array.from(peak)),
    })
  }
})

test('every entry of every tree up to 70 has a proof that holds, and none that holds for another place', () => {
  const leaves = leavesOf(70)
  for (let size = 1; size <= 70; size++) {
    const some = leaves.slice(0, size)
    const root = rootOf(sha256, treeOf(some))
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(sha256, index, size, hashesOf(some))
      assert.ok(verifyInclusion(sha256, index, size, some[index]!, proof, root))
      assert.ok(!verifyInclusion(sha256, (index + 1) % (size + 1), size, some[index]!, proof, root))
      if (size > 1) assert.ok(!verifyInclusion(sha256, index, size, some[(index + 1) % size]!, proof, root))
    }
  }
})

test('every tree up to 70 is proved to be the beginning of every longer one, and nothing else is', () => {
  const leaves = leavesOf(70)
  const roots = leaves.map((_, i) => rootOf(sha256, treeOf(leaves.slice(0, i + 1))))
  for (let size = 1; size <= 70; size++)
    for (let first = 1; first <= size; first++) {
      const proof = consistencyProof(sha256, first, size, hashesOf(leaves.slice(0, size)))
      assert.ok(verifyConsistency(sha256, first, size, roots[first - 1]!, roots[size - 1]!, proof))
      const other = roots[first % 70]!
      assert.ok(!verifyConsistency(sha256, first, size, other, roots[size - 1]!, proof))
    }
})

test('a proof that was altered, shortened or lengthened does not hold', () => {
  const leaves = leavesOf(300)
  const root = rootOf(sha256, treeOf(leaves))
  const hashOf = hashesOf(leaves)
  fc.assert(
    fc.property(
      fc.nat(299),
      fc.nat(),
      fc.nat(31),
      fc.integer({ min: 1, max: 255 }),
      fc.nat(2),
      (index, at, byte, change, how) => {
        const proof = inclusionProof(sha256, index, 300, hashOf).map((part) => Uint8Array.from(part))
        if (how === 0) proof[at % proof.length]![byte]! ^= change
        else if (how === 1) proof.splice(at % proof.length, 1)
        else proof.splice(at % proof.length, 0, new Uint8Array(32).fill(change))
        return !verifyInclusion(sha256, index, 300, leaves[index]!, proof, root)
      },
    ),
  )
})

test('a proof reads no more complete subtrees than twice the height of the tree', () => {
  for (const [index, size] of [
    [0, 1_000_000],
    [999_999, 1_000_000],
    [524_288, 1_000_000],
    [5, 2 ** 40],
  ] as const)
    assert.ok(inclusionNeeds(index, size).length <= 2 * Math.ceil(Math.log2(size)))
})
