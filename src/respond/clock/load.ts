// Reads clocks/: the regimes that came with Hikeshi, then the organisation's own over them, each taken or named as a problem.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type KnowledgeProblem, ProblemCode } from '#src/prepare/knowledge/knowledge.ts'
import { readYamlDocument } from '#src/prepare/knowledge/yaml-place.ts'
import { Question } from './fact.ts'
import { questionsOf, Regime } from './regime.ts'

export type Clocks = {
  readonly regimes: readonly Regime[]
  readonly questions: readonly Question[]
  readonly problems: readonly ClockProblem[]
}
/** Why a file was left out, with its line and field. */
export type ClockProblem = Omit<KnowledgeProblem, 'code'> & { readonly code: ProblemCode | 'stage' | 'event' }

const fileBytesMax = 300_000
const filesMax = 300
const questionFile = 'questions.yaml'
const shipped = resolve(import.meta.dirname, '../../..', 'clocks')
const QuestionFile = z.strictObject({ questions: z.array(Question).max(200) })

const loaded = new Map<string, Clocks>()

/** What the desk knows of deadlines; with a data folder, what this organisation added or changed too. Read from disk once. */
export function clocks(dataDir?: string): Clocks {
  const key = dataDir ?? ''
  const known = loaded.get(key) ?? loadClocks(dataDir)
  loaded.set(key, known)
  return known
}

/** The files that came with Hikeshi must all be right. */
export function loadClocks(dataDir?: string): Clocks {
  const ours = readFolder(shipped, 'clocks', [])
  if (ours.problems.length > 0)
    throw new Error(`Hikeshi's own clocks are damaged: ${ours.problems.map(plainly).join('; ')}`)
  if (!dataDir) return ours
  const own = readFolder(join(dataDir, 'clocks'), 'clocks', ours.questions)
  const isReplaced = (one: Regime) =>
    own.regimes.some((other) => other.id === one.id && other.effective_from === one.effective_from)
  return {
    regimes: [...ours.regimes.filter((one) => !isReplaced(one)), ...own.regimes].sort((a, b) => (a.id < b.id ? -1 : 1)),
    questions: own.questions,
    problems: own.problems,
  }
}

export const plainly = ({ file, line, field, code }: ClockProblem): string =>
  `${file}${line === null ? '' : `:${line}`} ${field}: ${code}`

function readFolder(folder: string, name: string, known: readonly Question[]): Clocks {
  let files: string[]
  try {
    files = readdirSync(folder)
      .filter((file) => /^[^.].*\.ya?ml$/.test(file))
      .sort()
      .slice(0, filesMax)
  } catch {
    return { regimes: [], questions: known, problems: [] }
  }
  const problems: ClockProblem[] = []
  const read = <T>(file: string, schema: z.ZodType<T>): T | null => {
    const found = textOf(join(folder, file), `${name}/${file}`)
    const parsed = typeof found === 'string' ? parseClockFile(schema, found, `${name}/${file}`) : [found]
    if (!Array.isArray(parsed)) return parsed.content
    problems.push(...parsed)
    return null
  }
  const asked = files.includes(questionFile) ? (read(questionFile, QuestionFile)?.questions ?? []) : []
  const questions = [...known.filter((one) => !asked.some((other) => other.id === one.id)), ...asked]
  const regimes = files
    .filter((file) => file !== questionFile)
    .flatMap((file) => {
      const regime = read(file, Regime)
      const strange = regime ? questionsOf(regime).filter((id) => !questions.some((one) => one.id === id)) : []
      for (const field of strange) problems.push({ file: `${name}/${file}`, line: null, field, code: 'fact' })
      return regime && strange.length === 0 ? [regime] : []
    })
  return { regimes, questions, problems }
}

function textOf(path: string, file: string): string | ClockProblem {
  try {
    if (statSync(path).size > fileBytesMax) return { file, line: null, field: '', code: 'too-large' }
    return readFileSync(path, 'utf8')
  } catch {
    return { file, line: null, field: '', code: 'unreadable' }
  }
}

/** One file as what it is, or every reason why not, with line and field. */
export function parseClockFile<T>(schema: z.ZodType<T>, text: string, file: string): { content: T } | ClockProblem[] {
  const document = readYamlDocument(text)
  if ('errors' in document) return document.errors.map((line) => ({ file, line, field: '', code: 'not-yaml' as const }))
  const { value, lineOf } = document
  const checked = schema.safeParse(value)
  if (checked.success) return { content: checked.data }
  return checked.error.issues.slice(0, 20).map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
    return { file, field: path.join('.'), line: lineOf(path), code: codeOf(issue, value) }
  })
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): ClockProblem['code'] {
  if (issue.code === 'unrecognized_keys') return 'unknown-field'
  const custom = z.union([ProblemCode, z.enum(['stage', 'event'])]).safeParse(issue.message)
  if (issue.code === 'custom' && custom.success) return custom.data
  let at: unknown = value
  for (const key of issue.path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return at === undefined ? 'missing' : 'wrong-value'
}
