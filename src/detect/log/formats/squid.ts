// Squid: its own access log, and what it writes in the form of web servers.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setEndpoint, setUrl } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setMicros, setTime } from '../time/clock.ts'
import { epochMicros } from '../time/count.ts'
import { clfStamp } from '../time/stamp.ts'
import { usStamp } from '../time/text.ts'

const HEAD =
  /^(\d{9,10}\.\d{3,6}) +(-?\d{1,10}) (\S{1,255}) ([A-Z_]{3,40})\/(\d{3}) (-?\d{1,19}) ([\w-]{1,32}) (\S+) (\S+) ([A-Z_]{3,40})\/(\S+) ?(\S*)/

export const squid: LogFormat = {
  name: 'squid',
  title: { ja: 'Squid', en: 'Squid' },
  dataset: 'squid.log',
  programs: ['squid', '(squid-1)', 'squid-1'],
  sign: (text) =>
    /^\d{9,10}\.\d{3,6} +-?\d+ \S+ [A-Z_]+\//.test(text) ||
    / (?:TCP|UDP)_[A-Z_]{3,32}:[A-Z_]{3,32}\s*$/.test(text.slice(-80)) ||
    /^\S{1,255} \S{1,255} \S{1,255} \[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\] "[A-Z]+ \S+ HTTP/.test(text),
  read: (text, event, reading) =>
    native(text, event) ||
    common(text, event, (value) => {
      const stamp = clfStamp(value, 0) ?? usStamp(value) ?? usStamp(dayFirst(value))
      return stamp !== null && setTime(event, stamp, reading.clock)
    }),
}

/** Squid's `%d/%m/%Y`, turned so that the month stands first. */
const dayFirst = (text: string): string => text.replace(/^(\d\d)\/(\d\d)\//, '$2/$1/')

function native(text: string, event: LogEvent): boolean {
  const m = HEAD.exec(text)
  if (m === null) return false
  setMicros(event, epochMicros(m[1]!)!)
  event['event.duration'] = Number(m[2]) * 1e6
  setAddress(event, 'source', m[3]!)
  result(event, m[4]!, Number(m[5]))
  put(event, 'http.response.bytes', m[6])
  put(event, 'destination.bytes', m[6])
  target(event, m[7]!, m[8]!)
  put(event, 'user.name', m[9])
  put(event, 'squid.hierarchy_status', m[10])
  peer(event, m[11]!)
  put(event, 'http.response.mime_type', m[12])
  const more = [...text.slice(m[0].length).matchAll(/"([^"]*)"/g)]
  put(event, 'user_agent.original', more[0]?.[1])
  return true
}

/** `192.0.2.1 - alice [10/Oct/2020:13:55:36 +0900] "GET http://x/ HTTP/1.1" 200 2326 "-" "agent" TCP_MISS:HIER_DIRECT`. */
function common(text: string, event: LogEvent, time: (text: string) => boolean): boolean {
  const m =
    /^(\S{1,255}) (\S{1,255}) (\S{1,255}) \[([^\]]{10,40})\] "([\w-]{1,32}) (\S+) HTTP\/([\d.]{1,4})" (\d{3}) (\S+)(.*)$/.exec(
      text,
    )
  if (m === null || !time(m[4]!)) return false
  setAddress(event, 'source', m[1]!)
  put(event, 'user.name', m[3])
  const tail = / ([A-Z_]{3,40}):([A-Z_]{3,40})\s*$/.exec(m[10]!)
  result(event, tail?.[1] ?? '', Number(m[8]))
  put(event, 'squid.hierarchy_status', tail?.[2])
  put(event, 'http.response.bytes', m[9])
  put(event, 'http.version', m[7])
  target(event, m[5]!, m[6]!)
  const quoted = [...m[10]!.matchAll(/"([^"]*)"/g)]
  put(event, 'http.request.referrer', quoted[0]?.[1])
  put(event, 'user_agent.original', quoted[1]?.[1])
  return true
}

function result(event: LogEvent, code: string, status: number): void {
  const isDenied = code.includes('DENIED')
  mark(
    event,
    ['network', 'web'],
    ['connection', 'access', ...(isDenied ? ['denied'] : []), ...(status >= 400 || status === 0 ? ['error'] : [])],
    undefined,
    status > 0 && status < 400 ? 'success' : status === 0 ? 'unknown' : 'failure',
  )
  put(event, 'event.action', code)
  put(event, 'squid.result_code', code)
  if (code.startsWith('TCP_')) event['network.transport'] = 'tcp'
  if (status > 0) event['http.response.status_code'] = status
}

function target(event: LogEvent, method: string, url: string): void {
  if (method !== 'NONE' && method !== '-') put(event, 'http.request.method', method)
  const authority = method === 'CONNECT' || method === 'NONE' ? /^(.{1,255}):(\d{1,5})$/.exec(url) : null
  if (authority !== null) {
    event['url.original'] = url
    const host = authority[1]!.replace(/^\[|\]$/g, '')
    put(event, 'url.domain', host)
    put(event, 'url.port', authority[2])
    setEndpoint(event, 'destination', url)
    event['network.transport'] = 'tcp'
  } else setUrl(event, url)
  if (
    event['destination.domain'] === undefined &&
    event['destination.ip'] === undefined &&
    typeof event['url.domain'] === 'string'
  ) {
    setAddress(event, 'destination', event['url.domain'])
    put(event, 'url.port', event['url.scheme'] === 'https' ? 443 : event['url.scheme'] === 'http' ? 80 : undefined)
    put(event, 'destination.port', event['url.port'])
  }
}

function peer(event: LogEvent, text: string): void {
  if (text === '-') return
  setAddress(event, 'server', text)
  if (event['server.ip'] !== undefined && event['destination.ip'] === undefined)
    event['destination.ip'] = event['server.ip']
}
