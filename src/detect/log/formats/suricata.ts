// Suricata EVE: one JSON object a line, `event_type` says which.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putTable } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { at, isObject, type JsonObject, leavesOf, readJson } from '../read/json.ts'
import { instantText, setTimeText } from '../time/text.ts'
import { suricataFields, suricataKinds } from './suricata-fields.ts'

export const suricata: LogFormat = {
  name: 'suricata',
  title: { en: 'Suricata EVE JSON', ja: 'Suricata EVE JSON' },
  dataset: 'suricata.eve',
  programs: ['suricata'],
  sign: (text) => text.includes('"event_type"') && (text.includes('"flow_id"') || text.includes('"timestamp"')),
  read(text, event, reading) {
    const eve = readJson(text)
    if (!eve || typeof eve.event_type !== 'string') return false
    setTimeText(event, eve.timestamp, reading)
    putTable(event, leavesOf(eve), suricataFields, 'suricata.eve')
    put(event, 'network.transport', typeof eve.proto === 'string' ? eve.proto.toLowerCase() : undefined)
    put(event, 'network.protocol', protocolOf(eve))
    put(event, 'event.start', instantText(at(eve, 'flow.start') ?? at(eve, 'netflow.start'), reading))
    put(event, 'event.end', instantText(at(eve, 'flow.end') ?? at(eve, 'netflow.end'), reading))
    sums(event)
    web(event, eve)
    dns(event, eve)
    tls(event, eve)
    judge(event, eve)
    return true
  },
}

const isLayer = (name: string): boolean =>
  /^(?:dns|http|tls|ssh|smtp|ftp|smb|nfs|tftp|krb5|dhcp|snmp|rdp|sip|rfb|mqtt|dnp3|ikev2|rpc)$/.test(name)

function protocolOf(eve: JsonObject): string | undefined {
  if (typeof eve.app_proto === 'string' && eve.app_proto !== 'failed') return eve.app_proto
  return isLayer(String(eve.event_type)) ? String(eve.event_type) : undefined
}

function sums(event: LogEvent): void {
  for (const what of ['bytes', 'packets']) {
    const [sent, received] = [event[`source.${what}`], event[`destination.${what}`]]
    if (typeof sent === 'number') put(event, `network.${what}`, sent + (typeof received === 'number' ? received : 0))
  }
}

function web(event: LogEvent, eve: JsonObject): void {
  const url = at(eve, 'http.url')
  if (typeof url === 'string') putUrl(event, url)
  const version = at(eve, 'http.protocol')
  if (typeof version === 'string') put(event, 'http.version', version.replace(/^HTTP\//, ''))
}

/** A query stands in `dns.rrname` (version 1 and 2) or in `dns.query[0]`; answers in `dns.answers` or in the record itself. */
function dns(event: LogEvent, eve: JsonObject): void {
  if (!isObject(eve.dns)) return
  const query = eve.dns.query ?? eve.dns.queries
  const first = Array.isArray(query) && isObject(query[0]) ? query[0] : undefined
  put(event, 'dns.question.name', first?.rrname)
  put(event, 'dns.question.type', first?.rrtype)
  const answers = Array.isArray(eve.dns.answers) ? eve.dns.answers.filter(isObject) : [eve.dns]
  const ips = answers
    .filter((one) => (one.rrtype === 'A' || one.rrtype === 'AAAA') && typeof one.rdata === 'string')
    .map((one) => one.rdata)
  put(event, 'dns.resolved_ip', ips)
}

function tls(event: LogEvent, eve: JsonObject): void {
  const version = at(eve, 'tls.version')
  if (typeof version === 'string') {
    const [, protocol, number] = /^(tls|ssl)v?\s*([\d.]+)$/i.exec(version) ?? []
    put(event, 'tls.version', number)
    put(event, 'tls.version_protocol', protocol?.toLowerCase())
  }
  const fingerprint = at(eve, 'tls.fingerprint')
  if (typeof fingerprint === 'string') put(event, 'tls.server.hash.sha1', fingerprint.replaceAll(':', '').toUpperCase())
}

function judge(event: LogEvent, eve: JsonObject): void {
  const kind = String(eve.event_type)
  const [category, type] = suricataKinds[kind] ?? [['network'], isLayer(kind) ? ['protocol'] : ['info']]
  mark(event, category, type, (event['event.action'] as string | undefined) ?? kind)
  if (kind === 'alert') {
    event['event.kind'] = 'alert'
    if (at(eve, 'alert.action') === 'blocked') event['event.type'] = ['denied']
  }
  if (kind === 'stats') event['event.kind'] = 'metric'
  const status = event['http.response.status_code']
  if (kind === 'http' && typeof status === 'number') event['event.outcome'] = status < 400 ? 'success' : 'failure'
}
