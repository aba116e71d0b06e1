import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Mark } from '../archive.ts'
import { facets, histogram, search } from '../look.ts'
import type { Found } from '../row.ts'
import { scan } from '../scan.ts'
import { type Limits, openBase } from './base.ts'
import { Catalogue } from './catalogue.ts'
import { closeDays, dropDay, readSegments, snapshotTo, sweep, verifyDays } from './days.ts'
import { duckdbDialect } from './dialect.ts'
import type { Packing } from './far.ts'
import { gatherBlocks } from './gathered.ts'
import { bySeq, engineOf } from './look.ts'
import type { Packed } from './packed.ts'
import { Recent } from './recent.ts'
import { addBlocks } from './write.ts'

const { literal } = duckdbDialect

const usual: Limits = { memory: '1GB', threads: 2 }
/** Around a line, its neighbours of the same source are looked for among so many numbers on each side. */
const near = 2_000_000

/** The archive inside the desk: an open table for what comes in, one zstd Parquet file for each closed day and class of retention. */
export async function openDuckdb(dir: string, limits: Limits = usual): Promise<Packing> {
  const base = await openBase(dir, limits)
  await sweep(base)
  const catalogue = new Catalogue(await readSegments(base))
  const [top] = (await base.writer.runAndReadAll('SELECT max(seq) FROM line')).getRowsJS()
  let next = Math.max(0, Number(top?.[0] ?? 0), ...catalogue.segments.map((segment) => segment.lastSeq)) + 1
  const searched = { base, catalogue }
  const engine = engineOf(searched)

  // One writer: appends, closings and deletions wait for each other.
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  const recent = new Recent(() => performance.now())
  /** `isGiven`: the blocks came for good, and may go on to whoever looks at them. */
  const store = (blocks: readonly Packed[], mark?: Mark, isGiven = false): Promise<void> =>
    inTurn(async () => {
      await addBlocks(base.writer, blocks, next, mark ? markSql(mark) : null)
      for (const block of blocks) {
        if (isGiven) recent.add(next, block)
        next += block.rows
      }
    })

  return {
    async append(events, mark) {
      if (events.length === 0 && !mark) return
      const lines = gatherBlocks()
      for (const incoming of events) lines.add(incoming)
      await store(lines.blocks, mark)
    },
    appendPacked: (blocks, mark) =>
      store(blocks, mark, true).then(
        () => null,
        (error: Error) => ({ fault: error.message, name: error.name, blocks }),
      ),
    recent: async (seq) => recent.after(seq),
    gather() {
      const lines = gatherBlocks()
      return {
        add: lines.add,
        get lines() {
          return lines.count
        },
        store: () => store(lines.blocks),
      }
    },
    async marks(prefix) {
      const sql = `SELECT key, value FROM mark WHERE starts_with(key, ${literal(prefix)}) ORDER BY key`
      const rows = await base.reader(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS())
      return new Map(rows.map(([key, value]) => [String(key), String(value)]))
    },
    unmark: (prefix, before) =>
      inTurn(async () => {
        const which = `starts_with(key, ${literal(prefix)}) AND made < ${Math.trunc(before)}`
        await base.writer.run(`DELETE FROM mark WHERE ${which}`)
      }),
    search: (ask, order, most, signal) => search(engine, ask, order, most, signal),
    scan: (ask, signal) => scan(engine, ask, signal),
    async since(seq, most, clocks) {
      const upTo = (last: number): Promise<Found[]> =>
        bySeq(searched, { first: seq + 1, last, sql: '1 = 1' }, `ORDER BY seq LIMIT ${most}`, clocks)
      // Numbers follow each other but where days were deleted: without an end, every line that waits would be read each time.
      const next = await upTo(seq + most)
      return next.length > 0 ? next : upTo(Number.MAX_SAFE_INTEGER)
    },
    lastSeq: async () => next - 1,
    histogram: (ask, width, signal) => histogram(engine, ask, width, signal),
    facets: (ask, fields, most, signal) => facets(engine, ask, fields, most, signal),
    async around(seq, before, after, clocks) {
      const [line] = await bySeq(searched, { first: seq, last: seq, sql: '1 = 1' }, '', clocks)
      if (!line) return []
      const source = `source = '${line.source.replaceAll("'", "''")}'`
      const earlier = { first: seq - near, last: seq - 1, sql: source }
      const later = { first: seq + 1, last: seq + near, sql: source }
      const [ahead, behind] = await Promise.all([
        bySeq(searched, earlier, `ORDER BY seq DESC LIMIT ${before}`, clocks),
        bySeq(searched, later, `ORDER BY seq LIMIT ${after}`, clocks),
      ])
      return [...ahead.reverse(), line, ...behind]
    },
    async bySeq(seqs, clocks) {
      if (seqs.length === 0) return []
      const [first, last] = [Math.min(...seqs), Math.max(...seqs)]
      return bySeq(
        searched,
        { first, last, sql: `seq IN (${seqs.map(Math.trunc).join(', ')})` },
        'ORDER BY seq',
        clocks,
      )
    },
    async sources() {
      const rows = await base.reader(async (connection) =>
        (
          await connection.runAndReadAll(
            `SELECT source, sum(events), min(first_ts), max(last_ts), max(last_received) FROM (
               SELECT source, events, first_ts, last_ts, last_received FROM source_sum
               UNION ALL SELECT source, count(*), min(ts), max(ts), max(received) FROM line GROUP BY source)
             GROUP BY source ORDER BY source`,
          )
        ).getRowsJS(),
      )
      return rows.map(([source, events, firstTs, lastTs, lastReceived]) => ({
        source: String(source),
        events: Number(events),
        firstTs: Number(firstTs),
        lastTs: Number(lastTs),
        lastReceived: Number(lastReceived),
      }))
    },
    missing: async () => [],
    segments: async () => [...catalogue.segments],
    close: (day) => inTurn(() => closeDays(base, catalogue, day)),
    verify: (day) =>
      verifyDays(
        base,
        catalogue.segments.filter((segment) => day === null || segment.day === day),
      ),
    drop: (name) => inTurn(() => dropDay(base, catalogue, name)),
    async bytes() {
      const files = [
        ...readdirSync(base.dir).map((name) => join(base.dir, name)),
        ...readdirSync(join(base.dir, 'days')).map((name) => join(base.dir, 'days', name)),
      ]
      return files.map((path) => statSync(path)).reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
    },
    snapshot: (folder) => inTurn(() => snapshotTo(base, catalogue.segments, folder)),
    async end() {
      await queue
      base.close()
    },
  }
}

const markSql = ({ key, value }: Mark): string =>
  `INSERT OR REPLACE INTO mark VALUES (${literal(key)}, ${literal(value)}, ${Date.now()})`
