// What listens on a host, whether it should, and what keeps it open (S1-24). A firewall before the host is not seen from there.
import { z } from 'zod'
import { HostName } from './known-state.ts'

/** From where it can be reached, as far as the host itself says. */
export const Reach = z.enum(['everywhere', 'one-address', 'itself'])
export type Reach = z.infer<typeof Reach>
/** `known`: it stands in the good state. `new` and `altered`: found by a check, and nothing explains it. */
export const Standing = z.enum(['new', 'altered', 'explained', 'known'])
export type Standing = z.infer<typeof Standing>
/** An account of the system, under which services start by themselves, or that of a person, who started it. */
export const KeptOpenBy = z.enum(['system', 'person', 'unknown'])
export type KeptOpenBy = z.infer<typeof KeptOpenBy>

export const Service = z.object({
  host: HostName,
  protocol: z.enum(['tcp', 'udp']),
  address: z.string(),
  port: z.number().int(),
  reach: Reach,
  standing: Standing,
  by: KeptOpenBy,
  program: z.string().nullable(),
  explained: z.string().nullable(),
  /** The check that found it other than it should be. */
  checkId: z.uuid().nullable(),
})
export type Service = z.infer<typeof Service>

type Facts = Readonly<Record<string, unknown>>
/** As the good state has it, and as the checks since found it, oldest first. */
export type Told = {
  readonly host: string
  readonly path: string
  readonly facts: Facts
  readonly found?: { readonly checkId: string; readonly change: string; readonly explained: string | null }
}

/** Debian, Red Hat and the BSDs give people their numbers from here on, and nobody's above. */
const [firstPerson, nobody] = [1_000, 65_534]
const named = /^service:(tcp|udp)\/(.+):(\d{1,5})$/

const reachOf = (address: string): Reach =>
  address === '0.0.0.0' || address === '[::]'
    ? 'everywhere'
    : /^127\.|^\[::1\]$|^\[::ffff:127\./.test(address)
      ? 'itself'
      : 'one-address'

const byOf = ({ uid }: Facts): KeptOpenBy =>
  typeof uid !== 'number' ? 'unknown' : uid >= firstPerson && uid !== nobody ? 'person' : 'system'

const ranks = { standing: Standing.options, reach: Reach.options } as const
const rank = ({ standing, reach }: Service): number =>
  ranks.standing.indexOf(standing) * 10 + ranks.reach.indexOf(reach)

/** Each once, as it was found last; those that should not be there and are reached from everywhere first. */
export function servicesOf(told: readonly Told[]): Service[] {
  const found = new Map<string, Service>()
  for (const { host, path, facts, found: how } of told) {
    const [, protocol, address = '', port] = named.exec(path) ?? []
    if (!protocol) continue
    const key = `${host} ${path}`
    if (how?.change === 'removed') {
      found.delete(key)
      continue
    }
    const standing = !how ? 'known' : how.explained !== null ? 'explained' : how.change === 'added' ? 'new' : 'altered'
    found.set(key, {
      host,
      protocol: protocol as 'tcp' | 'udp',
      address,
      port: Number(port),
      reach: reachOf(address),
      standing,
      by: byOf(facts),
      program: typeof facts.program === 'string' && facts.program !== 'unknown' ? facts.program : null,
      explained: how?.explained ?? null,
      checkId: how?.checkId ?? null,
    })
  }
  return [...found.values()].sort(
    (a, b) => rank(a) - rank(b) || a.host.localeCompare(b.host) || a.port - b.port || (a.address < b.address ? -1 : 1),
  )
}
