// Where files lie under their SHA-256, and how one gets there: whole, once, never over another.
import { chmod, link, mkdir, open, readdir, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export const sealedEnding = '.enc'

export const isName = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

export type Places = {
  sealed(sha256: string): string
  /** Where a file of the time before files were sealed lies. */
  plain(sha256: string): string
  readonly incoming: string
}

export function placesIn(folder: string): Places {
  const at = (sha256: string): string => {
    if (!isName(sha256)) throw new Error('a vault name is a SHA-256 in hexadecimal')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return { sealed: (sha256) => at(sha256) + sealedEnding, plain: at, incoming: join(folder, 'incoming') }
}

export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** Gives a finished file its name. Whoever comes second with the same contents finds the first one's there. */
export async function settleAt(incoming: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await chmod(incoming, 0o400)
  await link(incoming, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(incoming)
  await syncFolder(dirname(path))
}

export async function syncFolder(folder: string): Promise<void> {
  const parent = await open(folder, 'r')
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
}

/** Every name that is kept, with whether it is still plain. */
export async function* namesIn(folder: string): AsyncGenerator<{ sha256: string; isPlain: boolean }> {
  for (const part of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort())
    for (const name of (await readdir(join(folder, part))).sort()) {
      const sha256 = name.endsWith(sealedEnding) ? name.slice(0, -sealedEnding.length) : name
      if (isName(sha256)) yield { sha256, isPlain: name === sha256 }
    }
}
