// Holds a host against its baseline.
import { createHash } from 'node:crypto'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import type { ChangeWindow } from '../change-window.ts'
import { type Difference, findingOf, pairMoves } from '../difference.ts'
import { differingAttributes, isFileLike } from '../entry.ts'
import type { Finding } from '../finding.ts'
import { type BytePath, forSystem, isWithin } from '../path.ts'
import { type FileType, type Watch, watchOf } from '../rule.ts'
import { windowsFor } from '../window.ts'
import { silentAmong } from './answering.ts'
import type { Baseline } from './baseline-file.ts'
import type { Stretch } from './baseline-part.ts'
import { type Met, merge, type Side } from './merge.ts'
import { explainByPackages } from './packages.ts'
import { type Part, type Problem, scan } from './scan.ts'

export type CheckGiven = {
  readonly baseline: Baseline
  readonly root: BytePath
  readonly except?: ReadonlySet<BytePath>
  readonly share?: number | undefined
  /** How long a place may not answer before it is given up. */
  readonly patienceMs?: number | undefined
  readonly windows: readonly ChangeWindow[]
  readonly now: number
  readonly problem: Problem
  /** Every line as it stands now, and as it stood: for writing the next baseline. */
  readonly also?: (one: Met) => void
  /** Only this is held against what the baseline has of it. */
  readonly part?: Part | undefined
}
export type Checked = {
  readonly looked: number
  /** In walk order; made when they are asked for, for a host that was wiped has a million of them. */
  findings(): Generator<Finding>
  readonly count: number
}

export async function check(given: CheckGiven): Promise<Checked> {
  const { baseline, root, windows, now, problem } = given
  const { head } = baseline
  const watch = watchOf(head.rules)
  const differences: Difference[] = []
  const packagesChanged: Difference[] = []
  let looked = 0
  const silent = given.part ? new Set<BytePath>() : await silentAmong(head.roots, root, given.patienceMs)
  for (const path of silent) problem('ETIMEDOUT', path)
  const scanned = scan({ ...given, head, silent })
  const held = given.part ? baseline.within(stretchesOf(given.part)) : baseline.pieces()
  await merge(held, scanned.lines(), (one) => {
    // What stands in a place that does not answer, or may not be read, is not gone: nothing is known of it.
    if (one.kind === 'differs' && one.after === null && one.before && scanned.isUnknown(one.before.entry.path)) {
      given.also?.({ kind: 'same', lines: Buffer.from(`${one.before.line}\n`) })
      return
    }
    given.also?.(one)
    if (one.kind === 'same') {
      for (let at = one.lines.indexOf(10); at >= 0; at = one.lines.indexOf(10, at + 1)) looked++
      return
    }
    if (one.after !== null) looked++
    const found = differenceOf(one, watch, head.inSeconds, root, problem)
    if (found === null) return
    const { path } = (found.after ?? found.before)!
    if (path.startsWith('package:')) packagesChanged.push(found)
    else differences.push(found)
  })
  const packages = scanned.packages()
  const byPackage = packages && packagesChanged.length > 0 ? explainByPackages(packages, packagesChanged, root) : null
  const since = Date.parse(head.updates.at(-1)?.at ?? head.createdAt)
  // A clock that stands before the baseline was taken says nothing of when things happened.
  const byWindow = windowsFor(now < since ? [] : windows, head.host, { since, now })
  const paired = pairMoves(differences)
  return {
    looked,
    count: paired.length,
    *findings() {
      for (const one of paired) yield findingOf(one, byPackage?.(one) ?? byWindow(one))
    },
  }
}

/** The packages, which stand behind the files. */
export const packageLines: Stretch = { from: 'package:', has: (path) => path.startsWith('package:') }
const stretchesOf = ({ paths, alone, withPackages }: Part): Stretch[] => [
  ...paths.map(
    (from): Stretch => ({
      from,
      has: alone.has(from) ? (path) => path === from : (path) => isWithin(path, from),
    }),
  ),
  ...(withPackages ? [packageLines] : []),
]

function differenceOf(
  { before, after }: { readonly before: Side | null; readonly after: Side | null },
  watch: Watch,
  inSeconds: boolean,
  root: BytePath,
  problem: Problem,
): Difference | null {
  const [was, is] = [before?.entry ?? null, after?.entry ?? null]
  const { path, type } = (is ?? was)!
  const watched = isFileLike(path) ? watch.of(path, type as FileType) : null
  if (is?.facts.unread !== undefined) problem(String(is.facts.unread), path)
  if (was === null) return watched?.allowsNew ? null : { change: 'added', before: null, after: is, attributes: [] }
  if (is === null) return watched?.allowsGone ? null : { change: 'removed', before: was, after: null, attributes: [] }
  let attributes = differingAttributes(was, is, { attributes: watched?.attributes ?? new Set(), inSeconds })
  if (watched?.isGrowing && attributes.length > 0 && hasGrown(root + path, was.facts, is.facts))
    attributes = attributes.filter((name) => !growing.has(name))
  return attributes.length === 0 ? null : { change: 'changed', before: was, after: is, attributes }
}

const growing: ReadonlySet<string> = new Set(['size', 'sha256', 'mtime', 'ctime', 'blocks'])

/** A log may grow; what stood in it must still stand there. */
function hasGrown(
  place: BytePath,
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
): boolean {
  const length = Number(was.size)
  if (Number(is.size) < length || was.inode !== is.inode) return false
  if (was.sha256 === undefined) return true
  try {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
    const fd = openSync(forSystem(place), O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    try {
      const sum = createHash('sha256')
      const piece = Buffer.allocUnsafe(1024 * 1024)
      for (let left = length; left > 0; ) {
        const got = readSync(fd, piece, 0, Math.min(piece.length, left), null)
        if (got === 0) return false
        sum.update(piece.subarray(0, got))
        left -= got
      }
      return sum.digest('hex') === was.sha256
    } finally {
      closeSync(fd)
    }
  } catch {
    return false
  }
}
