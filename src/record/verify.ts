import { appendLeaf, emptyFrontier, packFrontier, rootOf, sameBytes } from '#src/core/merkle.ts'
import { checkEntry, type EntryProblem, type StoredEntry } from './check.ts'
import { sha256 } from './digest.ts'
import { erasedCode } from './entry.ts'
import type { Memory } from './memory.ts'
import type { Node, StoredHead } from './store.ts'

/** Something that is not as it was recorded. `seq` is where it begins; worded by `problemWords`. */
export type Problem = EntryProblem & { readonly seq: number | null; readonly entryId: string | null }

/** A root that is known from elsewhere: a checkpoint, the witness, what this process committed last. */
export type Mark = {
  readonly size: number
  readonly root: Uint8Array
  readonly code: string
  readonly facts: EntryProblem['facts']
}

export type Expected = {
  /** Checkpoints and witness, in any order. */
  readonly marks: readonly Mark[]
  /** Stored roots of complete subtrees; null when there are none to compare (a bundle). */
  readonly nodes: readonly Node[] | null
  /** What this process knows of single leaves. */
  readonly memory?: Pick<Memory, 'agrees'> | undefined
  /** Entries beyond this length are said to be too many; null when the length is not known before. */
  readonly size: number | null
  readonly now: Date
}

export type Verified = {
  readonly entries: number
  readonly root: Uint8Array
  readonly problems: readonly Problem[]
  /** More problems were found than are listed. */
  readonly more: number
  /** Worth knowing, but not an alteration: a clock that ran ahead. */
  readonly notes: readonly Problem[]
  /** Entries whose contents are gone and of which no entry up to here says that they were erased. */
  readonly unexplained: ReadonlyMap<string, number>
}

const mostProblems = 200
const tile = 256
const tileLevels = 8
/** A longer gap is told, but not filled to keep the later subtrees in their places. */
const mostFilled = 5_000_000
const noLeaf = new Uint8Array(32)

/**
 * Proves a record entry by entry, in one pass and in little memory: every entry against itself, its place against the one
 * before, every complete subtree against the stored one, and the root against everything known from elsewhere.
 */
export function verifier(expected: Expected) {
  const frontier = emptyFrontier()
  const problems: Problem[] = []
  const notes: Problem[] = []
  const unexplained = new Map<string, number>()
  const nodes = new Map(expected.nodes?.map((node) => [`${node.level}.${node.index}`, node]))
  const marks = expected.marks.toSorted((a, b) => a.size - b.size)
  let nextMark = 0
  let more = 0
  let lastAt = Number.NEGATIVE_INFINITY
  let lastRecordedAt: string | null = null
  /** Once a leaf is wrong, every root above it is: saying so again would hide where it began. */
  let isTreeBroken = false
  let brokenTile = -1
  let provedTo = 0

  const report = (
    code: string,
    seq: number | null,
    entryId: string | null = null,
    facts: EntryProblem['facts'] = {},
  ) => {
    if (problems.length < mostProblems) problems.push({ code, seq, entryId, facts })
    else more++
  }
  const breakTree = () => {
    isTreeBroken = true
    brokenTile = Math.floor(frontier.size / tile)
  }

  function append(leaf: Uint8Array) {
    appendLeaf(sha256, frontier, leaf, (level, index, hash) => {
      if (level % tileLevels !== 0 || !expected.nodes) return
      const key = `${level}.${index}`
      const stored = nodes.get(key)
      nodes.delete(key)
      const from = index * 2 ** level + 1
      const range = { from, to: (index + 1) * 2 ** level }
      if (!stored) return report('tree.node-missing', from, null, range)
      const isComparable = level === tileLevels ? brokenTile !== index : !isTreeBroken
      if (isComparable && !sameBytes(stored.hash, hash)) report('tree.node', from, null, range)
    })
    compareMarks()
  }

  function compareMarks() {
    for (; nextMark < marks.length && marks[nextMark]!.size <= frontier.size; nextMark++) {
      const mark = marks[nextMark]!
      if (mark.size < frontier.size || isTreeBroken) continue
      if (sameBytes(rootOf(sha256, frontier), mark.root)) provedTo = mark.size
      else
        report(mark.code, Math.min(provedTo + 1, mark.size), null, { ...mark.facts, from: provedTo + 1, to: mark.size })
    }
  }

  function missing(upTo: number) {
    const from = frontier.size + 1
    report('entry.missing', from, null, { from, to: upTo })
    if (upTo - from >= mostFilled) return false
    while (frontier.size < upTo) {
      breakTree()
      append(noLeaf)
    }
    return true
  }

  compareMarks()

  return {
    take(row: StoredEntry) {
      const place = frontier.size + 1
      if (!(row.seq >= place) || (expected.size !== null && row.seq > expected.size))
        return report('entry.extra', Number.isFinite(row.seq) ? row.seq : null, row.id)
      if (row.seq > place && !missing(row.seq - 1)) return
      const { head, leaf, problems: wrong } = checkEntry(row)
      for (const one of wrong) report(one.code, row.seq, row.id, one.facts)
      const isLeafWrong = !sameBytes(leaf, row.leaf)
      const isRewritten = !isLeafWrong && expected.memory?.agrees(row.seq, leaf) === false
      if (isRewritten) report('entry.rewritten', row.seq, row.id)
      if (isLeafWrong || isRewritten || head?.seq !== row.seq) breakTree()
      if (head) {
        if (row.payload === null) unexplained.set(head.id, row.seq)
        if (head.code === erasedCode && head.corrects) unexplained.delete(head.corrects)
        const at = Date.parse(head.recordedAt)
        if (!(at >= lastAt)) report('entry.time', row.seq, row.id)
        else lastAt = at
        if (at > expected.now.getTime() && notes.length < mostProblems)
          notes.push({ code: 'clock.future', seq: row.seq, entryId: row.id, facts: { at: head.recordedAt } })
        lastRecordedAt = head.recordedAt
      }
      append(leaf)
    },

    /** An entry of which only the leaf is known: its place in the tree is proved, what it says is not. */
    skip: append,

    /** Reading failed: what was found so far. */
    stop: () => ({ problems }),

    /** Everything was given; `head` is the stored head, undefined when there is none to compare (a bundle). */
    finish(head: StoredHead | null | undefined): Verified {
      if (expected.size !== null && expected.size > frontier.size) missing(expected.size)
      if (head === null) report('head.missing', null)
      else if (head && !isTreeBroken && head.size === frontier.size) {
        if (!sameBytes(head.root, rootOf(sha256, frontier))) report('head.root', null)
        if (!sameBytes(head.frontier, packFrontier(frontier))) report('head.frontier', null)
        if (lastRecordedAt !== null && Number(head.recordedAt) !== Date.parse(lastRecordedAt)) report('head.time', null)
      }
      for (const node of nodes.values()) report('tree.node-extra', null, null, { level: node.level, index: node.index })
      for (const mark of marks.slice(nextMark)) {
        const from = frontier.size + 1
        report('record.cut', from, null, { ...mark.facts, from, to: mark.size })
      }
      return { entries: frontier.size, root: rootOf(sha256, frontier), problems, more, notes, unexplained }
    },
  }
}

/** The problem that stands first in the record: what a person is told. */
export function firstOf(problems: readonly Problem[]): Problem | null {
  // An erasure is said by a later entry: when entries are missing, that one may be among them.
  const isIncomplete = problems.some((one) => one.code === 'record.cut' || one.code === 'entry.missing')
  const told = isIncomplete ? problems.filter((one) => one.code !== 'entry.erased-unsaid') : problems
  let first: Problem | null = null
  for (const one of told) {
    if (!first || (one.seq ?? Number.POSITIVE_INFINITY) < (first.seq ?? Number.POSITIVE_INFINITY)) first = one
  }
  return first
}
