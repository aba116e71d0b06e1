// Juniper SRX: RT_FLOW, RT_IDP, RT_UTM with structured data (RFC 5424), or RT_FLOW sentences.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable, putUser, transportOf } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { type Pairs, readPairs } from '../read/key-value.ts'
import { markFlow } from './flow.ts'
import { juniperFields } from './juniper-fields.ts'

const kind =
  /\b((?:RT_(?:FLOW|IDP|IDS|UTM)|WEBFILTER|AV|CONTENT_FILTERING|ANTISPAM|SECINTEL|AAMW|IDP|APPTRACK)_[A-Z0-9_]{2,60})\b/

export const juniper: LogFormat = {
  name: 'juniper',
  title: { en: 'Juniper SRX (Junos)', ja: 'Juniper SRX(Junos)' },
  dataset: 'juniper.srx',
  programs: ['rt_flow', 'rt_idp', 'rt_ids', 'rt_utm', 'rt_aamw', 'rt_secintel', 'secintel'],
  sign: (text) => text.includes('junos@2636') || /\bRT_(?:FLOW|IDP|IDS|UTM)\b/.test(text.slice(0, 256)),
  read(text, event) {
    const pairs = pairsOf(text, event)
    const name = String(event['log.syslog.msgid'] ?? kind.exec(text.slice(0, 512))?.[1] ?? '')
    if (pairs.size === 0 && name === '') return false
    put(event, 'observer.vendor', 'Juniper')
    put(event, 'observer.product', 'SRX')
    put(event, 'observer.type', 'firewall')
    put(event, 'observer.name', event['host.name'])
    put(event, 'event.code', name)
    if (pairs.size > 0) {
      putTable(event, pairs, juniperFields, 'juniper.srx')
      putUser(event, 'user', pairs.get('username') ?? pairs.get('user-name'))
      put(event, 'network.transport', transportOf(pairs.get('protocol-id') ?? pairs.get('protocol-name')))
      putUrl(event, pairs.get('url'))
    } else sentence(event, text)
    putMessage(event, text || name)
    judge(event, name, pairs)
    return true
  },
}

/** The envelope has taken the structured data apart; a relay may have left it in the text. */
function pairsOf(text: string, event: LogEvent): Pairs {
  const out: Pairs = new Map()
  for (const [key, value] of Object.entries(event)) {
    const name = /^log\.syslog\.structured_data\.junos@[\d.]+\.([a-z0-9-]+)$/.exec(key)?.[1]
    if (name && typeof value === 'string') out.set(name, value)
  }
  if (out.size > 0) return out
  const from = text.indexOf('[junos@')
  return from < 0 ? out : readPairs(text.slice(from).replace(/\]$/, ''))
}

/** `session created 192.0.2.1/1234->198.51.100.1/53 junos-dns-udp … 17(0) policy trust untrust …`. */
function sentence(event: LogEvent, text: string) {
  const ends = /([\da-f.:]{3,45})\/(\d{1,5})->([\da-f.:]{3,45})\/(\d{1,5})/.exec(text.slice(0, 1024))
  if (ends) {
    put(event, 'source.ip', ends[1])
    put(event, 'source.port', ends[2])
    put(event, 'destination.ip', ends[3])
    put(event, 'destination.port', ends[4])
  }
  put(event, 'network.transport', transportOf(/ (\d{1,3})\(\d{1,5}\) /.exec(text)?.[1]))
}

const actions: Readonly<Record<string, readonly [action: string, stage?: 'start' | 'end']>> = {
  RT_FLOW_SESSION_CREATE: ['flow_started', 'start'],
  RT_FLOW_SESSION_CLOSE: ['flow_close', 'end'],
  RT_FLOW_SESSION_DENY: ['flow_deny'],
}

function judge(event: LogEvent, name: string, pairs: Pairs) {
  const flow = actions[name.replace(/_LS$/, '')]
  const said = `${name} ${pairs.get('action') ?? ''}`
  if (flow || name.startsWith('RT_FLOW') || name.startsWith('APPTRACK')) {
    put(event, 'event.action', flow?.[0] ?? name.toLowerCase())
    return markFlow(event, said, flow?.[1] ?? (/CLOSE/.test(name) ? 'end' : undefined))
  }
  put(event, 'event.action', pairs.get('action')?.toLowerCase() ?? name.toLowerCase())
  const isDenied = /drop|block|reject|close|deny/i.test(said)
  const category = /^AV|VIRUS|AAMW|MALWARE/.test(name)
    ? ['malware', 'network']
    : /WEBFILTER/.test(name)
      ? ['network', 'web']
      : ['intrusion_detection', 'network']
  event['event.kind'] = 'alert'
  mark(
    event,
    category,
    ['info', 'connection', isDenied ? 'denied' : 'allowed'],
    undefined,
    isDenied ? 'failure' : 'success',
  )
}
