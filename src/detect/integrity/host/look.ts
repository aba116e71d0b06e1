// Looks at files and writes each down as a line: what it is, whose, since when, and the hash of what is in it.

import { isUtf8 } from 'node:buffer'
import { createHash, hash } from 'node:crypto'
import { closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, readSync, type Stats } from 'node:fs'
import { type BytePath, forSystem, fromBytes, isPlain, namedPath } from '../path.ts'
import type { FileType, Watch } from '../rule.ts'

const pieceBytes = 1024 * 1024
/** Reading a file whose holes are larger than this would only hash zeros for minutes (a `lastlog` may claim terabytes). */
const mostHoleBytes = 4 * 1024 ** 3
const mostTextBytes = 64 * 1024
/** A file that grows under our eyes is read again once; what is still at work then is said so. */
const tries = 2

/** What grows by more than this while it is read would be read for ever. */
const mostGrowthBytes = 16 * 1024 ** 2

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK, O_NOATIME } = constants
const quiet = O_RDONLY | O_NOFOLLOW | O_NONBLOCK
const buffer = Buffer.allocUnsafe(pieceBytes)

export type Looking = {
  readonly watch: Watch
  /** Added in front of every path: where the file system of the host is mounted; empty on the host itself. */
  readonly root: BytePath
  /** Is called for each piece, so that a look that hangs is told from one that works. */
  readonly alive: () => void
}

export const typeOf = (stat: Stats): FileType | null =>
  stat.isFile()
    ? 'file'
    : stat.isDirectory()
      ? 'directory'
      : stat.isSymbolicLink()
        ? 'link'
        : stat.isFIFO()
          ? 'fifo'
          : stat.isSocket()
            ? 'socket'
            : stat.isBlockDevice()
              ? 'block'
              : stat.isCharacterDevice()
                ? 'character'
                : null

/** Null when the file is gone or is not watched. Never opens what is no regular file. */
export function look(path: BytePath, { watch, root, alive }: Looking, xattr?: string): string | null {
  const place = forSystem(root + path)
  let stat = lstatSync(place, { throwIfNoEntry: false })
  if (!stat) return null
  const type = typeOf(stat)
  if (type === null) return null
  const watched = watch.of(path, type)
  if (!watched) return null
  const { attributes } = watched
  let rest = ''
  if (type === 'file' && attributes.has('sha256')) {
    const read = readFile(place, stat, watch.keeps(path), alive)
    stat = read.stat
    rest += read.facts
  } else if (type === 'link') {
    try {
      rest += `,"link":${named(fromBytes(readlinkSync(place, 'buffer')))}`
    } catch {
      return null
    }
  } else if (type === 'block' || type === 'character') rest += `,"device":${stat.rdev}`
  if (attributes.has('nlink')) rest += `,"nlink":${stat.nlink}`
  if (attributes.has('blocks')) rest += `,"blocks":${stat.blocks}`
  if (xattr !== undefined && attributes.has('xattr')) rest += `,"xattr":${JSON.stringify(xattr)}`
  const head = isPlain(path) ? `{"path":${JSON.stringify(path)}` : JSON.stringify(namedPath(path)).slice(0, -1)
  const mode = (stat.mode & 0o7777).toString(8).padStart(4, '0')
  return `${head},"type":"${type}","mode":"${mode}","uid":${stat.uid},"gid":${stat.gid},"size":${stat.size},"mtime":${Math.floor(stat.mtimeMs * 1000)},"ctime":${Math.floor(stat.ctimeMs * 1000)},"inode":${stat.ino}${rest}}`
}

/** The target of a link as text, or as Base64 behind `base64:` where it is not UTF-8. */
const named = (target: BytePath): string => {
  const { path, pathBytes } = namedPath(target)
  return JSON.stringify(pathBytes === undefined ? path : `base64:${pathBytes}`)
}

function readFile(place: string | Buffer, stat: Stats, keeps: boolean, alive: () => void) {
  if (stat.size - stat.blocks * 512 > mostHoleBytes) return { stat, facts: ',"unread":"sparse"' }
  let now = stat
  for (let attempt = 1; ; attempt++) {
    let fd: number
    try {
      fd = openQuietly(place)
    } catch (error) {
      return { stat: now, facts: unread(error) }
    }
    try {
      const opened = attempt === 1 ? stat : fstatSync(fd)
      // Something else stands there now: a pipe would wait, a device would act.
      if (!opened.isFile()) return { stat: now, facts: ',"unread":"changing"' }
      const { sha256, text } = digest(fd, opened.size + mostGrowthBytes, keeps, alive)
      now = fstatSync(fd)
      const isSame =
        now.isFile() &&
        now.ino === opened.ino &&
        now.size === opened.size &&
        now.mtimeMs === opened.mtimeMs &&
        now.ctimeMs === opened.ctimeMs
      if (isSame) return { stat: now, facts: `,"sha256":"${sha256}"${text === null ? '' : `,"text":${text}`}` }
      if (attempt === tries) return { stat: now, facts: ',"unread":"changing"' }
    } catch (error) {
      return { stat: now, facts: unread(error) }
    } finally {
      closeSync(fd)
    }
  }
}

const unread = (error: unknown): string =>
  `,"unread":${JSON.stringify((error as NodeJS.ErrnoException).code ?? 'unknown')}`

let mayHideReading = O_NOATIME !== undefined
/** Without leaving a trace in the access time, where we may. */
function openQuietly(place: string | Buffer): number {
  if (mayHideReading)
    try {
      return openSync(place, quiet | O_NOATIME)
    } catch (error) {
      // Only the owner of a file may; somebody who is not root meets both kinds.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
      if (process.getuid?.() !== 0) mayHideReading = false
    }
  return openSync(place, quiet)
}

function digest(fd: number, most: number, keeps: boolean, alive: () => void): { sha256: string; text: string | null } {
  let got = readSync(fd, buffer, 0, pieceBytes, null)
  if (got < pieceBytes) {
    // Most files end here; a short read is not yet the end.
    const more = got === 0 ? 0 : readSync(fd, buffer, got, pieceBytes - got, null)
    if (more === 0) {
      const all = buffer.subarray(0, got)
      return { sha256: hash('sha256', all, 'hex'), text: keeps ? textOf(all) : null }
    }
    got += more
  }
  const sum = createHash('sha256')
  // What grew past the bound is seen to have changed by its size.
  for (let read = 0; got > 0 && read <= most; read += got) {
    sum.update(buffer.subarray(0, got))
    alive()
    got = readSync(fd, buffer, 0, pieceBytes, null)
  }
  return { sha256: sum.digest('hex'), text: null }
}

const textOf = (bytes: Buffer): string | null =>
  bytes.length <= mostTextBytes && isUtf8(bytes) && !bytes.includes(0) ? JSON.stringify(bytes.toString('utf8')) : null
