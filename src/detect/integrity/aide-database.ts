// An AIDE database (text, unpacked) as the lines of a baseline. What it does not hold is not compared later.
import { type Facts, lineOf } from './entry.ts'
import { type BytePath, inWalkOrder } from './path.ts'

export class NotAide extends Error {}

const types: readonly (readonly [number, string])[] = [
  [0o100000, 'file'],
  [0o040000, 'directory'],
  [0o120000, 'link'],
  [0o010000, 'fifo'],
  [0o140000, 'socket'],
  [0o060000, 'block'],
  [0o020000, 'character'],
]

/** AIDE writes what is not plain as `%XX`, nothing as `0`. */
const unescaped = (text: string): string =>
  text.replaceAll(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const base64 = (text: string): Buffer => Buffer.from(text, 'base64')

/** The database's text with each byte one character. Lines in walk order. */
export function readAideDatabase(text: string): { readonly lines: string[]; readonly paths: readonly BytePath[] } {
  const begin = text.indexOf('@@begin_db')
  const end = text.indexOf('@@end_db')
  if (begin < 0 || end < begin) throw new NotAide()
  const spec = /^@@db_spec (.+)$/m.exec(text.slice(begin, end))?.[1]?.trim().split(/\s+/)
  if (spec?.[0] !== 'name') throw new NotAide()
  const found: { path: BytePath; line: string }[] = []
  for (const row of text.slice(begin, end).split('\n')) {
    if (!row.startsWith('/')) continue
    const cells = row.split(' ')
    if (cells.length < spec.length) throw new NotAide()
    const cell = new Map(spec.map((name, i) => [name, cells[i]!]))
    const path = unescaped(cell.get('name')!)
    const mode = Number.parseInt(cell.get('perm') ?? '', 8)
    const type = types.find(([bits]) => (mode & 0o170000) === bits)?.[1] ?? 'file'
    found.push({ path, line: lineOf(path, type, factsOf(cell, type, mode)) })
  }
  found.sort((a, b) => inWalkOrder(a.path, b.path))
  return { lines: found.map((one) => one.line), paths: found.map((one) => one.path) }
}

function factsOf(cell: ReadonlyMap<string, string>, type: string, mode: number): Facts {
  const facts: Record<string, unknown> = { imported: 'aide' }
  if (cell.has('perm')) facts.mode = (mode & 0o7777).toString(8).padStart(4, '0')
  for (const [theirs, ours] of [
    ['uid', 'uid'],
    ['gid', 'gid'],
    ['size', 'size'],
    ['inode', 'inode'],
    ['lcount', 'nlink'],
    ['bcount', 'blocks'],
  ] as const) {
    const value = cell.get(theirs)
    // A size of a folder or an inode of 0 is how AIDE writes that it did not look.
    if (
      value !== undefined &&
      (value !== '0' || ours === 'uid' || ours === 'gid' || (ours === 'size' && type === 'file'))
    )
      facts[ours] = Number(value)
  }
  for (const name of ['mtime', 'ctime'] as const) {
    const value = cell.get(name)
    const seconds = value === undefined || value === '0' ? Number.NaN : Number(base64(value).toString('latin1'))
    if (Number.isFinite(seconds)) facts[name] = seconds * 1_000_000
  }
  const sha256 = base64(cell.get('sha256') ?? '')
  if (sha256.length === 32) facts.sha256 = sha256.toString('hex')
  const link = cell.get('lname')
  if (type === 'link' && link !== undefined && link !== '0')
    facts.link = Buffer.from(unescaped(link), 'latin1').toString('utf8')
  return facts
}
