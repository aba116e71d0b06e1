// Check Point Log Exporter: `[action:"Accept"; src:"…"; …]` or `time=…|action=…|…`, whose pairs stand alone or behind RFC 5424.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putTable, putUser, transportOf } from '../put.ts'
import { putHash } from '../put-hash.ts'
import { putUrl } from '../put-url.ts'
import { type Pairs, readPairs } from '../read/key-value.ts'
import { setTimeText } from '../time/text.ts'
import { checkpointFields } from './checkpoint-fields.ts'

const isMine = (text: string): boolean =>
  (text.includes('CheckPoint') && /\[?\w+:"/.test(text)) ||
  (text.includes('loguid') && /[[;|] ?(?:action|product|origin)[:=]/.test(text))

export const checkpoint: LogFormat = {
  name: 'checkpoint',
  title: { en: 'Check Point (Log Exporter)', ja: 'Check Point(Log Exporter)' },
  dataset: 'checkpoint.firewall',
  programs: ['checkpoint'],
  sign: isMine,
  read(text, event, reading) {
    const pairs = pairsOf(text)
    if (pairs.size < 3 || !(pairs.has('product') || pairs.has('origin') || pairs.has('loguid'))) return false
    setTimeText(event, pairs.get('time') ?? pairs.get('rt'), reading)
    put(event, 'observer.vendor', 'Checkpoint')
    put(event, 'observer.type', 'firewall')
    putTable(event, pairs, checkpointFields, 'checkpoint')
    put(event, 'network.transport', transportOf(pairs.get('proto')?.trim()))
    interfaces(event, pairs)
    putUser(event, 'user', pairs.get('user') ?? pairs.get('src_user_name') ?? pairs.get('administrator'))
    putUrl(event, pairs.get('resource'))
    for (const name of ['file_md5', 'file_sha1', 'file_sha256']) putHash(event, 'file', pairs.get(name))
    judge(event, pairs)
    return true
  },
}

function pairsOf(text: string): Pairs {
  const open = text.indexOf('[')
  if (/\w:"/.test(text)) {
    const body = open < 0 ? text : text.slice(open + 1)
    return readPairs(body.endsWith(']') ? body.slice(0, -1) : body, { equals: ':', separator: ';' })
  }
  return readPairs(text, text.includes('|') ? { separator: '|' } : text.includes(';') ? { separator: ';' } : {})
}

function interfaces(event: LogEvent, pairs: Pairs) {
  const side = pairs.get('ifdir') === 'outbound' ? 'egress' : 'ingress'
  put(event, `observer.${side}.interface.name`, pairs.get('ifname'))
  put(event, 'network.direction', pairs.get('ifdir') ?? pairs.get('conn_direction')?.toLowerCase())
}

function judge(event: LogEvent, pairs: Pairs) {
  const action = (pairs.get('action') ?? pairs.get('rule_action') ?? '').toLowerCase()
  const product = (pairs.get('product') ?? '').toLowerCase()
  if (/log ?in|log ?out|authcrypt|failed log/.test(action)) {
    const outcome = /fail|reject/.test(`${action} ${pairs.get('status') ?? ''}`) ? 'failure' : 'success'
    return mark(event, ['authentication'], [action.includes('out') ? 'end' : 'start'], undefined, outcome)
  }
  const isDenied = /drop|reject|block|prevent|quarantine/.test(action)
  const isAllowed = /accept|allow|bypass|detect|encrypt|decrypt|monitor|inform/.test(action)
  const outcome = isDenied ? 'failure' : isAllowed ? 'success' : undefined
  const verdict = isDenied ? ['denied'] : isAllowed ? ['allowed'] : ['info']
  if (/smartdefense|ips|anti[- ]bot|threat/.test(product)) {
    event['event.kind'] = 'alert'
    return mark(event, ['intrusion_detection', 'network'], verdict, undefined, outcome)
  }
  if (/anti-?virus|malware|emulation/.test(product))
    return mark(event, ['malware', 'network'], verdict, undefined, outcome)
  if (/syslog|smartconsole|wui|management|update/.test(product) && !pairs.has('src')) {
    return mark(event, ['configuration'], ['info'], undefined, outcome)
  }
  mark(event, ['network'], ['connection', ...verdict], undefined, outcome)
}
