// The proof of one entry: its head, and the hashes with which anybody comes from it to a signed root.
import { inclusionNeeds, inclusionProof, rootOf, sameBytes, subtreesOf, verifyInclusion } from '#src/core/merkle.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { Desk } from '#src/platform/context.ts'
import { describeCheckpoint, type MadeCheckpoint } from './checkpoints.ts'
import { hex, leafOf, sha256, unhex } from './digest.ts'
import { keeperOf } from './keeper.ts'
import { entryById } from './read.ts'
import { checkpointFor, type Db, readHead, readStored, readSubtrees } from './store.ts'

export type EntryProof = {
  readonly seq: number
  readonly id: string
  /** Canonical JSON of the head, and the contents with their salt (null when erased). */
  readonly head: string
  readonly payload: string | null
  readonly salt: string | null
  readonly leaf: string
  /** Length and root of the tree that the path leads to. */
  readonly size: number
  readonly root: string
  readonly path: readonly string[]
  /** The newest checkpoint that covers the entry; the path leads to its root. Null before the first. */
  readonly checkpoint: MadeCheckpoint | null
  readonly proved: boolean
}

export async function entryProof(desk: Desk, viewer: Viewer, id: string): Promise<EntryProof> {
  const { db } = desk.state
  const entry = await entryById(db, id, viewer)
  const row = entry && (await readStored(db, id))
  if (!entry || !row) refuse('record.entry.not-found')
  const { key } = await keeperOf(desk)
  const stored = await checkpointFor(db, entry.seq)
  const checkpoint = stored && describeCheckpoint(key, stored)
  const size = checkpoint?.size ?? (await readHead(db))?.size ?? 0
  if (entry.seq > size) refuse('record.entry.not-found')
  const { paths, root: computed } = await pathsTo(db, [entry.seq - 1], size)
  const root = checkpoint ? unhex(checkpoint.root) : computed
  const path = paths[0]!
  const leaf = leafOf(row.head)
  return {
    seq: entry.seq,
    id: entry.id,
    head: row.head,
    payload: row.payload,
    salt: row.salt && hex(row.salt),
    leaf: hex(leaf),
    size,
    root: hex(root),
    path: path.map(hex),
    checkpoint,
    proved: entry.proved && sameBytes(computed, root) && verifyInclusion(sha256, entry.seq - 1, size, leaf, path, root),
  }
}

/** Inclusion proofs of several leaves in the tree of this size, with its root. */
export async function pathsTo(
  db: Db,
  indexes: readonly number[],
  size: number,
): Promise<{ paths: Uint8Array[][]; root: Uint8Array }> {
  const peaks = subtreesOf(0, size)
  const hashOf = await readSubtrees(db, [...peaks, ...indexes.flatMap((index) => inclusionNeeds(index, size))])
  return {
    paths: indexes.map((index) => inclusionProof(sha256, index, size, hashOf)),
    root: rootOf(sha256, { size, peaks: peaks.map(hashOf) }),
  }
}
