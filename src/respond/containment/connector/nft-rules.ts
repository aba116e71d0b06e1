// A target as nftables rules, in nftables' own JSON: values never become text that a program parses again.
import { isIpv6, partsOf } from '#src/prepare/duty/network.ts'
import type { Target } from '#src/prepare/duty/target.ts'
import { Unfit } from './connector.ts'

/** Our own table: nothing of anybody else's is touched, and it goes with `nft delete table inet hikeshi`. */
export const family = 'inet'
export const table = 'hikeshi'
const hooks = ['input', 'forward', 'output'] as const
type Hook = (typeof hooks)[number]

type Expression = Readonly<Record<string, unknown>>
export type Rule = { readonly chain: Hook; readonly expr: readonly Expression[] }

export const commentOf = (number: string): string => `hikeshi ${number}`

/** Before the usual filters, so that nothing that they accept passes by. */
const priority = -10

/** The table and its chains; adding what is there changes nothing. */
export const ground = (): Expression[] => [
  { add: { table: { family, name: table } } },
  ...hooks.map((hook) => ({
    add: { chain: { family, table, name: hook, type: 'filter', hook, prio: priority, policy: 'accept' } },
  })),
]

export function rulesOf(target: Target): Rule[] {
  switch (target.kind) {
    case 'block-address':
      return [
        ...(target.direction !== 'out' ? towards(address('saddr', target.address)) : []),
        ...(target.direction !== 'in' ? away(address('daddr', target.address)) : []),
      ]
    case 'isolate-host':
      if (target.address === null) throw new Unfit('address')
      return [...towards(address('saddr', target.address)), ...away(address('daddr', target.address))]
    case 'block-port': {
      const { protocol, ports, network, direction } = target
      const dport = port(protocol, ports)
      const inside = network === null ? [] : [address('daddr', network)]
      const from = network === null ? [] : [address('saddr', network)]
      return [
        ...(direction !== 'out' ? towards(...inside, dport) : []),
        ...(direction !== 'in' ? away(...from, dport) : []),
      ]
    }
    case 'restrict-protocol': {
      const inside = target.network === null ? [] : [address('daddr', target.network)]
      const dport = port(target.protocol, target.ports)
      const families = target.network === null ? [false, true] : [isIpv6(target.network)]
      if (target.except.length === 0) return towards(...inside, dport)
      return families.flatMap((isSix) => {
        const allowed = target.except.filter((one) => isIpv6(one) === isSix)
        const others = allowed.length === 0 ? [] : [notFrom(allowed)]
        return towards(nfproto(isSix), ...others, ...inside, dport)
      })
    }
    default:
      throw new Unfit(target.kind)
  }
}

const towards = (...matches: Expression[]): Rule[] => [drop('input', matches), drop('forward', matches)]
const away = (...matches: Expression[]): Rule[] => [drop('output', matches), drop('forward', matches)]
const drop = (chain: Hook, matches: readonly Expression[]): Rule => ({
  chain,
  expr: [...matches, { counter: { packets: 0, bytes: 0 } }, { drop: null }],
})

const equal = (left: unknown, right: unknown): Expression => ({ match: { op: '==', left, right } })
const protocolOf = (network: string): string => (isIpv6(network) ? 'ip6' : 'ip')
const value = (network: string): unknown => {
  const [addr] = network.split('/')
  return network.includes('/') ? { prefix: { addr, len: partsOf(network).bits } } : addr
}
const address = (field: 'saddr' | 'daddr', network: string): Expression =>
  equal({ payload: { protocol: protocolOf(network), field } }, value(network))
const notFrom = (networks: readonly string[]): Expression => ({
  match: {
    op: '!=',
    left: { payload: { protocol: protocolOf(networks[0]!), field: 'saddr' } },
    right: { set: networks.map(value) },
  },
})
const nfproto = (isSix: boolean): Expression => equal({ meta: { key: 'nfproto' } }, isSix ? 'ipv6' : 'ipv4')
function port(protocol: 'tcp' | 'udp', ports: string): Expression {
  const [from, to] = ports.split('-').map(Number)
  return equal({ payload: { protocol, field: 'dport' } }, to === undefined ? from : { range: [from, to] })
}

/** Adds the rules of a containment, in one transaction with taking away what is left of it from before. */
export function toApply(number: string, rules: readonly Rule[], handles: readonly Held[]): Expression[] {
  return [
    ...ground(),
    ...toUndo(handles),
    ...rules.map(({ chain, expr }) => ({ add: { rule: { family, table, chain, expr, comment: commentOf(number) } } })),
  ]
}
export const toUndo = (handles: readonly Held[]): Expression[] =>
  handles.map(({ chain, handle }) => ({ delete: { rule: { family, table, chain, handle } } }))

export type Held = {
  readonly chain: string
  readonly handle: number
  readonly drops: boolean
  readonly packets: number
}
export type Listing = { readonly rules: readonly Held[]; readonly hooked: ReadonlySet<string> }

/** What `nft -j list table inet hikeshi` says of one containment. */
export function readListing(text: string, number: string): Listing {
  const { nftables = [] } = JSON.parse(text) as { nftables?: readonly Record<string, Record<string, unknown>>[] }
  const rules = nftables.flatMap(({ rule }) => {
    if (rule?.comment !== commentOf(number)) return []
    const expr = (rule.expr ?? []) as readonly Record<string, { packets?: number } | null>[]
    const drops = expr.some((one) => 'drop' in one)
    const packets = expr.reduce((sum, one) => sum + (one.counter?.packets ?? 0), 0)
    return [{ chain: String(rule.chain), handle: Number(rule.handle), drops, packets }]
  })
  const hooked = nftables.flatMap(({ chain }) => (chain?.hook === undefined ? [] : [String(chain.name)]))
  return { rules, hooked: new Set(hooked) }
}

/** How many of the wanted rules are there and drop what they should. */
export function heldOf(wanted: readonly Rule[], { rules, hooked }: Listing): number {
  const left = rules.filter((one) => one.drops && hooked.has(one.chain)).map((one) => one.chain)
  let held = 0
  for (const { chain } of wanted) {
    const at = left.indexOf(chain)
    if (at < 0) continue
    left.splice(at, 1)
    held++
  }
  return held
}
