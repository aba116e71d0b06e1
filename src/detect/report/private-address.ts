import ipaddr from 'ipaddr.js'

/** An address that means another machine in every house (RFC 1918, RFC 4193, link-local, shared space of RFC 6598). */
export function isPrivateAddress(type: string, value: string): boolean {
  if (type !== 'ipv4-addr' && type !== 'ipv6-addr') return false
  const address = value.replace(/\/\d+$/, '')
  if (!ipaddr.isValid(address)) return false
  return ['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat', 'loopback'].includes(ipaddr.parse(address).range())
}
