// Kea DHCP: leases given, renewed and refused.
import { mark } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { isoStamp } from '../time/stamp.ts'
import { setLease, setMac } from './dhcpd.ts'

export const kea: LogFormat = {
  name: 'kea',
  title: { ja: 'Kea DHCP', en: 'Kea DHCP' },
  dataset: 'kea.log',
  programs: ['kea', 'kea-dhcp4', 'kea-dhcp6', 'kea-ctrl-agent', 'kea-dhcp-ddns'],
  sign: (text) => / \[kea-\w{3,12}[\w.-]{0,12}\.[\w-]{1,40}\/\d/.test(text.slice(0, 100)),
  read(text, event, reading) {
    const m =
      /^(?:(\S{10} \S{8,15}) )?(DEBUG|INFO|WARN|ERROR|FATAL) +(?:\[([\w.-]{3,80})\/(\d{1,10})(?:\.\d{1,20})?\] )?([A-Z0-9]{3,12}_[A-Z0-9_]{2,80}) (.*)$/s.exec(
        text,
      )
    if (m === null) {
      if (reading.program === '') return false
      mark(event, ['network'], ['info'])
      return true
    }
    const stamp = m[1] === undefined ? null : isoStamp(m[1], 0)
    if (stamp !== null) setTime(event, stamp, reading.clock)
    event['log.level'] = m[2]!.toLowerCase()
    put(event, 'process.name', m[3]?.split('.')[0])
    if (m[4] !== undefined) event['process.pid'] ??= Number(m[4])
    put(event, 'event.code', m[5])
    event.message = m[6]
    event['network.protocol'] = 'dhcp'
    const isLease = /LEASE_(?:ALLOC|OFFER|RENEW|ADVERT|REUSE|DECL|RELEASE|NEW)|RELEASE/.test(m[5]!)
    const isError = m[2] === 'ERROR' || m[2] === 'FATAL' || /FAIL|NO_LEASE|EXHAUST/.test(m[5]!)
    mark(
      event,
      ['network'],
      isLease ? ['protocol', 'info'] : isError ? ['error'] : ['info'],
      m[5]!.toLowerCase(),
      isError ? 'failure' : isLease ? 'success' : undefined,
    )
    const address =
      /lease (?:for address )?((?:\d{1,3}\.){3}\d{1,3}|[\da-fA-F]{1,4}:[\da-fA-F:]{2,40})\b/.exec(m[6]!) ??
      /\baddress ((?:\d{1,3}\.){3}\d{1,3})/.exec(m[6]!)
    if (address !== null) setLease(event, address[1]!)
    setMac(
      event,
      /hwaddr=(?:\[hwtype=\d+ |\[)?hwtype=\d+ ([\da-f:]{17})|\[hwtype=\d+ ([\da-f:]{17})\]/
        .exec(m[6]!)
        ?.slice(1)
        .find(Boolean),
    )
    return true
  },
}
