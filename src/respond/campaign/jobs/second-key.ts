// The key with which second proofs are made. It stands in the data folder beside the connectors' files and in no backup: whoever has the
// tables alone cannot try dates of birth on them. After a restore the list is loaded again.
import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '#src/platform/context.ts'
import { campaignFolder } from './connect.ts'

const keyBytes = 32
const pathOf = (desk: Pick<Desk, 'dataDir'>): string => join(campaignFolder(desk), 'second-proof.key')

export async function secondKey(desk: Pick<Desk, 'dataDir'>): Promise<Buffer | null> {
  const key = await readFile(pathOf(desk)).catch(() => null)
  return key?.byteLength === keyBytes ? key : null
}

export async function makeSecondKey(desk: Pick<Desk, 'dataDir'>): Promise<Buffer> {
  await mkdir(campaignFolder(desk), { recursive: true, mode: 0o700 })
  try {
    const file = await open(pathOf(desk), 'wx', 0o600)
    try {
      await file.writeFile(randomBytes(keyBytes))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await secondKey(desk)) ?? (await secondKey(desk))!
}

/** The proof of what a record holds of one person: it is of this campaign and this login alone. */
export const secondProof = (secondKey: Buffer, of: { campaign: string; key: string; plain: string }): Buffer =>
  createHmac('sha256', secondKey).update(`${of.campaign}\n${of.key}\n${of.plain}`).digest()
