// syslog-rfc: valid RFC 5424 messages with their parts, and rsyslog's own reading of real and odd messages.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Case, Fields } from './case.ts'
import { filesUnder, jsonLines } from './where.ts'

type Row = {
  id: string
  input?: string
  valid: boolean
  expected: Record<string, unknown> | null
}
const names: Readonly<Record<string, string>> = {
  priority: 'log.syslog.priority',
  facility: 'log.syslog.facility.code',
  severity: 'log.syslog.severity.code',
  version: 'log.syslog.version',
  timestamp: '@timestamp',
  hostname: 'host.name',
  appname: 'process.name',
  procID: 'log.syslog.procid',
  msgID: 'log.syslog.msgid',
  message: 'message',
}

export function* syslogRfc(): Generator<Case> {
  for (const row of jsonLines('logs', 'syslog-rfc', 'rfc5424.jsonl') as Iterable<Row>) {
    if (!row.valid || !row.expected || !row.input || row.input.includes('\n')) continue
    const fields: Record<string, unknown> = {}
    for (const [key, name] of Object.entries(names))
      if (row.expected[key] !== undefined) fields[name] = row.expected[key]
    yield case_('rfc5424', row.id, row.input, fields)
  }
  for (const file of filesUnder('logs', 'syslog-rfc')) {
    if (!file.endsWith('.parse1')) continue
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    for (let at = 0; at + 1 < lines.length; at += 2) {
      const fields = asRsyslog(lines[at + 1]!)
      if (fields) yield case_('rfc3164', `${basename(file)}:${at / 2 + 1}`, lines[at]!, fields)
    }
  }
}

const case_ = (format: string, name: string, text: string, fields: Fields): Case => ({
  set: 'syslog-rfc',
  format,
  isOther: false,
  name,
  text,
  zone: 'UTC',
  year: 2026,
  isYearUnknown: format === 'rfc3164',
  expect: [{ line: 1, fields }],
})

/** `PRI,facility,severity,date,host,programname,syslogtag,msg` */
function asRsyslog(line: string): Fields | null {
  const [priority, , , date, host, program, , ...rest] = line.split(',')
  if (!priority || !/^\d+$/.test(priority) || !date) return null
  const message = rest.join(',').trim()
  return {
    'log.syslog.priority': priority,
    ...(host && host !== '~H' && host !== '-' ? { 'host.name': host } : {}),
    ...(program && program !== '-' ? { 'process.name': program } : {}),
    ...(message ? { message } : {}),
  }
}
