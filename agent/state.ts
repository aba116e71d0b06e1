// What the agent knows over a restart, beside what lies in its spool: how far each file was read, and which batch the desk has.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable.ts'
import type { Place } from './tail/place.ts'

export type Kept = {
  /** Under which the desk counts the batches; another one when what is kept here does not fit what the desk has. */
  readonly series: string
  /** The highest number that the desk is known to have. */
  readonly acked: number
  readonly places: readonly Place[]
  readonly looked: Readonly<Record<string, number>>
}

export const newSeries = (): string => randomUUID()
const fileIn = (folder: string): string => join(folder, 'state.json')

export async function readKept(folder: string): Promise<Kept> {
  const fresh = { series: newSeries(), acked: 0, places: [], looked: {} }
  try {
    const kept = JSON.parse(await readFile(fileIn(folder), 'utf8')) as Kept
    return typeof kept.series === 'string' && Array.isArray(kept.places) ? kept : fresh
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || error instanceof SyntaxError) return fresh
    throw error
  }
}

export const saveKept = (folder: string, kept: Kept): Promise<void> =>
  writeDurably(fileIn(folder), JSON.stringify(kept))
