// nginx Proxy Manager: nginx with a log line of its own, which names client, inner server and cache.
import { mark } from '../event.ts'
import { setAddress, setEndpoint, setNumber, setText, setUrl } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { setTime } from '../time/clock.ts'
import { clfStamp } from '../time/stamp.ts'

/** `MISS 404 200 - GET https example.com "/path" [Client 192.0.2.1] [Length 2] [Gzip -] [Sent-to 10.0.0.1:80] "agent" "referrer"`. */
const LINE =
  /^\] (?:([A-Z-]{1,16}) (?:\d{3}|-) )?(\d{3}) - ([A-Z]{3,16}) (\w{1,16}) (\S{1,255}) "((?:[^"\\]|\\.){0,8192})" \[Client ([^\]]{1,255})\] \[Length (\d{1,15}|-)\] \[Gzip ([\d.-]{1,16})\](?: \[Sent-to ([^\]]{1,255})\])? "((?:[^"\\]|\\.){0,2048})" "((?:[^"\\]|\\.){0,4096})"/

export const nginxProxyManager: LogFormat = {
  name: 'nginx-proxy-manager',
  title: { ja: 'nginx Proxy Manager', en: 'nginx Proxy Manager' },
  dataset: 'nginx.access',
  sign: (text) => text.startsWith('[') && text.includes('] [Length ') && text.includes(' [Client '),
  read(text, event, reading) {
    const stamp = clfStamp(text, 1)
    if (stamp === null) return false
    const m = LINE.exec(text.slice(stamp.end))
    if (m === null) return false
    setTime(event, stamp, reading.clock)
    const [, cache, status, method, scheme, host, path, client, length, , inner, agent, referrer] = m
    const code = Number(status)
    mark(event, ['web'], ['access'], undefined, code < 400 ? 'success' : 'failure')
    event['http.response.status_code'] = code
    event['http.request.method'] = method
    setUrl(event, path!)
    setText(event, 'url.scheme', scheme)
    setText(event, 'url.domain', host)
    setAddress(event, 'source', client!)
    if (inner !== undefined) setEndpoint(event, 'destination', inner)
    setNumber(event, 'http.response.body.bytes', length)
    setText(event, 'user_agent.original', agent)
    setText(event, 'http.request.referrer', referrer)
    setText(event, 'nginx.cache_status', cache)
    event.message = undefined
    return true
  },
}
