// Walks a tree in order and never follows a link, so that no loop has an end to find.
import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs'
import { type BytePath, bytesOf, forSystem, fromBytes, fromText, inWalkOrder, isWithin } from '../path.ts'
import type { Watch } from '../rule.ts'
import { mountedHere, pastMounts } from './mount.ts'

/** What could not be read, and why: a code of the system or a word of ours. */
export type Problem = (code: string, path: BytePath) => void
export type Walking = {
  readonly roots: readonly BytePath[]
  readonly root: BytePath
  readonly watch: Watch
  readonly problem: Problem
  /** Never looked at, such as the baseline itself. */
  readonly except?: ReadonlySet<BytePath>
  /** Roots that are looked at alone, without what is in them. */
  readonly alone?: ReadonlySet<BytePath>
  /** Is called for each folder before its names are read. */
  readonly entered?: (folder: BytePath) => void
  /** All up to this path was walked before. */
  readonly after?: BytePath | null
  /** Places, with what stands in front of every path, that do not answer: neither they nor what is in them is asked for. */
  readonly leftOut?: readonly BytePath[]
}

/** The paths as the host knows them, each once, none inside another. Throws when one is not there. */
export function rootsOf(paths: readonly string[], root: BytePath): BytePath[] {
  const real = paths.map((path) => {
    if (root !== '') return fromText(path)
    return fromBytes(realpathSync(path, 'buffer'))
  })
  const sorted = [...new Set(real.map((path) => (path.length > 1 ? path.replace(/\/+$/, '') || '/' : path)))].sort(
    inWalkOrder,
  )
  for (const path of sorted) lstatSync(forSystem(root + path))
  return sorted.filter((path) => !sorted.some((other) => other !== path && isWithin(path, other)))
}

type Frame = { readonly folder: BytePath; readonly names: readonly string[]; at: number }
/** A name of a folder is remembered with this behind it. */
const folderMark = '/'

/** Every path below the roots, in walk order, as it is found. */
export function* walk({
  roots,
  root,
  watch,
  problem,
  except,
  alone,
  entered,
  after,
  leftOut = [],
}: Walking): Generator<BytePath> {
  const past = pastMounts(mountedHere())
  const isPassed = (path: BytePath): boolean =>
    leftOut.length > 0 && leftOut.some((place) => isWithin(root + path, place))
  /** Those before it, and with it what is in them, were walked; the folders that it stands in were told, and are entered anew. */
  const isBefore = (path: BytePath): boolean =>
    after !== null && after !== undefined && inWalkOrder(path, after) < 0 && !isWithin(after, path)
  const isTold = (path: BytePath): boolean => after !== null && after !== undefined && isWithin(after, path)
  for (const start of roots) {
    if (isBefore(start) || isPassed(start)) continue
    entered?.(start)
    const stat = lstatSync(forSystem(root + start), { throwIfNoEntry: false })
    if (!stat) continue
    if (!isTold(start)) yield start
    if (!stat.isDirectory() || alone?.has(start)) continue
    const stack: Frame[] = []
    const enter = (folder: BytePath, isStart: boolean) => {
      const why = past.get(root + folder)
      if (why !== undefined && !isStart) {
        if (why === 'distant') problem('distant', folder)
        return
      }
      if (watch.isLeftOut(folder)) return
      entered?.(folder)
      try {
        stack.push({ folder: folder === '/' ? '' : folder, names: namesIn(root + folder), at: 0 })
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? String(error)
        if (code !== 'ENOENT' && code !== 'ENOTDIR') problem(code, folder)
      }
    }
    enter(start, true)
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const name = frame.names[frame.at++]
      if (name === undefined) {
        stack.pop()
        continue
      }
      const isFolder = name.endsWith(folderMark)
      const path = `${frame.folder}/${isFolder ? name.slice(0, -1) : name}`
      if (except?.has(path) || isBefore(path) || isPassed(path)) continue
      if (!isTold(path)) yield path
      if (isFolder) enter(path, false)
    }
  }
}

/** Names by their bytes, sorted; folders with a slash behind them. */
function namesIn(place: BytePath): string[] {
  const names = readdirSync(forSystem(place || '/'), { encoding: 'latin1', withFileTypes: true }).map((one) =>
    isFolder(one, place) ? `${one.name}${folderMark}` : one.name,
  )
  // A slash sorts as nothing does in a name, and must not move a folder behind `name.more`.
  return names.sort((a, b) => {
    const [x, y] = [a.endsWith(folderMark) ? a.slice(0, -1) : a, b.endsWith(folderMark) ? b.slice(0, -1) : b]
    return x < y ? -1 : x > y ? 1 : 0
  })
}

function isFolder(one: Dirent, place: BytePath): boolean {
  if (one.isDirectory()) return true
  // Some file systems do not tell the type of a name.
  if (one.isFile() || one.isSymbolicLink() || one.isFIFO() || one.isSocket()) return false
  if (one.isBlockDevice() || one.isCharacterDevice()) return false
  return lstatSync(bytesOf(`${place}/${one.name}`), { throwIfNoEntry: false })?.isDirectory() ?? false
}
