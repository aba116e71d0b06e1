// `hikeshi integrity …`: what stands on a host held against what was known to be good. Needs no desk.
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { shortCode } from '#src/core/checkpoint.ts'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { type BaselineEnd, type BaselineHead, UnbelievedBaseline } from './baseline.ts'
import { integrityCliWords } from './cli-words.ts'
import { silentAmong } from './host/answering.ts'
import { type Baseline, type Keys, keyId, openBaseline, readKey, writeBaseline } from './host/baseline-file.ts'
import { check } from './host/check.ts'
import { BadConfig, type Configured, readConfigFile } from './host/config-file.ts'
import { hostReadsXattrs, type Problem, scan } from './host/scan.ts'
import { rootsOf } from './host/walk.ts'
import { type BytePath, fromText, isWithin, shownPath } from './path.ts'
import { noRules } from './rule.ts'

export type Told = {
  readonly lang: Language
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}
/** Something that ends the command with words and an exit code. */
export class Stop extends Error {
  readonly exitCode: number
  constructor(text: string, exitCode: number) {
    super(text)
    this.exitCode = exitCode
  }
}
export const wrongUsage = 2
export const failure = 3
const mostProblemsTold = 50
const problemCodes = ['EACCES', 'EPERM', 'changing', 'sparse', 'distant', 'ETIMEDOUT', 'not-watched'] as const

export const wordsFor = ({ lang }: Pick<Told, 'lang'>) => speaker(integrityCliWords, lang)

/** What could not be read is told, each once and not endlessly, and never ends a look. */
export function problemTeller(told: Told) {
  const t = wordsFor(told)
  const said: string[] = []
  let count = 0
  const tell: Problem = (code, path) => {
    // What went while we looked is simply not there.
    if (code === 'ENOENT' || ++count > mostProblemsTold) return
    const known = problemCodes.find((one) => one === code)
    const text = t(known ? `problem.${known}` : 'problem.other', { code, path: shownPath(path) })
    said.push(text)
    told.err(text)
  }
  return {
    said,
    get count() {
      return count
    },
    tell,
    finish() {
      if (count > mostProblemsTold) told.err(t('problem.more', { count: count - mostProblemsTold }))
    },
  }
}

export function keysOf(file: string | undefined, told: Told, { isPrivate }: { isPrivate: boolean }): Keys | null {
  if (file === undefined) return null
  const keys = readKey(file)
  const t = wordsFor(told)
  if (keys === null) throw new Stop(t('bad-key', { file }), wrongUsage)
  if (isPrivate && keys.privateKey === null) throw new Stop(t('needs-private', { file }), wrongUsage)
  return keys
}

export const rootOf = (given: string | undefined): BytePath =>
  given === undefined ? '' : fromText(resolve(given)).replace(/\/$/, '')

/** A baseline, proved; what is not believed ends the command with a failure, never with "differences". */
export function opened(file: string, keys: Keys | null, told: Told): Baseline {
  const t = wordsFor(told)
  try {
    const baseline = openBaseline(file, keys)
    if (baseline.keyId === null) told.err(t('unsigned', { code: codeOf(baseline.end) }))
    else if (keys === null) told.err(t('signed-by', { key: baseline.keyId }))
    return baseline
  } catch (error) {
    if (error instanceof UnbelievedBaseline) throw new Stop(t(`refused.${error.trouble}`, { file }), failure)
    throw error
  }
}
export const codeOf = ({ sha256 }: BaselineEnd): string => shortCode(Buffer.from(sha256, 'hex'))

export type InitGiven = {
  readonly baseline: string
  readonly config?: string
  readonly key?: string
  readonly root?: string
  readonly host?: string
  readonly system?: boolean
  readonly keep?: readonly string[]
  readonly throttle?: number
  readonly patience?: number
}

export async function init(paths: readonly string[], given: InitGiven, told: Told): Promise<number> {
  const t = wordsFor(told)
  const keys = keysOf(given.key, told, { isPrivate: true })
  const config = given.config === undefined ? null : configured(given.config, told)
  const root = rootOf(given.root)
  const wanted = paths.length > 0 ? paths : (config?.roots ?? [])
  if (wanted.length === 0) throw new Stop(t('give-paths'), wrongUsage)
  const patienceMs = patienceOf(given)
  const problems = problemTeller(told)
  const answering = await onlyAnswering(wanted, root, patienceMs, problems.tell)
  if (answering.length === 0) throw new Stop(t('not-there', { path: wanted.join(' '), detail: 'ETIMEDOUT' }), failure)
  const rules = config?.rules ?? noRules
  const head: BaselineHead = {
    hikeshi: 'baseline',
    version: 1,
    host: given.host ?? hostname(),
    createdAt: new Date().toISOString(),
    roots: rootsHere(answering, root, told),
    rules: { ...rules, keep: [...rules.keep, ...(given.keep ?? [])] },
    readsXattrs: hostReadsXattrs(),
    hasSystem: given.system ?? false,
    inSeconds: false,
    updates: [],
  }
  const writer = writeBaseline(given.baseline, head, keys)
  let end: BaselineEnd
  try {
    const except = ownFiles(given.baseline)
    const { throttle } = given
    const looking = scan({ head, root, except, share: throttle && throttle / 100, patienceMs, problem: problems.tell })
    for await (const piece of looking.lines()) writer.add(piece)
    end = writer.finish()
  } catch (error) {
    writer.abandon()
    throw error
  }
  problems.finish()
  tellMade(given.baseline, end, keys, told)
  return 0
}

export function tellMade(file: string, end: BaselineEnd, keys: Keys | null, told: Told): void {
  const t = wordsFor(told)
  const signed = keys?.privateKey ? keyId(Buffer.from(end.key!, 'base64')) : null
  if (told.json) told.out(JSON.stringify({ baseline: file, ...end, code: codeOf(end), keyId: signed }))
  else told.out(t('made', { file, entries: end.entries }))
  told.err(signed === null ? t('code', { code: codeOf(end) }) : t('signed', { key: signed }))
}

/** The files of the baseline itself, when they stand in what is watched. */
export const ownFiles = (file: string): ReadonlySet<BytePath> =>
  new Set(['', '.part', '.previous'].map((more) => fromText(resolve(file) + more)))

export const patienceOf = ({ patience }: { readonly patience?: number }): number | undefined =>
  patience && patience * 1_000

/** The paths without those that do not answer, which are said. */
async function onlyAnswering(
  paths: readonly string[],
  root: BytePath,
  patienceMs: number | undefined,
  tell: (code: string, path: BytePath) => void,
): Promise<string[]> {
  const asked = paths.map((path) => ({ path, at: fromText(root === '' ? path : resolve('/', path)) }))
  const silent = await silentAmong(
    asked.map(({ at }) => at),
    root,
    patienceMs,
  )
  for (const at of silent) tell('ETIMEDOUT', at)
  return asked.filter(({ at }) => !silent.has(at)).map(({ path }) => path)
}

function rootsHere(paths: readonly string[], root: BytePath, told: Told): BytePath[] {
  const whole = paths.map((path) => (root === '' ? path : resolve('/', path)))
  // One by one, so that what is not there is named as it was given.
  for (const path of whole)
    try {
      rootsOf([path], root)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      throw new Stop(wordsFor(told)('not-there', { path, detail: code }), failure)
    }
  return rootsOf(whole, root)
}

export function configured(file: string, told: Told): Configured {
  const t = wordsFor(told)
  try {
    const config = readConfigFile(file)
    for (const { line, code } of config.problems) told.err(t(`aide.${code}`, { file, line }))
    return config
  } catch (error) {
    if (error instanceof BadConfig) throw new Stop(t('bad-config', { detail: error.message }), wrongUsage)
    throw error
  }
}

export type UpdateGiven = {
  readonly baseline: string
  readonly reason: string
  readonly key?: string
  readonly root?: string
}

/** The old baseline stands beside the new one until somebody takes it away; its head names every update with the reason. */
export async function update(paths: readonly string[], given: UpdateGiven, told: Told): Promise<number> {
  const t = wordsFor(told)
  const keys = keysOf(given.key, told, { isPrivate: true })
  const baseline = opened(given.baseline, keys, told)
  if (baseline.keyId !== null && keys === null) {
    baseline.close()
    throw new Stop(t('sign-again'), wrongUsage)
  }
  const only = paths.map((path) => fromText(resolve(path)))
  const isWanted = (path: BytePath) => only.length === 0 || only.some((one) => isWithin(path, one))
  const problems = problemTeller(told)
  const given2 = { baseline, root: rootOf(given.root), except: ownFiles(given.baseline), windows: [], now: Date.now() }
  try {
    // How many differences there are stands in the head, so the first look counts and the second writes what it sees.
    const { count } = await check({ ...given2, problem: problems.tell })
    const now = {
      at: new Date().toISOString(),
      reason: given.reason,
      previous: baseline.end.sha256,
      differences: count,
    }
    const { importedFrom: _, ...head } = { ...baseline.head, inSeconds: false }
    const writer = writeBaseline(given.baseline, { ...head, updates: [...head.updates, now] }, keys)
    let end: BaselineEnd
    try {
      await check({
        ...given2,
        problem: () => {},
        also(one) {
          if (one.kind === 'same') return writer.add(one.lines)
          const side = isWanted((one.after ?? one.before)!.entry.path) ? one.after : one.before
          if (side !== null) writer.add(Buffer.from(`${side.line}\n`))
        },
      })
      end = writer.finish()
    } catch (error) {
      writer.abandon()
      throw error
    }
    problems.finish()
    if (!told.json) told.out(t('updated', { count }))
    tellMade(given.baseline, end, keys, told)
    told.err(t('kept-previous', { file: `${given.baseline}.previous` }))
    return 0
  } finally {
    baseline.close()
  }
}
