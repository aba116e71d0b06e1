// OpenC2 1.0 over HTTPS: any device that takes its commands. It has no question "does this hold?", so that nothing is claimed beyond its answer.
import { isIpv6 } from '#src/prepare/duty/network.ts'
import type { Target } from '#src/prepare/duty/target.ts'
import { asDetail, type Connector, type Order, type Outcome, Unfit } from './connector.ts'
import { type Answered, ask } from './http.ts'

export type OpenC2Command = {
  readonly action: 'deny' | 'contain' | 'allow' | 'delete'
  readonly target: Readonly<Record<string, unknown>>
  readonly args: Readonly<Record<string, unknown>>
  readonly command_id: string
}

const protocols = { tcp: 'tcp', udp: 'udp' } as const
const direction = { in: 'ingress', out: 'egress', both: 'both' } as const

/** `deny` an address, a network or a connection; `contain` a device (Language Specification v1.0; packet filtering profile v1.0). */
export function commandOf({ number, target, until }: Order): OpenC2Command {
  const args = {
    response_requested: 'complete',
    ...(until === null ? {} : { stop_time: Date.parse(until) }),
    ...('direction' in target ? { slpf: { direction: direction[target.direction], drop_process: 'none' } } : {}),
  }
  const action = target.kind === 'isolate-host' ? 'contain' : 'deny'
  return { action, target: targetOf(target), args, command_id: number }
}

function targetOf(target: Target): Record<string, unknown> {
  switch (target.kind) {
    case 'block-address':
      return { [isIpv6(target.address) ? 'ipv6_net' : 'ipv4_net']: target.address }
    case 'isolate-host':
      return { device: { hostname: target.host, ...(target.address === null ? {} : { device_id: target.address }) } }
    case 'block-port': {
      // One port a command: the language has no ranges.
      if (target.ports.includes('-')) throw new Unfit('ports')
      const key = target.network !== null && isIpv6(target.network) ? 'ipv6_connection' : 'ipv4_connection'
      return {
        [key]: {
          protocol: protocols[target.protocol],
          ...(target.network === null ? {} : { dst_addr: target.network }),
          dst_port: Number(target.ports),
        },
      }
    }
    default:
      throw new Unfit(target.kind)
  }
}

/** The rule that was made is deleted by its number; without one the same traffic is allowed again. */
export function undoOf(order: Order): OpenC2Command {
  const rule = (order.memo as { rule?: unknown } | null)?.rule
  const made = commandOf(order)
  const args = { response_requested: 'complete' }
  const command_id = `${order.number}-undo`
  if (typeof rule === 'number') return { action: 'delete', target: { 'slpf:rule_number': rule }, args, command_id }
  return { action: 'allow', target: made.target, args, command_id }
}

export function openc2({ url, token }: { readonly url: string; readonly token: string | null }): Connector {
  async function send(command: OpenC2Command, signal: AbortSignal): Promise<Outcome> {
    const answer = await ask(
      url,
      {
        headers: {
          'content-type': 'application/openc2-cmd+json;version=1.0',
          accept: 'application/openc2-rsp+json;version=1.0',
          'x-request-id': command.command_id,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(command),
      },
      signal,
    )
    return outcomeOf(answer)
  }
  return {
    dryRun: (order, verb) => [`POST ${url} ${JSON.stringify(verb === 'apply' ? commandOf(order) : undoOf(order))}`],
    apply: (order, signal) => send(commandOf(order), signal),
    undo: (order, signal) => send(undoOf(order), signal),
    verify: async () => ({ found: 'cannot-tell', detail: 'OpenC2 1.0 cannot be asked whether a command still holds' }),
  }
}

/** The status in the answer counts before that of HTTP. 102 is on its way: not known yet. */
function outcomeOf(answer: Answered): Outcome {
  if (answer.status === null) return { done: answer.isSent ? 'unknown' : 'not-done', detail: asDetail(answer.reason) }
  const said = (answer.body ?? {}) as {
    status?: unknown
    status_text?: unknown
    results?: { slpf?: { rule_number?: unknown } }
  }
  const status = typeof said.status === 'number' ? said.status : answer.status
  const detail = asDetail(`${status} ${typeof said.status_text === 'string' ? said.status_text : ''}`)
  const rule = said.results?.slpf?.rule_number
  if (status === 200) return { done: 'done', detail, memo: typeof rule === 'number' ? { rule } : null }
  return { done: (status >= 400 && status < 500) || status === 501 ? 'not-done' : 'unknown', detail }
}
