// Proves the running database: streams every entry past the verifier, with checkpoints, witness and subtrees.
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { StoredEntry } from './check.ts'
import { checkpointMarks } from './checkpoint-check.ts'
import { erasedCode } from './entry.ts'
import type { PublicKey } from './key.ts'
import { type Memory, makeMemory } from './memory.ts'
import { checkedColumns, type Db, readHead, readNodes, type StoredHead } from './store.ts'
import { firstOf, type Mark, type Problem, verifier } from './verify.ts'
import type { Witness } from './witness.ts'

export type VerifyResult = {
  readonly ok: boolean
  readonly entries: number
  readonly root: Uint8Array
  readonly problems: readonly Problem[]
  readonly more: number
  readonly notes: readonly Problem[]
  readonly firstWrong: Problem | null
  readonly checkpoints: number
  readonly checkedAt: string
  readonly tookMs: number
}

export type Verifying = {
  readonly db: Db
  readonly key: PublicKey
  readonly witness: Witness
  readonly memory: Memory
  readonly checkpointFolder: string
  readonly now: () => Date
}

/** Small enough that what was read is forgotten before the garbage collector has to move it. */
const batch = 1_000
/** In the background: so few that nobody who asks meanwhile waits for them to be hashed. */
const backgroundBatch = 200
/** While people keep the program this busy, the check in the background rests so many times as long. */
const busyFrom = 0.6
const busyTimes = 8

/**
 * `rest` is the share of time that the check leaves to others: 0 as fast as it goes, 0.8 for the one that runs in the
 * background. Entries that come in meanwhile are beyond the length that was read first and are left to the next check.
 */
export async function verifyStore(
  what: Verifying,
  options: { rest?: number; signal?: AbortSignal } = {},
): Promise<VerifyResult> {
  const started = performance.now()
  const { db, witness, memory } = what
  // The witness before the head: it is never ahead of the database, so a shorter database was cut.
  const witnessed = await witnessMarks(witness)
  const checkpoints = await checkpointMarks(db, what.key, what.checkpointFolder, witness.latest()?.checkpoints ?? 0)
  const head = await readHead(db)
  const size = sizeOf(head)
  const nodes = await readNodes(db, size)
  const learned = makeMemory(() => {})
  const proof = verifier({
    marks: [...witnessed.marks, ...checkpoints.marks],
    nodes,
    memory,
    size,
    now: what.now(),
  })
  for await (const row of entries(db, size, options)) {
    proof.take(row)
    learned.remember(row.seq, row.leaf)
  }
  const verified = proof.finish(head)
  const problems = [...verified.problems, ...witnessed.problems, ...checkpoints.problems]
  if (head && head.last !== null && head.last > head.size)
    problems.push({ code: 'entry.extra', seq: head.size + 1, entryId: null, facts: { to: head.last } })
  for (const [id, seq] of await unsaid(db, verified.unexplained))
    problems.push({ code: 'entry.erased-unsaid', seq, entryId: id, facts: {} })
  const ok = problems.length === 0 && verified.more === 0
  if (ok) memory.absorb(learned)
  return {
    ok,
    entries: verified.entries,
    root: verified.root,
    problems,
    more: verified.more,
    notes: verified.notes,
    firstWrong: firstOf(problems),
    checkpoints: checkpoints.count,
    checkedAt: what.now().toISOString(),
    tookMs: Math.round(performance.now() - started),
  }
}

/** How many entries there should be: as the head says, when it can be believed. */
function sizeOf(head: StoredHead | null): number {
  if (!head) return 0
  const isBelievable = Number.isSafeInteger(head.size) && head.size >= 0
  return isBelievable ? head.size : (head.last ?? 0)
}

async function* entries(db: Db, size: number, { rest = 0, signal }: { rest?: number; signal?: AbortSignal }) {
  let after = Number.NEGATIVE_INFINITY
  let coming = read(after)
  let looked = performance.eventLoopUtilization()
  for (;;) {
    coming.catch(() => {})
    const started = performance.now()
    const rows = await coming
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
    // The database reads the next rows while these are hashed.
    if (rest === 0) coming = read(after)
    yield* rows
    if (rest > 0) {
      const busy = performance.eventLoopUtilization(looked).utilization > busyFrom ? busyTimes : 1
      looked = performance.eventLoopUtilization()
      await pause(((performance.now() - started) * busy * rest) / (1 - rest), undefined, { signal })
      coming = read(after)
    }
    signal?.throwIfAborted()
  }

  async function read(from: number): Promise<StoredEntry[]> {
    const lower = from === Number.NEGATIVE_INFINITY ? sql`true` : sql`e.seq > ${from}::bigint`
    const found = sql<StoredEntry>`select ${checkedColumns} from record_entry e
      where ${lower} and e.seq <= ${size}::bigint order by e.seq limit ${rest > 0 ? backgroundBatch : batch}`.execute(
      db,
    )
    return (await found).rows
  }
}

export async function witnessMarks(witness: Witness): Promise<{ marks: Mark[]; problems: Problem[] }> {
  const file = await witness.read()
  const marks: Mark[] = []
  const problems: Problem[] = []
  const latest = witness.latest()
  const mark = (size: number, root: Uint8Array) => marks.push({ size, root, code: 'record.rewritten', facts: {} })
  if (file.state === 'read') mark(file.size, file.root)
  else if (file.state === 'altered' || witness.isHeld() || latest)
    problems.push({ code: `witness.${file.state}`, seq: null, entryId: null, facts: {} })
  if (latest && !witness.isHeld()) mark(latest.size, latest.root)
  return { marks, problems }
}

/** Contents that are gone without an entry, also not one that came in while the check ran. */
async function unsaid(db: Db, unexplained: ReadonlyMap<string, number>): Promise<[string, number][]> {
  if (unexplained.size === 0) return []
  const { rows } = await sql<{ id: string }>`
    select corrects as id from record_entry where code = ${erasedCode} and corrects = any(${[...unexplained.keys()]}::uuid[])
      and position('"code":"' || code || '"' in head) > 0 and position('"corrects":"' || corrects || '"' in head) > 0`.execute(
    db,
  )
  const said = new Set(rows.map((row) => row.id))
  return [...unexplained].filter(([id]) => !said.has(id))
}
