// iptables, nftables, ufw, firewalld, Ubiquiti: the packet that the kernel logged as `IN=… OUT=… SRC=… DST=…`.
import { type LogEvent, mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'

export const iptables: LogFormat = {
  name: 'iptables',
  title: { ja: 'iptables・nftables・ufw', en: 'iptables, nftables, ufw' },
  dataset: 'iptables.log',
  programs: ['kernel', 'ulogd', 'firewall', 'firewalld', 'iptables'],
  sign: isPacket,
  read(text, event, reading) {
    if (!isPacket(text) && !(reading.program === 'kernel' && TORN.test(text))) return false
    const start = Math.max(0, text.indexOf('IN='))
    const said = text.slice(0, start).trim()
    prefix(said === '' && reading.program !== 'kernel' ? String(event['process.name'] ?? '') : said, event)
    fields(text, start, event)
    return true
  },
}

/** The rest of a packet's line whose beginning was lost on the way. */
const TORN = / PROTO=[A-Z0-9]{2,8} SPT=\d{1,5} DPT=\d{1,5} /

function isPacket(text: string): boolean {
  const at = text.indexOf('IN=')
  return at >= 0 && text.includes(' OUT=', at) && text.includes(' SRC=', at)
}

/** `[ 123.456] [UFW BLOCK]`, `DROP:`, `[LAN_LOCAL-default-D]`: what the rule was told to say. */
function prefix(text: string, event: LogEvent): void {
  const said = text.replace(/^\[\s{0,8}\d{1,12}\.\d{1,9}\]\s?/, '')
  // Ubiquiti: [name-number-A], accepted, dropped or rejected
  const ubiquiti = /^\[(.{1,64})-(\w{1,16})-([ADR])\]$/.exec(said)
  put(event, 'rule.name', ubiquiti?.[1] ?? said.replace(/^[[\s]+|[\]\s:]+$/g, ''))
  put(event, 'rule.id', ubiquiti?.[2])
  const word = WORD.exec(said)
  const last = /-([ADR])\]?\s*$/.exec(said)?.[1]
  const isDenied = word !== null ? DENIED.test(word[0]) : last === 'D' || last === 'R'
  const isAllowed = word !== null ? !isDenied : last === 'A'
  if (isDenied) mark(event, ['network'], ['connection', 'denied'], word === null ? 'drop' : verb(word[0]), 'failure')
  else if (isAllowed)
    mark(event, ['network'], ['connection', 'allowed'], word === null ? 'accept' : verb(word[0]), 'success')
  else mark(event, ['network'], ['connection', 'info'])
}

const WORD = /drop|den(?:y|ied)|block|reject|bad|invalid|accept|allow|audit|pass|permit/i
const DENIED = /drop|den|block|reject|bad|invalid/i
const verb = (word: string): string => {
  const plain = word.toLowerCase()
  return plain.startsWith('den')
    ? 'deny'
    : plain === 'allow' || plain === 'pass' || plain === 'permit'
      ? 'accept'
      : plain
}

function fields(text: string, from: number, event: LogEvent): void {
  const flags: string[] = []
  let length = 0
  let at = from
  while (at < text.length) {
    let end = text.indexOf(' ', at)
    if (end < 0) end = text.length
    const equals = text.indexOf('=', at)
    if (equals > at && equals < end) {
      const value = text.slice(equals + 1, end)
      const key = text.slice(at, equals)
      if (key === 'LEN') {
        if (length === 0) length = Number(value)
      } else if (key === 'MAC') mac(value, event)
      else if (key === 'PROTO') {
        const name = PROTOCOLS[value] ?? value.toLowerCase()
        put(event, 'network.transport', name === 'icmpv6' ? 'ipv6-icmp' : name)
      } else if (value !== '') put(event, KEYS[key] ?? `iptables.${key.toLowerCase()}`, value)
    } else if (end > at && FLAGS.has(text.slice(at, end))) flags.push(text.slice(at, end))
    // an ICMP error quotes the packet that it answers: its fields are not this packet's
    if (text.charCodeAt(at) === 91) break
    at = end + 1
  }
  if (length > 0) {
    put(event, 'network.bytes', length)
    put(event, 'source.bytes', length)
  }
  if (flags.length > 0) event['iptables.flags'] = flags
  const [source, ingress] = [event['source.ip'], event['observer.ingress.interface.name']]
  if (typeof source === 'string') event['network.type'] = source.includes(':') ? 'ipv6' : 'ipv4'
  if (ingress !== undefined)
    event['network.direction'] = event['observer.egress.interface.name'] === undefined ? 'inbound' : undefined
  else if (event['observer.egress.interface.name'] !== undefined) event['network.direction'] = 'outbound'
}

/** Destination, source and EtherType in one: `00:50:56:…:08:00`. */
function mac(value: string, event: LogEvent): void {
  const bytes = value.split(':')
  if (bytes.length < 12) return
  put(event, 'destination.mac', bytes.slice(0, 6).join('-').toUpperCase())
  put(event, 'source.mac', bytes.slice(6, 12).join('-').toUpperCase())
}

const KEYS: Readonly<Record<string, string>> = {
  IN: 'observer.ingress.interface.name',
  OUT: 'observer.egress.interface.name',
  SRC: 'source.ip',
  DST: 'destination.ip',
  SPT: 'source.port',
  DPT: 'destination.port',
}
const PROTOCOLS: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '2': 'igmp',
  '6': 'tcp',
  '17': 'udp',
  '47': 'gre',
  '50': 'esp',
  '58': 'ipv6-icmp',
}
const FLAGS = new Set(['SYN', 'ACK', 'FIN', 'RST', 'PSH', 'URG', 'ECE', 'CWR', 'DF', 'MF', 'CE'])
