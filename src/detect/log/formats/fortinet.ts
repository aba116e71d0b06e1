// FortiGate, FortiProxy, FortiMail: `date=… time=… devname=… logid=… type=traffic subtype=forward …`, spaces or commas between.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable, putUser, transportOf } from '../put.ts'
import { type Pairs, readPairs } from '../read/key-value.ts'
import type { Reading } from '../reading.ts'
import { setTimeText } from '../time/text.ts'
import { fortinetFields } from './fortinet-fields.ts'

export const fortinet: LogFormat = {
  name: 'fortinet',
  title: { en: 'Fortinet FortiGate (key=value)', ja: 'Fortinet FortiGate(key=value)' },
  dataset: 'fortinet.firewall',
  sign: (text) =>
    text.includes('logid=') && text.includes('type=') && (text.includes('devid=') || text.includes('subtype=')),
  read(text, event, reading) {
    const isCsv = /^(?:<\d+>)?\w+=[^ ]*,\w+=/.test(text.slice(0, 200))
    const pairs = readPairs(text, isCsv ? { separator: ',' } : {})
    if (!pairs.has('logid') && !pairs.has('log_id') && !pairs.has('type')) return false
    putFortinet(event, pairs, reading)
    return true
  },
}

/** Also called by CEF, where the same keys stand behind `FTNTFGT` or `FortinetFortiGate`. */
export function putFortinet(event: LogEvent, pairs: Pairs, reading: Reading): void {
  stamp(event, pairs, reading)
  put(event, 'observer.vendor', 'Fortinet')
  put(event, 'observer.type', 'firewall')
  putMessage(event, pairs.get('msg') || pairs.get('logdesc'))
  putTable(event, pairs, fortinetFields, 'fortinet.firewall')
  put(event, 'network.transport', transportOf(pairs.get('proto')))
  put(event, 'network.protocol', protocolOf(pairs))
  putUser(event, 'user', pairs.get('user') || pairs.get('unauthuser'))
  direction(event, pairs)
  url(event, pairs)
  judge(event, pairs)
}

function stamp(event: LogEvent, pairs: Pairs, reading: Reading): void {
  const epoch = pairs.get('eventtime')
  if (epoch && setTimeText(event, epoch, reading)) return
  const date = pairs.get('date') ?? pairs.get('itime')
  const zone = pairs.get('tz') ?? pairs.get('timezone') ?? ''
  if (date) setTimeText(event, `${date} ${pairs.get('time') ?? ''}${/^[+-]\d{4}$/.test(zone) ? zone : ''}`, reading)
}

function protocolOf(pairs: Pairs): string | undefined {
  const service = pairs.get('service')?.toLowerCase()
  return service && /^[a-z][a-z0-9.\- ]*$/.test(service) ? service : undefined
}

function direction(event: LogEvent, pairs: Pairs) {
  const said = pairs.get('direction') ?? pairs.get('dir')
  if (said)
    put(event, 'network.direction', said === 'outgoing' ? 'outbound' : said === 'incoming' ? 'inbound' : undefined)
  const [sent, received] = [event['source.bytes'], event['destination.bytes']]
  if (typeof sent === 'number' && typeof received === 'number') put(event, 'network.bytes', sent + received)
  const [out, back] = [event['source.packets'], event['destination.packets']]
  if (typeof out === 'number' && typeof back === 'number') put(event, 'network.packets', out + back)
}

function url(event: LogEvent, pairs: Pairs) {
  const text = pairs.get('url')
  if (!text) return
  put(event, 'url.original', text)
  const path = text.replace(/^[a-z]+:\/\/[^/]*/i, '')
  const query = path.indexOf('?')
  put(event, 'url.path', query < 0 ? path : path.slice(0, query))
  if (query >= 0) put(event, 'url.query', path.slice(query + 1))
  put(event, 'url.domain', pairs.get('hostname'))
}

const denied =
  /^(?:deny|denied|block|blocked|blocked-|drop|dropped|reset|reset_|clear_session|server-rst-denied|ip-conn|violation|quarantine)/
const categories: Readonly<Record<string, readonly string[]>> = {
  traffic: ['network'],
  ips: ['intrusion_detection', 'network'],
  anomaly: ['intrusion_detection', 'network'],
  virus: ['malware', 'network'],
  webfilter: ['web', 'network'],
  dns: ['network'],
  'app-ctrl': ['network'],
  emailfilter: ['email', 'network'],
}

function judge(event: LogEvent, pairs: Pairs) {
  const type = pairs.get('type') ?? ''
  const subtype = pairs.get('subtype') ?? ''
  const action = pairs.get('action')?.toLowerCase() ?? ''
  const status = pairs.get('status')?.toLowerCase() ?? ''
  put(event, 'event.action', action || pairs.get('logdesc') || subtype)
  if (type === 'event' || type === '') return judgeSystem(event, pairs, action, status)
  const isDenied = denied.test(action) || denied.test(status)
  const kind = type !== 'traffic' || isDenied ? 'info' : action === 'start' ? 'start' : 'end'
  mark(
    event,
    categories[subtype] ?? categories[type] ?? ['network'],
    [type === 'traffic' ? 'connection' : 'info', ...(kind === 'info' ? [] : [kind]), isDenied ? 'denied' : 'allowed'],
    undefined,
    isDenied ? 'failure' : 'success',
  )
  if (subtype === 'ips' || subtype === 'virus' || subtype === 'anomaly') event['event.kind'] = 'alert'
}

function judgeSystem(event: LogEvent, pairs: Pairs, action: string, status: string) {
  const said = `${pairs.get('logdesc') ?? ''} ${pairs.get('msg') ?? ''}`.toLowerCase()
  const isFailure = /fail|denied|invalid|error/.test(`${status} ${action} ${status ? '' : said}`)
  const outcome = isFailure ? 'failure' : 'success'
  if (/log(?:in|on|out|off)|authenticat/.test(`${action} ${said}`)) {
    return mark(
      event,
      ['authentication'],
      [/log(?:out|off)/.test(`${action} ${said}`) ? 'end' : 'start'],
      undefined,
      outcome,
    )
  }
  if (pairs.get('subtype') === 'vpn' || action.startsWith('tunnel')) {
    return mark(
      event,
      ['network', 'session'],
      ['connection', /down|end/.test(action) ? 'end' : 'start'],
      undefined,
      outcome,
    )
  }
  if (pairs.has('cfgpath')) return mark(event, ['configuration'], ['change'], undefined, outcome)
  mark(event, ['host'], ['info'], undefined, outcome)
}
