// One line of a baseline: what a file, a service, an account or a module was when it was known to be good.
import { type BytePath, namedPath, pathOf } from './path.ts'

/** What may be compared. The first ten are those of the contract; the others come from AIDE's rules or from what is no file. */
export type Attribute = string
export const fileAttributes = [
  'sha256',
  'size',
  'mode',
  'uid',
  'gid',
  'mtime',
  'ctime',
  'inode',
  'link',
  'xattr',
  'nlink',
  'blocks',
  'device',
] as const

export type Facts = Readonly<Record<string, unknown>>
export type Entry = {
  readonly path: BytePath
  readonly type: string
  readonly facts: Facts
}

/** What stands in a line and is never compared: it says how it was read, or is kept for a diff. */
const silent: ReadonlySet<string> = new Set(['path', 'pathBytes', 'type', 'text', 'files'])
const times: ReadonlySet<string> = new Set(['mtime', 'ctime'])

export function entryOf(line: string): Entry {
  const { path, pathBytes, type, ...facts } = JSON.parse(line) as Record<string, unknown>
  const named = pathBytes === undefined ? { path: String(path) } : { path: String(path), pathBytes: String(pathBytes) }
  return { path: pathOf(named), type: String(type), facts }
}

export const lineOf = (path: BytePath, type: string, facts: Facts): string =>
  JSON.stringify({ ...namedPath(path), type, ...facts })

/** Files begin with `/`; everything else is named by its kind: `service:tcp/0.0.0.0:22`. */
export const isFileLike = (path: BytePath): boolean => path.startsWith('/')

export type Compared = {
  readonly attributes: ReadonlySet<Attribute>
  /** Of an imported database whose times are whole seconds. */
  readonly inSeconds: boolean
}

/** By which attributes two states of the same thing differ. A thing that became another kind of thing differs in its mode. */
export function differingAttributes(before: Entry, after: Entry, compared: Compared): Attribute[] {
  if (!isFileLike(before.path)) return differingFacts(before, after)
  const found = fileAttributes.filter((name) => {
    if (name === 'mode' && before.type !== after.type) return true
    if (!compared.attributes.has(name)) return false
    // What a baseline from elsewhere does not hold cannot be compared.
    if (!(name in before.facts) && before.facts.imported !== undefined) return false
    const [a, b] = [before.facts[name], after.facts[name]]
    if (a === b) return false
    if (compared.inSeconds && times.has(name)) return Math.floor(Number(b) / 1e6) !== Math.floor(Number(a) / 1e6)
    return JSON.stringify(a) !== JSON.stringify(b)
  })
  return found
}

function differingFacts(before: Entry, after: Entry): Attribute[] {
  const names = new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])
  return [...names].filter(
    (name) => !silent.has(name) && JSON.stringify(before.facts[name]) !== JSON.stringify(after.facts[name]),
  )
}

/** An entry as findings show it: times to be read by people and programs alike. */
export function shownFacts({ type, facts }: Entry): Record<string, unknown> {
  const { files: _, imported: __, ...rest } = facts
  return {
    type,
    ...Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [
        name,
        times.has(name) && typeof value === 'number' ? instantOf(value) : value,
      ]),
    ),
  }
}

/** Microseconds since 1970 as RFC 3339; what no calendar holds stays a number. */
function instantOf(microseconds: number): string | number {
  const whole = new Date(Math.floor(microseconds / 1000))
  if (Number.isNaN(whole.getTime())) return microseconds
  const rest = ((microseconds % 1000) + 1000) % 1000
  return whole.toISOString().replace('Z', `${String(rest).padStart(3, '0')}Z`)
}
