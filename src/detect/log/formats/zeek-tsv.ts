// Zeek's TSV: a header of `#` lines says separator, log, fields and types; `-` is unset, `(empty)` is empty.
import type { LogEvent } from '../event.ts'
import type { JsonObject } from '../read/json.ts'
import type { Reading } from '../reading.ts'

const MAX_FIELDS = 256
const headLine = /^#(?:separator|set_separator|empty_field|unset_field|path|open|close|fields|types)(?:[ \t]|$)/

type Head = {
  readonly separator: string
  readonly setSeparator: string
  readonly unset: string
  readonly empty: string
  readonly path: string
  readonly fields: readonly string[]
  readonly types: readonly string[]
}

const initial: Head = {
  separator: '\t',
  setSeparator: ',',
  unset: '-',
  empty: '(empty)',
  path: '',
  fields: [],
  types: [],
}

export const isTsvHead = (text: string): boolean => text.charCodeAt(0) === 35 && headLine.test(text.slice(0, 32))

/** A header line is an event of its own that says nothing more; what it states is kept for the rows. */
export function readTsvHead(text: string, event: LogEvent, reading: Reading): boolean {
  const known = (reading.memory.get('zeek') as Head | undefined) ?? initial
  const [name, ...values] = text.split(/[ \t]/, 2)[0] === '#separator' ? text.split(' ') : text.split(known.separator)
  const first = values[0] ?? ''
  const next: Partial<Head> =
    name === '#separator'
      ? {
          ...initial,
          separator: first.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          ),
        }
      : name === '#set_separator'
        ? { setSeparator: first }
        : name === '#unset_field'
          ? { unset: first }
          : name === '#empty_field'
            ? { empty: first }
            : name === '#path'
              ? { path: first }
              : name === '#fields'
                ? { fields: values.slice(0, MAX_FIELDS) }
                : name === '#types'
                  ? { types: values.slice(0, MAX_FIELDS) }
                  : {}
  reading.memory.set('zeek', { ...known, ...next })
  event.message = text
  event['event.type'] = ['info']
  return true
}

export function readTsvRow(text: string, reading: Reading): JsonObject | null {
  const head = reading.memory.get('zeek') as Head | undefined
  if (!head || head.fields.length === 0) return null
  const values = text.split(head.separator)
  if (values.length !== head.fields.length) return null
  const row: Record<string, unknown> = { _path: head.path }
  for (const [at, name] of head.fields.entries()) {
    const value = values[at]!
    if (value !== head.unset) row[name] = typed(value, head.types[at] ?? 'string', head)
  }
  return row
}

function typed(value: string, type: string, head: Head): unknown {
  const inner = /^(?:set|vector|table)\[(\w+)\]$/.exec(type)?.[1]
  if (inner) return value === head.empty ? [] : value.split(head.setSeparator).map((one) => typed(one, inner, head))
  if (type === 'bool') return value === 'T'
  if (type === 'count' || type === 'int' || type === 'port' || type === 'double' || type === 'interval')
    return Number(value)
  if (value === head.empty) return ''
  return value.includes('\\x')
    ? value.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : value
}
