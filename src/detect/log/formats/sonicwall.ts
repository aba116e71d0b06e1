// SonicWall: `id=firewall sn=… time="…" fw=… pri=6 m=98 msg="…" src=192.0.2.1:36701:WAN dst=… proto=tcp/https`.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable, putUser } from '../put.ts'
import { putUrl } from '../put-url.ts'
import { readPairs } from '../read/key-value.ts'
import { setTimeText } from '../time/text.ts'
import { markFlow } from './flow.ts'

const levels = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'informational', 'debug']
const fields = {
  sn: 'observer.serial_number',
  fw: 'observer.ip',
  m: 'event.code',
  n: 'event.sequence',
  c: 'sonicwall.category',
  sent: 'source.bytes',
  rcvd: 'destination.bytes',
  spkt: 'source.packets',
  rpkt: 'destination.packets',
  natSrc: [],
  natDst: [],
  srcMac: 'source.mac',
  dstMac: 'destination.mac',
  rule: 'rule.name',
  fw_action: 'event.action',
  sid: 'rule.id',
  ipscat: 'rule.category',
  Category: 'rule.category',
  result: 'http.response.status_code',
  op: 'sonicwall.operation',
  dstname: 'url.domain',
  note: 'event.reason',
  usr: [],
  src: [],
  dst: [],
  srcV6: 'source.ip',
  dstV6: 'destination.ip',
  proto: [],
  time: [],
  pri: [],
  msg: [],
  id: 'observer.name',
} as const

export const sonicwall: LogFormat = {
  name: 'sonicwall',
  title: { en: 'SonicWall', ja: 'SonicWall' },
  dataset: 'sonicwall.firewall',
  sign: (text) => /\bsn=[0-9A-Z]{6,16} /.test(text.slice(0, 256)) && text.includes(' fw=') && text.includes(' m='),
  read(text, event, reading) {
    const from = text.search(/\bid=/)
    const pairs = readPairs(from < 0 ? text : text.slice(from))
    if (!pairs.has('sn') || !pairs.has('m')) return false
    setTimeText(event, pairs.get('time'), reading)
    put(event, 'observer.vendor', 'SonicWall')
    put(event, 'observer.type', 'firewall')
    for (const [key, side] of [
      ['src', 'source'],
      ['dst', 'destination'],
    ] as const) {
      putEnd(event, side, pairs.get(key))
      const [ip, port] = (pairs.get(key === 'src' ? 'natSrc' : 'natDst') ?? '').split(':')
      put(event, `${side}.nat.ip`, ip)
      put(event, `${side}.nat.port`, port)
    }
    putTable(event, pairs, fields, 'sonicwall')
    const [transport, protocol] = (pairs.get('proto') ?? '').split('/')
    put(event, 'network.transport', transport?.toLowerCase())
    if (protocol && !/^\d+$/.test(protocol)) put(event, 'network.protocol', protocol.toLowerCase())
    put(event, 'log.level', levels[Number(pairs.get('pri'))])
    put(event, 'event.severity', pairs.get('pri'))
    putUser(event, 'user', pairs.get('usr') ?? pairs.get('user'))
    putUrl(event, pairs.get('arg'))
    putMessage(event, pairs.get('msg'))
    judge(event, pairs.get('msg') ?? '', pairs.get('fw_action') ?? '')
    return true
  },
}

/** `address:port:interface:host`. */
function putEnd(event: LogEvent, side: 'source' | 'destination', text: string | undefined) {
  if (!text) return
  const m = /^([^:]*|\[[^\]]{1,60}\]):?(\d{1,5})?:?([^:]*):?([^:]*)$/.exec(text)
  if (!m) return
  put(event, `${side}.ip`, m[1])
  put(event, `${side}.port`, m[2])
  put(event, `observer.${side === 'source' ? 'ingress' : 'egress'}.interface.name`, m[3])
  put(event, `${side}.domain`, m[4])
}

function judge(event: LogEvent, said: string, action: string) {
  if (/log(?:ged|in| ?on| ?out| off)|authenticat|password/i.test(said)) {
    const isFailure = /fail|denied|invalid|incorrect|bad |rejected/i.test(said)
    return mark(
      event,
      ['authentication'],
      [/out|off/i.test(said) ? 'end' : 'start'],
      undefined,
      isFailure ? 'failure' : 'success',
    )
  }
  markFlow(event, `${said} ${action}`, /open/i.test(said) ? 'start' : /clos|terminat/i.test(said) ? 'end' : undefined)
  if (/attack|intrusion|scan|spoof|flood|virus|spyware|ips /i.test(said)) {
    event['event.kind'] = 'alert'
    event['event.category'] = ['intrusion_detection', 'network']
  }
}
