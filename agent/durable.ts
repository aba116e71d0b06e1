// Files that stand after a power cut: written beside, forced to disk, put in place, and the folder forced too.
import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const beside = '.new'

export async function writeDurably(path: string, bytes: string | Uint8Array, mode = 0o600): Promise<void> {
  const made = `${path}${beside}`
  try {
    const file = await open(made, 'w', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(made, path)
  } catch (error) {
    await rm(made, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is journalled.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a crash left half written. */
export async function sweepUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(beside)) await rm(join(folder, name), { force: true })
}
