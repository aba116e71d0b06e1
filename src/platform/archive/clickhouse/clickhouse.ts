import type { Archive } from '../archive.ts'
import { facets, histogram, search } from '../look.ts'
import { scan } from '../scan.ts'
import type { Address } from './address.ts'
import { clusterOf } from './cluster.ts'
import { closeDays, dropDay, readSegments, verifyDays } from './days.ts'
import { ledgerOf } from './ledger.ts'
import { around, engineOf, lines } from './look.ts'
import { type Server, serversOf } from './servers.ts'
import { sourcesOf } from './sources.ts'
import { straysOf } from './strays.ts'
import { type Writer, writerOf } from './write.ts'

/** The archive on a ClickHouse server or cluster: each server holds a share of the lines, reads go to all of them. */
export function openClickhouse(address: Pick<Address, 'database' | 'cluster'>, servers: readonly Server[]): Archive {
  const cluster = clusterOf(address, servers)
  const ledger = ledgerOf(cluster)
  const strays = straysOf(cluster, ledger)
  const sources = sourcesOf(cluster)
  const engine = engineOf(cluster)

  /** What a writer must know first: read when there is something to write, for servers may be away when the desk starts. */
  let known: { readonly writer: Writer; readonly begun: Map<string, string> } | null = null
  const ready = async () => {
    if (known) return known
    const { rows } = await cluster.ask(() => `SELECT max(seq) FROM ${cluster.through.line}`)
    // Batches with a mark of which nobody was told that they are stored: whoever sent them sends them again.
    const begun = await ledger.read('begun')
    known = { writer: writerOf(cluster, strays, Number(rows[0]?.[0] ?? 0)), begun }
    return known
  }
  const takeBack = async (begun: Map<string, string>, keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      const { first, last } = JSON.parse(begun.get(key)!) as { first: number; last: number }
      await strays.add(servers.map((server) => ({ server: server.name, first, last })))
      await ledger.note([{ kind: 'begun', key, value: null }])
      begun.delete(key)
    }
    if (await strays.settle()) sources.forget()
  }

  // One writer: appends, closings and deletions wait for each other.
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  return {
    append: (events, mark) =>
      inTurn(async () => {
        const { writer, begun } = await ready()
        await takeBack(begun, mark && begun.has(mark.key) ? [mark.key] : [])
        if (!mark) return writer.store(events)
        const { key, value } = mark
        await writer.store(events, async (first, last) => {
          const span = JSON.stringify({ first, last })
          begun.set(key, span)
          await ledger.note([{ kind: 'begun', key, value: span }])
        })
        await ledger.note([
          { kind: 'mark', key, value },
          { kind: 'begun', key, value: null },
        ])
        begun.delete(key)
      }),
    marks: (prefix) => ledger.read('mark', prefix),
    unmark: (prefix, before) =>
      inTurn(async () => {
        await ledger.forget('mark', prefix, before)
        await ledger.forget('begun', prefix, before)
      }),
    search: (ask, order, most, signal) => search(engine, ask, order, most, signal),
    scan: (ask, signal) => scan(engine, ask, signal),
    since: (seq, most, clocks) => lines(cluster, () => `seq > ${seq}`, 'ASC', most, clocks),
    async lastSeq() {
      const { rows } = await cluster.ask(() => `SELECT max(seq) FROM ${cluster.through.line}`)
      return Number(rows[0]?.[0] ?? 0)
    },
    histogram: (ask, width, signal) => histogram(engine, ask, width, signal),
    facets: (ask, fields, most, signal) => facets(engine, ask, fields, most, signal),
    around: (seq, before, after, clocks) => around(cluster, seq, before, after, clocks),
    async bySeq(seqs, clocks) {
      if (seqs.length === 0) return []
      return lines(cluster, () => `seq IN (${seqs.map(Math.trunc).join(', ')})`, 'ASC', seqs.length, clocks)
    },
    sources: () => sources.read(),
    missing: () => cluster.missing(),
    segments: () => readSegments(ledger),
    close: (day) =>
      inTurn(async () => {
        await cluster.everyone('closing days')
        const { writer, begun } = await ready()
        await takeBack(begun, [...begun.keys()])
        return closeDays(cluster, ledger, day, writer.settledBelow())
      }),
    async *verify(day) {
      const segments = await readSegments(ledger)
      yield* verifyDays(
        cluster,
        segments.filter((segment) => day === null || segment.day === day),
      )
    },
    drop: (name) =>
      inTurn(async () => {
        const dropped = await dropDay(cluster, ledger, name)
        sources.forget()
        return dropped
      }),
    bytes: () => cluster.bytesOnDisk(),
    async snapshot() {
      throw new Error('the lines are kept by ClickHouse: back up its servers')
    },
    async end() {
      await queue
      await cluster.close()
    },
  }
}

export const openAddress = (address: Address): Archive => openClickhouse(address, serversOf(address))
