// The systemd journal as it is carried elsewhere: `journalctl -o json` and the export format's records of `KEY=value` lines.
import { type LogEvent, mark } from '../event.ts'
import { type JsonObject, jsonObject } from '../json-text.ts'
import type { Reading } from '../reading.ts'
import { setMicros } from '../time/clock.ts'
import { setFacility, setSeverity } from './priority.ts'
import { setProgram } from './tag.ts'

/** The message of a journal record in JSON; null when it is none. */
export function journalEnvelope(text: string, event: LogEvent, reading: Reading): string | null {
  if (!text.includes('"__REALTIME_TIMESTAMP"') && !text.includes('"_SOURCE_REALTIME_TIMESTAMP"')) return null
  const record = jsonObject(text)
  return record === null ? null : setRecord(record, event, reading)
}

/** The message of a record in the export format, whose lines were joined into one text. */
export function exportEnvelope(text: string, event: LogEvent, reading: Reading): string | null {
  if (!text.startsWith('__CURSOR=') && !text.startsWith('__REALTIME_TIMESTAMP=')) return null
  const record: Record<string, string> = {}
  let binary = ''
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=')
    // a value with line breaks or odd bytes: its name alone, then eight bytes of length before it
    if (binary !== '') {
      record[binary] = line.slice(8)
      binary = ''
    } else if (equals > 0) record[line.slice(0, equals)] = line.slice(equals + 1)
    else if (/^[A-Z_][A-Z0-9_]{0,63}$/.test(line)) binary = line
  }
  return setRecord(record, event, reading)
}

function setRecord(record: JsonObject, event: LogEvent, reading: Reading): string | null {
  const micros = Number(fieldOf(record, '_SOURCE_REALTIME_TIMESTAMP') || fieldOf(record, '__REALTIME_TIMESTAMP'))
  if (!(micros > 0 && micros < 2.5e17)) return null
  setMicros(event, micros)
  const severity = Number(fieldOf(record, 'PRIORITY') || 'none')
  if (severity >= 0 && severity <= 7) setSeverity(event, severity)
  const facility = Number(fieldOf(record, 'SYSLOG_FACILITY') || 'none')
  if (facility >= 0 && facility <= 23) setFacility(event, facility)
  const host = fieldOf(record, '_HOSTNAME')
  if (host !== '') event['host.name'] = host
  const name = fieldOf(record, 'SYSLOG_IDENTIFIER') || fieldOf(record, '_COMM')
  if (name !== '') setProgram(event, name, fieldOf(record, '_PID') || fieldOf(record, 'SYSLOG_PID'), reading)
  for (const [key, to] of KEYS) {
    const value = fieldOf(record, key)
    if (value !== '') event[to] = value
  }
  if (fieldOf(record, 'COREDUMP_EXE') !== '') mark(event, ['process'], ['end', 'error'], 'coredump')
  return fieldOf(record, 'MESSAGE')
}

const KEYS: readonly (readonly [string, string])[] = [
  ['_EXE', 'process.executable'],
  ['_CMDLINE', 'process.command_line'],
  ['_UID', 'user.id'],
  ['_GID', 'group.id'],
  ['_SYSTEMD_UNIT', 'systemd.unit'],
  ['_MACHINE_ID', 'host.id'],
  ['_BOOT_ID', 'host.boot.id'],
  ['_TRANSPORT', 'systemd.transport'],
]

/** A field may be a text, bytes as numbers, or a list of values of which the first counts. */
function fieldOf(record: JsonObject, key: string): string {
  const value = record[key]
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (!Array.isArray(value) || value.length === 0) return ''
  if (typeof value[0] === 'number') return Buffer.from(value as number[]).toString('utf8')
  return typeof value[0] === 'string' ? value[0] : ''
}
