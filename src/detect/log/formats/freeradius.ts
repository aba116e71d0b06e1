// FreeRADIUS: who signed in to the network, from which switch or access point.
import { mark } from '../event.ts'
import { setAddress } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put, putUser } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { ctimeStamp } from '../time/stamp.ts'

const LOGIN =
  /^(?:\(\d{1,12}\)\s{1,4})?(Login OK|Login incorrect|Invalid user|Multiple logins)(?: \((.*?)\))?: \[([^\]]{0,512}?)(?:\/([^\]]{0,512}))?\] \(from client (\S{1,255})(?: port (\d{1,12}))?(?: cli ([^)]{0,255}))?\)/

export const freeradius: LogFormat = {
  name: 'freeradius',
  title: { ja: 'FreeRADIUS', en: 'FreeRADIUS' },
  dataset: 'freeradius.log',
  programs: ['radiusd', 'freeradius'],
  sign: (text) => text.includes('(from client ') && /Login (?:OK|incorrect)|Invalid user|Multiple logins/.test(text),
  read(text, event, reading) {
    const stamp = ctimeStamp(text, 0)
    const head = stamp === null ? null : /^ : ([A-Za-z]{4,9}): /.exec(text.slice(stamp.end, stamp.end + 20))
    const rest = head === null ? text.trimStart() : text.slice(stamp!.end + head[0].length)
    const m = LOGIN.exec(rest)
    if (m === null && reading.program === '') return false
    if (stamp !== null && head !== null) setTime(event, stamp, reading.clock)
    put(event, 'log.level', /^(?:Error|Info|Warn(?:ing)?|Debug)$/.exec(head?.[1] ?? '')?.[0]?.toLowerCase())
    event.message = rest
    if (m === null) {
      mark(event, ['authentication'], ['info'])
      const port = / from unknown client \S+ port (\d{1,5})/.exec(rest)?.[1]
      put(event, 'source.port', port)
      if (port !== undefined) event['event.outcome'] = 'failure'
      put(event, 'destination.port', /^Ignoring request to \S+ address \S+ port (\d{1,5})/.exec(rest)?.[1])
      put(event, 'network.transport', / proto (udp|tcp)\b/.exec(rest)?.[1])
      setAddress(event, 'source', /unknown client ([\da-fA-F.:]{3,45})/.exec(rest)?.[1] ?? '')
      return true
    }
    mark(event, ['authentication'], ['start', 'info'], 'radius-login', m[1] === 'Login OK' ? 'success' : 'failure')
    put(event, 'event.reason', m[2])
    const user = m[3] === 'host' ? `host/${m[4] ?? ''}` : m[3]!
    const at = user.lastIndexOf('@')
    if (user.startsWith('host/')) put(event, 'source.domain', user.slice(5))
    else if (at > 0) {
      put(event, 'user.name', user.slice(0, at))
      put(event, 'user.domain', user.slice(at + 1))
      put(event, 'user.email', user.trim())
    } else putUser(event, 'user', user.replace('\\\\', '\\'))
    put(event, 'observer.name', m[5])
    put(event, 'freeradius.nas.name', m[5])
    if (m[6] !== undefined && Number(m[6]) <= 65535) event['source.port'] = Number(m[6])
    const station = (m[7] ?? '').replace(/ via .*$/, '').trim()
    if (/^[\da-fA-F]{2}([-:][\da-fA-F]{2}){5}/.test(station))
      put(event, 'source.mac', station.toUpperCase().replaceAll(':', '-').slice(0, 17))
    else if (/^[\da-fA-F]{12}$/.test(station)) put(event, 'source.mac', station.toUpperCase().match(/../g)!.join('-'))
    else setAddress(event, 'source', station)
    if (rest.includes('via TLS tunnel')) event['network.protocol'] = 'tls'
    return true
  },
}
