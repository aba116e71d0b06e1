// The playbooks that came with Hikeshi: a file each in `playbooks/`, read once.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Playbook } from './playbook.ts'
import { tell } from './problem.ts'
import { readPlaybook } from './read.ts'

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
