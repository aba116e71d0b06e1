// pfSense and OPNsense `filterlog`: comma-separated, the columns follow from IP version and protocol.
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { markFlow } from './flow.ts'

const line = /^\d*,\d*,[^,]*,[^,]*,[^,]{1,32},[^,]{1,32},(?:pass|block|reject|rdr|nat|binat|match),(?:in|out),[46],/

export const filterlog: LogFormat = {
  name: 'filterlog',
  title: { en: 'pfSense and OPNsense filterlog', ja: 'pfSense・OPNsense filterlog' },
  dataset: 'pfsense.filterlog',
  programs: ['filterlog'],
  sign: (text) => line.test(text),
  read(text, event) {
    if (!line.test(text)) return false
    const part = text.split(',').slice(0, 64)
    const [rule, , , tracker, iface, reason, action, direction, version] = part as unknown as string[]
    const is4 = version === '4'
    // IPv4: tos,ecn,ttl,id,offset,flags,protocol-id,protocol,length · IPv6: class,flow,hop-limit,protocol,protocol-id,length
    const at = is4 ? 16 : 12
    const transport = part[at]?.toLowerCase()
    const from = at + (is4 ? 2 : 3)
    put(event, 'observer.type', 'firewall')
    put(event, 'observer.product', 'pf')
    put(event, 'rule.id', tracker && tracker !== '0' ? tracker : rule)
    put(event, 'pfsense.rule_number', rule)
    put(event, direction === 'in' ? 'observer.ingress.interface.name' : 'observer.egress.interface.name', iface)
    put(event, 'event.reason', reason)
    put(event, 'event.action', action)
    put(event, 'network.direction', direction === 'in' ? 'inbound' : 'outbound')
    put(event, 'network.type', `ipv${version}`)
    put(event, 'network.transport', transport)
    put(event, 'network.bytes', part[from - 1])
    put(event, 'source.ip', part[from])
    put(event, 'destination.ip', part[from + 1])
    if (transport === 'tcp' || transport === 'udp') {
      put(event, 'source.port', part[from + 2])
      put(event, 'destination.port', part[from + 3])
      put(event, 'pfsense.tcp_flags', transport === 'tcp' ? part[from + 5] : undefined)
    }
    markFlow(event, action!)
    return true
  },
}
