// ArcSight Common Event Format, whoever sends it; Fortinet and Palo Alto put their own fields behind it and are read with them.
import { fail, type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable, putUser, transportOf } from '../put.ts'
import { putHash } from '../put-hash.ts'
import { putUrl } from '../put-url.ts'
import { type CefEvent, readCef } from '../read/cef.ts'
import type { Reading } from '../reading.ts'
import { instantText, setTimeText } from '../time/text.ts'
import { cefFields, cefLabels } from './cef-fields.ts'
import { putFortinet } from './fortinet.ts'
import { judgeByWords } from './judge-by-words.ts'
import { panCefFields } from './paloalto-fields.ts'

export const cef: LogFormat = {
  name: 'cef',
  title: { en: 'CEF (ArcSight Common Event Format)', ja: 'CEF(ArcSight 共通イベント形式)' },
  dataset: 'cef.log',
  sign: (text) => text.includes('CEF:') || /^ ?[01]\|[^|]{1,63}\|[^|]{1,63}\|[^|]{0,63}\|/.test(text),
  read(text, event, reading) {
    const read = readCef(text)
    if (!read) {
      if (!text.startsWith('CEF:')) return false
      event.message = text
      fail(event, 'not-this-format', 'the header of CEF has fewer than seven fields')
      return true
    }
    if (read.vendor === 'Fortinet') fortinetOf(event, read, reading)
    else if (read.vendor.startsWith('Palo Alto')) paloAltoOf(event, read)
    put(event, 'observer.vendor', read.vendor)
    put(event, 'observer.product', read.product)
    put(event, 'observer.version', read.deviceVersion)
    put(event, 'event.code', read.signature)
    put(event, 'rule.id', read.signature)
    fields(event, read, reading)
    put(event, 'rule.name', read.name)
    putMessage(event, read.extension.get('msg') ?? read.extension.get('message'), read.name)
    severity(event, read.severity)
    if (event['event.category'] === undefined) judge(event, read)
    return true
  },
}

function fields(event: LogEvent, { extension }: CefEvent, reading: Reading): void {
  const time =
    extension.get('rt') ?? extension.get('deviceReceiptTime') ?? extension.get('start') ?? extension.get('end')
  const zone = extension.get('dtz') ?? extension.get('deviceTimeZone')
  if (time)
    setTimeText(event, zone === 'UTC' && /[a-z]/i.test(time) && !/[A-Z]{3}$/.test(time) ? `${time} UTC` : time, reading)
  if (event['event.start'] === undefined)
    put(event, 'event.start', instantText(extension.get('start') ?? extension.get('startTime'), reading))
  put(event, 'event.end', instantText(extension.get('end') ?? extension.get('endTime'), reading))
  for (const side of ['suser', 'duser'] as const) {
    const under = side === 'suser' ? 'source.user' : 'destination.user'
    putUser(event, under, extension.get(side))
    put(event, 'user.name', event[`${under}.name`])
  }
  labelled(event, extension)
  for (const [key, value] of extension) {
    if (/^(?:c[sn]\d|cfp\d|c6a\d|flex|deviceCustom)/.test(key)) put(event, `cef.${key}`, value)
    else putTable(event, [[key, value]], cefFields, 'cef')
  }
  put(event, 'network.transport', transportOf(extension.get('proto') ?? extension.get('transportProtocol')))
  const direction = extension.get('deviceDirection')
  put(event, 'network.direction', direction === '0' ? 'inbound' : direction === '1' ? 'outbound' : undefined)
  putHash(event, 'file', extension.get('fileHash'))
  putUrl(event, extension.get('request') ?? extension.get('requestUrl'))
}

function labelled(event: LogEvent, extension: ReadonlyMap<string, string>): void {
  for (const [key, label] of extension) {
    if (!key.endsWith('Label')) continue
    const target = cefLabels[label.toLowerCase()]
    if (typeof target === 'string') put(event, target, extension.get(key.slice(0, -'Label'.length)))
  }
}

const severities: Readonly<Record<string, number>> = { unknown: 0, low: 3, medium: 5, high: 8, 'very-high': 10 }

function severity(event: LogEvent, text: string): void {
  put(event, 'event.severity', severities[text.trim().toLowerCase()] ?? text.trim())
}

function fortinetOf(event: LogEvent, { extension }: CefEvent, reading: Reading): void {
  const own = new Map<string, string>()
  for (const [key, value] of extension) {
    const name = /^(?:FTNTFGT|FortinetFortiGate|ad\.)(.+)$/.exec(key)?.[1]
    if (name) own.set(name, value)
  }
  const [type, subtype] = (extension.get('cat') ?? '').split(':')
  if (type) own.set('type', type)
  if (subtype && !own.has('subtype')) own.set('subtype', subtype)
  const take = {
    act: 'action',
    outcome: 'status',
    proto: 'proto',
    app: 'service',
    msg: 'msg',
    in: 'rcvdbyte',
    out: 'sentbyte',
  }
  for (const [from, to] of Object.entries(take)) {
    const value = extension.get(from)
    if (value && !own.has(to)) own.set(to, value)
  }
  putFortinet(event, own, reading)
}

function paloAltoOf(event: LogEvent, { extension, signature, name }: CefEvent): void {
  event['event.dataset'] = 'panw.panos'
  putTable(event, extension, panCefFields)
  for (const key of ['PanOSSourceUserName', 'PanOSSourceUser']) {
    putUser(event, 'source.user', extension.get(key))
    putUser(event, 'user', extension.get(key))
  }
  put(event, 'event.action', extension.get('act'))
  const type = signature.toLowerCase()
  const status = `${extension.get('PanOSEventStatus') ?? ''} ${extension.get('msg') ?? ''}`
  const outcome = /fail|invalid|denied/i.test(status) ? 'failure' : 'success'
  if (/^(?:auth|authentication|userid|globalprotect)$/.test(type))
    mark(event, ['authentication', 'session'], ['start'], undefined, outcome)
  if (type === 'traffic') mark(event, ['network'], ['connection', name === 'start' ? 'start' : 'end'])
}

function judge(event: LogEvent, { name, extension, product }: CefEvent): void {
  judgeByWords(event, {
    what: `${name} ${extension.get('cat') ?? ''} ${product}`,
    action: extension.get('act') ?? '',
    outcome: extension.get('outcome') ?? extension.get('categoryOutcome') ?? '',
  })
}
