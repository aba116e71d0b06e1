// Sophos Firewall (SFOS/XG) and UTM: key="value" pairs, `log_type` or `sub` says of what kind.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable, putUser, transportOf } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { type Pairs, readPairs } from '../read/key-value.ts'
import { setTimeText } from '../time/text.ts'
import { markFlow } from './flow.ts'
import { sophosFields } from './sophos-fields.ts'

export const sophos: LogFormat = {
  name: 'sophos',
  title: { en: 'Sophos Firewall and UTM', ja: 'Sophos Firewall・UTM' },
  dataset: 'sophos.firewall',
  programs: ['ulogd', 'httpproxy', 'reverseproxy', 'snort'],
  sign: (text) => text.includes('log_component=') || (text.includes('sys="Secure') && text.includes('sub="')),
  read(text, event, reading) {
    if (!text.includes('log_component=') && !text.includes('sys="Secure')) return false
    const pairs = readPairs(text)
    const time =
      pairs.get('timestamp') ?? (pairs.has('date') ? `${pairs.get('date')} ${pairs.get('time') ?? ''}` : undefined)
    // the UTM writes 2026:03:04-10:15:31
    const utm = /^(\d{4}):(\d\d):(\d\d)-(\d\d:\d\d:\d\d) /.exec(text)
    setTimeText(event, utm ? `${utm[1]}-${utm[2]}-${utm[3]} ${utm[4]}` : time, reading)
    put(event, 'observer.vendor', 'Sophos')
    put(event, 'observer.product', pairs.has('log_component') ? 'XG' : 'UTM')
    put(event, 'observer.type', 'firewall')
    putTable(event, pairs, sophosFields, 'sophos')
    putUser(event, 'user', pairs.get('user_name') || pairs.get('user'))
    put(event, 'source.user.name', event['user.name'])
    put(event, 'network.transport', transportOf((pairs.get('protocol') ?? pairs.get('proto'))?.toLowerCase()))
    put(
      event,
      'log.level',
      (pairs.get('priority') ?? pairs.get('severity'))
        ?.toLowerCase()
        .replace('information', 'informational')
        .replace(/al{2,}$/, 'al'),
    )
    putUrl(event, pairs.get('url'))
    putMessage(event, pairs.get('message') ?? pairs.get('name') ?? pairs.get('reason'))
    judge(event, pairs)
    return true
  },
}

function judge(event: LogEvent, pairs: Pairs) {
  const kind =
    `${pairs.get('log_type') ?? ''} ${pairs.get('log_component') ?? ''} ${pairs.get('sub') ?? ''}`.toLowerCase()
  const said = `${pairs.get('log_subtype') ?? ''} ${pairs.get('status') ?? ''} ${pairs.get('action') ?? ''} ${pairs.get('name') ?? ''}`
  put(event, 'event.action', (pairs.get('log_subtype') || pairs.get('action') || pairs.get('name'))?.toLowerCase())
  if (/authentication|admin|login/.test(kind)) {
    return mark(
      event,
      ['authentication'],
      ['start', 'user'],
      undefined,
      /fail|denied/i.test(said) ? 'failure' : 'success',
    )
  }
  markFlow(event, said)
  if (/virus|sandbox|malware/.test(kind)) alert(event, ['malware', 'network'])
  else if (/idp|ips|atp|intrusion/.test(kind)) alert(event, ['intrusion_detection', 'network'])
  else if (/content filter|web|http|waf/.test(kind)) event['event.category'] = ['network', 'web']
  else if (/spam|smtp|mail/.test(kind)) event['event.category'] = ['network', 'email']
  else if (kind.startsWith('event') || kind.startsWith('system')) event['event.category'] = ['host']
}

function alert(event: LogEvent, category: string[]) {
  event['event.kind'] = 'alert'
  event['event.category'] = category
}
