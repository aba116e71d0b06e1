// A program of the organisation that is told by HTTP what to cut off, signed with a shared secret; it says what it did and what holds.
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { asDetail, type Connector, type Look, type Order, type Outcome } from './connector.ts'
import { type Answered, ask } from './http.ts'

type Verb = 'apply' | 'verify' | 'undo'
/** What it answers: `done` to apply and undo, `found` to verify. An answer without it is taken, not believed. */
const Said = z.object({
  done: z.enum(['done', 'not-done', 'unknown']).optional(),
  found: z.enum(['in-force', 'not-in-force', 'in-part', 'cannot-tell']).optional(),
  detail: z.string().optional(),
})

const bodyOf = ({ number, target, until }: Order, verb: Verb) => ({ v: 1, verb, number, target, until })

export function webhook({ url, secret }: { readonly url: string; readonly secret: string }): Connector {
  function send(order: Order, verb: Verb, signal: AbortSignal): Promise<Answered> {
    const body = JSON.stringify(bodyOf(order, verb))
    const signature = createHmac('sha256', secret).update(body).digest('hex')
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': `${order.number}-${verb}`,
      'hikeshi-signature': `sha256=${signature}`,
    }
    return ask(url, { headers, body }, signal)
  }
  return {
    dryRun: (order, verb) => [`POST ${url} ${JSON.stringify(bodyOf(order, verb))}`],
    apply: async (order, signal) => outcomeOf(await send(order, 'apply', signal)),
    undo: async (order, signal) => outcomeOf(await send(order, 'undo', signal)),
    async verify(order, signal): Promise<Look> {
      const answer = await send(order, 'verify', signal)
      if (answer.status === null) return { found: 'cannot-tell', detail: asDetail(answer.reason) }
      const said = Said.safeParse(answer.body).data
      const detail = asDetail(`${answer.status} ${said?.detail ?? ''}`)
      return { found: answer.status === 200 ? (said?.found ?? 'cannot-tell') : 'cannot-tell', detail }
    },
  }
}

function outcomeOf(answer: Answered): Outcome {
  if (answer.status === null) return { done: answer.isSent ? 'unknown' : 'not-done', detail: asDetail(answer.reason) }
  const said = Said.safeParse(answer.body).data
  const detail = asDetail(`${answer.status} ${said?.detail ?? ''}`)
  if (answer.status >= 200 && answer.status < 300) return { done: said?.done ?? 'unknown', detail }
  return { done: answer.status >= 400 && answer.status < 500 ? 'not-done' : 'unknown', detail }
}
