// Cisco ASA, PIX, FWSM and Firepower (FTD, NGIPS): `%ASA-6-302013: Built inbound TCP connection …`. The ends stay in the order in
// which the device states them; who began is in network.direction and client.*, as Cisco means `outbound`.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put, putMessage, putTable, putUser, transportOf } from '../put.ts'
import { putUrl } from '../put-url.ts'
import type { Reading } from '../reading.ts'
import { instantAfter } from '../time/clock.ts'
import { instantText } from '../time/text.ts'
import { asaKinds, ftdFields } from './cisco-asa-fields.ts'
import { ciscoLevels, putEnd, putMapped, putSaid, readLead } from './cisco-text.ts'

const head = /%(ASA|PIX|FWSM|FTD|NGIPS|ACE)-(?:[a-z]+-)?(\d)-(\d{6}):? ?/

export const ciscoAsa: LogFormat = {
  name: 'cisco-asa',
  title: { en: 'Cisco ASA / Firepower (FTD)', ja: 'Cisco ASA / Firepower(FTD)' },
  dataset: 'cisco.asa',
  sign: (text) => head.test(text.slice(0, 512)),
  read(text, event, reading) {
    const m = head.exec(text.slice(0, 512))
    if (!m) return bare(text, event, reading)
    readLead(text.slice(0, m.index), event, reading)
    const [all, device, severity, code] = m as unknown as [string, string, string, string]
    const said = text.slice(m.index + all.length)
    const product = device === 'FTD' || device === 'NGIPS' ? 'ftd' : 'asa'
    event['event.dataset'] = `cisco.${product}`
    put(event, 'event.code', code)
    put(event, 'event.severity', severity)
    put(event, 'log.level', ciscoLevels[Number(severity)])
    put(event, 'observer.vendor', 'Cisco')
    put(event, 'observer.product', product)
    put(event, 'observer.type', device === 'NGIPS' ? 'idps' : 'firewall')
    putMessage(event, said)
    if (code.startsWith('43000')) firepower(event, code, said, reading)
    else sentence(event, code, said)
    return true
  },
}

/** The header may have been eaten by a relay; only a pinned source comes here. */
function bare(text: string, event: LogEvent, reading: Reading): boolean {
  if (reading.given.format !== 'cisco-asa') return false
  put(event, 'observer.vendor', 'Cisco')
  put(event, 'observer.product', 'asa')
  sentence(event, '', text)
  putMessage(event, text)
  return true
}

/** A user may stand behind each end without brackets: `outside:192.0.2.1/53 alice to inside:10.0.0.1/5 bob`. */
const namedEnds =
  /^(.{0,256}?for \S{1,256}\/\d{1,5}) ([\w.$@\\-]{1,128}) (to \S{1,256}\/\d{1,5})(?: ([\w.$@\\-]{1,128}))? duration /
const twoEnds =
  /(?:for|from|src|laddr) ([^\s(][^\s]*|\([^\s)]*\))(?: ?\(([^)]{0,128})\))?(?: ?\(([^)]{0,128})\))? (?:to|dst) ([^\s(][^\s]*)(?: ?\(([^)]{0,128})\))?/
const accessList =
  /access-list (\S+) (permitted|denied|est-allowed) (\S+) (?:for user '?([^\s']+)'? )?([^\s/]+\/[^\s(]+\(\d+\))(?:\([^)]{0,128}\))? -> ([^\s/]+\/[^\s(]+\(\d+\))/
const icmpEnds = /faddr (\S+)(?: ?\(([^)\d][^)]{0,128})\))? gaddr (\S+) laddr (\S+)/
const transport = /\b(TCP|UDP|ICMP|IPv6-ICMP|ICMPv6|GRE|ESP|IGMP|OSPF|SCTP|icmp|tcp|udp|ipv6-icmp|icmp6)\b/

function sentence(event: LogEvent, code: string, said: string) {
  const text = said.slice(0, 4096)
  const list = accessList.exec(text)
  const icmp = list ? null : icmpEnds.exec(text)
  if (list) {
    put(event, 'rule.name', list[1])
    put(event, 'network.transport', transportOf(list[3]))
    putUser(event, 'user', list[4])
    putEnd(event, 'source', list[5])
    putEnd(event, 'destination', list[6])
  } else if (icmp) {
    putEnd(event, 'source', icmp[1])
    putEnd(event, 'destination', icmp[4])
    putUser(event, 'user', icmp[2])
    const nat = icmp[3]!.split('/')[0]
    if (nat !== icmp[4]!.split('/')[0]) put(event, 'destination.nat.ip', nat)
  } else ends(event, text)
  put(event, 'network.transport', transport.exec(text)?.[1]?.toLowerCase())
  if (/ due to DNS (?:Query|Response)/.test(text)) put(event, 'network.protocol', 'dns')
  put(event, 'process.name', /, Process = ([\w-]{1,64})/.exec(text)?.[1])
  put(event, 'rule.name', /by access-group "([^"]{1,128})"/.exec(text)?.[1])
  put(
    event,
    'observer.ingress.interface.name',
    / on (?:interface )?([\w.-]{1,64})(?: interface)?[.:]?(?: |$)/.exec(text)?.[1],
  )
  put(event, 'network.direction', /\b([Ii]nbound|[Oo]utbound)\b/.exec(text)?.[1]?.toLowerCase())
  put(
    event,
    'process.command_line',
    /executed (?:the )?['"]?(?:cmd: ?)?(.{1,1024}?)['"]?(?: command\.)?$/.exec(text)?.[1],
  )
  putEnd(event, 'source', / client (\S{2,80}\/\d{1,5})\b/.exec(text)?.[1])
  if (code !== '302020') putSaid(event, text)
  sizes(event, text)
  initiator(event)
  judge(event, code, text)
}

function ends(event: LogEvent, text: string) {
  const url = / ?(?:([\d.a-f:]+) )?Accessed (?:JAVA )?URL ([\d.a-f]+):(\S+)/i.exec(text)
  const denied = /denied URL (\S+) SRC (\S+) DEST (\S+)/.exec(text)
  if (url || denied) {
    putEnd(event, 'source', url ? url[1] : denied![2])
    putEnd(event, 'destination', url ? url[2] : denied![3])
    return putUrl(event, url ? url[3] : denied![1])
  }
  const named = namedEnds.exec(text)
  if (named) {
    putUser(event, 'source.user', named[2])
    putUser(event, 'destination.user', named[4])
  }
  const m =
    twoEnds.exec(named ? `${named[1]} ${named[3]}` : text) ??
    /\b(?:for|from) (?:TCP |UDP )?flow (\S{4,64})()() to (\S{4,64})/.exec(text) ??
    /from ()()laddr (\S+) on interface \S+ to ([^\s:]+)/.exec(text)
  if (!m) return
  if (!m[1]) {
    putEnd(event, 'source', m[3])
    putEnd(event, 'destination', m[4])
    return
  }
  if (!putEnd(event, 'source', m[1]) || !putEnd(event, 'destination', m[4])) return
  for (const group of [m[2], m[3]]) putMapped(event, 'source', group)
  putMapped(event, 'destination', m[5])
  for (const group of [m[2], m[3]])
    if (group && /[a-z]/i.test(group) && !group.includes('/')) putUser(event, 'user', group)
  put(event, 'destination.domain', /destination \S+ resolved from \w+ list: ([a-z][\w.-]+)/i.exec(text)?.[1])
}

function sizes(event: LogEvent, text: string) {
  const m = /duration (\d+):(\d\d):(\d\d)(?: bytes (\d+)(?: ([A-Z][\w .-]{1,64}))?)?/.exec(text)
  if (!m) return
  const seconds = (Number(m[1]) * 60 + Number(m[2])) * 60 + Number(m[3])
  put(event, 'event.duration', seconds * 1e9)
  const end = event['@timestamp']
  if (typeof end === 'string') {
    put(event, 'event.end', end)
    put(event, 'event.start', instantAfter(end, -seconds * 1000))
  }
  put(event, 'network.bytes', m[4])
  put(event, 'event.reason', m[5]?.trim())
}

/** Of `outbound` the second end is who began, of `inbound` the first. */
function initiator(event: LogEvent) {
  const direction = event['network.direction']
  if (event['source.ip'] === undefined || (direction !== 'inbound' && direction !== 'outbound')) return
  const [client, server] = direction === 'outbound' ? ['destination', 'source'] : ['source', 'destination']
  put(event, 'client.ip', event[`${client}.ip`])
  put(event, 'server.ip', event[`${server}.ip`])
}

function judge(event: LogEvent, code: string, text: string) {
  const kind = asaKinds.find(([codes]) => codes.test(code))
  if (kind) {
    const [, category, type, action] = kind
    const isFailure = /fail|reject|den(?:y|ied)|invalid|abort|error|locked out/i.test(text)
    return mark(
      event,
      category,
      type,
      action,
      category[0] === 'network' && !isFailure ? undefined : isFailure ? 'failure' : 'success',
    )
  }
  const action =
    code === '302014' || code === '302016' || code === '302021' || code === '302018'
      ? 'flow-expiration'
      : 'firewall-rule'
  if (action === 'flow-expiration') return mark(event, ['network'], ['connection', 'end'], action)
  if (/\bden(?:y|ied)\b|dropped|discarded|blocked/i.test(text))
    return mark(event, ['network'], ['info', 'denied'], action, 'failure')
  if (/permitted|Accessed URL|est-allowed/.test(text))
    return mark(event, ['network'], ['info', 'allowed'], action, 'success')
  mark(event, ['network'], /^Built /.test(text) ? ['info', 'connection', 'start'] : ['info'], action)
}

const firepowerKinds: Readonly<Record<string, readonly [string[], string[], string]>> = {
  '430001': [['intrusion_detection', 'network'], ['info'], 'intrusion-detected'],
  '430002': [['network'], ['connection', 'start'], 'connection-started'],
  '430003': [['network'], ['connection', 'end'], 'connection-finished'],
  '430004': [['malware', 'file', 'network'], ['info'], 'file-detected'],
  '430005': [['malware', 'file', 'network'], ['info'], 'malware-detected'],
}

/** `SrcIP: 192.0.2.1, DstIP: …`: a value runs until `, Word:`. */
function firepower(event: LogEvent, code: string, said: string, reading: Reading): void {
  const pairs = new Map<string, string>()
  for (const part of said.slice(0, 16_384).split(/, ?(?=[A-Z]\w{1,64}(?: [A-Z]\w{1,32})?: ?)/)) {
    const sign = part.indexOf(':')
    if (sign > 0)
      pairs.set(
        part.slice(0, sign).trim(),
        part
          .slice(sign + 1)
          .trim()
          .replace(/,$/, ''),
      )
  }
  const user = pairs.get('User')
  if (user && !/^(?:No Authentication|Unknown|Not Found)/.test(user)) putUser(event, 'user', user)
  put(event, 'network.transport', transportOf(pairs.get('Protocol')))
  put(event, 'event.start', instantText(pairs.get('FirstPacketSecond'), reading))
  putTable(event, pairs, ftdFields, 'cisco.ftd')
  if (code === '430004' || code === '430005') put(event, 'file.name', pairs.get('FileName'))
  putUrl(event, pairs.get('URI') ?? pairs.get('URL'))
  const [category, type, action] = firepowerKinds[code] ?? [['network'], ['info'], 'firewall-rule']
  const verdict = pairs.get('AccessControlRuleAction') ?? pairs.get('FileAction') ?? pairs.get('InlineResult') ?? ''
  const isDenied = /block|drop|deny|reset/i.test(verdict)
  const isAllowed = /allow|trust|monitor|fastpath|detect/i.test(verdict)
  const verdicts = isDenied ? ['denied'] : isAllowed ? ['allowed'] : []
  mark(event, category, [...type, ...verdicts], action, isDenied ? 'failure' : isAllowed ? 'success' : undefined)
  if (code === '430001' || code === '430005') event['event.kind'] = 'alert'
}
