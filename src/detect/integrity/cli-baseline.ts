// What is done with a baseline itself: looked into, signed elsewhere, made out of a database of AIDE.
import { readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { NotAide, readAideDatabase } from './aide-database.ts'
import { codeOf, configured, keysOf, opened, Stop, type Told, tellMade, wordsFor } from './cli.ts'
import { entryOf, isFileLike } from './entry.ts'
import { writeBaseline } from './host/baseline-file.ts'
import { fromText, isWithin, shownPath } from './path.ts'
import { noRules } from './rule.ts'

const wrongUsage = 2
const mostAideBytes = 2 * 1024 ** 3 - 1

/** The head in words, and what stands in it: all as NDJSON, or only what is below the paths. */
export function show(
  paths: readonly string[],
  given: { readonly baseline: string; readonly key?: string },
  told: Told,
): number {
  const t = wordsFor(told)
  const baseline = opened(given.baseline, keysOf(given.key, told, { isPrivate: false }), told)
  const { head, end } = baseline
  const only = paths.map((path) => fromText(resolve(path)))
  try {
    if (told.json) told.out(JSON.stringify({ ...head, ...end, code: codeOf(end), keyId: baseline.keyId }))
    else {
      told.out(t('show.head', { host: head.host, at: head.createdAt, entries: end.entries }))
      told.out(t('show.roots', { roots: head.roots.map(shownPath).join(' ') }))
      for (const one of head.updates) told.out(t('show.update', { ...one, count: one.differences }))
    }
    if (!told.json && only.length === 0) return 0
    for (const piece of baseline.pieces())
      for (const line of piece.toString('utf8').split('\n')) {
        if (line === '') continue
        const { path, type, facts } = entryOf(line)
        if (only.length > 0 && !only.some((one) => isWithin(path, one))) continue
        if (told.json) told.out(line)
        else if (isFileLike(path))
          told.out(
            `${facts.mode ?? '–'} ${facts.uid ?? '–'}:${facts.gid ?? '–'} ${facts.size ?? '–'} ${facts.sha256 ?? type} ${shownPath(path)}`,
          )
        else told.out(shownPath(path))
      }
    return 0
  } finally {
    baseline.close()
  }
}

/** The same lines under the same seal, with a signature. */
export function signBaseline(given: { readonly baseline: string; readonly key: string }, told: Told): number {
  const keys = keysOf(given.key, told, { isPrivate: true })
  const baseline = opened(given.baseline, null, told)
  try {
    const writer = writeBaseline(given.baseline, baseline.head, keys)
    try {
      for (const piece of baseline.pieces()) writer.add(piece)
      tellMade(given.baseline, writer.finish(), keys, told)
    } catch (error) {
      writer.abandon()
      throw error
    }
    return 0
  } finally {
    baseline.close()
  }
}

export type ImportGiven = {
  readonly baseline: string
  readonly aide: string
  readonly config?: string
  readonly key?: string
  readonly host?: string
}

/** A check against it compares what the database holds; the first update makes it a whole baseline. */
export function importAide(given: ImportGiven, told: Told): number {
  const keys = keysOf(given.key, told, { isPrivate: true })
  const config = given.config === undefined ? null : configured(given.config, told)
  const { lines, paths } = readDatabase(given.aide, told)
  // Without its configuration: everything below the uppermost folders that the database names.
  const tops = paths.filter((path, at) => at === 0 || !paths.slice(0, at).some((other) => isWithin(path, other)))
  const writer = writeBaseline(
    given.baseline,
    {
      hikeshi: 'baseline',
      version: 1,
      host: given.host ?? hostname(),
      createdAt: statSync(given.aide).mtime.toISOString(),
      roots: (config?.roots.map(fromText) ?? tops).map((path) => path),
      rules: config?.rules ?? noRules,
      readsXattrs: false,
      hasSystem: false,
      importedFrom: 'aide',
      inSeconds: true,
      updates: [],
    },
    keys,
  )
  try {
    for (const line of lines) writer.add(Buffer.from(`${line}\n`))
    tellMade(given.baseline, writer.finish(), keys, told)
    return 0
  } catch (error) {
    writer.abandon()
    throw error
  }
}

function readDatabase(file: string, told: Told) {
  try {
    const bytes = readFileSync(file)
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    return readAideDatabase(
      (isPacked ? gunzipSync(bytes, { maxOutputLength: mostAideBytes }) : bytes).toString('latin1'),
    )
  } catch (error) {
    if (error instanceof NotAide || (error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw new Stop(wordsFor(told)('not-aide', { file }), wrongUsage)
    throw error
  }
}
