// A table of offending machines (CSV of Shadowserver and its kind): which column says who, which says where to.
import { addressOf, normalise, type ObservableRole } from '#src/core/observable.ts'
import type { ObservableList } from './role.ts'

const SOURCE =
  /^(?:(?:src|source|attacker|remote|client|offender|infected|bot|host)[ _.-]?(?:ip|addr(?:ess)?|host)?|ip(?:v4|v6)?(?:[ _.-]?addr(?:ess)?)?|url|http[ _]?url|uri|domain|hostname|fqdn|address)$/i
const TARGET = /^(?:(?:dst|dest|destination|target|victim|server|cc|c2|sinkhole)[ _.-]?(?:ip|addr(?:ess)?|host)?)$/i
const PORT = /^(?:src[ _]?port|source[ _]?port|port)$/i
const MAX_ROWS = 20_000
const MAX_CELLS = 200

/** Reads a table into the list; false when the text is no table with a column that names machines. */
export function readTable(list: ObservableList, text: string): boolean {
  const firstEnd = text.indexOf('\n')
  const head = (firstEnd < 0 ? text : text.slice(0, firstEnd)).trim()
  if (head.length > 8000) return false
  const mark = [',', ';', '\t', '|'].map((m) => ({ m, n: head.split(m).length })).sort((a, b) => b.n - a.n)[0]!
  if (mark.n < 2) return false
  const columns = cells(head, mark.m).map((c) => c.trim().replace(/^#\s?/, ''))
  const roles = columns.map((c): ObservableRole | null =>
    SOURCE.test(c) ? 'source' : TARGET.test(c) ? 'target' : null,
  )
  if (!roles.includes('source')) return false
  const portAt = columns.findIndex((c) => PORT.test(c))
  let from = firstEnd + 1
  for (let row = 0; row < MAX_ROWS && firstEnd >= 0 && from < text.length; row++) {
    let end = text.indexOf('\n', from)
    if (end < 0) end = text.length
    const line = text.slice(from, Math.min(end, from + 16_384))
    from = end + 1
    const values = cells(line, mark.m)
    const port = Number(values[portAt])
    for (const [i, role] of roles.entries())
      if (role !== null)
        put(list, values[i]?.trim() ?? '', role, role === 'source' && port > 0 && port < 65536 ? port : null)
  }
  return true
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
