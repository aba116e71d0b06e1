// Error logs of Apache and nginx: who asked for what when something went wrong.
import type { LogEvent } from '../event.ts'
import { setEndpoint, setUrl } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import type { Reading } from '../reading.ts'
import { setTime } from '../time/clock.ts'
import { ctimeStamp, isoStamp } from '../time/stamp.ts'
import { judgeWeb } from './web-judge.ts'

export const webError: LogFormat = {
  name: 'web-error',
  title: { ja: 'Apache・nginx エラーログ', en: 'Apache and nginx error log' },
  dataset: 'apache.error',
  programs: ['httpd', 'apache', 'apache2', 'nginx', 'apache-error', 'nginx_error'],
  sign(text) {
    const first = text.charCodeAt(0)
    if (first === 91)
      return /^\[(?:[A-Z][a-z]{2} [A-Z][a-z]{2} |[a-z_]{0,24}:?(?:emerg|alert|crit|error|warn|notice|info|debug)\])/.test(
        text,
      )
    if (first >= 48 && first <= 57 && text.includes('.c.')) return /^[\d: -]{21}\(/.test(text)
    return first >= 48 && first <= 57 && /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[[a-z]+\] /.test(text)
  },
  read: (text, event, reading) =>
    nginx(text, event, reading) || apache(text, event, reading) || lighttpd(text, event, reading),
}

/** `2016/10/25 14:49:34 [error] 54053#0: *1 open() "/x" failed, client: 127.0.0.1, server: localhost, request: "GET / HTTP/1.1"`. */
function nginx(text: string, event: LogEvent, reading: Reading): boolean {
  const m = /^(?:(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d) )?\[([a-z]{4,8})\] (\d{1,10})#(\d{1,10}): (?:\*(\d{1,20}) )?/.exec(
    text,
  )
  if (m === null) return false
  const stamp = m[1] === undefined ? null : isoStamp(m[1], 0)
  if (stamp !== null) setTime(event, stamp, reading.clock)
  event['event.dataset'] = 'nginx.error'
  event['log.level'] = m[2]
  event['process.pid'] = Number(m[3])
  put(event, 'process.thread.id', m[4])
  put(event, 'nginx.error.connection_id', m[5])
  const rest = text.slice(m[0].length)
  const facts = rest.search(/, (?:client|server|request|upstream|host|referrer|responder|certificate|login): /)
  event.message = facts < 0 ? rest : rest.slice(0, facts)
  if (facts >= 0) setFacts(event, rest.slice(facts))
  const user = /user ["']([^"']{0,256})["']/.exec(event.message)
  put(event, 'user.name', user?.[1])
  judgeWeb(event, event.message)
  return true
}

const FACT = /, (client|server|request|upstream|host|referrer|login): ("(?:[^"\\]|\\.)*"|[^,]*)/g

function setFacts(event: LogEvent, text: string): void {
  for (const [, key, quoted] of text.matchAll(FACT)) {
    const value = quoted!.startsWith('"') ? quoted!.slice(1, -1) : quoted!
    if (key === 'client') setEndpoint(event, 'source', value)
    else if (key === 'server') put(event, 'destination.domain', value === '_' ? '' : value)
    else if (key === 'host') {
      put(event, 'url.domain', value.replace(/:\d{1,5}$/, ''))
      put(event, 'http.request.host', value)
    } else if (key === 'referrer') put(event, 'http.request.referrer', value)
    else if (key === 'upstream') put(event, 'nginx.error.upstream', value)
    else if (key === 'login') put(event, 'user.name', value)
    else {
      const m = /^(\S{1,32}) (\S*)(?: HTTP\/([\d.]{1,4}))?/.exec(value)
      if (m === null) continue
      put(event, 'http.request.method', m[1])
      setUrl(event, m[2] ?? '')
      put(event, 'http.version', m[3])
    }
  }
}

/** `[Mon Dec 26 16:22:08.123 2016] [core:error] [pid 3:tid 4] [client 192.0.2.1:99] AH00128: File does not exist: /x`. */
function apache(text: string, event: LogEvent, reading: Reading): boolean {
  let at = 0
  const stamp = text.charCodeAt(0) === 91 ? ctimeStamp(text, 1) : null
  if (stamp !== null) at = stamp.end + 2
  else if (!/^\[(?:[\w.-]{0,32}:)?(?:emerg|alert|crit|error|warn|notice|info|debug|trace\d)\] /.test(text)) return false
  if (stamp !== null && text.charCodeAt(stamp.end) !== 93) return false
  if (stamp !== null) setTime(event, stamp, reading.clock)
  for (let i = 0; i < 8 && text.charCodeAt(at) === 91; i++) {
    const close = text.indexOf('] ', at)
    const end = close < 0 ? text.length - 1 : close
    const part = text.slice(at + 1, end)
    const isKnown = bracket(part, event)
    if (!isKnown) break
    at = end + 2
  }
  const rest = text.slice(at)
  const code = /^(?:\([^)]{1,64}\)[^:]{1,200}: )?(AH\d{5}): /.exec(rest)
  put(event, 'event.code', code?.[1])
  const late = /^(?:\[client ([^\]]{1,300})\]) /.exec(code === null ? rest : rest.slice(code[0].length))
  if (late !== null) setEndpoint(event, 'source', late[1]!)
  event.message = rest
  const referrer = /, referer: (\S+)\s*$/.exec(rest)
  put(event, 'http.request.referrer', referrer?.[1])
  put(
    event,
    'user.name',
    /\buser ['"]?([^\s:'"]{1,256})['"]?:? (?:not found|authentication failure|in realm)|\buser `([^']{1,256})'|user: "([^"]{1,256})"/
      .exec(rest)
      ?.slice(1)
      .find(Boolean),
  )
  put(
    event,
    'url.original',
    /(?:not found|failure for "|Password Mismatch|require[sd]? .*?): (\/[^\s,"]*)/.exec(rest)?.[1],
  )
  put(
    event,
    'file.path',
    /(?:File does not exist|script not found or unable to stat|client denied by server configuration|Directory index forbidden by Options directive|script '[^']*' not found or unable to stat): (\/[^\s,]*)/.exec(
      rest,
    )?.[1],
  )
  judgeWeb(event, rest)
  return true
}

/** `2011-12-25 17:09:20: (http_auth.c.875) password doesn't match for /x username: u, IP: 192.0.2.1`. */
function lighttpd(text: string, event: LogEvent, reading: Reading): boolean {
  const m = /^(?:(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d): )?\((?:server:)?[\w.-]{2,40}\.c\.\d{1,6}\) (.*)$/.exec(text)
  if (m === null) return false
  const stamp = m[1] === undefined ? null : isoStamp(m[1], 0)
  if (stamp !== null) setTime(event, stamp, reading.clock)
  event['event.dataset'] = 'lighttpd.error'
  event.message = m[2]
  setEndpoint(event, 'source', /, IP: (\S{3,45})\s*$/.exec(m[2]!)?.[1] ?? '')
  put(
    event,
    'user.name',
    /username: ([^\s,]{1,256})/.exec(m[2]!)?.[1] ?? /auth failed for {1,2}(\S{1,256}) ?:/.exec(m[2]!)?.[1],
  )
  put(event, 'url.path', /match for (\/\S*)/.exec(m[2]!)?.[1])
  judgeWeb(event, m[2]!)
  return true
}

function bracket(part: string, event: LogEvent): boolean {
  const level = /^(?:([\w.-]{0,32}):)?(emerg|alert|crit|error|warn|notice|info|debug|trace\d)$/.exec(part)
  if (level !== null) {
    event['log.level'] = level[2]
    put(event, 'apache.error.module', level[1])
    return true
  }
  const pid = /^pid (\d{1,10})(?::tid (\d{1,20}))?$/.exec(part)
  if (pid !== null) {
    event['process.pid'] = Number(pid[1])
    if (pid[2] !== undefined) event['process.thread.id'] = Number(pid[2])
    return true
  }
  const client = /^(?:client|remote) (\S{1,300})$/.exec(part)
  if (client !== null) {
    setEndpoint(event, 'source', client[1]!)
    return true
  }
  return /^(?:tid|host|cid|rid|unique_id) /.test(part) || part === ''
}
