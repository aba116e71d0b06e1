// Zeek: TSV with its `#fields` header, or one JSON object a line. Which log it is stands in `#path`, `_path`, the file's name, or the keys.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putTable, putUser } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { isObject, type JsonObject, leavesOf, readJson } from '../read/json.ts'
import type { Reading } from '../reading.ts'
import { setTimeText } from '../time/text.ts'
import { zeekFields, zeekKinds, zeekLogFields } from './zeek-fields.ts'
import { isTsvHead, readTsvHead, readTsvRow } from './zeek-tsv.ts'

export const zeek: LogFormat = {
  name: 'zeek',
  title: { en: 'Zeek logs (TSV and JSON)', ja: 'Zeek ログ(TSV・JSON)' },
  dataset: 'zeek.log',
  sign: (text) =>
    isTsvHead(text) ||
    /^\d{9,11}\.\d{1,6}\t/.test(text) ||
    (text.startsWith('{') && text.includes('"ts":') && isRow(text.slice(0, 4096))),
  read(text, event, reading) {
    if (isTsvHead(text)) return readTsvHead(text, event, reading)
    const row = text.startsWith('{') ? wrapped(readJson(text)) : readTsvRow(text, reading)
    if (!row || row.ts === undefined) return false
    const log = logOf(row, reading)
    if (text.startsWith('{') && log === '' && row.uid === undefined) return false
    if (!setTimeText(event, row.ts, reading)) return false
    zeekEvent(event, log || 'log', row)
    return true
  },
}

/** Other JSON logs have a `ts` too (zap): those have a level and a message. */
const isRow = (text: string): boolean =>
  text.includes('"id.orig_h"') ||
  text.includes('"orig_h"') ||
  (/"(?:_path|uid|fuid|host_p|peer|cert_id|ts_delta|path|src_addr|certificate\.\w+|machine|src)":/.test(text) &&
    !/"(?:level|lvl|severity)":/.test(text))

/** Some shippers put the row under the name of its log: `{"conn":{"ts":…}}`. */
function wrapped(row: JsonObject | null): JsonObject | null {
  if (!row || row.ts !== undefined) return row
  const [log, inner] = Object.entries(row)[0] ?? []
  return isObject(inner) && inner.ts !== undefined ? { ...inner, _path: log } : row
}

/** The keys by which a JSON row without a name is known. */
const byKeys: readonly (readonly [key: string, log: string])[] = [
  ['conn_state', 'conn'],
  ['percent_lost', 'capture_loss'],
  ['pkts_proc', 'stats'],
  ['sig_id', 'signature'],
  ['query', 'dns'],
  ['trans_depth', 'http'],
  ['mime_type', 'files'],
  ['note', 'notice'],
  ['ssl_history', 'ssl'],
  ['server_name', 'ssl'],
  ['cipher_alg', 'ssh'],
  ['cipher', 'ssl'],
  ['certificate.serial', 'x509'],
  ['request_type', 'kerberos'],
  ['domainname', 'ntlm'],
  ['named_pipe', 'dce_rpc'],
  ['share_type', 'smb_mapping'],
  ['unparsed_version', 'software'],
  ['facility', 'syslog'],
]

function logOf(row: JsonObject, reading: Reading): string {
  if (typeof row._path === 'string') return row._path
  const name =
    /(?:^|[/\\\s_.-])([a-z][a-z0-9_]{1,20}?)(?:[._-][\d:._-]{6,40})?(?:-json)?\.(?:ndjson|log|json)/.exec(
      reading.hint,
    )?.[1] ?? ''
  if (zeekKinds[name] || zeekLogFields[name]) return name === 'connection' ? 'conn' : name
  return byKeys.find(([key]) => row[key] !== undefined)?.[1] ?? ''
}

function zeekEvent(event: LogEvent, log: string, row: JsonObject): void {
  event['event.dataset'] = `zeek.${log === 'conn' ? 'connection' : log}`
  putTable(
    event,
    leavesOf(row),
    { ...zeekFields, ...zeekLogFields[log] },
    `zeek.${log === 'conn' ? 'connection' : log}`,
  )
  const [category, type, protocol] = zeekKinds[log] ?? [
    row['id.orig_h'] === undefined ? ['host'] : ['network'],
    ['info'],
  ]
  if (typeof row.proto === 'string') put(event, 'network.transport', row.proto)
  if (typeof row.service === 'string' && log !== 'kerberos')
    put(event, 'network.protocol', row.service.split(',')[0]!.toLowerCase())
  put(event, 'network.protocol', protocol)
  if (protocol && !row.proto)
    put(event, 'network.transport', /^(?:dns|snmp|ntp|dhcp|syslog|radius|sip)$/.test(protocol) ? 'udp' : 'tcp')
  mark(event, category, type, event['event.action'] as string | undefined)
  special[log]?.(event, row)
}

const number = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? Number.NaN))

const special: Readonly<Record<string, (event: LogEvent, row: JsonObject) => void>> = {
  conn(event, row) {
    const duration = number(row.duration)
    if (duration >= 0) put(event, 'event.duration', Math.round(duration * 1e9))
    for (const what of ['bytes', 'packets']) {
      const [sent, received] = [number(event[`source.${what}`]), number(event[`destination.${what}`])]
      if (sent >= 0 && received >= 0) put(event, `network.${what}`, sent + received)
    }
    const isLocal = [row.local_orig, row.local_resp]
    if (isLocal[0] !== undefined && isLocal[1] !== undefined) {
      put(
        event,
        'network.direction',
        isLocal[0] ? (isLocal[1] ? 'internal' : 'outbound') : isLocal[1] ? 'inbound' : 'external',
      )
    }
    const state = String(row.conn_state ?? '')
    const stages: Readonly<Record<string, string[]>> = {
      S0: ['start', 'denied'],
      REJ: ['start', 'denied'],
      S1: ['start'],
      SF: ['start', 'end'],
      RSTO: ['start', 'end'],
      RSTR: ['start', 'end'],
    }
    event['event.type'] = ['connection', ...(stages[state] ?? ['info'])]
  },
  dns(event, row) {
    put(event, 'dns.type', row.rcode === undefined ? 'query' : 'answer')
    put(
      event,
      'dns.question.class',
      typeof row.qclass_name === 'string' ? row.qclass_name.replace(/^C_INTERNET$/, 'IN') : undefined,
    )
    const answers = Array.isArray(row.answers) ? row.answers.filter((one) => /^[\d.]+$|:/.test(String(one))) : []
    put(event, 'dns.resolved_ip', answers)
    if (row.rcode !== undefined) event['event.outcome'] = number(row.rcode) === 0 ? 'success' : 'failure'
  },
  http(event, row) {
    if (typeof row.uri === 'string') putUrl(event, row.uri)
    put(event, 'url.port', row['id.resp_p'])
    put(event, 'event.action', typeof row.method === 'string' ? row.method.toLowerCase() : undefined)
    const status = number(row.status_code)
    if (status > 0) event['event.outcome'] = status < 400 ? 'success' : 'failure'
  },
  ssl(event, row) {
    const [, protocol, version] = /^(TLS|SSL|DTLS)v?(\d)(?:\d)?$/i.exec(String(row.version ?? '')) ?? []
    put(event, 'tls.version_protocol', protocol?.toLowerCase())
    const all = /v(\d)(\d)$/.exec(String(row.version ?? ''))
    put(event, 'tls.version', all ? `${all[1]}.${all[2]}` : version ? `${version}.0` : undefined)
  },
  ssh(event, row) {
    if (row.auth_success === undefined) return
    event['event.outcome'] = row.auth_success ? 'success' : 'failure'
    event['event.category'] = ['network', 'authentication', 'session']
  },
  kerberos(event, row) {
    const [name, realm] = String(row.client ?? '').split('/')
    putUser(event, 'user', name)
    put(event, 'user.domain', realm)
    if (row.success !== undefined) event['event.outcome'] = row.success ? 'success' : 'failure'
  },
  ntlm(event, row) {
    if (row.success !== undefined) event['event.outcome'] = row.success ? 'success' : 'failure'
  },
  smb_files(event, row) {
    const path = String(row.path ?? '')
    if (path) put(event, 'file.path', row.name ? `${path.replace(/\\$/, '')}\\${row.name}` : path)
  },
  mysql(event, row) {
    if (row.success !== undefined) event['event.outcome'] = row.success ? 'success' : 'failure'
  },
  modbus(event, row) {
    event['event.outcome'] = row.exception === undefined ? 'success' : 'failure'
  },
  smb_cmd(event, row) {
    if (row.status !== undefined)
      event['event.outcome'] = String(row.status).toUpperCase() === 'SUCCESS' ? 'success' : 'failure'
  },
  notice(event) {
    event['event.kind'] = 'alert'
  },
}
