// The playbooks that came with Hikeshi: a file each in `playbooks/`, read once.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Playbook } from './playbook.ts'
import { tell } from './problem.ts'
import { FILE_CHARS_MAX, readPlaybook } from './read.ts'

export const libraryFolder = resolve(import.meta.dirname, '../../../playbooks')

let read: readonly Playbook[] | undefined

export function library(): readonly Playbook[] {
  read ??= readdirSync(libraryFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const { playbook, problems } = readPlaybook(readFileSync(join(libraryFolder, name), 'utf8'), name)
      if (playbook) return playbook
      const said = problems
        .map((one) => tell(one, 'en'))
        .map(({ line, field, message }) => `${name}:${line} ${field}: ${message}`)
      throw new Error(`Hikeshi's own playbooks are damaged: ${said.join('; ')}`)
    })
  return read
}

const filesMax = 300
const own = new Map<string, readonly Playbook[]>()

/**
 * The playbooks of a desk: those that came with Hikeshi, and those in `playbooks/` of its data folder, which replace ours of the
 * same id. Read once; one of its own that cannot be followed is left out (`hikeshi playbook check` says why).
 */
export function playbooksAt(dataDir: string): readonly Playbook[] {
  const known = own.get(dataDir)
  if (known) return known
  const folder = join(dataDir, 'playbooks')
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^[^.].*\.ya?ml$/.test(name))
        .sort()
        .slice(0, filesMax)
    : []
  const theirs = files.flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).size > FILE_CHARS_MAX * 4) return []
    return readPlaybook(readFileSync(path, 'utf8'), name).playbook ?? []
  })
  const all = [...library().filter((one) => !theirs.some((other) => other.id === one.id)), ...theirs]
  own.set(dataDir, all)
  return all
}
