// HAProxy: HTTP and TCP logs, connections, servers that go up and down.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setEndpoint, setPort, setUrl } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { clfStamp } from '../time/stamp.ts'

export const haproxy: LogFormat = {
  name: 'haproxy',
  title: { ja: 'HAProxy', en: 'HAProxy' },
  dataset: 'haproxy.log',
  programs: ['haproxy'],
  sign: (text) =>
    /^\s?(?:[\da-fA-F.:]{3,45}:\d{1,5} \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d\.\d{3}\] |Connect from [\da-fA-F.:]{3,45} to )/.test(
      text,
    ),
  read(text, event, reading) {
    const connect = /^\s?Connect from (\S{3,60}) to (\S{3,60}) \(([^/)]{1,200})(?:\/([A-Z]+))?\)/.exec(text)
    if (connect !== null) {
      mark(event, ['network'], ['connection', 'start'], 'connect', 'success')
      setEndpoint(event, 'source', connect[1]!)
      setEndpoint(event, 'destination', connect[2]!)
      put(event, 'haproxy.frontend_name', connect[3])
      put(event, 'haproxy.mode', connect[4])
      return true
    }
    const head = /^\s?(\S{3,60}) \[([^\]]{20,32})\] (\S{1,255}) (?:([^\s/]{1,255})\/(\S{0,255}) )?/.exec(text)
    const stamp = head === null ? null : clfStamp(head[2]!, 0)
    if (head === null || stamp === null) {
      if (reading.program !== 'haproxy') return false
      mark(event, ['network'], /is (?:DOWN|going DOWN)|no server available/.test(text) ? ['error'] : ['info'])
      return true
    }
    setTime(event, stamp, reading.clock)
    // always with a port, IPv6 without brackets too
    const colon = head[1]!.lastIndexOf(':')
    setAddress(event, 'source', head[1]!.slice(0, colon))
    setPort(event, 'source', head[1]!.slice(colon + 1))
    put(event, 'haproxy.frontend_name', head[3]!.replace(/(?:~|\/\d{1,3})?:?$/, ''))
    put(event, 'haproxy.backend_name', head[4])
    put(event, 'haproxy.server_name', head[5])
    const rest = text.slice(head[0].length)
    return http(rest, event) || tcp(rest, event)
  },
}

/** `0/0/0/5/5 200 7500 - - ---- 1/1/0/0/0 0/0 {captured} "GET / HTTP/1.1"`. */
function http(text: string, event: LogEvent): boolean {
  const m =
    /^(?:([\d+/-]{5,64}) )(-?\d{1,3}) (\+?\d{1,19}) (\S+) (\S+) (\S{2,4}) ([\d+/]{1,64}) ([\d/]{1,32})(?: \{([^}]*)\})?(?: \{([^}]*)\})? "([^"]*)"?(.*)$/s.exec(
      text,
    )
  if (m === null) return false
  const status = Number(m[2])
  mark(event, ['web'], ['access'], undefined, status > 0 && status < 400 ? 'success' : 'failure')
  if (status > 0) event['http.response.status_code'] = status
  put(event, 'http.response.bytes', m[3])
  put(event, 'http.response.body.bytes', m[3]!.replace('+', ''))
  put(event, 'haproxy.termination_state', m[6])
  put(event, 'haproxy.times', m[1])
  put(event, 'haproxy.connections', m[7])
  put(event, 'haproxy.request.headers', m[9])
  put(event, 'haproxy.response.headers', m[10])
  const request = /^(\S{1,32}) (\S+)(?: HTTP\/([\d.]{1,4}))?/.exec(m[11]!.replaceAll('\n', ' '))
  if (request !== null && request[1] !== '<BADREQ>') {
    put(event, 'http.request.method', request[1])
    setUrl(event, request[2] ?? '')
    put(event, 'http.version', request[3])
  }
  const tls = /\bTLSv?([\d.]{1,4})\b/.exec(m[12]!)
  put(event, 'tls.version', tls?.[1])
  return true
}

/** `0/0/5007 212 -- 0/0/0/0/3 0/0`, or the error line `SSL handshake failure`. */
function tcp(text: string, event: LogEvent): boolean {
  const m = /^([\d+/-]{3,64}) (\+?\d{1,19}) (\S{2,4}) ([\d+/]{1,64}) ([\d/]{1,32})/.exec(text)
  if (m === null) {
    mark(event, ['network'], ['connection', 'error'], undefined, 'failure')
    put(event, 'error.message', text)
    return true
  }
  mark(event, ['network'], ['connection', 'end'], undefined, 'success')
  put(event, 'source.bytes', m[2]!.replace('+', ''))
  put(event, 'haproxy.bytes_read', m[2]!.replace('+', ''))
  put(event, 'haproxy.termination_state', m[3])
  put(event, 'haproxy.times', m[1])
  put(event, 'haproxy.connections', m[4])
  return true
}
