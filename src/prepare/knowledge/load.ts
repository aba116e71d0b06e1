// Reads the knowledge files once, at start: those that came with Hikeshi, then the organisation's own over them.
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

/** The files that came with Hikeshi must all be right; the organisation's own are each taken or named as a problem. */
export function loadKnowledge(dataDir?: string): Knowledge {
  const ours = readAll([
    ...inFolder(join(shipped, 'knowledge'), 'knowledge'),
    ...inLetters(join(shipped, 'letters'), 'letters'),
  ])
  if (ours.problems.length > 0)
    throw new Error(`Hikeshi's own knowledge is damaged: ${ours.problems.map(plainly).join('; ')}`)
  if (!dataDir) return assemble(ours.volumes, [])
  const folder = join(dataDir, 'knowledge')
  const own = readAll([...inFolder(folder, 'knowledge'), ...inLetters(join(folder, 'letters'), 'knowledge/letters')])
  return assemble([...ours.volumes, ...own.volumes], own.problems)
}

const loaded = new Map<string, Knowledge>()

/** What the desk knows; with a data folder, what this organisation changed too. Read from disk once. */
export function knowledge(dataDir?: string): Knowledge {
  const key = dataDir ?? ''
  const known = loaded.get(key) ?? loadKnowledge(dataDir)
  loaded.set(key, known)
  return known
}

export const plainly = ({ file, line, field, code }: KnowledgeProblem): string =>
  `${file}${line === null ? '' : `:${line}`} ${field}: ${code}`

const inFolder = (folder: string, name: string): Found[] => [
  ...yamlIn(join(folder, 'taxonomies'), `${name}/taxonomies`, 'taxonomy'),
  ...yamlIn(join(folder, 'severity'), `${name}/severity`, 'severity'),
  ...yamlIn(join(folder, 'criteria'), `${name}/criteria`, 'criteria'),
  ...yamlIn(folder, name, 'scope', 'scope.yaml'),
  ...yamlIn(folder, name, 'signs', 'triage-signs.yaml'),
  ...yamlIn(folder, name, 'first-hour', 'first-hour.yaml'),
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
