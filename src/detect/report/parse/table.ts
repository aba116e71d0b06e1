// A table of offending machines (CSV of Shadowserver and its kind, a drawn table, a W3C log): which column says who.
import { addressOf, normalise, type ObservableRole } from '#src/core/observable.ts'
import type { ObservableList } from './role.ts'

const SOURCE =
  /^(?:(?:src|source|attack(?:er|ing)?|remote|client|offend(?:er|ing)|infected|bot|c)[ _.-]?(?:ip|addr(?:ess)?|host)?|host|ip(?:v4|v6)?(?:[ _.-]?addr(?:ess)?(?:es)?)?|url|http[ _]?url|uri|domain|hostname|fqdn|address|.{1,20} ip)$/i
const TARGET =
  /^(?:(?:dst|dest|destination|target|victim|server|s|cc|c2|sinkhole|your)[ _.-]?(?:ip|addr(?:ess)?|host)?)$/i
const PORT = /^(?:src[ _]?port|source[ _]?port|c-port|port)$/i
const MAX_ROWS = 20_000
const MAX_CELLS = 200
const MARKS = [',', ';', '\t', '|'] as const

type Columns = {
  readonly mark: string
  readonly roles: readonly (ObservableRole | null)[]
  readonly portAt: number
  readonly count: number
}

/** Reads a file that is one table into the list; false when it has no column that names machines. */
export function readTable(list: ObservableList, text: string): boolean {
  const end = text.indexOf('\n')
  const columns = columnsOf(end < 0 ? text : text.slice(0, end), 2)
  if (columns === null || end < 0) return false
  readRows(list, text, end + 1, columns, true)
  return true
}

/** Tables inside a text: a line of column names and the rows below it. */
export function readInlineTables(list: ObservableList, text: string): void {
  let from = 0
  while (from < text.length) {
    let end = text.indexOf('\n', from)
    if (end < 0) end = text.length
    const line = text.slice(from, Math.min(end, from + 2000))
    from = end + 1
    if (!/[,;\t|]|^#Fields:/.test(line)) continue
    const columns = columnsOf(line, 3)
    if (columns !== null) from = readRows(list, text, from, columns, false)
  }
}

function columnsOf(head: string, least: number): Columns | null {
  if (head.length > 8000) return null
  const fields = /^#Fields:\s(.*)$/.exec(head.trim())?.[1]
  const line = fields ?? head.trim()
  const mark =
    fields !== undefined
      ? ' '
      : (MARKS.map((m) => ({ m, n: line.split(m).length })).sort((a, b) => b.n - a.n)[0]?.m ?? ',')
  const columns = cells(line, mark).map((c) => c.trim().replace(/^#\s?/, ''))
  if (columns.filter((c) => c !== '').length < least || columns.some((c) => c.length > 40)) return null
  const roles = columns.map((c): ObservableRole | null =>
    TARGET.test(c) ? 'target' : SOURCE.test(c) ? 'source' : null,
  )
  return roles.includes('source')
    ? { mark, roles, portAt: columns.findIndex((c) => PORT.test(c)), count: columns.length }
    : null
}

function readRows(list: ObservableList, text: string, start: number, columns: Columns, isWhole: boolean): number {
  const { mark, roles, portAt, count } = columns
  let from = start
  for (let row = 0; row < MAX_ROWS && from < text.length; row++) {
    let end = text.indexOf('\n', from)
    if (end < 0) end = text.length
    const line = text.slice(from, Math.min(end, from + 16_384))
    const values = cells(line.trim(), mark)
    const isRule = /^[\s+|=-]*$/.test(line)
    if (!isWhole && !isRule && values.length < Math.min(count, 3)) return from
    from = end + 1
    if (isRule) continue
    const port = Number(values[portAt])
    for (const [i, role] of roles.entries())
      if (role !== null)
        put(list, values[i]?.trim() ?? '', role, role === 'source' && port > 0 && port < 65536 ? port : null)
  }
  return from
}

function put(list: ObservableList, value: string, role: ObservableRole, port: number | null): undefined {
  if (value === '') return
  const ip = addressOf(value)
  if (ip) return list.add(ip.type, ip.value, role, ip.port ?? port)
  for (const type of ['url', 'domain-name'] as const) {
    const v = normalise(type, value)
    if (v !== null && /[a-z]/i.test(v)) return list.add(type, v, role)
  }
}

function cells(line: string, mark: string): string[] {
  if (!line.includes('"')) return line.replace(/\r$/, '').split(mark, MAX_CELLS)
  const out: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < line.length && out.length < MAX_CELLS; i++) {
    const c = line[i]!
    if (c === '"') {
      if (isQuoted && line[i + 1] === '"') {
        cell += '"'
        i++
      } else isQuoted = !isQuoted
    } else if (c === mark && !isQuoted) {
      out.push(cell)
      cell = ''
    } else if (c !== '\r') cell += c
  }
  out.push(cell)
  return out
}
