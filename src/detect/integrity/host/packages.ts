// The packages of a host, for the baseline and to explain what an update changed. dpkg is read from its files, rpm is asked itself.
import { execFile } from 'node:child_process'
import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  statSync,
} from 'node:fs'
import { posix } from 'node:path'
import { promisify } from 'node:util'
import type { Difference } from '../difference.ts'
import { merged, readDiversions, readList, readMd5sums, readStatus } from '../dpkg.ts'
import { type Entry, lineOf } from '../entry.ts'
import { type BytePath, bytesOf, forSystem, fromText, inWalkOrder, isWithin } from '../path.ts'

/** What a package delivers at a path: its digest where it is a file, its target where it is a link. */
type Delivered = { readonly digest?: string; readonly link?: string; readonly mode?: string }
type Package = {
  readonly name: string
  readonly version: string
  files(): Map<BytePath, Delivered>
}

const mostRpmBytes = 1024 ** 3
const markBytes = 6
const topLinks = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32']

export type Packages = {
  /** One line a package: its version, and marks of those of its files that the baseline watches; null when it watches none. */
  lines(roots: readonly BytePath[]): Generator<string | null>
  get(name: string): Package | null
}

export async function readPackages(root: BytePath): Promise<Packages> {
  const all = new Map([...dpkgPackages(root), ...(await rpmPackages(root))].map((one) => [one.name, one]))
  return {
    *lines(roots) {
      const sorted = [...all.values()].sort((a, b) => inWalkOrder(a.name, b.name))
      for (const { name, version, files } of sorted) {
        const marks = [...files().keys()].filter((path) => roots.some((at) => isWithin(path, at))).map(markOf)
        const all = Buffer.concat(marks.sort(Buffer.compare)).toString('base64')
        yield marks.length === 0 ? null : lineOf(`package:${name}`, 'package', { version, files: all })
      }
    },
    get: (name) => all.get(name) ?? null,
  }
}
const markOf = (path: BytePath): Buffer => hash('sha256', bytesOf(path), 'buffer').subarray(0, markBytes)

function hasMark(entry: Entry | null, path: BytePath): boolean {
  const marks = Buffer.from(String(entry?.facts.files ?? ''), 'base64')
  const mark = markOf(path)
  for (let at = marks.indexOf(mark); at >= 0; at = marks.indexOf(mark, at + 1)) if (at % markBytes === 0) return true
  return false
}

function dpkgPackages(root: BytePath): Package[] {
  const folder = `${root}/var/lib/dpkg`
  const read = (path: BytePath): string => {
    try {
      return readFileSync(forSystem(path), 'latin1')
    } catch {
      return ''
    }
  }
  const links = new Map<string, string>()
  for (const top of topLinks)
    try {
      links.set(top, posix.resolve('/', readlinkSync(forSystem(root + top), 'latin1')))
    } catch {
      // A folder of its own.
    }
  const diversions = readDiversions(read(`${folder}/diversions`))
  return readStatus(read(`${folder}/status`)).map(({ name, version, conffiles }) => ({
    name: `dpkg/${name}`,
    version,
    files() {
      const digests = new Map([...readMd5sums(read(`${folder}/info/${name}.md5sums`)), ...conffiles])
      return new Map(
        readList(read(`${folder}/info/${name}.list`)).map((path) => {
          const diverted = diversions.get(path)
          const digest = digests.get(path)
          const stands = diverted && diverted.by !== name.split(':')[0] ? diverted.to : path
          return [merged(stands, links), digest === undefined ? {} : { digest }]
        }),
      )
    },
  }))
}

const rpmPlaces = ['/var/lib/rpm', '/usr/lib/sysimage/rpm']
const rpmFiles = ['rpmdb.sqlite', 'Packages.db', 'Packages']
const rpmForm = '[%{=NAME}.%{=ARCH}\\t%{=EVR}\\t%{FILEMODES:octal}\\t%{FILEDIGESTS}\\t%{FILELINKTOS}\\t%{FILENAMES}\\n]'

async function rpmPackages(root: BytePath): Promise<Package[]> {
  const place = rpmPlaces.find((path) => existsSync(forSystem(root + path)))
  if (place === undefined) return []
  const query = ['--dbpath', place, '-qa', '--qf', rpmForm]
  const at = root === '' ? query : ['--root', bytesOf(root).toString('utf8'), ...query]
  const run = await promisify(execFile)('rpm', at, { encoding: 'latin1', maxBuffer: mostRpmBytes }).catch(() => null)
  const files = new Map<string, { version: string; files: Map<BytePath, Delivered> }>()
  for (const line of run?.stdout.split('\n') ?? []) {
    const [name = '', version = '', mode = '', digest = '', link = '', ...path] = line.split('\t')
    if (path.length === 0) continue
    const one = files.get(name) ?? { version, files: new Map<BytePath, Delivered>() }
    const permission = (Number.parseInt(mode, 8) & 0o7777).toString(8).padStart(4, '0')
    one.files.set(path.join('\t'), { ...(digest ? { digest } : {}), ...(link ? { link } : {}), mode: permission })
    files.set(name, one)
  }
  return [...files].map(([name, one]) => ({ name: `rpm/${name}`, version: one.version, files: () => one.files }))
}

/** What an update leaves behind on the files it brings. Whose a file is and what it may do is not asked of md5sums, so it stays red. */
const ofUpdate: ReadonlySet<string> = new Set(['sha256', 'size', 'mtime', 'ctime', 'inode', 'link', 'nlink', 'blocks'])

/** Explains differences by the packages whose version is another than in the baseline, and by nothing else. */
export function explainByPackages(packages: Packages, changed: readonly Difference[], root: BytePath) {
  const known = changed.map(({ before, after }) => {
    const name = (after ?? before)!.path.slice('package:'.length)
    const now = packages.get(name)
    const [manager, plain = ''] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)]
    const said = `${manager}:${plain} ${before?.facts.version ?? ''}→${now?.version ?? ''}`
    return { before, said, files: now?.files() ?? new Map<BytePath, Delivered>() }
  })
  return ({ change, before, after, attributes }: Difference): string | null => {
    if (change === 'removed') {
      const owner = known.find((one) => hasMark(one.before, before!.path) && !one.files.has(before!.path))
      return owner?.said ?? null
    }
    if (change === 'moved') return null
    const { path, type, facts } = after!
    const owner = known.find((one) => one.files.has(path))
    if (!owner || (change === 'changed' && before!.type !== type)) return null
    const is = owner.files.get(path)!
    const beyond = attributes.filter((name) => !ofUpdate.has(name))
    if (beyond.some((name) => name !== 'mode' || is.mode !== facts.mode)) return null
    if (is.mode === undefined && change === 'added' && isSpecial(facts.mode)) return null
    if (type === 'directory') return owner.said
    if (type === 'link') {
      const target = posix.resolve(posix.dirname(path), fromText(String(facts.link)))
      const isDelivered = is.link === undefined ? known.some((one) => one.files.has(target)) : is.link === facts.link
      return isDelivered ? owner.said : null
    }
    return is.digest !== undefined && isContent(root + path, is.digest, facts) ? owner.said : null
  }
}
const isSpecial = (mode: unknown): boolean => (Number.parseInt(String(mode), 8) & 0o6000) !== 0

/** Whether a file holds what the package delivered. */
function isContent(place: BytePath, digest: string, { sha256 }: Entry['facts']): boolean {
  if (digest.length === 64) return digest === sha256
  if (digest.length !== 32 || typeof sha256 !== 'string') return false
  // Both in one reading: what is compared with the package must be what the check saw.
  const [md5, again] = [createHash('md5'), createHash('sha256')]
  try {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
    const fd = openSync(forSystem(place), O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    const piece = Buffer.allocUnsafe(256 * 1024)
    try {
      for (let got = readSync(fd, piece); got > 0; got = readSync(fd, piece)) {
        md5.update(piece.subarray(0, got))
        again.update(piece.subarray(0, got))
      }
    } finally {
      closeSync(fd)
    }
  } catch {
    return false
  }
  return md5.digest('hex') === digest && again.digest('hex') === sha256
}

/** Is another text once a package was put in, taken out or updated. */
export const packagesStand = (): string =>
  ['/var/lib/dpkg/status', ...rpmPlaces.flatMap((place) => rpmFiles.map((file) => `${place}/${file}`))]
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : ''))
    .join('\n')

export const hasPackages = (root: BytePath): boolean =>
  existsSync(forSystem(`${root}/var/lib/dpkg/status`)) ||
  rpmPlaces.some((place) => existsSync(forSystem(root + place)) && readdirSync(forSystem(root + place)).length > 0)
