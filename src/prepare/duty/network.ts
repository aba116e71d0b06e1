// Addresses and networks in one spelling, and which lies in which: what a block reaches is arithmetic, not reading.
import ipaddr from 'ipaddr.js'

/** `192.0.2.0/24`, or one address; host bits after the prefix are cleared. Null for what is neither. */
export function networkOf(text: string): string | null {
  // Brackets around dots make an address harmless to click. (`refang` knows every way, and brings every public suffix to the page.)
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[[({]\s?([.:])\s?[\])}]/g, '$1')
    .trim()
  if (plain.length > 64) return null
  const [address = '', bits, ...more] = plain.split('/')
  const parsed = parse(address)
  if (parsed === null || more.length > 0) return null
  if (bits === undefined) return parsed.toString()
  const width = parsed.kind() === 'ipv4' ? 32 : 128
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > width) return null
  if (Number(bits) === width) return parsed.toString()
  return `${parsed.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed}/${bits}`) : ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/${bits}`)}/${bits}`
}

type Net = { readonly address: ipaddr.IPv4 | ipaddr.IPv6; readonly bits: number }

/** The parts of a network that `networkOf` has written. */
export function partsOf(network: string): Net {
  const [address = '', bits] = network.split('/')
  const parsed = ipaddr.parse(address)
  return { address: parsed, bits: bits === undefined ? (parsed.kind() === 'ipv4' ? 32 : 128) : Number(bits) }
}

export const isIpv6 = (network: string): boolean => partsOf(network).address.kind() === 'ipv6'

/** True when every address of `inner` is one of `outer`. */
export function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [partsOf(inner), partsOf(outer)]
  return a.address.kind() === b.address.kind() && a.bits >= b.bits && matches(a.address, b)
}

/** True when they have an address in common. */
export function meet(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one)
}

function matches(address: Net['address'], net: Net): boolean {
  if (address.kind() === 'ipv4') return (address as ipaddr.IPv4).match(net.address as ipaddr.IPv4, net.bits)
  return (address as ipaddr.IPv6).match(net.address as ipaddr.IPv6, net.bits)
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // `010.0.0.1` is octal to some programs and decimal to others: nobody should block by it.
  if (ipaddr.IPv4.isValidFourPartDecimal(address) && !/(^|\.)0\d/.test(address)) return ipaddr.IPv4.parse(address)
  if (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address)) return null
  const six = ipaddr.IPv6.parse(address)
  return six.isIPv4MappedAddress() ? six.toIPv4Address() : six
}
