// Walks a tree in order and never follows a link, so that no loop has an end to find.
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { type BytePath, bytesOf, forSystem, fromBytes, fromText, inWalkOrder, isWithin } from '../path.ts'
import type { Watch } from '../rule.ts'

export type Walking = {
  readonly roots: readonly BytePath[]
  readonly root: BytePath
  readonly watch: Watch
  readonly problem: (code: string, path: BytePath) => void
  /** Never looked at, such as the baseline itself. */
  readonly except?: ReadonlySet<BytePath>
  /** Roots that are looked at alone, without what is in them. */
  readonly alone?: ReadonlySet<BytePath>
  /** Is called for each folder before its names are read. */
  readonly entered?: (folder: BytePath) => void
}

/** File systems that hold no files of their own, and those behind a network, which may never answer. */
const hollow =
  /^(proc|sysfs|devtmpfs|devpts|cgroup2?|debugfs|tracefs|securityfs|bpf|configfs|mqueue|hugetlbfs|pstore|efivarfs|binfmt_misc|fusectl|nsfs|rpc_pipefs|selinuxfs)$/
const distant =
  /^(nfs\d?|cifs|smb3?|smbfs|9p|afs|ceph|glusterfs|lustre|gfs2|ocfs2|autofs|fuse(\.(?!overlayfs|ntfs).*)?)$/

export type Mount = { readonly at: BytePath; readonly type: string }
export const readMountInfo = (text: string): Mount[] =>
  text.split('\n').flatMap((line) => {
    const [left = '', right = ''] = line.split(' - ')
    const at = left.split(' ')[4]
    const type = right.split(' ')[0]
    if (!at || !type) return []
    return [
      {
        at: at.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
        type,
      },
    ]
  })

/** Mount points that a walk goes past, and why. */
export function pastMounts(mounts: readonly Mount[]): Map<BytePath, 'hollow' | 'distant'> {
  const past = new Map<BytePath, 'hollow' | 'distant'>()
  for (const { at, type } of mounts) {
    // What is mounted later stands over what was there.
    past.delete(at)
    if (hollow.test(type)) past.set(at, 'hollow')
    else if (distant.test(type)) past.set(at, 'distant')
  }
  return past
}

const mountsHere = (): Map<BytePath, 'hollow' | 'distant'> => {
  try {
    return pastMounts(readMountInfo(readFileSync('/proc/self/mountinfo', 'latin1')))
  } catch {
    return new Map()
  }
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
export function* walk({ roots, root, watch, problem, except, alone, entered }: Walking): Generator<BytePath> {
  const past = mountsHere()
  for (const start of roots) {
    const stat = lstatSync(forSystem(root + start), { throwIfNoEntry: false })
    if (!stat) continue
    yield start
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
      if (except?.has(path)) continue
      yield path
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
