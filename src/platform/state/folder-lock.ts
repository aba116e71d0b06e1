// One desk per folder. The lock is a POSIX record lock taken through SQLite: the kernel drops it when the process ends, however
// it ends, no stale file can block the next start, and a reused pid fools nobody. Never open `desk.lock` by other means in this
// process: closing any descriptor of it would drop the lock.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { refuse } from '#src/core/refusal.ts'

export type FolderLock = { readonly folder: string; release(): void }

/** Takes the folder for this process, or refuses with who has it. The folder must exist. */
export function lockFolder(folder: string): FolderLock {
  const lock = tryLockFolder(folder)
  if (lock) return lock
  return refuse('state.folder-in-use', { folder, pid: holderOf(folder) })
}

export function tryLockFolder(folder: string, name = 'desk'): FolderLock | null {
  const database = new DatabaseSync(join(folder, `${name}.lock`), { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw error
  }
  writeFileSync(join(folder, `${name}.pid`), `${process.pid}\n`)
  let isHeld = true
  return {
    folder,
    release() {
      if (isHeld) database.close()
      isHeld = false
    },
  }
}

const isBusy = (error: unknown) => {
  const code = (error as { errcode?: number }).errcode
  return code !== undefined && [5, 6].includes(code & 0xff) // SQLITE_BUSY, SQLITE_LOCKED
}

function holderOf(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'desk.pid'), 'utf8').trim()) || null
  } catch {
    return null
  }
}
