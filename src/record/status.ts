// The proof strip on every page: whether the record is intact, told at once and without reading all of it.
import { shortCode } from '#src/core/checkpoint.ts'
import { rootOf, sameBytes, subtreesOf } from '#src/core/merkle.ts'
import type { Desk } from '#src/platform/context.ts'
import { checkEntry } from './check.ts'
import { sha256 } from './digest.ts'
import { type Keeper, keeperOf } from './keeper.ts'
import { readHead, readSubtrees, readTail, type StoredHead } from './store.ts'
import type { Problem } from './verify.ts'
import { witnessMarks } from './verify-store.ts'

export type RecordStatus = {
  /** `unchecked`: nothing wrong was seen, but the whole record was not gone through since the start of the desk. */
  readonly state: 'intact' | 'altered' | 'unchecked'
  readonly entries: number
  /** How far the last whole check went, and when it ended. */
  readonly checkedTo: number
  readonly checkedAt: string | null
  /** The root as people compare it. */
  readonly headShort: string
  readonly keyId: string
  readonly problem: Problem | null
}

const tailEntries = 16
const running = new WeakMap<object, Promise<RecordStatus>>()

/** Asked by every page: those that ask at the same moment share one answer. */
export function recordStatus(desk: Desk): Promise<RecordStatus> {
  const asked = running.get(desk.state.db)
  if (asked) return asked
  const answer = look(desk).finally(() => running.delete(desk.state.db))
  running.set(desk.state.db, answer)
  return answer
}

async function look(desk: Desk): Promise<RecordStatus> {
  const keeper = await keeperOf(desk)
  const { head, problem: found } = await quickCheck(desk, keeper)
  const { result, noticed } = keeper.checked()
  if (found) keeper.noticed(found)
  const problem = noticed ?? found ?? (result && !result.ok ? result.firstWrong : null)
  return {
    state: problem ? 'altered' : result ? 'intact' : 'unchecked',
    entries: head?.size ?? 0,
    checkedTo: result?.entries ?? 0,
    checkedAt: result?.checkedAt ?? null,
    headShort: head ? shortCode(head.root) : '',
    keyId: keeper.key.id,
    problem,
  }
}

/** Head against witness, against the tree that is stored, and against the last entries. */
async function quickCheck(desk: Desk, keeper: Keeper): Promise<{ head: StoredHead | null; problem: Problem | null }> {
  const { db } = desk.state
  const witnessed = await witnessMarks(keeper.witness)
  const head = await readHead(db)
  const wrong = (
    code: string,
    seq: number | null = null,
    facts: Problem['facts'] = {},
    entryId: string | null = null,
  ) => ({
    head,
    problem: { code, seq, entryId, facts },
  })
  if (!head) return wrong('head.missing')
  if (!Number.isSafeInteger(head.size) || head.size < 0) return wrong('head.root')
  const cut = witnessed.marks.find((mark) => mark.size > head.size)
  if (cut) return wrong('record.cut', head.size + 1, { from: head.size + 1, to: cut.size })
  const last = head.last ?? 0
  if (last < head.size) return wrong('entry.missing', last + 1, { from: last + 1, to: head.size })
  if (last > head.size) return wrong('entry.extra', head.size + 1, { to: last })
  if (witnessed.problems[0]) return { head, problem: witnessed.problems[0] }
  const sizes = [...new Set([head.size, ...witnessed.marks.map((mark) => mark.size)])]
  const hashOf = await readSubtrees(
    db,
    sizes.flatMap((size) => subtreesOf(0, size)),
  )
  const rootAt = (size: number) => rootOf(sha256, { size, peaks: subtreesOf(0, size).map(hashOf) })
  if (!sameBytes(rootAt(head.size), head.root)) return wrong('head.root')
  for (const mark of witnessed.marks)
    if (!sameBytes(rootAt(mark.size), mark.root)) return wrong('record.rewritten', 1, { from: 1, to: mark.size })
  for (const row of await readTail(db, head.size, tailEntries)) {
    const checked = checkEntry(row)
    const first = checked.problems[0]
    if (first) return wrong(first.code, row.seq, first.facts, row.id)
    if (!keeper.memory.agrees(row.seq, checked.leaf)) return wrong('entry.rewritten', row.seq, {}, row.id)
  }
  return { head, problem: null }
}
