// One thing that is not as the baseline knows it, and how what was moved is known again under another name.
import { type Attribute, differingAttributes, type Entry, isFileLike, shownFacts } from './entry.ts'
import type { Change, Finding } from './finding.ts'
import { namedPath } from './path.ts'
import { severityOf } from './severity.ts'

export type Difference = {
  readonly change: Change
  readonly before: Entry | null
  readonly after: Entry | null
  readonly attributes: readonly Attribute[]
}

const key = (...parts: unknown[]): string => JSON.stringify(parts)

/** By what a file is known again under another name: itself and its content. Inodes are used again, so one alone proves nothing. */
function identityOf({ type, facts }: Entry): string | null {
  if (type === 'file') {
    if (facts.sha256 === undefined) return null
    return key(type, facts.inode, facts.sha256, ...(facts.size === 0 ? [facts.mtime] : []))
  }
  if (type === 'link') return key(type, facts.inode, facts.link, facts.mtime)
  return key(type, facts.inode, facts.mtime, facts.mode)
}
/** A file that was copied away and deleted: the same content, once before and once after. */
const contentOf = ({ type, facts }: Entry): string | null =>
  type === 'file' && facts.sha256 !== undefined && facts.size !== 0 ? key(facts.sha256, facts.size) : null

/** Finds what was moved among what came and what went. The order of the rest is kept. */
export function pairMoves(differences: readonly Difference[]): Difference[] {
  const gone = differences.filter((one) => one.change === 'removed' && isFileLike(one.before!.path))
  const come = differences.filter((one) => one.change === 'added' && isFileLike(one.after!.path))
  if (gone.length === 0 || come.length === 0) return [...differences]
  const pairs = new Map<Difference, Difference>()
  const taken = new Set<Difference>()
  for (const known of [identityOf, contentOf]) {
    const byKey = new Map<string, Difference[]>()
    for (const one of gone) {
      const at = taken.has(one) ? null : known(one.before!)
      if (at !== null) byKey.set(at, [...(byKey.get(at) ?? []), one])
    }
    const newByKey = new Map<string, Difference[]>()
    for (const one of come) {
      const at = pairs.has(one) ? null : known(one.after!)
      if (at !== null && byKey.has(at)) newByKey.set(at, [...(newByKey.get(at) ?? []), one])
    }
    for (const [at, news] of newByKey) {
      const olds = byKey.get(at)!
      // Two of the same on a side: nobody can tell which went where.
      if (olds.length !== 1 || news.length !== 1) continue
      pairs.set(news[0]!, olds[0]!)
      taken.add(olds[0]!)
    }
  }
  return differences.flatMap((one) => {
    if (taken.has(one)) return []
    const from = pairs.get(one)
    if (!from) return [one]
    const [before, after] = [from.before!, one.after!]
    const attributes = differingAttributes(before, after, { attributes: movable, inSeconds: false })
    return [{ change: 'moved', before, after, attributes }]
  })
}
/** A move itself sets ctime. */
const movable = new Set(['sha256', 'size', 'mode', 'uid', 'gid', 'mtime', 'inode', 'link', 'xattr'])

export function findingOf({ change, before, after, attributes }: Difference, explained: string | null): Finding {
  const path = (after ?? before)!.path
  const isMoved = change === 'moved'
  const was = before ? { ...(isMoved ? namedPath(before.path) : {}), ...shownFacts(before) } : {}
  const is = after ? { ...(isMoved ? namedPath(after.path) : {}), ...shownFacts(after) } : {}
  const found = { ...namedPath(path), change, attributes: [...attributes], before: was, after: is, explained }
  return { ...found, severity: severityOf(found) }
}
