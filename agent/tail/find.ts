// Which files a line of the settings means now, and what rotation left of them.
import type { BigIntStats } from 'node:fs'
import { glob, readdir, stat } from 'node:fs/promises'
import { basename, join, matchesGlob } from 'node:path'
import { filesIn } from '#src/detect/log/receive/file-content.ts'
import type { Watched } from '../config.ts'
import { keyOf } from './content.ts'
import { folderOf, isRemainOf } from './place.ts'

export type Candidate = {
  readonly path: string
  readonly key: string
  readonly size: number
  readonly changedMs: number
  /** Nobody asked for it by name: it is read only as what is left of a file that was followed. */
  readonly isRemain: boolean
}

const mostFiles = 10_000
const deepest = 4

/** Oldest first, so that what was rotated away is read before what came after it. */
export async function candidatesOf(
  watched: Watched,
  followed: readonly string[],
  onTrouble: (path: string, error: unknown) => void,
): Promise<Candidate[]> {
  const named = await namedBy(watched, onTrouble)
  const live = new Set([...named, ...followed])
  const folders = new Set([...live].map(folderOf))
  const remains: string[] = []
  for (const folder of folders)
    for (const name of (await readdir(folder).catch(() => [])).slice(0, mostFiles)) {
      const path = join(folder, name)
      if (live.has(path) || name.startsWith('.')) continue
      if ([...live].some((one) => folderOf(one) === folder && isRemainOf(name, basename(one)))) remains.push(path)
    }
  const asked = new Set(named)
  const found = new Map<string, Candidate>()
  for (const path of [...named, ...remains, ...followed]) {
    const facts = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') onTrouble(path, error)
      return null
    })
    if (!facts?.isFile()) continue
    const key = keyOf(facts as BigIntStats)
    if (!found.has(key))
      found.set(key, {
        path,
        key,
        size: Number(facts.size),
        changedMs: Number(facts.mtimeMs),
        isRemain: !asked.has(path),
      })
  }
  return [...found.values()].sort((a, b) => a.changedMs - b.changedMs || (a.path < b.path ? 1 : -1))
}

async function namedBy(
  { path, exclude }: Watched,
  onTrouble: (path: string, error: unknown) => void,
): Promise<string[]> {
  const isWanted = (one: string): boolean =>
    !exclude.some((pattern) => matchesGlob(one, pattern) || matchesGlob(basename(one), pattern))
  const facts = await stat(path).catch(() => null)
  if (facts?.isFile()) return isWanted(path) ? [path] : []
  if (facts?.isDirectory()) return (await filesIn(path, deepest, mostFiles)).filter(isWanted)
  const found: string[] = []
  if (!/[*?[{]/.test(path)) return found
  try {
    for await (const one of glob(path)) {
      if (isWanted(one)) found.push(one)
      if (found.length >= mostFiles) break
    }
  } catch (error) {
    onTrouble(path, error)
  }
  return found.sort()
}
