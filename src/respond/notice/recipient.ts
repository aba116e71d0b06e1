// Whom a notice goes to, as far as consent asks of them: who they are by themselves, what they hold, and what they have to do with the case.
import ipaddr from 'ipaddr.js'
import type { Observable } from '#src/core/observable-type.ts'

export type Holding = { readonly type: 'cidr' | 'domain' | 'asn'; readonly value: string }
/** How far from us, as TLP 2.0 counts: our own organisation, its clients, the community of those who answer incidents, or anybody. */
export type Circle = 'own' | 'client' | 'community' | 'anybody'
/** Why somebody is a party concerned: named as one, reported it, or holds an address or domain that stands in the case. */
export type Concern = 'party' | 'reported' | 'holds'

export type Recipient = {
  /** The contact; null where everybody may read. */
  readonly id: string | null
  /** What they are called: knowing one's own name discloses nothing. */
  readonly names: readonly string[]
  readonly emails: readonly string[]
  readonly holds: readonly Holding[]
  readonly circle: Circle
  readonly concern: Concern | null
}

/** Everybody, for what is published. */
export const everybody: Recipient = { id: null, names: [], emails: [], holds: [], circle: 'anybody', concern: null }

/** Whether an address, name, mailbox or network is the recipient's own. */
export function holds({ holds: holdings, emails }: Pick<Recipient, 'holds' | 'emails'>, thing: Observable): boolean {
  switch (thing.type) {
    case 'ipv4-addr':
    case 'ipv6-addr':
      return isWithin(thing, netsOf(holdings))
    case 'domain-name':
      return holdings.some((one) => one.type === 'domain' && isBelow(thing.value, one.value))
    case 'email-addr': {
      const domain = thing.value.slice(thing.value.lastIndexOf('@') + 1)
      return (
        emails.some((one) => one.toLowerCase() === thing.value.toLowerCase()) ||
        holdings.some((one) => one.type === 'domain' && isBelow(domain, one.value))
      )
    }
    case 'url': {
      const host = hostOf(thing.value)
      if (host === null) return false
      return ipaddr.isValid(host)
        ? holds(
            { holds: holdings, emails },
            { type: ipaddr.IPv4.isValid(host) ? 'ipv4-addr' : 'ipv6-addr', value: host },
          )
        : holdings.some((one) => one.type === 'domain' && isBelow(host, one.value))
    }
    case 'autonomous-system':
      return holdings.some((one) => one.type === 'asn' && one.value === thing.value)
    default:
      return false
  }
}

const isBelow = (name: string, domain: string): boolean =>
  name.toLowerCase() === domain.toLowerCase() || name.toLowerCase().endsWith(`.${domain.toLowerCase()}`)

type Net = readonly [at: ipaddr.IPv4 | ipaddr.IPv6, bits: number]
/** Read once for a recipient, and once for an address: 200 of the one are asked of 2,000 of the other. */
const known = new WeakMap<readonly Holding[], readonly Net[]>()

function netsOf(holdings: readonly Holding[]): readonly Net[] {
  const found = known.get(holdings)
  if (found) return found
  const nets = holdings.flatMap((one) => (one.type === 'cidr' ? (netOf(one.value) ?? []) : []))
  known.set(holdings, nets)
  return nets
}

/** An address is a network of one. */
function netOf(text: string): [Net] | null {
  const kind = text.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4
  try {
    if (text.includes('/')) return [kind.parseCIDR(text) as Net]
    return [[kind.parse(text), kind === ipaddr.IPv6 ? 128 : 32]]
  } catch {
    return null
  }
}

const read = new WeakMap<Observable, [Net] | null>()

function isWithin(thing: Observable, nets: readonly Net[]): boolean {
  if (nets.length === 0) return false
  let found = read.get(thing)
  if (found === undefined) {
    found = netOf(thing.value)
    read.set(thing, found)
  }
  if (found === null) return false
  const [[at, bits]] = found
  return nets.some(
    ([net, length]) => at.kind() === net.kind() && bits >= length && at.match(net as never, length as never),
  )
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname.replace(/^\[|\]$/g, '')
  } catch {
    return null
  }
}
