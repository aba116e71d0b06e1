// What one process knows of the record besides the database: the key, the witness, the leaves it has proved, the last check.
import { join } from 'node:path'
import { rootOf } from '#src/core/merkle.ts'
import type { Desk } from '#src/platform/context.ts'
import type { Change } from '#src/platform/live/live.ts'
import { sha256 } from './digest.ts'
import { openKey, type SigningKey } from './key.ts'
import { keepMemory, type Memory, makeMemory } from './memory.ts'
import { makeSettling } from './settle.ts'
import { type Head, readHead } from './store.ts'
import type { Problem } from './verify.ts'
import type { VerifyResult } from './verify-store.ts'
import { openWitness, type Witness } from './witness.ts'

export type Keeper = {
  readonly key: SigningKey
  readonly witness: Witness
  readonly memory: Memory
  readonly checkpointFolder: string
  /** Told after every commit; returns when what was committed is on disk. */
  committed(what: Committed): Promise<void>
  /** Tells the open pages, once for many changes of the same thing. */
  announce(changes: readonly Change[]): void
  /** An alteration that was come upon outside of a whole check; it stays until a whole check finds everything in order. */
  noticed(problem: Problem): void
  /** The last whole check of this process, and what was come upon since. */
  checked(): { readonly result: VerifyResult | null; readonly noticed: Problem | null }
  setChecked(result: VerifyResult): void
  close(): Promise<void>
}

export type Committed = { readonly head: Head; readonly leaves: readonly Uint8Array[]; readonly lastId: string }

const keepers = new WeakMap<object, Promise<Keeper>>()

/** The one keeper of a desk in this process, opened when it is first needed. */
export function keeperOf(desk: Desk): Promise<Keeper> {
  let keeper = keepers.get(desk.state.db)
  if (!keeper) {
    keeper = open(desk)
    keepers.set(desk.state.db, keeper)
    keeper.catch(() => keepers.delete(desk.state.db))
  }
  return keeper
}

/** Writes the witness one last time. A desk that never touched its record has nothing to close. */
export async function closeKeeper(desk: Desk): Promise<void> {
  const keeper = keepers.get(desk.state.db)
  keepers.delete(desk.state.db)
  await (await keeper)?.close()
}

async function open(desk: Desk): Promise<Keeper> {
  const folder = join(desk.dataDir, 'record')
  const key = await openKey(desk.keyFolder)
  let result: VerifyResult | null = null
  let first: Problem | null = null
  const noticed = (problem: Problem) => {
    if (first) return
    first = problem
    desk.log('error', 'record.altered', { code: problem.code, seq: problem.seq })
    desk.live.announce(null, { topic: 'record', id: null }).catch(() => {})
  }
  const witness = await openWitness(folder, key, {
    failed: (error) => desk.log('error', 'record.witness', { error: String(error) }),
    touched: (state) => noticed({ code: `witness.${state}`, seq: null, entryId: null, facts: {} }),
  })
  const settling = makeSettling(desk)
  const memory = makeMemory(noticed)
  keepMemory(desk.state.db, memory)
  await begin(desk, witness)
  return {
    key,
    witness,
    memory,
    checkpointFolder: join(folder, 'checkpoints'),
    announce: settling.announce,
    async committed({ head, leaves, lastId }) {
      await settling.wait(lastId)
      leaves.forEach((leaf, i) => {
        memory.remember(head.size - leaves.length + 1 + i, leaf)
      })
      witness.advance({ size: head.size, root: head.root, at: head.recordedAt })
    },
    noticed,
    checked: () => ({ result, noticed: first }),
    setChecked(next) {
      const before = result?.ok
      result = next
      first = next.firstWrong ?? (next.ok ? null : first)
      if (before !== next.ok) desk.live.announce(null, { topic: 'record', id: null }).catch(() => {})
      if (!next.ok) desk.log('error', 'record.altered', { code: next.firstWrong?.code, seq: next.firstWrong?.seq })
    },
    async close() {
      await settling.close()
      await witness.close()
    },
  }
}

/** The witness of a new record is made with it. One that is missing later was taken away, and is not made anew unseen. */
async function begin(desk: Desk, witness: Witness): Promise<void> {
  const file = await witness.read()
  if (file.state === 'read') return
  const head = await readHead(desk.state.db)
  if (file.state === 'missing' && head?.size === 0 && head.last === null) {
    witness.advance({ size: 0, root: rootOf(sha256, { size: 0, peaks: [] }), at: desk.now().toISOString() })
    await witness.flush()
  } else witness.hold()
}
