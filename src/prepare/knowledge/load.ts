// Reads the knowledge files: those that came with Hikeshi once, then the organisation's own over them, again whenever they change.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import {
  assemble,
  type Knowledge,
  type KnowledgeProblem,
  ProblemCode,
  type Shelf,
  shelves,
  type Volume,
} from './knowledge.ts'
import { readYamlDocument } from './yaml-place.ts'

export const FILE_BYTES_MAX = 1_000_000
export const FILES_MAX = 500

const shipped = resolve(import.meta.dirname, '../../..')

type Found = { readonly shelf: Shelf; readonly path: string; readonly name: string }

type Read = { readonly volumes: readonly Volume[]; readonly problems: readonly KnowledgeProblem[] }

/** The files that came with Hikeshi must all be right; the organisation's own are each taken or named as a problem. */
export function loadKnowledge(dataDir?: string): Knowledge {
  const ours = readShipped()
  if (!dataDir) return assemble(ours.volumes, [])
  const own = readAll(ownFiles(dataDir))
  return assemble([...ours.volumes, ...own.volumes], own.problems)
}

let shippedRead: Read | undefined
function readShipped(): Read {
  if (shippedRead) return shippedRead
  const read = readAll([
    ...inFolder(join(shipped, 'knowledge'), 'knowledge'),
    ...inLetters(join(shipped, 'letters'), 'letters'),
  ])
  if (read.problems.length > 0)
    throw new Error(`Hikeshi's own knowledge is damaged: ${read.problems.map(plainly).join('; ')}`)
  shippedRead = read
  return read
}

/** Where the organisation's own letters lie in the data folder, by what they are. */
export const ownLetterFolders = { letter: 'letters', 'print-letter': 'letters/print' } as const

function ownFiles(dataDir: string): Found[] {
  const folder = join(dataDir, 'knowledge')
  return [...inFolder(folder, 'knowledge'), ...inLetters(join(folder, 'letters'), 'knowledge/letters')]
}

/** So long what was read holds without another look at the folder. */
const lookAgainMs = 1_000
type Loaded = { knowledge: Knowledge; stamp: string; lookedAt: number }
const loaded = new Map<string, Loaded>()

/** What the desk knows; with a data folder, what this organisation changed too. A file that changes is read anew. */
export function knowledge(dataDir?: string): Knowledge {
  const key = dataDir ?? ''
  const known = loaded.get(key)
  const now = performance.now()
  if (known && (dataDir === undefined || now - known.lookedAt < lookAgainMs)) return known.knowledge
  const stamp = dataDir === undefined ? '' : stampOf(ownFiles(dataDir))
  const read = known?.stamp === stamp ? known.knowledge : loadKnowledge(dataDir)
  loaded.set(key, { knowledge: read, stamp, lookedAt: now })
  return read
}

/** What this process itself changed in the folder is read at once. */
export const forgetKnowledge = (dataDir: string): void => void loaded.delete(dataDir)

const stampOf = (files: readonly Found[]): string =>
  files
    .map(({ path }) => {
      const about = statSync(path, { throwIfNoEntry: false })
      return `${path} ${about?.mtimeMs} ${about?.size}`
    })
    .join('\n')

export const plainly = ({ file, line, field, code }: KnowledgeProblem): string =>
  `${file}${line === null ? '' : `:${line}`} ${field}: ${code}`

const inFolder = (folder: string, name: string): Found[] => [
  ...yamlIn(join(folder, 'taxonomies'), `${name}/taxonomies`, 'taxonomy'),
  ...yamlIn(join(folder, 'severity'), `${name}/severity`, 'severity'),
  ...yamlIn(join(folder, 'criteria'), `${name}/criteria`, 'criteria'),
  ...yamlIn(folder, name, 'scope', 'scope.yaml'),
  ...yamlIn(folder, name, 'signs', 'triage-signs.yaml'),
  ...yamlIn(folder, name, 'first-hour', 'first-hour.yaml'),
  ...yamlIn(folder, name, 'report-to', 'report-to.yaml'),
]
const inLetters = (folder: string, name: string): Found[] => [
  ...yamlIn(folder, name, 'letter'),
  ...yamlIn(join(folder, 'print'), `${name}/print`, 'print-letter'),
]

function yamlIn(folder: string, name: string, shelf: Shelf, only?: string): Found[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((file) => (only ? file === only : /\.ya?ml$/.test(file) && !file.startsWith('.')))
    .sort()
    .slice(0, FILES_MAX)
    .map((file) => ({ shelf, path: join(folder, file), name: `${name}/${file}` }))
}

function readAll(files: readonly Found[]): { volumes: Volume[]; problems: KnowledgeProblem[] } {
  const volumes: Volume[] = []
  const problems: KnowledgeProblem[] = []
  for (const file of files) {
    const text = textOf(file)
    if (typeof text !== 'string') {
      problems.push(text)
      continue
    }
    const read = parseVolume(file.shelf, text, file.name)
    if (Array.isArray(read)) problems.push(...read)
    else volumes.push(read)
  }
  return { volumes, problems }
}

function textOf({ path, name }: Found): string | KnowledgeProblem {
  try {
    if (statSync(path).size > FILE_BYTES_MAX) return { file: name, line: null, field: '', code: 'too-large' }
    return readFileSync(path, 'utf8')
  } catch {
    return { file: name, line: null, field: '', code: 'unreadable' }
  }
}

/** One file as what its folder says it is, or every reason why not, with line and field. */
export function parseVolume(shelf: Shelf, text: string, file: string): Volume | KnowledgeProblem[] {
  const document = readYamlDocument(text)
  if ('errors' in document) return document.errors.map((line) => ({ file, line, field: '', code: 'not-yaml' as const }))
  const { value, lineOf } = document
  const checked = shelves[shelf].safeParse(value)
  if (checked.success) return { shelf, content: checked.data } as Volume
  return checked.error.issues
    .slice(0, 20)
    .map((issue) => ({ file, ...fieldOf(issue, value), line: lineOf(pathOf(issue)) }))
}

const pathOf = (issue: z.core.$ZodIssue): PropertyKey[] =>
  issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path

function fieldOf(issue: z.core.$ZodIssue, value: unknown): { field: string; code: ProblemCode } {
  const field = pathOf(issue).join('.')
  if (issue.code === 'unrecognized_keys') return { field, code: 'unknown-field' }
  const custom = ProblemCode.safeParse(issue.message)
  if (issue.code === 'custom' && custom.success) return { field, code: custom.data }
  let at: unknown = value
  for (const key of issue.path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return { field, code: at === undefined ? 'missing' : 'wrong-value' }
}
