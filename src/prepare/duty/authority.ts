// Authority given beforehand: who may cut which network or stop which service, until when, given by whom (S0-55, S2-29).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { isWithin, networkOf } from './network.ts'
import { ContainmentKind, namesOfTarget, networkOfTarget, type Target } from './target.ts'

export const scopeMax = 50

export const Authority = z.object({
  id: Id,
  person: z.object({ id: Id, name: z.string() }),
  kinds: z.array(ContainmentKind).min(1),
  /** Networks, hosts, services, accounts; empty is everything. */
  scope: z.array(z.string()),
  ground: z.string(),
  givenBy: z.string(),
  givenAt: Instant,
  fromAt: Instant,
  untilAt: Instant,
  endedAt: Instant.nullable(),
})
export type Authority = z.infer<typeof Authority>

export const AuthorityStanding = z.enum(['coming', 'valid', 'over', 'ended'])
export type AuthorityStanding = z.infer<typeof AuthorityStanding>

export function authorityStanding(
  { fromAt, untilAt, endedAt }: Pick<Authority, 'fromAt' | 'untilAt' | 'endedAt'>,
  nowMs: number,
): AuthorityStanding {
  if (endedAt !== null && Date.parse(endedAt) <= nowMs) return 'ended'
  if (Date.parse(untilAt) <= nowMs) return 'over'
  return Date.parse(fromAt) > nowMs ? 'coming' : 'valid'
}

/** Whether this authority reaches as far as the target, in kind and in scope, at this moment. */
export function covers(authority: Authority, target: Target, nowMs: number): boolean {
  if (authorityStanding(authority, nowMs) !== 'valid' || !authority.kinds.includes(target.kind)) return false
  if (authority.scope.length === 0) return true
  const network = networkOfTarget(target)
  const names = namesOfTarget(target).map(folded)
  return authority.scope.some((one) => {
    const area = networkOf(one)
    // What says no network reaches everything behind: no part of it covers that.
    if (area !== null) return network !== null && isWithin(network, area)
    return names.includes(folded(one))
  })
}

/** The authority of a person that covers a target, the one that lasts longest. */
export function authorityFor(
  all: readonly Authority[],
  personId: string,
  target: Target,
  nowMs: number,
): Authority | null {
  const fit = all.filter((one) => one.person.id === personId && covers(one, target, nowMs))
  return fit.sort((a, b) => Date.parse(b.untilAt) - Date.parse(a.untilAt))[0] ?? null
}

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
