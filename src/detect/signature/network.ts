// Networks of rules (`cidr`): an address is inside or not, and IPv4 written as IPv6 is IPv4 (Sigma 2.1, modifiers, "cidr").
import ipaddr from 'ipaddr.js'

export type Network = { readonly text: string; readonly has: (address: string) => boolean }

/** Null when the text is no network: no prefix length, host bits set, not an address. */
export function readNetwork(text: string): Network | null {
  const slash = text.lastIndexOf('/')
  if (slash < 0 || !/^\d{1,3}$/.test(text.slice(slash + 1))) return null
  const base = addressOf(text.slice(0, slash), false)
  const length = Number(text.slice(slash + 1))
  if (base === null || length > base.length * 8) return null
  const masked = mask(base, length)
  if (!base.every((byte, at) => byte === masked[at])) return null
  return {
    text,
    has(address) {
      const bytes = addressOf(address, base.length === 4)
      if (bytes?.length !== base.length) return false
      return mask(bytes, length).every((byte, at) => byte === base[at])
    },
  }
}

function mask(bytes: readonly number[], length: number): number[] {
  return bytes.map((byte, at) => {
    const bits = Math.min(8, Math.max(0, length - at * 8))
    return byte & (0xff << (8 - bits)) & 0xff
  })
}

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/

/** Four bytes or sixteen. `::ffff:192.0.2.1` is 192.0.2.1 where a network of IPv4 asks; a zone (`%eth0`) is no part of the address. */
function addressOf(text: string, isMappedPlain: boolean): number[] | null {
  if (V4.test(text)) return text.split('.').map(Number)
  if (!text.includes(':') || text.length > 64) return null
  const bare = text.replace(/%.*$/, '')
  if (!ipaddr.IPv6.isValid(bare)) return null
  const address = ipaddr.IPv6.parse(bare)
  return isMappedPlain && address.isIPv4MappedAddress() ? address.toIPv4Address().toByteArray() : address.toByteArray()
}
