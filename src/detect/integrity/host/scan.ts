// A whole look at a host, as the lines of a baseline: its files, then its packages and what else it is.

import type { BaselineHead } from '../baseline.ts'
import { entryOf } from '../entry.ts'
import { type BytePath, inWalkOrder } from '../path.ts'
import { watchOf } from '../rule.ts'
import { inBatches } from './batch.ts'
import { startCrew } from './crew.ts'
import { hungPlaces } from './hung.ts'
import { hasPackages, type Packages, readPackages } from './packages.ts'
import { systemLines } from './system.ts'
import { type Problem, walk } from './walk.ts'
import { walkBeside } from './walk-beside.ts'
import { canReadXattrs } from './xattr.ts'

export type { Problem }
export type ScanGiven = {
  readonly head: Pick<BaselineHead, 'roots' | 'rules' | 'readsXattrs' | 'hasSystem'>
  readonly root: BytePath
  readonly except?: ReadonlySet<BytePath>
  readonly share?: number | undefined
  readonly problem: Problem
  /** Roots that do not answer: nothing of them is looked at. */
  readonly silent?: ReadonlySet<BytePath>
  /** How long a file may not answer. */
  readonly patienceMs?: number | undefined
  /** Only this of the roots, and not what else the host is. */
  readonly part?: Part | undefined
}
export type Part = {
  readonly paths: readonly BytePath[]
  /** Those of them that are looked at without what is in them. */
  readonly alone: ReadonlySet<BytePath>
  readonly withPackages: boolean
}
export type Scan = {
  lines(): AsyncGenerator<Buffer>
  /** Once the lines have been read. */
  packages(): Packages | null
  /** Whether this could not be looked at: that it was not found says nothing. */
  isUnknown(path: BytePath): boolean
}
/** What went while we looked is simply not there, and what is behind a network was gone past. */
const isKnown = new Set(['ENOENT', 'ENOTDIR', 'distant'])
const kindBefore = /^(suid|startup):(?=\/)/

export const hostReadsXattrs = canReadXattrs

export function scan({ head, root, except, share, silent, patienceMs, part, ...given }: ScanGiven): Scan {
  const unread = new Set<BytePath>(silent)
  const problem: Problem = (code, path) => {
    if (!isKnown.has(code)) unread.add(path)
    given.problem(code, path)
  }
  const hung = hungPlaces(root, problem)
  let packages: Packages | null = null
  return {
    packages: () => packages,
    isUnknown(path) {
      const place = path.replace(kindBefore, '')
      if (hung.has(place)) return true
      for (let at = place; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (unread.has(at)) return true
      return unread.has('/')
    },
    async *lines() {
      const rest: string[] = []
      const isFew = part !== undefined
      const { rules, readsXattrs } = head
      const held = { root, share, problem, hung, ...(patienceMs ? { patienceMs } : {}) }
      const crew = startCrew({ ...held, rules, readsXattrs, isFew })
      try {
        packages = (part?.withPackages ?? true) && hasPackages(root) ? await readPackages(root) : null
        const owned = packages?.lines(head.roots)
        const next = (): boolean => {
          const one = owned?.next()
          if (one?.value) rest.push(one.value)
          return one !== undefined && !one.done
        }
        const roots = part?.paths ?? head.roots.filter((one) => !silent?.has(one))
        const batches = part
          ? inBatches(
              walk({ roots, root, watch: watchOf(rules), problem, alone: part.alone, ...(except ? { except } : {}) }),
            )
          : walkBeside({ ...held, roots, rules, except })
        for await (const lines of crew.linesOf(batches)) {
          yield lines
          // The packages are read while the threads are at work.
          next()
          next()
        }
        while (next());
      } finally {
        await crew.end()
      }
      if (head.hasSystem && !part) rest.push(...(await systemLines({ root, problem, hung, share, patienceMs })))
      const sorted = rest.map((line) => ({ line, path: entryOf(line).path }))
      sorted.sort((a, b) => inWalkOrder(a.path, b.path))
      for (const { line } of sorted) yield Buffer.from(`${line}\n`)
    },
  }
}
