import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

/** The table of arrows: a place may know itself and what stands before it. This table is the architecture. */
const chapters: readonly (readonly string[])[] = [
  ['core'],
  ['platform'],
  ['record'],
  [
    'prepare/people',
    'prepare/duty',
    'prepare/contact',
    'prepare/asset',
    'prepare/advisory',
    'prepare/backup',
    'prepare/contract',
    'prepare/readiness',
    'prepare/policy',
    'prepare/knowledge',
    'prepare/playbook',
  ],
  [
    'detect/log',
    'detect/agent',
    'detect/report',
    'detect/signature',
    'detect/anomaly',
    'detect/integrity',
    'detect/alert',
    'detect/hunt',
    'detect/coverage',
  ],
  [
    'respond/incident',
    'respond/observable',
    'respond/plan',
    'respond/decision',
    'respond/evidence',
    'respond/containment',
    'respond/trace',
    'respond/clock',
    'respond/notice',
    'respond/publication',
    'respond/campaign',
    'respond/thread',
    'respond/helpdesk',
    'respond/offline',
    'respond/find',
  ],
  ['recover/measure', 'recover/damage', 'recover/sweep', 'recover/affected', 'recover/recovery', 'recover/outside'],
  ['learn/review', 'learn/statistics', 'learn/preparation', 'learn/sharing', 'learn/drill'],
  ['server'],
]
const order = chapters.flat()
/** Programs that stand beside the chain: what they may know of it. */
const programs: Readonly<Record<string, (from: string, to: string) => boolean>> = {
  cli: () => true,
  /** The shell and the pages: pure files, tables of endpoints, each other; never a store, an action, or the server. */
  web: (_, to) =>
    pureOfPlatform.has(to) ||
    (!/(^|\/)(store|actions|http|jobs)(\.ts|\/)/.test(to) &&
      !to.startsWith('server/app') &&
      !to.startsWith('platform/')),
}
const pureOfPlatform: ReadonlySet<string> = new Set([
  'platform/http/client.ts',
  'platform/http/problem-details.ts',
  'platform/live/change.ts',
])

const root = fileURLToPath(new URL('..', import.meta.url))
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => path.slice('src/'.length))

const importsOf = (path: string): string[] => {
  const text = readFileSync(join(root, 'src', path), 'utf8')
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ].map((match) => match[1] ?? match[2]!)
}
const target = (from: string, specifier: string): string | null => {
  if (specifier.startsWith('#src/')) return specifier.slice('#src/'.length)
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier))
  return null
}
const placeOf = (path: string): string => {
  if (/(^|\/)web\//.test(path)) return 'web'
  const two = path.split('/').slice(0, 2).join('/')
  return order.includes(two) ? two : path.split('/')[0]!
}

test('every file stands in a place that the table of arrows knows', () => {
  assert.ok(files.length > 50)
  const strangers = files.filter((path) => !order.includes(placeOf(path)) && !(placeOf(path) in programs))
  assert.deepEqual(strangers, [])
})

test('a later chapter knows the earlier ones, never the reverse', () => {
  const wrong: string[] = []
  for (const from of files) {
    for (const specifier of importsOf(from)) {
      const to = target(from, specifier)
      if (to === null || to.startsWith('..')) continue
      const [a, b] = [placeOf(from), placeOf(to)]
      if (a === b && a !== 'web') continue
      const program = programs[a]
      const isAllowed = program
        ? program(from, to)
        : b in programs
          ? isOwnRoom(from, to)
          : order.indexOf(b) < order.indexOf(a)
      if (!isAllowed) wrong.push(`${from} -> ${to}`)
    }
  }
  assert.deepEqual(wrong, [])
})

/** A slice's own cli.ts may use the terminal's words of `cli/`, and nothing else reaches sideways into a program. */
function isOwnRoom(from: string, to: string): boolean {
  return /(^|\/)cli[^/]*\.ts$/.test(from) && to.startsWith('cli/')
}

/** The technical rooms of a slice; every other file of a chapter slice is pure. */
const rooms = /(^|\/)(store|actions|http|jobs|cli)([-/.][^/]*)*$|(^|\/)web\//
const slices = order.filter((place) => place.includes('/'))

test('core is pure: no clock, no randomness, no waiting, nothing of Node', () => {
  const impure = files.filter((path) => path.startsWith('core/')).flatMap((path) => impurities(path))
  assert.deepEqual(impure, [])
})

test('no import runs in a circle between files', () => {
  const graph = new Map(
    files.map((path) => [
      path,
      importsOf(path)
        .map((specifier) => target(path, specifier))
        .filter((to) => to !== null),
    ]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      return
    }
    state.set(path, 'open')
    for (const to of graph.get(path) ?? []) if (graph.has(to)) visit(to, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of files) visit(path, [])
  assert.deepEqual(circles, [])
})

function impurities(path: string): string[] {
  const text = readFileSync(join(root, 'src', path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
  const found = [
    // Whether a text is an address, or bytes are UTF-8, is no business of the outer world.
    /from 'node:(?!net'|buffer')/,
    /\bnew Date\(\)/,
    /\bMath\.random\b/,
    /\bawait\b/,
    /\bprocess\.(env\b|exit\(|cwd\(|argv|std(in|out|err)|kill\(|hrtime|memoryUsage)/,
  ].filter((pattern) => pattern.test(text))
  return found.map((pattern) => `${path}: ${pattern}`)
}

test('a store is the only writer of its tables', () => {
  const writers = new Map<string, Set<string>>()
  for (const path of files) {
    const text = readFileSync(join(root, 'src', path), 'utf8')
    for (const match of text.matchAll(
      /(?:insert into|update|delete from)\s+([a-z_]+)\b|(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)'\)/g,
    )) {
      const table = match[1] ?? match[2]!
      if (!tables.has(table)) continue
      writers.set(table, (writers.get(table) ?? new Set()).add(placeOf(path)))
    }
  }
  const shared = [...writers]
    .filter(([, places]) => places.size > 1)
    .map(([table, places]) => `${table}: ${[...places].join(', ')}`)
  assert.deepEqual(shared, [])
})

const tables = new Set(
  globSync('src/platform/state/migrations/*.sql', { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/create table (?:if not exists )?([a-z_]+)/gi)].map(
      (match) => match[1]!,
    ),
  ),
)
// Numbers of reports and of incidents come from one table by design (see 0002-counter.sql).
tables.delete('counter')

test('a slice keeps its pure files pure', () => {
  const impure = files
    .filter(
      (path) =>
        slices.some((slice) => path.startsWith(`${slice}/`)) && !rooms.test(path) && !/\/(api|words)\.ts$/.test(path),
    )
    .flatMap((path) => impurities(path))
    .filter((line) => !isKnownShell(line))
  assert.deepEqual(impure, [])
})

/** Files of a slice that touch the world although their name is a noun of the field; each with its reason. */
function isKnownShell(line: string): boolean {
  return [
    'prepare/people/secret.ts', // randomness for secrets, at the one place that makes them
    'prepare/knowledge/edition/own-file.ts', // the organisation's own letters in the data folder
    'prepare/playbook/library.ts', // reads the playbooks that came with Hikeshi, once
    'prepare/knowledge/load.ts', // reads the knowledge files once at start
    'detect/integrity/host/', // looks at a host: its files, packages, sockets, with threads and a clock for those that hang
    'detect/log/receive/', // sockets, watched folders, and the thread that owns the archive
    'detect/log/bytes/', // unpacking and cutting into lines is done on streams; no clock and no randomness
    'respond/containment/connector/', // firewalls, directories and other programs: processes, sockets, time limits
    'respond/clock/load.ts', // reads the files of deadlines once
    'recover/recovery/load.ts', // reads the checklist once
    'recover/recovery/cause/load.ts', // reads the classes of causes once
    'respond/incident/csv-export.ts', // writes entries as they come from the store
    'detect/report/parse/', // parsing is asynchronous where a mail or archive is a stream; no clock and no randomness
  ].some((path) => line.startsWith(path))
}
