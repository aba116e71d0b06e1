// The files of letters: the one that came with Hikeshi, and the organisation's own in the data folder, which is used instead.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FILE_BYTES_MAX, forgetKnowledge, ownLetterFolders } from '../load.ts'
import type { LetterShelf } from './letter-version.ts'

const shipped = resolve(import.meta.dirname, '../../../..')
const shippedFolders: Readonly<Record<LetterShelf, string>> = { letter: 'letters', 'print-letter': 'letters/print' }
const folderOf = (dataDir: string, shelf: LetterShelf): string => join(dataDir, 'knowledge', ownLetterFolders[shelf])

/** The text that came with Hikeshi; null for a letter of the organisation's own. */
export const shippedText = (shelf: LetterShelf, letter: string): string | null =>
  textAt(join(shipped, shippedFolders[shelf], `${letter}.yaml`))

/** The organisation's own text, however its file is called; the last one holds, as it does when letters are read. */
export function ownText(dataDir: string, shelf: LetterShelf, letter: string): string | null {
  const path = ownPath(dataDir, shelf, letter)
  return path === null ? null : textAt(path)
}

/** Written beside and put in its place at once, so that no reader meets half a letter. */
export function writeOwn(dataDir: string, shelf: LetterShelf, letter: string, text: string): void {
  const folder = folderOf(dataDir, shelf)
  const path = ownPath(dataDir, shelf, letter) ?? join(folder, `${letter}.yaml`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${path}.new`, text, { flush: true })
  renameSync(`${path}.new`, path)
  forgetKnowledge(dataDir)
}

export function removeOwn(dataDir: string, shelf: LetterShelf, letter: string): void {
  for (let path = ownPath(dataDir, shelf, letter); path !== null; path = ownPath(dataDir, shelf, letter))
    rmSync(path, { force: true })
  forgetKnowledge(dataDir)
}

function ownPath(dataDir: string, shelf: LetterShelf, letter: string): string | null {
  const folder = folderOf(dataDir, shelf)
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'))
  } catch {
    return null
  }
  const found = names
    .sort()
    .filter((name) => name === `${letter}.yaml` || idOf(textAt(join(folder, name)) ?? '') === letter)
  return found.length === 0 ? null : join(folder, found.at(-1)!)
}

/** Of a file that may be broken elsewhere. */
const idOf = (text: string): string | null => /^id:\s*['"]?([a-z0-9-]+)/m.exec(text)?.[1] ?? null

function textAt(path: string): string | null {
  const about = statSync(path, { throwIfNoEntry: false })
  return about?.isFile() && about.size <= FILE_BYTES_MAX ? readFileSync(path, 'utf8') : null
}
