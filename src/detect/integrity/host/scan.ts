// A whole look at a host, as the lines of a baseline: its files, then its packages and what else it is.

import type { BaselineHead } from '../baseline.ts'
import { entryOf } from '../entry.ts'
import { type BytePath, inWalkOrder } from '../path.ts'
import { watchOf } from '../rule.ts'
import { startCrew } from './crew.ts'
import { hasPackages, type Packages, readPackages } from './packages.ts'
import { systemLines } from './system.ts'
import { walk } from './walk.ts'
import { canReadXattrs } from './xattr.ts'

export type Problem = (code: string, path: BytePath) => void
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
}

export const hostReadsXattrs = canReadXattrs

export function scan({ head, root, except, share, problem, silent, patienceMs, part }: ScanGiven): Scan {
  const watch = watchOf(head.rules)
  let packages: Packages | null = null
  return {
    packages: () => packages,
    async *lines() {
      const rest: string[] = []
      const isFew = part !== undefined
      const { rules, readsXattrs } = head
      const crew = startCrew({ rules, root, readsXattrs, share, problem, isFew, ...(patienceMs ? { patienceMs } : {}) })
      try {
        packages = (part?.withPackages ?? true) && hasPackages(root) ? await readPackages(root) : null
        const owned = packages?.lines(head.roots)
        const next = (): boolean => {
          const one = owned?.next()
          if (one?.value) rest.push(one.value)
          return one !== undefined && !one.done
        }
        const roots = part?.paths ?? head.roots.filter((one) => !silent?.has(one))
        const paths = walk({
          roots,
          root,
          watch,
          problem,
          ...(except ? { except } : {}),
          ...(part ? { alone: part.alone } : {}),
        })
        for await (const lines of crew.linesOf(paths)) {
          yield lines
          // The packages are read while the threads are at work.
          next()
          next()
        }
        while (next());
      } finally {
        await crew.end()
      }
      if (head.hasSystem && !part) rest.push(...systemLines(root, problem))
      const sorted = rest.map((line) => ({ line, path: entryOf(line).path }))
      sorted.sort((a, b) => inWalkOrder(a.path, b.path))
      for (const { line } of sorted) yield Buffer.from(`${line}\n`)
    },
  }
}
