// W3C extended logs: `#Fields` says the columns (IIS, HTTPERR, Windows Firewall, proxies); IIS lines are known without it too.
import { type LogEvent, mark } from '../event.ts'
import { asIp } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put, putTable, putUser } from '../put.ts'
import { putUrl } from '../put-url.ts'
import type { Reading } from '../reading.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'
import { guessIis } from './iis-columns.ts'
import { httpErrDefault, w3cFields } from './w3c-fields.ts'

const MAX_COLUMNS = 128
/** Wherever it stands, a line that begins with day and clock and has as many columns as promised. */
const stamped = /^\d{4}-\d\d-\d\d[ \t]\d\d:\d\d:\d\d[ \t]/
const iisLine = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:\S+ ){0,2}[\da-fA-F.:%]{3,45} [A-Z][A-Z_-]{2,15} \S+ \S+ \d{1,5} /
const httpErrLine =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [\da-fA-F.:%]{3,45} \d{1,5} [\da-fA-F.:%]{3,45} \d{1,5} (?:HTTP\/|-)/

export const w3c: LogFormat = {
  name: 'iis',
  title: { en: 'IIS and other W3C extended logs', ja: 'IIS など W3C 拡張ログ' },
  dataset: 'iis.access',
  sign: (text) =>
    /^#(?:Fields|Software|Version|Date|Start-Date|Time Format|Remark): /.test(text) ||
    iisLine.test(text) ||
    httpErrLine.test(text) ||
    stamped.test(text),
  read(text, event, reading) {
    if (text.startsWith('#')) return directive(text, event, reading)
    const columns = columnsOf(text, reading)
    if (!columns) return false
    const values = split(text)
    if (values.length < columns.names.length - 2 || values.length > columns.names.length + 2) return false
    const row = new Map(columns.names.map((name, at) => [name, decode(values[at])] as const))
    return fields(event, row, columns, reading)
  },
}

type Columns = { readonly names: readonly string[]; readonly isLocal: boolean; readonly software: string }
type Row = ReadonlyMap<string, string | undefined>

function directive(text: string, event: LogEvent, reading: Reading): boolean {
  const known = reading.memory.get('iis') as Columns | undefined
  const says = (name: string) => (text.startsWith(`#${name}: `) ? text.slice(name.length + 3).trim() : undefined)
  const software = says('Software') ?? known?.software ?? ''
  const names = says('Fields')
    ?.split(/[ \t]+/)
    .slice(0, MAX_COLUMNS)
    .map((name) => name.toLowerCase())
  const isLocal = says('Time Format') === 'Local' || (known?.isLocal ?? false)
  reading.memory.set('iis', { names: names ?? known?.names ?? [], isLocal, software })
  event.message = text
  event['event.type'] = ['info']
  return true
}

function columnsOf(text: string, reading: Reading): Columns | null {
  const stated = reading.memory.get('iis') as Columns | undefined
  if (stated && stated.names.length > 0 && stamped.test(text)) return stated
  if (httpErrLine.test(text)) return { names: httpErrDefault.split(' '), isLocal: false, software: 'HTTP API' }
  const names = iisLine.test(text) ? guessIis(text.trimEnd().split(' ')) : null
  return names ? { names, isLocal: false, software: 'IIS' } : null
}

const split = (text: string): string[] =>
  (text.includes('\t') ? text.trimEnd().split('\t') : text.trimEnd().split(' ')).slice(0, MAX_COLUMNS)
const decode = (value: string | undefined): string | undefined =>
  value === undefined || value === '-'
    ? undefined
    : value.startsWith('"') && value.endsWith('"')
      ? value.slice(1, -1)
      : value

function fields(event: LogEvent, row: Row, columns: Columns, reading: Reading): boolean {
  const stamp = isoStamp(`${row.get('date') ?? ''} ${row.get('time') ?? ''}`, 0)
  if (stamp) setTime(event, columns.isLocal ? stamp : { ...stamp, offset: 0 }, reading.clock)
  const isFirewall = row.has('src-ip')
  const isError = row.has('s-reason')
  event['event.dataset'] = isFirewall
    ? 'windows.firewall'
    : isError
      ? 'iis.error'
      : row.has('cs-method')
        ? 'iis.access'
        : 'w3c.log'
  const host = row.get('c-ip')
  if (host?.includes('%')) put(event, 'source.ip', asIp(host))
  putTable(event, row, w3cFields, 'w3c')
  putUser(event, 'user', row.get('cs-username'))
  put(event, 'destination.domain', row.get('cs-host') ?? row.get('cs(host)'))
  put(event, 'user_agent.original', row.get('cs(user-agent)')?.replaceAll('+', ' '))
  put(event, 'http.version', /^HTTP\/([\d.]+)$/.exec(row.get('cs-version') ?? '')?.[1])
  const taken = Number(row.get('time-taken') ?? Number.NaN)
  if (Number.isFinite(taken)) put(event, 'event.duration', Math.round(taken * 1e6))
  put(event, 'network.transport', row.get('protocol')?.toLowerCase())
  if (row.get('cs-uri')) {
    delete event['url.original']
    putUrl(event, row.get('cs-uri'))
  } else put(event, 'url.original', row.get('cs-uri-stem'))
  judge(event, row, isFirewall)
  return true
}

function judge(event: LogEvent, row: Row, isFirewall: boolean) {
  if (isFirewall) {
    const isDenied = row.get('action') === 'DROP'
    const direction = row.get('path')
    put(event, 'network.direction', direction === 'RECEIVE' ? 'inbound' : direction === 'SEND' ? 'outbound' : undefined)
    return mark(
      event,
      ['network'],
      ['connection', isDenied ? 'denied' : 'allowed'],
      undefined,
      isDenied ? 'failure' : 'success',
    )
  }
  const status = Number(row.get('sc-status') ?? Number.NaN)
  if (Number.isNaN(status)) return mark(event, ['network', 'web'], ['connection'])
  mark(event, ['network', 'web'], ['access', 'connection'], undefined, status < 400 ? 'success' : 'failure')
}
