// Access logs of web servers in the common log format and what grew out of it: combined, virtual host first, extra fields behind.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setNumber, setPort, setText, setUrl } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { setTime } from '../time/clock.ts'
import { clfStamp } from '../time/stamp.ts'

export const webAccess: LogFormat = {
  name: 'web-access',
  title: { ja: 'Apache・nginx アクセスログ', en: 'Apache and nginx access log' },
  dataset: 'apache.access',
  programs: ['httpd', 'apache', 'apache2', 'nginx', 'apache-access', 'nginx_access', 'lighttpd'],
  sign: (text) => text.includes('] "'),
  read(text, event, reading) {
    const open = text.indexOf('[')
    if (open < 4 || open > 512) return false
    const stamp = clfStamp(text, open + 1)
    if (stamp === null || text.charCodeAt(stamp.end) !== 93) return false
    const before = text
      .slice(0, open - 1)
      .trimStart()
      .split(' ')
    if (before.length < 2) return false
    const at = text.indexOf('"', stamp.end)
    if (at < 0) return false
    let request = quoted(text, at)
    if (request === null) return false
    // a field more before the request: `"-" "GET / HTTP/1.1" 200`
    if (text.startsWith(' "', request.end)) request = quoted(text, request.end + 1) ?? request
    const status = STATUS.exec(text.slice(request.end, request.end + 64))
    if (status === null) return false
    setTime(event, stamp, reading.clock)
    if (reading.hint.includes('nginx') || reading.program.includes('nginx')) event['event.dataset'] = 'nginx.access'
    setRequest(event, request.text)
    const code = Number(status[1])
    mark(event, web, access, event['http.request.method'] as string, code < 400 ? 'success' : 'failure')
    event['event.action'] = undefined
    event['http.response.status_code'] = code
    setNumber(event, 'http.response.body.bytes', status[2])
    setClient(event, before)
    setRest(event, text, request.end + status[0].length)
    event.message = undefined
    return true
  },
}

const web = ['web']
const access = ['access']
const STATUS = /^ (\d{3})(?: (\d{1,15}|-))?(?= |$)/

/** A text in quotes with Apache's and nginx's escapes left as they are; the place behind it. */
function quoted(text: string, at: number): { text: string; end: number } | null {
  let end = text.indexOf('"', at + 1)
  while (end > 0 && text.charCodeAt(end - 1) === 92) {
    let slashes = 1
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) break
    end = text.indexOf('"', end + 1)
  }
  return end < 0 ? null : { text: text.slice(at + 1, end), end: end + 1 }
}

/** `GET /index.html HTTP/1.1`; anything else (TLS to a plain port, rubbish) is kept as `url.original` only when it may be one. */
function setRequest(event: LogEvent, request: string): void {
  const first = request.indexOf(' ')
  const method = first > 0 ? request.slice(0, first) : ''
  if (method === '' || method.length > 32 || !/^[A-Za-z_-]+$/.test(method)) {
    setText(event, 'http.request.line', request)
    return
  }
  event['http.request.method'] = method
  const last = request.lastIndexOf(' HTTP/')
  setUrl(event, request.slice(first + 1, last > first ? last : last === first ? first + 1 : undefined))
  if (last >= first) setText(event, 'http.version', request.slice(last + 6))
}

/**
 * `client ident user`, `vhost:port client ident user`, `vhost client ident user`, and before the client a list of proxies.
 * What stands before the client names the server; of a list the first public address is the one who asked.
 */
function setClient(event: LogEvent, before: string[]): void {
  let at = 0
  if (
    before.length >= 4 &&
    (isAddress(before[1]!) || before[1]!.startsWith('"') || NAME.test(before[1]!)) &&
    before[0] !== '-' &&
    before[1] !== '-'
  ) {
    const first = before[0]!.replace(/^"|[",]+$/g, '')
    if (!before[0]!.endsWith(',') && !before[0]!.startsWith('"')) {
      const [host, port] = HOST_PORT.test(first) ? splitPort(first) : [first, '']
      // a whole URL in the request names its own server
      if (event['url.domain'] === undefined) {
        setText(event, 'url.domain', host)
        setNumber(event, 'url.port', port)
      }
      setAddress(event, 'destination', host)
      if (port !== '') setPort(event, 'destination', port)
      at = 1
    }
  }
  const list: string[] = []
  let last = at
  while (last < before.length - 2 && list.length < 16) {
    list.push(before[last]!.replace(/^"|[",]+$/g, ''))
    const isListed =
      /,$/.test(before[last]!) ||
      (before[last]!.endsWith('"') && isAddress(before[last + 1]!)) ||
      (before[last + 1] !== '-' && isAddress(before[last + 1]!))
    last++
    if (!isListed) break
  }
  if (list.length === 0) {
    list.push(before[at]!.replace(/,$/, ''))
    last = at + 1
  }
  const client = list.find((one) => isAddress(one) && !PRIVATE.test(one)) ?? list[0]!
  event['source.address'] = client
  if (!isAddress(client) && HOST_PORT.test(client)) {
    const [host, port] = splitPort(client)
    setAddress(event, 'source', host)
    setPort(event, 'source', port)
  } else if (client !== 'unix:') setAddress(event, 'source', client)
  if (list.length > 1) event['network.forwarded_ip'] = list
  setText(
    event,
    'user.name',
    before
      .slice(last + 1)
      .join(' ')
      .replace(/^"(.*)"$/, '$1'),
  )
}

const NAME = /^(?:localhost,?|unix:|[\w-]+(?:\.[\w-]+)+,?)$/
const HOST_PORT = /^[^:]+:\d{1,5}$|\]:\d{1,5}$/
const PRIVATE = /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|f[cd]|fe80|::1$)/i
const isAddress = (text: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}(?::[\da-fA-F.]{0,15}){2,8}),?$/.test(text)

function splitPort(text: string): [string, string] {
  const colon = text.lastIndexOf(':')
  return colon > 0 ? [text.slice(0, colon), text.slice(colon + 1)] : [text, '']
}

/** Referrer and user agent, then whatever an operator added: kept in order, quotes taken off. */
function setRest(event: LogEvent, text: string, from: number): void {
  let at = from
  const extra: string[] = []
  let quotes = 0
  for (let i = 0; at < text.length && i < 32; i++) {
    while (text.charCodeAt(at) === 32) at++
    if (at >= text.length) break
    let value: string
    if (text.charCodeAt(at) === 34) {
      const found = quoted(text, at)
      if (found === null) {
        value = text.slice(at + 1)
        at = text.length
      } else {
        value = found.text
        at = found.end
      }
      quotes++
      if (quotes === 1) setText(event, 'http.request.referrer', value)
      else if (quotes === 2) setText(event, 'user_agent.original', value)
      else extra.push(value)
    } else {
      const space = text.indexOf(' ', at)
      value = text.slice(at, space < 0 ? text.length : space)
      at = space < 0 ? text.length : space
      extra.push(value)
    }
  }
  if (extra.length > 0) event['http.log.extra'] = extra
}
