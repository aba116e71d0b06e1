// Where a stranger's answer may send us: only to an address of the open internet, never to this machine, this house or what lies between.
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>
const byName: Resolve = (host) => lookup(host, { all: true })

/** An address that anybody on the internet may have; one that carries another inside (mapped, 6to4, NAT64, Teredo) is none. */
export function isOutward(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

export class NotOutward extends Error {
  readonly code = 'EINWARD'
}

/**
 * One address of the host, looked up and checked once. What connects afterwards connects to it and asks for no name again, so that
 * a name that changes its meaning in between leads nowhere else. All of its addresses must be outward: one that is not says enough.
 */
export async function outwardAddress(host: string, resolve: Resolve = byName) {
  const bare = host.replace(/^\[|\]$/g, '')
  const family = isIP(bare)
  const found = family ? [{ address: bare, family }] : await resolve(bare)
  if (found.length === 0 || !found.every(({ address }) => isOutward(address))) throw new NotOutward(bare)
  return found[0]!
}

/** For `connect` and `request`: whatever name is asked for, this address. */
export const onlyAt =
  ({ address, family }: { readonly address: string; readonly family: number }): LookupFunction =>
  (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family)
