// A host held against its baseline as it changes: each change is looked at once it is over, and told once.
import type { ChangeWindow } from '../change-window.ts'
import type { Finding } from '../finding.ts'
import { type BytePath, isWithin, pathOf } from '../path.ts'
import { watchOf } from '../rule.ts'
import type { Baseline } from './baseline-file.ts'
import { check, packageLines } from './check.ts'
import { packagesStand } from './packages.ts'
import type { Part, Problem } from './scan.ts'
import { type WatchingGiven, watchTrees } from './watching.ts'

export type WatchGiven = Pick<WatchingGiven, 'pace' | 'overrunAt'> & {
  readonly baseline: Baseline
  readonly except?: ReadonlySet<BytePath>
  readonly share?: number | undefined
  /** Asked for whenever something differs. */
  readonly windows: () => Promise<readonly ChangeWindow[]>
  readonly problem: Problem
  /** After so long everything is to be looked at again, whatever was heard. */
  readonly wholeEveryMs: number
}
export type Heard =
  | { readonly kind: 'found'; readonly findings: readonly Finding[]; readonly looked: number; readonly begunAt: string }
  /** Everything is to be looked at: it is time, or more changed at once than the kernel told of. */
  | { readonly kind: 'look-at-all'; readonly why: 'time' | 'overrun' }

/** So many are remembered as told; of a host that is being wiped the rest is told again. */
const mostTold = 50_000
const isIn = (path: BytePath, { paths, alone }: Pick<Part, 'paths' | 'alone'>): boolean =>
  paths.some((one) => (alone.has(one) ? path === one : isWithin(path, one)))

export type HostWatch = {
  readonly folders: number
  heard(signal: AbortSignal): AsyncGenerator<Heard>
  /** What a look at everything found and told. */
  know(findings: Iterable<Finding>): void
  close(): void
}

/** Watches from now on: a look at everything that begins after this misses nothing. */
export function watchHost({
  baseline,
  except,
  share,
  windows,
  problem,
  wholeEveryMs,
  ...given
}: WatchGiven): HostWatch {
  const { head } = baseline
  const own = except ? { except } : {}
  const trees = watchTrees({ roots: head.roots, watch: watchOf(head.rules), problem, ...own, ...given })
  const packagesWere = packagesStand()
  const ofPackages = [...baseline.within([packageLines])].length > 0
  const mayBeOfPackage = (): boolean => ofPackages || packagesStand() !== packagesWere
  const told = new Map<BytePath, string>()
  const know = (finding: Finding): boolean => {
    const [path, text] = [pathOf(finding), JSON.stringify(finding)]
    if (told.get(path) === text) return false
    if (told.size < mostTold) told.set(path, text)
    return true
  }
  return {
    get folders() {
      return trees.folders
    },
    know(findings) {
      told.clear()
      for (const one of findings) know(one)
    },
    close: trees.close,
    async *heard(signal) {
      let wholeAt = Date.now() + wholeEveryMs
      while (!signal.aborted) {
        const seen = await trees.next(signal, Math.max(0, wholeAt - Date.now()))
        if (signal.aborted) return
        if (seen === null || seen.kind === 'everything') {
          wholeAt = Date.now() + wholeEveryMs
          yield { kind: 'look-at-all', why: seen === null ? 'time' : 'overrun' }
          continue
        }
        const begunAt = new Date().toISOString()
        const looking = { baseline, root: '', ...own, share, now: Date.now(), problem }
        let looked = await check({ ...looking, windows: [], part: { ...seen.part, withPackages: false } })
        // What may explain it is asked for only when something differs.
        if (looked.count > 0) {
          const part = { ...seen.part, withPackages: mayBeOfPackage() }
          looked = await check({ ...looking, windows: await windows(), part })
        }
        const findings = [...looked.findings()]
        // What is as it should be again is told anew when it changes anew.
        const differs = new Set(findings.map(pathOf))
        for (const path of told.keys()) if (isIn(path, seen.part) && !differs.has(path)) told.delete(path)
        const fresh = findings.filter(know)
        if (fresh.length > 0) yield { kind: 'found', findings: fresh, looked: looked.looked, begunAt }
      }
    },
  }
}
