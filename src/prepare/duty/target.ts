// What can be cut off: said once, so that authority given beforehand and containment speak of the same thing (S0-4..7, S0-55).
import { z } from 'zod'
import { networkOf } from './network.ts'

export const ContainmentKind = z.enum([
  'block-address',
  'block-port',
  'isolate-host',
  'stop-service',
  'disable-account',
  'restrict-protocol',
])
export type ContainmentKind = z.infer<typeof ContainmentKind>

/** As seen from the network that is protected: `in` is what comes towards it. */
export const Direction = z.enum(['in', 'out', 'both'])
export type Direction = z.infer<typeof Direction>

export const Network = z
  .string()
  .max(80)
  .refine((text) => networkOf(text) !== null, { error: 'network' })
  .overwrite((text) => networkOf(text) ?? text)
/** `120`, `6000-6063`; one port or a range. */
export const Ports = z
  .string()
  .max(20)
  .refine((text) => portsOf(text) !== null, { error: 'ports' })
  .overwrite((text) => portsOf(text) ?? text)
const line = (most: number) => z.string().trim().min(1).max(most)
/** A host as people call it: a name, an address, a label on the case. Never given to a program. */
const host = line(253)
const transport = z.enum(['tcp', 'udp'])
export const exceptionsMax = 20

export const Target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('block-address'),
    address: Network.describe('Address or network whose traffic is dropped.'),
    direction: Direction.default('both'),
  }),
  z.object({
    kind: z.literal('block-port'),
    protocol: transport.default('tcp'),
    ports: Ports,
    network: Network.nullable()
      .default(null)
      .describe('Whose port it is: an address or network; null is everything behind.'),
    direction: Direction.default('in'),
  }),
  z.object({
    kind: z.literal('isolate-host'),
    host,
    address: Network.nullable().default(null).describe('Its address; a connector needs one, a person does not.'),
  }),
  z.object({ kind: z.literal('stop-service'), service: line(200), host: host.or(z.literal('')).default('') }),
  z.object({ kind: z.literal('disable-account'), account: line(256) }),
  z.object({
    kind: z.literal('restrict-protocol'),
    name: line(60).describe('As people call it: POP3, APOP, RDP.'),
    protocol: transport.default('tcp'),
    ports: Ports,
    network: Network.nullable().default(null),
    except: z.array(Network).max(exceptionsMax).default([]).describe('From where it stays allowed.'),
  }),
])
export type Target = z.infer<typeof Target>

/** The networks that a target touches; null where it says none, which is everything behind. */
export function networkOfTarget(target: Target): string | null {
  switch (target.kind) {
    case 'block-address':
    case 'isolate-host':
      return target.address
    case 'block-port':
    case 'restrict-protocol':
      return target.network
    default:
      return null
  }
}

/** Names by which authority may be limited: hosts, services, accounts. */
export function namesOfTarget(target: Target): string[] {
  switch (target.kind) {
    case 'isolate-host':
      return [target.host]
    case 'stop-service':
      return [target.service, target.host].filter((name) => name !== '')
    case 'disable-account':
      return [target.account]
    case 'restrict-protocol':
      return [target.name]
    default:
      return []
  }
}

function portsOf(text: string): string | null {
  const found = /^(\d{1,5})(?:\s*[-–:]\s*(\d{1,5}))?$/.exec(text.normalize('NFKC').trim())
  const [from, to] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])]
  if (!found || from < 1 || from > to || to > 65_535) return null
  return from === to ? String(from) : `${from}-${to}`
}
