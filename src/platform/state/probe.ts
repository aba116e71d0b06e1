// A database elsewhere cannot be supervised, only asked: after a lost connection, is it gone, and when is it back?
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Address, clientConfig } from './pool.ts'
import type { TellTrouble } from './trouble.ts'

const longestPauseMs = 5_000

export function makeProbe(address: Address, tell: TellTrouble) {
  const stopping = new AbortController()
  let isLooking = false

  async function look(cause: Error) {
    if (isLooking || stopping.signal.aborted) return
    isLooking = true
    tell({ kind: 'database-gone', detail: cause.message })
    for (let rest = 50; !stopping.signal.aborted; rest = Math.min(rest * 2, longestPauseMs)) {
      if (await answers()) {
        tell({ kind: 'database-back', detail: 'the database answers again' })
        break
      }
      await pause(rest, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
    isLooking = false
  }

  async function answers(): Promise<boolean> {
    const client = new pg.Client(clientConfig(address))
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('SELECT 1')
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => {})
    }
  }

  return { look: (cause: Error) => void look(cause), stop: () => stopping.abort() }
}
