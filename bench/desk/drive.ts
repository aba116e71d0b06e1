// Connections that never pause, in a process of their own: each asks, reads the whole answer and asks again. Told what to ask on
// stdin, tells times on stdout.
import { text } from 'node:stream/consumers'
import { percentile } from '../machine.ts'
import { openLine } from './line.ts'

export type Ask = { readonly path: string; readonly body?: unknown }
/** A turn is asked one after another on one connection, like a page; `name` is what its times are told under. */
export type Turn = { readonly name: string; readonly asks: readonly Ask[] }
export type Order = {
  readonly url: string
  readonly tokens: readonly string[]
  readonly connections: number
  readonly seconds: number
  readonly turns: readonly Turn[]
}
export type Times = {
  readonly count: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly slowest: number
  readonly kilobytes: number
}
export type Told = {
  readonly seconds: number
  readonly requestsPerSecond: number
  readonly failed: number
  readonly cpuSeconds: number
  readonly turns: Readonly<Record<string, Times>>
  readonly asks: Readonly<Record<string, Times>>
}

async function drive(order: Order): Promise<Told> {
  const { host, hostname, port } = new URL(order.url)
  const turns = new Map<string, number[]>()
  const asks = new Map<string, number[]>()
  const bytes = new Map<string, number>()
  let failed = 0
  let done = 0
  let next = 0
  const until = performance.now() + order.seconds * 1_000
  const startedAt = performance.now()

  const written = (one: Ask, token: string): Buffer => {
    const body = one.body === undefined ? '' : JSON.stringify(one.body)
    const head = [
      `${body ? 'POST' : 'GET'} ${one.path} HTTP/1.1`,
      `host: ${host}`,
      `authorization: Bearer ${token}`,
      'accept-language: ja',
      ...(body ? ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`] : []),
    ]
    return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
  }

  async function connection(token: string): Promise<void> {
    const line = await openLine(hostname, Number(port))
    while (performance.now() < until) {
      const turn = order.turns[next++ % order.turns.length]!
      const turnAt = performance.now()
      for (const one of turn.asks) {
        const askAt = performance.now()
        const { status, length } = await line.ask(written(one, token))
        if (status !== 200) failed++
        const name = `${turn.name}: ${nameOf(one.path)}`
        push(asks, name, performance.now() - askAt)
        bytes.set(name, (bytes.get(name) ?? 0) + length)
        done++
      }
      push(turns, turn.name, performance.now() - turnAt)
    }
    line.close()
  }
  await Promise.all(
    Array.from({ length: order.connections }, (_, i) => connection(order.tokens[i % order.tokens.length]!)),
  )
  const took = (performance.now() - startedAt) / 1_000
  const cpu = process.cpuUsage()
  const told = (list: Map<string, number[]>) =>
    Object.fromEntries(
      [...list].map(([name, times]): [string, Times] => {
        times.sort((a, b) => a - b)
        return [
          name,
          {
            count: times.length,
            perSecond: Math.round(times.length / took),
            p50: percentile(times, 0.5),
            p95: percentile(times, 0.95),
            p99: percentile(times, 0.99),
            slowest: percentile(times, 1),
            kilobytes: Math.round((bytes.get(name) ?? 0) / times.length / 100) / 10,
          },
        ]
      }),
    )
  return {
    seconds: Math.round(took * 10) / 10,
    requestsPerSecond: Math.round(done / took),
    failed,
    cpuSeconds: Math.round((cpu.user + cpu.system) / 1e5) / 10,
    turns: told(turns),
    asks: told(asks),
  }
}

const push = (lists: Map<string, number[]>, name: string, value: number) => {
  const list = lists.get(name)
  if (list) list.push(value)
  else lists.set(name, [value])
}
/** `/api/incidents/2024-0012/now?x` is one of many of a kind. */
const nameOf = (path: string): string =>
  path.replace(/\?.*$/, '').replaceAll(/\/R?\d{4}-\d+|\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/*')

if (import.meta.main) process.stdout.write(JSON.stringify(await drive(JSON.parse(await text(process.stdin)) as Order)))
