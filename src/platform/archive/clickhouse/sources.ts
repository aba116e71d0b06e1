import type { SourceCount } from '../archive.ts'
import type { Cluster } from './cluster.ts'

/** Lines younger than this are counted each time; older ones once. */
const freshMs = 10 * 60_000

export type Sources = {
  read(): Promise<SourceCount[]>
  /** Lines were taken away: everything is counted anew. */
  forget(): void
}

/** How many lines each source has sent and when: counting all of a hundred million each time would be dear. */
export function sourcesOf(cluster: Cluster): Sources {
  let old: { readonly upTo: number; readonly counts: readonly SourceCount[] } = { upTo: 0, counts: [] }
  const count = async (after: number, upTo: number) => {
    const { rows, missing } = await cluster.ask(
      () =>
        `SELECT source, count() AS n, min(ts) AS a, max(ts) AS b, max(received) AS c FROM ${cluster.through.line} WHERE seq > ${after} AND seq <= ${upTo} GROUP BY source`,
    )
    const counts = rows.map(
      ([source, events, firstTs, lastTs, lastReceived]): SourceCount => ({
        source: String(source),
        events: Number(events),
        firstTs: Number(firstTs),
        lastTs: Number(lastTs),
        lastReceived: Number(lastReceived),
      }),
    )
    return { counts, missing }
  }
  let generation = 0
  return {
    async read() {
      const begun = generation
      const aged = (Date.now() - freshMs) * 1_000
      if (aged - old.upTo > freshMs * 1_000) {
        const more = await count(old.upTo, aged)
        // A count that lacks a server is not kept.
        if (more.missing.length === 0 && begun === generation)
          old = { upTo: aged, counts: joined([...old.counts, ...more.counts]) }
      }
      const { upTo, counts } = old
      const fresh = await count(upTo, Number.MAX_SAFE_INTEGER)
      return joined([...counts, ...fresh.counts])
    },
    forget() {
      generation++
      old = { upTo: 0, counts: [] }
    },
  }
}

function joined(counts: readonly SourceCount[]): SourceCount[] {
  const bySource = new Map<string, SourceCount>()
  for (const one of counts) {
    const known = bySource.get(one.source)
    bySource.set(
      one.source,
      known
        ? {
            source: one.source,
            events: known.events + one.events,
            firstTs: Math.min(known.firstTs, one.firstTs),
            lastTs: Math.max(known.lastTs, one.lastTs),
            lastReceived: Math.max(known.lastReceived, one.lastReceived),
          }
        : one,
    )
  }
  return [...bySource.values()].sort((a, b) => (a.source < b.source ? -1 : 1))
}
