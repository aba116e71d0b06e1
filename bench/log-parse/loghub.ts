// loghub-2k: row N of the structured CSV is the header of line N; `Content` is the message.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Case, Fields } from './case.ts'
import { at, isThere } from './where.ts'

const systems: Readonly<Record<string, string | null>> = {
  Linux: 'syslog',
  OpenSSH: 'sshd',
  Apache: 'apache',
  Mac: 'syslog',
  Thunderbird: null,
  Windows: null,
  Hadoop: null,
  Zookeeper: null,
  Spark: null,
  HDFS: null,
  OpenStack: null,
  Proxifier: null,
  HealthApp: null,
  Android: null,
  BGL: null,
  HPC: null,
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function* loghub(): Generator<Case> {
  for (const [system, format] of Object.entries(systems)) {
    const path = ['logs', 'loghub-2k', system, `${system}.log`]
    if (!isThere(...path)) continue
    const rows: Record<string, string>[] = parse(
      readFileSync(at(...path.slice(0, -1), `${system}.log_structured.csv`)),
      {
        columns: true,
        bom: true,
        relax_quotes: true,
        relax_column_count: true,
      },
    )
    yield {
      set: 'loghub-2k',
      format: format ?? system,
      isOther: format === null,
      name: system,
      text: readFileSync(at(...path), 'utf8'),
      zone: 'UTC',
      year: 2015,
      expect: rows.map((row, index) => ({ line: index + 1, fields: fields(system, row) })),
    }
  }
}

function fields(system: string, row: Record<string, string>): Fields {
  const pid = row.PID ?? row.Pid
  const isUnix = ['Linux', 'OpenSSH', 'Mac'].includes(system)
  return {
    message: row.Content,
    ...(pid && pid !== '0' ? { 'process.pid': pid } : {}),
    ...(row.Level && !isUnix ? { 'log.level': row.Level } : {}),
    ...(isUnix && row.Component && system !== 'OpenSSH' ? { 'process.name': row.Component.replace(/\(.*$/, '') } : {}),
    ...(system === 'OpenSSH' ? { 'process.name': 'sshd', 'host.name': row.Component } : {}),
    ...(system === 'Linux' ? { 'host.name': row.Level } : {}),
    ...(system === 'Mac' ? { 'host.name': row.User } : {}),
    ...time(row),
  }
}

function time(row: Record<string, string>): Fields {
  const clock = row.Time?.match(/^(\d\d:\d\d:\d\d)(?:[.,](\d{3}))?$/)
  const iso = row.Date?.match(/^\d{4}-\d\d-\d\d$/) ? row.Date : undefined
  if (clock && iso) return { '@timestamp': `${iso}T${clock[1]}.${clock[2] ?? '000'}Z` }
  const month = months.indexOf(row.Month ?? row.Date ?? '')
  const day = (row.Month ? row.Date : row.Day)?.padStart(2, '0')
  if (!clock || month < 0 || !day) return {}
  return { '@timestamp': `2015-${String(month + 1).padStart(2, '0')}-${day}T${clock[1]}Z` }
}
