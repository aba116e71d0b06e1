import { randomBytes } from 'node:crypto'
import { readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** How the command line of the same machine finds the running desk: whoever may read the data folder may use it. */
const Door = z.object({ url: z.url(), token: z.string().min(20), pid: z.number().int() })
export type Door = z.infer<typeof Door>

const pathOf = (dataDir: string): string => join(dataDir, 'desk.json')

export const newDoorToken = (): string => `hkl_${randomBytes(32).toString('base64url')}`

export async function openDoor(dataDir: string, door: Door): Promise<void> {
  const path = pathOf(dataDir)
  await writeFile(`${path}.new`, JSON.stringify(door), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

export const closeDoor = (dataDir: string): Promise<void> => unlink(pathOf(dataDir)).catch(() => {})

/** A desk that has much to do answers late; to take it for none would call its own folder somebody else's. */
const answersWithinMs = 20_000

/** The door of a desk that runs on this folder, or null. One that says that it is not well says itself what is wrong. */
export async function findDoor(dataDir: string): Promise<Door | null> {
  const door = await readDoor(dataDir)
  if (door === null) return null
  const answers = await fetch(`${door.url}/api/health`, { signal: AbortSignal.timeout(answersWithinMs) }).then(
    (response) => response.ok || response.status === 503,
    () => false,
  )
  return answers ? door : null
}

/** The same, whether it answers or not: what a desk that was killed left behind is none. */
export async function readDoor(dataDir: string): Promise<Door | null> {
  const read = Door.safeParse(JSON.parse(await readFile(pathOf(dataDir), 'utf8').catch(() => 'null')))
  if (!read.success) return null
  try {
    process.kill(read.data.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  return read.data
}
