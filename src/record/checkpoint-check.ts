// Holds the stored checkpoints against their signatures, their copies on file and their numbers.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublicKey } from './key.ts'
import { openCheckpoint } from './key.ts'
import { type Db, readCheckpoints, type StoredCheckpoint } from './store.ts'
import type { Mark, Problem } from './verify.ts'

export const checkpointFile = (number: number): string => `${String(number).padStart(8, '0')}.txt`

export async function checkpointMarks(
  db: Db,
  key: PublicKey,
  folder: string,
  expected: number,
): Promise<{ marks: Mark[]; problems: Problem[]; count: number }> {
  // The files first: a checkpoint that is made meanwhile has its row before its file.
  const files = await readFiles(folder)
  const rows = (await readCheckpoints(db)).reverse()
  const marks: Mark[] = []
  const problems: Problem[] = []
  const wrong = (code: string, number: number, size: number | null = null) =>
    problems.push({ code, seq: null, entryId: null, facts: size === null ? { number } : { number, size } })
  let next = 1
  for (const row of rows) {
    for (; next < row.number && next <= rows.length + expected; next++) wrong('checkpoint.missing', next)
    next = row.number + 1
    const signed = openCheckpoint(key, row.note)
    if (typeof signed === 'string') wrong(`checkpoint.${signed}`, row.number)
    else if (!agrees(row, signed)) wrong('checkpoint.column', row.number)
    else marks.push({ size: signed.size, root: signed.root, code: 'record.rewritten', facts: { number: row.number } })
    const file = files.get(checkpointFile(row.number))
    if (file !== undefined && file !== row.note) {
      wrong('checkpoint.file', row.number)
      const kept = openCheckpoint(key, file)
      if (typeof kept !== 'string')
        marks.push({ size: kept.size, root: kept.root, code: 'record.rewritten', facts: { number: row.number } })
    }
    files.delete(checkpointFile(row.number))
  }
  for (; next <= expected; next++) wrong('checkpoint.missing', next)
  for (const [name, note] of files) {
    const number = Number.parseInt(name, 10)
    const kept = openCheckpoint(key, note)
    if (typeof kept === 'string') wrong(`checkpoint.${kept}`, number)
    else marks.push({ size: kept.size, root: kept.root, code: 'record.rewritten', facts: { number } })
    if (number < next - 1 && problems.some((one) => one.code === 'checkpoint.missing' && one.facts.number === number))
      continue
    wrong('checkpoint.missing', number)
  }
  return { marks, problems, count: rows.length }
}

type Signed = Exclude<ReturnType<typeof openCheckpoint>, string>

const agrees = (row: StoredCheckpoint, signed: Signed): boolean =>
  signed.size === row.size &&
  signed.extra.number === String(row.number) &&
  signed.extra.reason === row.reason &&
  Date.parse(signed.extra.time ?? '') === Number(row.at)

async function readFiles(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => [])
  const found = new Map<string, string>()
  for (const name of names.filter((one) => /^\d{8,}\.txt$/.test(one)).sort())
    found.set(name, await readFile(join(folder, name), 'utf8'))
  return found
}
