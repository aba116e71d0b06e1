import { ArchiveAway } from '../away.ts'
import type { Incoming, Row } from '../row.ts'
import { rowOf } from '../row.ts'
import type { Cluster } from './cluster.ts'
import { isRefusal, type Server } from './servers.ts'
import type { Strays } from './strays.ts'
import { tabbedLine } from './tab-separated.ts'

/** Lines of which it is not known whether a server has them: it went, or said no, while it was given them. */
type Doubt = { readonly first: number; readonly servers: Set<Server>; triedAt: number }

export type Writer = {
  /**
   * Gives the lines their numbers and stores them on one server. The same list given again after a failure is there once; `numbered`
   * hears the numbers before anything is sent.
   */
  store(events: readonly Incoming[], numbered?: (first: number, last: number) => Promise<void>): Promise<void>
  /** Nothing below this number is still to come. */
  settledBelow(): number
}

/** Whoever has not tried again for so long will not: what was stored stays, as with a file that was read in half. */
const forgottenMs = 10 * 60_000

export function writerOf(cluster: Cluster, strays: Strays, top: number): Writer {
  let next = top + 1
  let turn = 0
  const doubts = new Map<readonly Incoming[], Doubt>()

  /** Numbers go with the clock, so that they go on rising although the server with the highest is away. */
  const allot = (count: number): number => {
    const first = Math.max(next, Date.now() * 1_000)
    next = first + count
    return first
  }

  /** Which of the lines are not stored yet; a server that cannot be asked gets a note to take away what it has. */
  const leftOf = async (rows: readonly Row[], doubt: Doubt, there: readonly Server[]): Promise<readonly Row[]> => {
    const had = new Set<number>()
    const [first, last] = [rows[0]!.seq, rows.at(-1)!.seq]
    for (const server of [...doubt.servers]) {
      if (there.includes(server)) {
        const sql = `SELECT seq FROM ${cluster.local.line} WHERE seq >= ${first} AND seq <= ${last}`
        for (const [seq] of await cluster.rows(server, sql)) had.add(Number(seq))
      } else {
        await strays.add([{ server: server.name, first, last }])
        doubt.servers.delete(server)
      }
    }
    return rows.filter((row) => !had.has(row.seq))
  }

  /** One try: true when the lines are stored. */
  const tryOnce = async (rows: readonly Row[], doubt: Doubt): Promise<void> => {
    const there = await cluster.up()
    const left = doubt.servers.size > 0 ? await leftOf(rows, doubt, there) : rows
    if (left.length === 0) return
    const server = there[turn++ % there.length]!
    doubt.servers.add(server)
    await cluster.insert(server, cluster.local.line, left.values().map(tabbedLine))
  }

  return {
    async store(events, numbered) {
      if (events.length === 0) return
      const doubt = doubts.get(events) ?? { first: allot(events.length), servers: new Set<Server>(), triedAt: 0 }
      const rows = events.map((incoming, index) => rowOf(incoming, doubt.first + index))
      await numbered?.(doubt.first, doubt.first + rows.length - 1)
      // Each server may fail once; the next has the lines then.
      for (let tries = 0; ; tries++) {
        try {
          await tryOnce(rows, doubt)
          doubts.delete(events)
          return
        } catch (error) {
          // Before anything was sent nothing is in doubt but the numbers, which stay theirs.
          doubts.set(events, { ...doubt, triedAt: Date.now() })
          // Only a server says whether the lines themselves are at fault; another is asked, but not all of a large cluster.
          const isEnough = isRefusal(error) ? tries >= 1 : tries >= cluster.servers.length
          if (isEnough || error instanceof ArchiveAway) throw error
        }
      }
    },
    settledBelow() {
      for (const [events, { triedAt }] of doubts) if (Date.now() - triedAt > forgottenMs) doubts.delete(events)
      return Math.min(next, ...[...doubts.values()].map((doubt) => doubt.first))
    },
  }
}
