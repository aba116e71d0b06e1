// Hears of changes as they happen: one watch of the kernel (inotify on Linux) on each folder below the roots.
import { type FSWatcher, lstatSync, readFileSync, watch as watchFolder } from 'node:fs'
import { posix } from 'node:path'
import { type BytePath, forSystem, fromBytes, inWalkOrder, isWithin } from '../path.ts'
import type { Watch } from '../rule.ts'
import type { Part, Problem } from './scan.ts'
import { walk } from './walk.ts'

export type WatchingGiven = {
  readonly roots: readonly BytePath[]
  readonly watch: Watch
  readonly except?: ReadonlySet<BytePath>
  /** `not-watched`: the kernel gives no more watches (`limitOfWatches`), or the folder may not be read. */
  readonly problem: Problem
  readonly pace?: Partial<Pace>
  /** Of so many at once some may be lost; without it as the kernel says. */
  readonly overrunAt?: number
}
/** What belongs together comes at once: it is waited for until nothing moved for `quietMs`, at most `longestMs`. */
export type Pace = { readonly quietMs: number; readonly longestMs: number }
const usualPace: Pace = { quietMs: 1_000, longestMs: 10_000 }

/** What changed; `everything` when more did than could be told apart. */
export type Seen =
  | { readonly kind: 'part'; readonly part: Omit<Part, 'withPackages'> }
  | { readonly kind: 'everything' }
export type Watching = {
  /** Null: nothing within this time, or it was stopped. */
  next(signal: AbortSignal, withinMs: number): Promise<Seen | null>
  readonly folders: number
  close(): void
}

const mostWaiting = 20_000
const usualQueue = 16_384

const limitIn = (name: string): number | null => {
  try {
    return Number(readFileSync(`/proc/sys/fs/inotify/${name}`, 'utf8'))
  } catch {
    return null
  }
}
export const limitOfWatches = (): number | null => limitIn('max_user_watches')

export function watchTrees({ roots, watch, except, problem, pace, overrunAt }: WatchingGiven): Watching {
  const { quietMs, longestMs } = { ...usualPace, ...pace }
  // The kernel drops what its queue does not hold, and Node does not pass that on: a burst of half a queue is taken for one.
  const mostInTurn = overrunAt ?? Math.max(1, (limitIn('max_queued_events') ?? usualQueue) >> 1)
  const watchers = new Map<BytePath, FSWatcher>()
  /** With what is in them, or alone. */
  let waiting = new Map<BytePath, 'all' | 'alone'>()
  let [isOverrun, inTurn, unwatched] = [false, 0, 0]
  let [firstAt, lastAt] = [0, 0]
  let wake = (): void => {}

  const place = (folder: BytePath): void => {
    if (watchers.has(folder)) return
    try {
      const watcher = watchFolder(forSystem(folder), { encoding: 'buffer' }, (event, name) =>
        heard(folder, event, name),
      )
      // A folder that goes away is heard of in the folder above.
      watcher.on('error', () => drop(folder))
      watchers.set(folder, watcher)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return
      // Of the first it is said; of a hundred thousand it need not be.
      if (++unwatched === 1) problem('not-watched', folder)
    }
  }
  const placeBelow = (paths: readonly BytePath[]): void => {
    const folders = walk({
      roots: paths,
      root: '',
      watch,
      problem: () => {},
      ...(except ? { except } : {}),
      entered: place,
    })
    for (const _ of folders);
  }
  const drop = (folder: BytePath): void => {
    for (const [at, watcher] of watchers)
      if (isWithin(at, folder)) {
        watcher.close()
        watchers.delete(at)
      }
  }
  const mark = (path: BytePath, how: 'all' | 'alone'): void => {
    lastAt = Date.now()
    if (waiting.size === 0 && !isOverrun) firstAt = lastAt
    if (waiting.size >= mostWaiting) isOverrun = true
    else if (!isOverrun && waiting.get(path) !== 'all') waiting.set(path, how)
    wake()
  }
  const heard = (folder: BytePath, event: string, name: Buffer | null): void => {
    // Whatever was waiting in the kernel comes within one turn of the loop.
    if (++inTurn === 1) setImmediate(() => (inTurn = 0))
    if (inTurn >= mostInTurn) isOverrun = true
    if (name === null) {
      if (isAsked(folder)) mark(folder, 'all')
      return
    }
    const path = `${folder === '/' ? '' : folder}/${fromBytes(name)}`
    // What happens to a folder itself is told under its own name, as if it stood within.
    if (isAsked(folder) && fromBytes(name) === posix.basename(folder)) {
      const isGone = !lstatSync(forSystem(folder), { throwIfNoEntry: false })
      if (isGone) drop(folder)
      mark(folder, isGone ? 'all' : 'alone')
    }
    if (except?.has(path) || !isAsked(path)) return
    if (event !== 'rename') {
      mark(path, 'alone')
      return
    }
    // Another folder may stand there now, under the same name.
    if (watchers.has(path)) drop(path)
    if (lstatSync(forSystem(path), { throwIfNoEntry: false })?.isDirectory()) placeBelow([path])
    mark(path, 'all')
  }
  const folderOf = (path: BytePath): BytePath =>
    lstatSync(forSystem(path), { throwIfNoEntry: false })?.isDirectory() === false ? posix.dirname(path) : path
  placeBelow(roots)
  // A file that is named by itself is heard of in its folder; so is what replaces it.
  for (const path of roots) if (folderOf(path) !== path) place(folderOf(path))
  const isAsked = (path: BytePath): boolean => roots.some((root) => isWithin(path, root))

  const taken = (): Seen => {
    const [was, overrun] = [waiting, isOverrun]
    waiting = new Map()
    isOverrun = false
    if (overrun) return { kind: 'everything' }
    const sorted = [...was.keys()].sort(inWalkOrder)
    const paths: BytePath[] = []
    let within: BytePath | null = null
    for (const path of sorted) {
      if (within !== null && isWithin(path, within)) continue
      paths.push(path)
      within = was.get(path) === 'all' ? path : null
    }
    return { kind: 'part', part: { paths, alone: new Set(paths.filter((path) => was.get(path) === 'alone')) } }
  }

  return {
    get folders() {
      return watchers.size
    },
    async next(signal, withinMs) {
      const end = Date.now() + withinMs
      while (!signal.aborted) {
        const now = Date.now()
        const isWaiting = waiting.size > 0 || isOverrun
        const due = isWaiting ? Math.min(lastAt + quietMs, firstAt + longestMs) : end
        if (due <= now) return isWaiting ? taken() : null
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, Math.min(due - now, 2 ** 31 - 1))
          function done() {
            clearTimeout(timer)
            signal.removeEventListener('abort', done)
            wake = () => {}
            resolve()
          }
          // While it waits for quiet, every change only moves the end of the quiet, which is looked at when it is due.
          if (!isWaiting) wake = done
          signal.addEventListener('abort', done, { once: true })
        })
      }
      return null
    },
    close() {
      for (const watcher of watchers.values()) watcher.close()
      watchers.clear()
    },
  }
}
