// ISC DHCP: which address went to which machine, and when.
import { type LogEvent, mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'

const WORD =
  /^(?:uid lease [\da-fA-F.:]+ for client |Dynamic and static leases present for )?(DHCP[A-Z]{3,10}|BOOTREQUEST|BOOTREPLY|Solicit|Advertise|Request|Reply|Renew|Rebind|Release|Confirm|Information-request)\b/
const MAC = /\b([\da-fA-F]{2}(?::[\da-fA-F]{2}){5,7})\b/

export const dhcpd: LogFormat = {
  name: 'dhcpd',
  title: { ja: 'ISC DHCP', en: 'ISC DHCP' },
  dataset: 'dhcpd.log',
  programs: ['dhcpd', 'dhclient', 'dhcrelay', 'dhcpd6'],
  sign: (text) =>
    /^DHCP(?:DISCOVER|OFFER|REQUEST|ACK|NAK|DECLINE|RELEASE|INFORM|EXPIRE) (?:from|on|for|of|to) /.test(text),
  read(text, event) {
    const word = WORD.exec(text)?.[1]
    event['network.protocol'] = 'dhcp'
    if (word === undefined) {
      mark(event, ['network'], [/fail|error|no free leases|abandon|unable/i.test(text) ? 'error' : 'info'])
    } else {
      const isRefused =
        word === 'DHCPNAK' ||
        word === 'DHCPDECLINE' ||
        /no free leases|wrong network|unknown (?:lease|client|network)|ignored|unavailable/.test(text)
      mark(
        event,
        ['network'],
        ['connection', 'protocol', isRefused ? 'denied' : 'info'],
        word.toLowerCase(),
        isRefused ? 'failure' : word === 'DHCPACK' ? 'success' : undefined,
      )
    }
    const address =
      /\b(?:for|on|of|to|lease) ((?:\d{1,3}\.){3}\d{1,3}|[\da-fA-F]{1,4}:[\da-fA-F:]{2,40})(?=[ :,]|$)/.exec(text)
    if (address !== null) setLease(event, address[1]!)
    const server = /\(((?:\d{1,3}\.){3}\d{1,3})\)/.exec(text)
    put(event, 'server.ip', server?.[1])
    put(event, 'destination.ip', server?.[1])
    setMac(event, MAC.exec(text)?.[1])
    const name = /[\da-fA-F:]{17,23} \(([^)]{1,255})\)/.exec(text)
    put(event, 'client.domain', name?.[1])
    put(event, 'source.domain', name?.[1])
    put(event, 'observer.ingress.interface.name', / via (?!(?:\d{1,3}\.){3})([\w.-]{1,32})/.exec(text)?.[1])
    const relay = / via ((?:\d{1,3}\.){3}\d{1,3})/.exec(text)?.[1]
    put(event, 'dhcp.relay.ip', relay)
    put(event, 'destination.ip', relay)
    return true
  },
}

/** The address that a machine has or gets. */
export function setLease(event: LogEvent, address: string): void {
  setAddress(event, 'source', address)
  setAddress(event, 'client', address)
}

export function setMac(event: LogEvent, mac: string | undefined): void {
  if (mac === undefined) return
  const text = mac.toUpperCase().replaceAll(':', '-')
  put(event, 'source.mac', text)
  put(event, 'client.mac', text)
}
