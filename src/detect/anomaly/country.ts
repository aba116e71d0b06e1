// In which country an address is, by a file of the operator's: CSV of `first,last,country` or `network/bits,country`.
import ipaddr from 'ipaddr.js'
import type { CountryOf } from './observation.ts'

type Range = { readonly from: bigint; readonly to: bigint; readonly country: string }
const mostRanges = 3_000_000
const longest = 60

export type Countries = { readonly of: CountryOf; readonly ranges: number; readonly unread: number }

export function countriesIn(text: string): Countries {
  const ranges: Range[] = []
  let unread = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const range = ranges.length < mostRanges ? rangeOf(line) : null
    if (range === null) unread++
    else ranges.push(range)
  }
  ranges.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const of = (address: string): string => {
    const at = numberOf(address)
    if (at === null) return ''
    let [low, high] = [0, ranges.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = ranges[middle]!
      if (at < range.from) high = middle - 1
      else if (at > range.to) low = middle + 1
      else return range.country
    }
    return ''
  }
  return { of, ranges: ranges.length, unread }
}

function rangeOf(line: string): Range | null {
  const cells = line
    .slice(0, 500)
    .split(',')
    .map((cell) => cell.trim().replace(/^"|"$/g, ''))
  const [first = '', second = '', third = ''] = cells
  if (first.includes('/')) {
    const [address = '', bits = ''] = first.split('/')
    const from = numberOf(address)
    const width = address.includes(':') ? 128 : 32
    if (from === null || !/^\d{1,3}$/.test(bits) || Number(bits) > width || second === '') return null
    const size = 1n << BigInt(width - Number(bits))
    return { from: from - (from % size), to: from - (from % size) + size - 1n, country: second.slice(0, longest) }
  }
  const [from, to] = [numberOf(first), numberOf(second)]
  return from === null || to === null || to < from || third === ''
    ? null
    : { from, to, country: third.slice(0, longest) }
}

/** IPv4 as it stands in IPv6, so that there is one row of numbers. */
function numberOf(text: string): bigint | null {
  if (!ipaddr.isValid(text)) return null
  const address = ipaddr.parse(text)
  const bytes = (address.kind() === 'ipv4' ? (address as ipaddr.IPv4).toIPv4MappedAddress() : address).toByteArray()
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}
