// What the desk asks of this host, asked for and handed on: each is carried out once, by a process of its own (`good-state.ts`), which
// judges it too and gives its memory back.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asStarted } from './as-started.ts'
import type { DeskWay } from './desk.ts'
import type { Order } from './good-state.ts'
import { reasonOf } from './reason.ts'

/** So much is judged here; the rest by the process that carries it out. */
type Asked = Pick<Order, 'id' | 'kind' | 'about'>
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
function askedOf(given: unknown): Asked | null {
  if (given === null || given === undefined) return null
  const { id, kind, about } = given as Partial<Asked>
  const isKnown = kind === 'baseline' || kind === 'check' || (kind === 'collect' && uuid.test(String(about)))
  if (!isKnown || !uuid.test(String(id))) throw new Error('not an order of the desk')
  return given as Asked
}

const firstAskSeconds = 60
const leastSeconds = 10
/** A look that takes longer hangs on something; it is ended and said. */
const longestMs = 12 * 3_600_000
const mostSaid = 1_000

type Working = {
  readonly state: string
  readonly config: string
  readonly way: DeskWay
  readonly authorized: Readonly<Record<string, string>>
  readonly failed: (error: unknown) => void
  /** The desk has another baseline of this host now. */
  readonly renewed: () => void
}

/** Asks, has done what was asked, asks again. */
export async function followOrders(
  { state, config, way, authorized, failed, renewed }: Working,
  signal: AbortSignal,
): Promise<void> {
  let seconds = firstAskSeconds
  while (!signal.aborted) {
    let order: Asked | null = null
    try {
      const { status, body } = await way.post('api/agents/integrity/order', '{}', authorized)
      // An older desk knows no orders.
      if (status === 200) {
        order = askedOf(body.order)
        seconds = Math.max(leastSeconds, Number(body.askAgainSeconds) || firstAskSeconds)
      }
      if (order !== null) {
        const trouble = await carriedOut(order, state, config, signal)
        if (trouble === null && order.kind === 'baseline') renewed()
        if (trouble !== null && !signal.aborted) {
          failed(trouble)
          const [to, said] =
            order.kind === 'collect'
              ? [`api/agents/collections/${order.about}/trouble`, { text: trouble }]
              : ['api/agents/integrity/trouble', { order: order.id, text: trouble }]
          await way.post(to, JSON.stringify(said), authorized)
        }
        continue
      }
    } catch (error) {
      if (!signal.aborted) failed(reasonOf(error))
    }
    await pause(seconds * 1_000, undefined, { signal }).catch(() => {})
  }
}

/** Null when it was done, else what went wrong. */
async function carriedOut(order: Asked, state: string, config: string, signal: AbortSignal): Promise<string | null> {
  const file = join(state, 'order.json')
  await writeFile(file, JSON.stringify(order), { mode: 0o600 })
  // Most agents are asked for nothing for weeks.
  const { spawn } = await import('node:child_process')
  const { exitOf } = await import('#src/detect/integrity/host/apart.ts')
  const child = spawn(process.execPath, [...asStarted(), '--config', config, '--state', state, '--order', file], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    timeout: longestMs,
  })
  let said = ''
  child.stderr!.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-mostSaid)
  })
  try {
    const code = await exitOf(child)
    return code === 0 ? null : said.trim() || `exit ${code}`
  } catch (error) {
    return reasonOf(error)
  }
}
