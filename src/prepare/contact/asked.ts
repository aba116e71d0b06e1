// What somebody looks for a contact by: an address, a network, a domain, a mailbox, an AS number, or a name.
import ipaddr from 'ipaddr.js'
import { parse as parseHost } from 'tldts'
import { normalise } from '#src/core/observable.ts'
import type { ContactHolding } from './contact.ts'

export type Asked =
  | { readonly type: 'address'; readonly value: string }
  | { readonly type: 'domain' | 'email'; readonly value: string; readonly domains: readonly string[] }
  | { readonly type: 'asn' | 'name'; readonly value: string }

const mostLabels = 20

export function askedOf(text: string): Asked {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\[(\.|:|@)\]/g, '$1')
    .replace(/^hxxp/i, 'http')
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)/i.exec(plain)?.[1] ?? plain
  const address = rangeOf(host.replace(/^\[|\]$/g, ''))
  if (address !== null) return { type: 'address', value: address }
  const asn = /^ASN?\s?\d/i.test(host) ? normalise('autonomous-system', host.replace(/^ASN/i, 'AS')) : null
  if (asn !== null) return { type: 'asn', value: asn }
  const email = normalise('email-addr', host)
  if (email !== null) return { type: 'email', value: email, domains: above(email.slice(email.lastIndexOf('@') + 1)) }
  const domain = /\s/.test(host) ? null : normalise('domain-name', host)
  if (domain !== null) return { type: 'domain', value: domain, domains: above(domain) }
  return { type: 'name', value: plain }
}

/** A domain and those above it, the closest first; a top-level domain alone is nobody's. */
function above(domain: string): string[] {
  const labels = domain.split('.').slice(-mostLabels)
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
}

/** An address or network as the database takes it, its host bits cleared; null when it is none. */
export function rangeOf(text: string): string | null {
  const plain = text.trim()
  try {
    if (!plain.includes('/')) {
      if (!/^\d{1,3}(?:\.\d{1,3}){3}$|:/.test(plain) || !ipaddr.isValid(plain)) return null
      const one = ipaddr.parse(plain)
      return `${one.toString()}/${one.kind() === 'ipv4' ? 32 : 128}`
    }
    if (!/^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)\/\d{1,3}$/i.test(plain)) return null
    const [net, bits] = ipaddr.parseCIDR(plain)
    const first =
      net.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(plain) : ipaddr.IPv6.networkAddressFromCIDR(plain)
    return `${first.toString()}/${bits}`
  } catch {
    return null
  }
}

/** `192.0.2.0 - 192.0.2.255` as networks that are exactly it, so that nobody is said to hold what is not theirs. */
export function networksBetween(from: string, to: string): string[] | null {
  if (!ipaddr.isValid(from) || !ipaddr.isValid(to)) return null
  const [a, b] = [ipaddr.parse(from), ipaddr.parse(to)]
  if (a.kind() !== b.kind()) return null
  const width = a.kind() === 'ipv4' ? 32 : 128
  let at = numberOf(a.toByteArray())
  const last = numberOf(b.toByteArray())
  const networks: string[] = []
  while (at <= last) {
    let size = 0
    while (size < width && (at & ((1n << BigInt(size + 1)) - 1n)) === 0n && at + (1n << BigInt(size + 1)) - 1n <= last)
      size++
    if (networks.length >= mostNetworks) return null
    networks.push(`${ipaddr.fromByteArray(bytesOf(at, width / 8)).toString()}/${width - size}`)
    at += 1n << BigInt(size)
  }
  return networks.length > 0 ? networks : null
}
const mostNetworks = 64
const numberOf = (bytes: readonly number[]): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
const bytesOf = (value: bigint, length: number): number[] =>
  Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 0xffn))

/** Nobody answers for more than this; a mistake here would make half the world a party concerned. */
const widest = { ipv4: 8, ipv6: 16 }
const isTooWide = (range: string): boolean => {
  const [net, bits] = ipaddr.parseCIDR(range)
  return bits < widest[net.kind()]
}

/** Holdings in the one spelling under which they are found; null when it is no such thing, or more than anybody can hold. */
export function holdingsOf({ type, value }: ContactHolding): ContactHolding[] | null {
  if (type === 'cidr') {
    const between = /^(\S+?)\s*-\s*(\S+)$/.exec(value.trim())
    const single = between ? null : rangeOf(value)
    const ranges = between ? networksBetween(between[1]!, between[2]!) : single === null ? null : [single]
    return ranges === null || ranges.some(isTooWide) ? null : ranges.map((one) => ({ type, value: one }))
  }
  if (type === 'asn') {
    const asn = normalise('autonomous-system', value)
    return asn === null ? null : [{ type, value: asn }]
  }
  const domain = normalise('domain-name', value.replace(/^\*?\./, ''))
  // A public suffix such as co.jp is nobody's.
  return domain === null || parseHost(domain, { allowPrivateDomains: false }).domain === null
    ? null
    : [{ type, value: domain }]
}
