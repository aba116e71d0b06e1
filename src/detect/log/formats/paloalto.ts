// Palo Alto PAN-OS: comma-separated, the fourth column says what kind of log it is and so what the others are.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setPort } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put, putTable, putUser } from '../put.ts'
import { putHash } from '../put-hash.ts'
import { putUrl } from '../put-url.ts'
import { readCsvLine } from '../read/csv-line.ts'
import { readJson } from '../read/json.ts'
import { instantAfter } from '../time/clock.ts'
import { instantText, setTimeText } from '../time/text.ts'
import { panColumns, panFields } from './paloalto-fields.ts'
import { panJson } from './paloalto-json.ts'

/** Behind a relay's header, or without one. */
const lead =
  /(?:^|[ >])\d{0,2},?(?=\d{4}[/-])\d{4}[/-]\d\d[/-]\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9}Z?)?,[0-9A-Za-z-]{0,24},([A-Z]{5,16}),/

export const paloAlto: LogFormat = {
  name: 'paloalto',
  title: { en: 'Palo Alto Networks PAN-OS (CSV)', ja: 'Palo Alto Networks PAN-OS(CSV)' },
  dataset: 'panw.panos',
  sign: (text) => lead.test(text.slice(0, 200)) || (text.startsWith('{') && text.includes('"LogType"')),
  read(text, event, reading) {
    const stated: Stated | null = text.startsWith('{') ? panJson(readJson(text)) : fromCsv(text)
    if (!stated) return false
    const { type, row } = stated
    setTimeText(event, stated.precise ?? (row.get('generated_time') || row.get('receive_time')), reading)
    put(event, 'observer.vendor', 'Palo Alto Networks')
    put(event, 'observer.product', 'PAN-OS')
    put(event, 'observer.type', 'firewall')
    // a GlobalProtect client that has no address of its own yet is known by the public one
    if (row.get('private_ip') === '0.0.0.0') put(event, 'source.ip', row.get('public_ip'))
    putTable(event, row, panFields, 'panw.panos')
    users(event, row)
    if (type === 'THREAT') threat(event, row)
    else if (type === 'TRAFFIC') traffic(event, row)
    else other(event, type, row)
    const start = instantText(row.get('start'), reading)
    put(event, 'event.start', start)
    const elapsed = Number(row.get('elapsed') ?? Number.NaN)
    if (start && Number.isFinite(elapsed)) {
      put(event, 'event.duration', elapsed * 1e9)
      put(event, 'event.end', instantAfter(start, elapsed * 1000))
    }
    return true
  },
}

type Row = ReadonlyMap<string, string | undefined>

type Stated = { readonly type: string; readonly row: Row; readonly precise?: string }

function fromCsv(text: string): Stated | null {
  const found = lead.exec(text.slice(0, 200))
  const type = found?.[1]
  if (!found || !type) return null
  const columns = text.slice(found.index).trimStart().replace(/^>/, '')
  const values = readCsvLine(/^\d{4}[/-]/.test(columns) ? `1,${columns}` : columns)
  const names = panColumns[type] ?? panColumns.SYSTEM!.slice(0, 7)
  const row = new Map(names.map((name, at) => [name, values[at]] as const))
  return { type, row, precise: preciseTime(values, row.get('generated_time')) }
}

/** From PAN-OS 10 on a late column states the same moment with its zone and milliseconds: on the same wall clock, to a few seconds. */
function preciseTime(values: readonly string[], generated: string | undefined): string | undefined {
  if (!generated) return undefined
  const wall = Date.parse(`${generated.replaceAll('/', '-').replace(' ', 'T')}Z`)
  return values.find(
    (value, at) =>
      at > 6 &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/.test(value) &&
      Math.abs(Date.parse(`${value.slice(0, 19)}Z`) - wall) <= 5_000,
  )
}

function users(event: LogEvent, row: Row): void {
  putUser(event, 'source.user', row.get('srcuser'))
  putUser(event, 'destination.user', row.get('dstuser'))
  putUser(event, 'user', row.get('user') || row.get('admin') || row.get('srcuser') || row.get('dstuser'))
  const [from, to] = [row.get('from')?.toLowerCase(), row.get('to')?.toLowerCase()]
  if (from === 'trust' && to === 'untrust') put(event, 'network.direction', 'outbound')
  if (from === 'untrust' && to === 'trust') put(event, 'network.direction', 'inbound')
}

const isAllowed = (action: string): boolean =>
  /^(?:allow|alert|continue|override|wildfire-upload|syncookie)/.test(action)
const flows: Readonly<Record<string, string>> = {
  start: 'flow_started',
  end: 'flow_terminated',
  drop: 'flow_dropped',
  deny: 'flow_denied',
}

function traffic(event: LogEvent, row: Row): void {
  const kind = row.get('subtype') ?? ''
  const isDenied = kind === 'drop' || kind === 'deny' || !isAllowed(row.get('action') ?? '')
  const stage = kind === 'start' ? ['start'] : kind === 'end' ? ['end'] : []
  mark(
    event,
    ['network'],
    ['connection', ...stage, isDenied ? 'denied' : 'allowed'],
    flows[kind],
    isDenied ? 'failure' : 'success',
  )
  put(event, 'event.action', row.get('action'))
  put(event, 'panw.panos.action', row.get('action'))
}

const threats: Readonly<Record<string, readonly [action: string, category: readonly string[]]>> = {
  url: ['url_filtering', ['intrusion_detection', 'network', 'web']],
  spyware: ['spyware_detected', ['intrusion_detection', 'network', 'malware']],
  virus: ['virus_detected', ['intrusion_detection', 'network', 'malware']],
  wildfire: ['wildfire_verdict', ['intrusion_detection', 'network', 'malware']],
  vulnerability: ['exploit_detected', ['intrusion_detection', 'network']],
  scan: ['scan_detected', ['intrusion_detection', 'network']],
  flood: ['flood_detected', ['intrusion_detection', 'network']],
  file: ['file_match', ['intrusion_detection', 'network', 'file']],
  data: ['data_match', ['intrusion_detection', 'network']],
}

function threat(event: LogEvent, row: Row) {
  const kind = row.get('subtype') ?? ''
  const [action, category] = threats[kind] ?? [kind, ['intrusion_detection', 'network']]
  const isDenied = !isAllowed(row.get('action') ?? '')
  mark(event, category, [isDenied ? 'denied' : 'allowed'], action, isDenied ? 'failure' : 'success')
  event['event.kind'] = 'alert'
  put(event, 'panw.panos.action', row.get('action'))
  const named = /^(.*?)\((\d+)\)$/.exec((row.get('threatid') ?? '').slice(0, 512))
  if (named) {
    put(event, 'threat.indicator.name', named[1])
    put(event, 'rule.id', named[2])
    put(event, 'event.code', named[2])
  }
  const misc = row.get('misc')
  if (kind === 'url') url(event, misc)
  else if (misc) put(event, misc.includes('/') ? 'file.path' : 'file.name', misc)
  putHash(event, 'file', row.get('filedigest'))
}

/** PAN-OS writes a URL without its scheme: `example.com/path?query`. */
function url(event: LogEvent, text: string | undefined) {
  if (!text) return
  put(event, 'url.original', text)
  const slash = text.includes('://') ? -1 : text.indexOf('/')
  if (slash <= 0) return putUrl(event, text)
  const [domain, port] = text.slice(0, slash).split(':')
  put(event, 'url.domain', domain)
  put(event, 'url.port', port)
  putUrl(event, text.slice(slash))
}

function other(event: LogEvent, type: string, row: Row) {
  const status = `${row.get('status') ?? ''} ${row.get('result') ?? ''} ${row.get('eventid') ?? ''} ${row.get('event') ?? ''}`
  const outcome = /fail|denied|invalid|error/i.test(`${status} ${row.get('opaque') ?? ''}`) ? 'failure' : 'success'
  put(event, 'event.code', row.get('eventid'))
  put(event, 'event.action', row.get('eventid') || row.get('event') || row.get('subtype'))
  if (type === 'CONFIG') return mark(event, ['configuration'], ['change'], undefined, outcome)
  const isAuthentication = type === 'USERID' || type === 'AUTHENTICATION' || type === 'GLOBALPROTECT'
  if (isAuthentication || /^auth/.test(row.get('eventid') ?? '')) {
    mark(
      event,
      ['authentication'],
      [/logout/.test(`${row.get('subtype')} ${status}`) ? 'end' : 'start'],
      undefined,
      outcome,
    )
    return systemUser(event, row.get('opaque'))
  }
  mark(event, ['host'], ['info'], undefined, type === 'SYSTEM' ? undefined : outcome)
  put(event, 'rule.name', row.get('matchname'))
  systemText(event, row.get('opaque'))
}

/** What the sentences of the system log name: whom the firewall spoke to, on which port, who asked for it. */
function systemText(event: LogEvent, text: string | undefined): void {
  if (!text) return
  const said = text.slice(0, 2048)
  put(event, 'source.ip', /(?:initiated by|, ip) ([0-9a-fA-F.:]{3,45}[0-9a-fA-F])/.exec(said)?.[1])
  const to = /(?:address: |dhcp server: )([0-9a-fA-F.:]{3,45}[0-9a-fA-F])/.exec(said)?.[1]
  const server = / server:? ([a-z][\w-]{0,62}(?:\.[\w-]{1,63}){1,8})/.exec(said)?.[1]
  if (to) setAddress(event, 'destination', to)
  else if (server) setAddress(event, 'destination', server)
  setPort(event, 'destination', / port: (\d{1,5})/.exec(said)?.[1])
  put(
    event,
    'observer.ingress.interface.name',
    /\b(?:[Pp]ort|interface) ([a-z]\w{0,15}\d(?:\/\d{1,3})?)/.exec(said)?.[1],
  )
  put(event, 'file.name', /package: ?([\w.-]{1,255})/.exec(said)?.[1])
}

/** `failed authentication for user 'admin'. … From: 192.0.2.1.` */
function systemUser(event: LogEvent, text: string | undefined): void {
  if (!text) return
  const user = /\b[Uu]ser(?:name)?:? (?:'([^']{1,128})|([^'\s,]{1,128}))/.exec(text)
  putUser(event, 'user', user?.[1] ?? user?.[2]?.replace(/\.$/, ''))
  put(event, 'source.ip', /\b[Ff]rom:? '?([0-9a-fA-F.:]{3,45}[0-9a-fA-F])/.exec(text)?.[1])
  put(event, 'destination.ip', /\b[Ss]erver [Aa]ddress '?([0-9a-fA-F.:]{3,45}[0-9a-fA-F])/.exec(text)?.[1])
}
