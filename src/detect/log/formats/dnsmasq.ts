// dnsmasq: a small resolver, who asked for which name, and what lease went to whom.

import { mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { type Rule, readByRules, rule } from '../rule.ts'

export const dnsmasq: LogFormat = {
  name: 'dnsmasq',
  title: { ja: 'dnsmasq', en: 'dnsmasq' },
  dataset: 'dnsmasq.log',
  programs: ['dnsmasq', 'dnsmasq-dhcp'],
  sign: (text) => /^(?:\d{1,12} )?(?:[\da-fA-F.:]{3,45}\/\d{1,5} )?query\[[A-Z0-9=]{1,16}\] \S+ from /.test(text),
  read(text, event, reading) {
    const head = /^(\d{1,12}) ([\da-fA-F.:]{3,45})\/(\d{1,5}) /.exec(text)
    if (head !== null) {
      setAddress(event, 'source', head[2]!)
      event['source.port'] = Number(head[3])
    }
    const rest = head === null ? text : text.slice(head[0].length)
    event['network.protocol'] = reading.program === 'dnsmasq-dhcp' ? 'dhcp' : 'dns'
    if (!readByRules(rules, rest, event)) mark(event, ['network'], ['info'])
    if (rest.startsWith('reply ') && rest.endsWith('NXDOMAIN')) event['dns.response_code'] = 'NXDOMAIN'
    return true
  },
}

const asked = ['network'] as const
const rules: readonly Rule[] = [
  rule(
    /^query\[([A-Z0-9=]{1,16})\] (\S{1,255}) from ([\da-fA-F.:]{3,45})/,
    ['dns.question.type', 'dns.question.name', 'source'],
    [asked, ['protocol', 'info'], 'dns-query'],
  ),
  rule(
    /^(?:reply|cached|config|\/etc\/\S{1,200}|gravity blocked) (\S{1,255}) is (\S{1,255})/,
    ['dns.question.name', 'dns.answers.data'],
    [asked, ['protocol', 'info'], 'dns-answer'],
  ),
  rule(
    /^forwarded (\S{1,255}) to (\S{3,64})/,
    ['dns.question.name', 'destination'],
    [asked, ['protocol', 'info'], 'dns-forward'],
  ),
  rule(
    /^possible DNS-rebind attack detected: (\S{1,255})/,
    ['dns.question.name'],
    [['network', 'intrusion_detection'], ['info'], 'dns-rebind'],
  ),
  rule(
    /^(?:\d{1,12} )?(?:DHCPACK|DHCPOFFER|DHCPREQUEST|DHCPRELEASE)\((\S{1,32})\) ([\da-fA-F.:]{3,45}) ([\da-f:]{11,23})(?: (\S{1,255}))?/,
    ['observer.ingress.interface.name', 'client.ip', 'client.mac', 'client.domain'],
    [asked, ['protocol', 'info'], 'dhcp'],
  ),
  rule(
    /^(?:\d{1,12} )?(?:DHCPDISCOVER|DHCPINFORM)\((\S{1,32})\) (?:[\da-fA-F.:]{3,45} )?([\da-f:]{11,23})/,
    ['observer.ingress.interface.name', 'client.mac'],
    [asked, ['protocol', 'info'], 'dhcp'],
  ),
]
