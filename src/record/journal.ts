// The one way to change something in the desk: the change and what the record says of it, in one transaction.
import { randomBytes } from 'node:crypto'
import { appendLeaf, type Frontier, rootOf } from '#src/core/merkle.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import type { Change } from '#src/platform/live/live.ts'
import { index, type SearchDocument } from '#src/platform/search/search.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { sha256 } from './digest.ts'
import { type Draft, draft, type EntryRow, type NewEntry, place } from './draft.ts'
import { saltBytes } from './entry.ts'
import { keeperOf } from './keeper.ts'
import { appendRows, type Head, lockHead, type Node, tileLevels } from './store.ts'

export type { NewEntry } from './draft.ts'

export type Journal = {
  /**
   * Appends an entry by whoever acts, or by somebody else whose act goes in the same transaction. Its number is known once it is
   * committed; a promise that nobody awaits does no harm.
   */
  append(entry: NewEntry, by?: Viewer): { readonly id: string; readonly seq: Promise<number> }
  /** Tells the pages that are open of a change that is no entry; incidents and reports of entries are told by themselves. */
  announce(change: Change): void
}

type Waiting = { readonly draft: Draft; readonly by: Viewer; readonly settle: PromiseWithResolvers<number> }

const tries = 5
/** Above this many incidents or reports in one transaction the pages are told that some of them changed, not which. */
const maxAnnounced = 50
/** What the search index keeps of an entry; cut here so that no character is cut in two. */
const maxTitle = 300
const maxBody = 20_000

/**
 * Runs the work in one transaction and appends its entries as the last thing before commit. The record is locked only from
 * there to the commit, so that work of others goes on meanwhile. This returns when the entries are on disk. When the database asks for it (a deadlock, a
 * serialization failure), everything is done again from the start: the work must not act outside of `tx`.
 */
export async function inRecord<T>(
  context: Context,
  work: (tx: Transaction, journal: Journal) => Promise<T>,
): Promise<T> {
  const keeper = await keeperOf(context.desk)
  for (let attempt = 1; ; attempt++) {
    const waiting: Waiting[] = []
    const changes: Change[] = []
    const journal: Journal = {
      append(entry, by = context.viewer) {
        const made = draft(context.desk.newId(), entry, by.name)
        const settle = Promise.withResolvers<number>()
        settle.promise.catch(() => {})
        waiting.push({ draft: made, by, settle })
        return { id: made.id, seq: settle.promise }
      },
      announce: (change) => void changes.push(change),
    }
    try {
      let head: Head | null = null
      let first = 0
      let leaves: Uint8Array[] = []
      const result = await context.desk.state.db.transaction().execute(async (tx) => {
        const done = await work(tx, journal)
        if (waiting.length > 0) {
          await index(
            tx,
            waiting.flatMap((one) => documentOf(one.draft, context.desk.now())),
          )
          const before = await lockHead(tx, 'durable')
          first = before.size + 1
          const step = grow(context, before, waiting)
          await appendRows(tx, step.rows, step.nodes, step.head)
          head = step.head
          leaves = step.rows.map((row) => row.leaf)
          changes.push(...changesOf(step.rows))
        }
        return done
      })
      if (head) await keeper.committed({ head, leaves, lastId: waiting.at(-1)!.draft.id })
      keeper.announce(changes)
      waiting.forEach(({ settle }, i) => {
        settle.resolve(first + i)
      })
      return result
    } catch (error) {
      const again = attempt < tries && isWorthAnotherTry(error)
      for (const { settle } of waiting) settle.reject(error)
      if (!again) throw error
      context.desk.log('info', 'record.again', { attempt, code: (error as { code?: string }).code })
      await new Promise((wait) => setTimeout(wait, Math.random() * 20 * attempt))
    }
  }
}

/** Gives the drafts their places after `before` and lets the tree grow by them. */
function grow(
  context: Context,
  before: Head,
  drafts: readonly Omit<Waiting, 'settle'>[],
): { rows: EntryRow[]; nodes: Node[]; head: Head } {
  // A clock that was set back must not make the record run backwards.
  const at = new Date(Math.max(context.desk.now().getTime(), Date.parse(before.recordedAt))).toISOString()
  const frontier: Frontier = { size: before.size, peaks: [...before.frontier.peaks] }
  const nodes: Node[] = []
  const salts = randomBytes(saltBytes * drafts.length)
  const rows = drafts.map((one, i) => {
    const salt = salts.subarray(i * saltBytes, (i + 1) * saltBytes)
    const row = place(one.draft, { seq: before.size + 1 + i, recordedAt: at, by: one.by, salt })
    appendLeaf(sha256, frontier, row.leaf, (level, index, hash) => {
      if (level % tileLevels === 0) nodes.push({ level, index, hash })
    })
    return row
  })
  return { rows, nodes, head: { size: frontier.size, frontier, root: rootOf(sha256, frontier), recordedAt: at } }
}

function documentOf({ id, entry }: Draft, now: Date): SearchDocument[] {
  const isAutomatic = entry.kind === 'change' || entry.kind === 'access' || entry.text === undefined
  const text = entry.searchText ?? (isAutomatic ? undefined : entry.text)
  if (!text) return []
  const at = entry.when && entry.when.precision !== 'unknown' ? new Date(entry.when.from) : now
  const body = entry.source ? `${text}\n${entry.source}` : text
  const title = text.slice(0, maxTitle).toWellFormed()
  return [
    {
      kind: 'entry',
      ref: id,
      incidentId: entry.incidentId,
      reportId: entry.reportId,
      at,
      title,
      body: body.slice(0, maxBody).toWellFormed(),
    },
  ]
}

function changesOf(rows: readonly EntryRow[]): Change[] {
  const seq = rows.at(-1)!.seq
  const told = (topic: 'incident' | 'report', ids: readonly (string | null)[]): Change[] => {
    const distinct = [...new Set(ids)].filter((id) => id !== null)
    return distinct.length > maxAnnounced ? [{ topic, id: null, seq }] : distinct.map((id) => ({ topic, id, seq }))
  }
  return [
    { topic: 'record', id: null, seq },
    ...told(
      'incident',
      rows.map((row) => row.incidentId),
    ),
    ...told(
      'report',
      rows.map((row) => row.reportId),
    ),
  ]
}

/** Serialization failure and deadlock (PostgreSQL, appendix A): the same work can succeed the next time. */
const isWorthAnotherTry = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code
  return code === '40001' || code === '40P01'
}
