// Fields that many formats fill in the same way: an address that may be a name, a port, a URL, a user.
import { isIP } from 'node:net'
import type { LogEvent } from './event.ts'

type Side = 'source' | 'destination' | 'client' | 'server' | 'source.nat' | 'destination.nat'

/** The address in `[::1]`, `fe80::1%eth0`, `::ffff:192.0.2.1`, `192.0.2.1/32`; null for anything else. */
export function asIp(text: string): string | null {
  let bare = text
  const first = bare.charCodeAt(0)
  if (first === 91) bare = bare.slice(1, bare.endsWith(']') ? -1 : undefined)
  const zone = bare.indexOf('%')
  if (zone > 0) bare = bare.slice(0, zone)
  const prefix = bare.indexOf('/')
  if (prefix > 0) bare = bare.slice(0, prefix)
  const inner = bare.charCodeAt(0)
  if ((inner === 58 || inner === 48) && /^(?:0*:){2,5}ffff:[\d.]+$/i.test(bare))
    bare = bare.slice(bare.lastIndexOf(':') + 1)
  return isIP(bare) === 0 ? null : bare
}

/** `source.ip` when it is one, else `source.domain`. */
export function setAddress(event: LogEvent, side: Side, text: string): void {
  if (text === '' || text === '-') return
  const ip = asIp(text)
  if (ip !== null) event[`${side}.ip`] = ip
  else if (/^[\w.-]{1,255}$/.test(text) && text !== 'unknown' && text !== 'UNKNOWN') {
    event[`${side}.address`] = text
    event[`${side}.domain`] = text
  }
}

export function setPort(event: LogEvent, side: Side, text: string | undefined): void {
  const port = Number(text)
  if (text !== undefined && text !== '' && port >= 0 && port <= 65535) event[`${side}.port`] = port
}

/** `192.0.2.1:443`, `[2001:db8::1]:443`, `192.0.2.1#53`, `192.0.2.1` and a name with or without a port. */
export function setEndpoint(event: LogEvent, side: Side, text: string): void {
  const at = Math.max(text.lastIndexOf('#'), text.lastIndexOf(':'))
  const isBareV6 =
    text.charCodeAt(0) !== 91 && text.indexOf(':') !== at && text.charCodeAt(at) === 58 && !text.includes('.')
  const port = at > 0 && !isBareV6 ? text.slice(at + 1) : ''
  if (/^\d{1,5}$/.test(port)) {
    setAddress(event, side, text.slice(0, at))
    setPort(event, side, port)
  } else setAddress(event, side, text)
}

export function setNumber(event: LogEvent, key: string, text: string | undefined): void {
  if (text === undefined || text === '' || text === '-') return
  const n = Number(text)
  if (Number.isFinite(n)) event[key] = n
}

/** Sets a text unless it is empty or a dash. */
export function setText(event: LogEvent, key: string, text: string | undefined): void {
  if (text !== undefined && text !== '' && text !== '-') event[key] = text
}

/** `url.original` with its path, query, extension, and for a whole URL scheme, domain and port. Never decoded. */
export function setUrl(event: LogEvent, original: string): void {
  if (original === '' || original === '-') return
  event['url.original'] = original
  let path = original
  if (original.charCodeAt(0) !== 47) {
    const whole =
      /^([a-z][a-z0-9+.-]{0,20}):\/\/(?:[^/?#@\s]{0,256}@)?(\[[0-9a-f:.]+\]|[^/:?#\s]{1,255})(?::(\d{1,5}))?/i.exec(
        original,
      )
    if (whole === null) {
      const authority = /^([\w.-]{1,255}|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(original)
      if (authority !== null) {
        event['url.domain'] = authority[1]!.replace(/^\[|\]$/g, '')
        event['url.port'] = Number(authority[2])
      }
      return
    }
    event['url.scheme'] = whole[1]!.toLowerCase()
    event['url.domain'] = whole[2]!.replace(/^\[|\]$/g, '')
    if (whole[3] !== undefined) event['url.port'] = Number(whole[3])
    path = original.slice(whole[0].length)
    if (path === '') return
  }
  const hash = path.indexOf('#')
  if (hash >= 0) {
    setText(event, 'url.fragment', path.slice(hash + 1))
    path = path.slice(0, hash)
  }
  const query = path.indexOf('?')
  if (query >= 0) {
    setText(event, 'url.query', path.slice(query + 1))
    path = path.slice(0, query)
  }
  event['url.path'] = path
  const dot = path.lastIndexOf('.')
  if (dot > path.lastIndexOf('/') && path.length - dot <= 9) setText(event, 'url.extension', path.slice(dot + 1))
}
