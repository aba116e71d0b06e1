// The one spelling under which equal observables meet: addresses, hosts, mailboxes, hashes as STIX 2.1 writes them.
import ipaddr from 'ipaddr.js'
import { parse as parseHost } from 'tldts'
import type { ObservableType } from './observable-type.ts'

export const MAX_URL_LENGTH = 2048

/** Top-level domains that are far more often the end of a file name; a bare `name.zip` is not taken for a host. */
const FILE_LIKE_TLDS = new Set('zip mov sh py pl md rs ps so app bat cab pub java gz ini bin'.split(' '))

/** The one spelling under which equal things meet; null when the value is no such thing. */
export function normalise(type: ObservableType, value: string): string | null {
  const v = value.trim()
  if (v === '' || v.length > 4096) return null
  switch (type) {
    case 'ipv4-addr':
      return normaliseIp(v, 'ipv4')
    case 'ipv6-addr':
      return normaliseIp(v, 'ipv6')
    case 'domain-name': {
      const host = v.replace(/\.$/, '').toLowerCase()
      if (host.length > 253 || !host.includes('.')) return null
      const puny = toAscii(host)
      return puny?.split('.').every((l) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(l)) ? puny : null
    }
    case 'url':
      return normaliseUrl(v)
    case 'email-addr': {
      const at = v.lastIndexOf('@')
      if (at < 1 || at > 64) return null
      const domain = normalise('domain-name', v.slice(at + 1))
      const local = v.slice(0, at)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no control character may pass
      return domain === null || /[\s\x00-\x1f<>"]/.test(local) ? null : `${local.toLowerCase()}@${domain}`
    }
    case 'mac-addr': {
      const hex = v.replace(/[:.-]/g, '').toLowerCase()
      return /^[0-9a-f]{12}$/.test(hex) ? hex.match(/../g)!.join(':') : null
    }
    case 'autonomous-system': {
      const n = /^(?:AS|ASN)?[ -]?(\d{1,10})$/i.exec(v)?.[1]
      return n !== undefined && Number(n) > 0 && Number(n) <= 4294967295 ? `AS${Number(n)}` : null
    }
    case 'file:md5':
      return hash(v, 32)
    case 'file:sha1':
      return hash(v, 40)
    case 'file:sha256':
      return hash(v, 64)
    case 'file:sha512':
      return hash(v, 128)
    default:
      return v.normalize('NFC')
  }
}

function hash(value: string, length: number): string | null {
  return value.length === length && /^[0-9a-f]+$/i.test(value) ? value.toLowerCase() : null
}

const STRICT_V4 = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/

function normaliseIp(value: string, kind: 'ipv4' | 'ipv6'): string | null {
  const slash = value.indexOf('/')
  const address = slash < 0 ? value : value.slice(0, slash)
  const bits = slash < 0 ? '' : value.slice(slash + 1)
  if (bits !== '' && (!/^\d{1,3}$/.test(bits) || Number(bits) > (kind === 'ipv4' ? 32 : 128))) return null
  const suffix = bits === '' || Number(bits) === (kind === 'ipv4' ? 32 : 128) ? '' : `/${Number(bits)}`
  if (kind === 'ipv4') return STRICT_V4.test(address) ? address + suffix : null
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return null
  return ipaddr.IPv6.parse(bare).toRFC5952String() + suffix
}

function toAscii(host: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (!/[^\x00-\x7f]/.test(host)) return host
  try {
    return new URL(`http://${host}/`).hostname || null
  } catch {
    return null
  }
}

function normaliseUrl(value: string): string | null {
  const m = /^([a-z][a-z0-9+.-]{1,15}):\/\/(.*)$/is.exec(value)
  if (!m || value.length > MAX_URL_LENGTH * 2) return null
  const rest = m[2]!
  const end = rest.search(/[/?#]/)
  const authority = end < 0 ? rest : rest.slice(0, end)
  if (authority === '' || /\s/.test(rest)) return null
  return `${m[1]!.toLowerCase()}://${authority.toLowerCase()}${end < 0 ? '' : rest.slice(end)}`
}

/** Cheap look before the real check: two colons together, or eight groups. A time of day is neither. */
const COULD_BE_V6 = /^(?=[0-9a-f:.%/\w]{2,60}$)(?:[0-9a-f:]{0,40}::|(?:[0-9a-f]{1,4}:){6,7}[0-9a-f.])/i

/** Reads an IPv4 or IPv6 address out of a word that may carry a port or a prefix length. */
export function addressOf(
  word: string,
): { type: 'ipv4-addr' | 'ipv6-addr'; value: string; port: number | null } | null {
  const v4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5})|\/(\d{1,2}))?$/.exec(word)
  if (v4) {
    const value = normalise('ipv4-addr', v4[3] === undefined ? v4[1]! : `${v4[1]}/${v4[3]}`)
    return value === null ? null : { type: 'ipv4-addr', value, port: portOf(v4[2]) }
  }
  const v6 = /^\[([0-9a-f:.]{2,45})\](?::(\d{1,5}))?$/i.exec(word)
  if (v6 === null && !COULD_BE_V6.test(word)) return null
  const value = normalise('ipv6-addr', v6 ? v6[1]! : word)
  return value === null ? null : { type: 'ipv6-addr', value, port: portOf(v6?.[2]) }
}

export function portOf(digits: string | undefined): number | null {
  const port = Number(digits)
  return digits !== undefined && port > 0 && port < 65536 ? port : null
}

/** A host name with a real public suffix, and not the name of a file. */
export function domainOf(word: string): string | null {
  if (word.length > 253 || !word.includes('.')) return null
  const value = normalise('domain-name', word)
  if (value === null || /^[\d.]+$/.test(value) || value.startsWith('_')) return null
  const host = parseHost(value, { extractHostname: false, validateHostname: false, allowPrivateDomains: false })
  if (host.isIp || !host.isIcann || host.domain === null) return null
  if (host.domain === value && FILE_LIKE_TLDS.has(value.slice(value.lastIndexOf('.') + 1))) return null
  return value
}
