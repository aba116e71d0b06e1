import { createHash } from 'node:crypto'
import type { Segment, SegmentFault } from '../archive.ts'
import { ArchiveAway } from '../away.ts'
import { lineColumns } from '../column.ts'
import { dayMicros, dayOf, startOfDay } from '../day.ts'
import type { Cluster } from './cluster.ts'
import { literal } from './dialect.ts'
import type { Ledger } from './ledger.ts'
import { takeAway } from './take-away.ts'

/*
 * A closed day of ClickHouse is no file: its lines stay where they are, the servers merge and move them as they like, and nothing that the
 * desk sends changes them again. What is fixed is the lines themselves: the hash is over all of them in order, in RowBinary, which every
 * version writes alike, so that anybody with a client and `sha256sum` can ask the cluster without us.
 */

const columnList = lineColumns.join(', ')

export async function readSegments(ledger: Ledger): Promise<Segment[]> {
  const days = [...(await ledger.read('day')).values()].map((value) => JSON.parse(value) as Segment)
  return days.sort((a, b) => (a.day < b.day || (a.day === b.day && a.name < b.name) ? -1 : 1))
}

/** The lines of a class of one day, after the last that was closed and up to this number. */
type Which = { readonly day: number; readonly keep: string; readonly after: number; readonly last: number }
const whichSql = ({ day, keep, after, last }: Which): string =>
  `day = ${day} AND keep = ${literal(keep)} AND seq > ${after} AND seq <= ${last}`
const dayNumber = (day: string): number => startOfDay(day) / dayMicros
const partOf = (segment: Segment): Which => ({
  day: dayNumber(segment.day),
  keep: segment.keep,
  after: segment.firstSeq - 1,
  last: segment.lastSeq,
})

/** SHA-256 over the lines in order; `bytes` is how many were hashed. */
async function digestOf(cluster: Cluster, which: Which): Promise<{ sha256: string; bytes: number }> {
  const sql = `SELECT ${columnList} FROM ${cluster.through.line} WHERE ${whichSql(which)} ORDER BY ts, seq FORMAT RowBinary`
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of await cluster.bytes(sql)) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** A server that goes in the middle can end an answer as if it were whole: a hash counts when it comes out twice. */
async function sureDigestOf(cluster: Cluster, which: Which, doing: string): ReturnType<typeof digestOf> {
  let before = await digestOf(cluster, which)
  for (let tries = 0; tries < 3; tries++) {
    const again = await digestOf(cluster, which)
    if (again.sha256 === before.sha256) return again
    await cluster.everyone(doing)
    before = again
  }
  throw new ArchiveAway([], `ClickHouse: ${doing} got a different answer each time`)
}

/** Every day before `day` that has lines which no hash stands for gets one for each class of retention. */
export async function closeDays(cluster: Cluster, ledger: Ledger, day: string, below: number): Promise<Segment[]> {
  const doing = 'closing days'
  await cluster.everyone(doing)
  const segments = await readSegments(ledger)
  const tops = new Map<string, number>()
  for (const { day: of, keep, lastSeq } of segments) {
    const key = `${dayNumber(of)} ${keep}`
    tops.set(key, Math.max(tops.get(key) ?? 0, lastSeq))
  }
  const due = await whole(
    cluster,
    `SELECT day, keep, max(seq) AS last FROM ${cluster.through.line} WHERE day < ${dayNumber(day)} AND seq < ${below} GROUP BY day, keep ORDER BY day, keep`,
  )
  const made: Segment[] = []
  for (const [number, keep, last] of due) {
    const after = tops.get(`${number} ${keep}`) ?? 0
    if (Number(last) <= after) continue
    const which = { day: Number(number), keep: String(keep), after, last: Number(last) }
    const stem = `${dayOf(which.day * dayMicros)}.${which.keep}`
    const nth = segments.filter((one) => one.name.startsWith(`${stem}.`)).length + 1
    const segment = await closeDay(cluster, which, `${stem}.${nth}`, doing)
    await ledger.note([{ kind: 'day', key: segment.name, value: JSON.stringify(segment) }])
    made.push(segment)
  }
  return made
}

async function closeDay(cluster: Cluster, which: Which, name: string, doing: string): Promise<Segment> {
  const [sums] = await whole(
    cluster,
    `SELECT count() AS n, min(ts) AS a, max(ts) AS b, min(seq) AS c FROM ${cluster.through.line} WHERE ${whichSql(which)}`,
  )
  const [rows, firstTs, lastTs, firstSeq] = sums!.map(Number)
  const { sha256, bytes } = await sureDigestOf(cluster, which, doing)
  return {
    name,
    day: dayOf(which.day * dayMicros),
    keep: which.keep,
    rows: rows!,
    firstTs: firstTs!,
    lastTs: lastTs!,
    firstSeq: firstSeq!,
    lastSeq: which.last,
    bytes,
    sha256,
  }
}

/** Reads every line of the closed days again and says of each day whether it is what the record says. */
export async function* verifyDays(
  cluster: Cluster,
  segments: readonly Segment[],
): AsyncGenerator<{ segment: Segment; fault: SegmentFault['fault'] | null }> {
  const doing = 'verifying closed days'
  for (const segment of segments) {
    const which = partOf(segment)
    if ((await digestOf(cluster, which)).sha256 === segment.sha256) {
      yield { segment, fault: null }
      continue
    }
    await cluster.everyone(doing)
    const { sha256, bytes } = await sureDigestOf(cluster, which, doing)
    yield { segment, fault: sha256 === segment.sha256 ? null : bytes === 0 ? 'missing' : 'altered' }
  }
}

export async function dropDay(cluster: Cluster, ledger: Ledger, name: string): Promise<Segment | null> {
  const segment = (await readSegments(ledger)).find((one) => one.name === name)
  if (!segment) return null
  const servers = await cluster.everyone('deleting a closed day')
  const { day, keep, after, last } = partOf(segment)
  const inDay = `day = ${day} AND keep = ${literal(keep)}`
  const others = await whole(
    cluster,
    `SELECT count() AS n FROM ${cluster.through.line} WHERE ${inDay} AND (seq <= ${after} OR seq > ${last})`,
  )
  for (const server of servers) {
    // Lines that came late for the day are a part of their own, with a fate of its own.
    if (Number(others[0]![0]) > 0)
      await takeAway(cluster, server, cluster.local.line, whichSql({ day, keep, after, last }))
    else await cluster.run(server, `ALTER TABLE ${cluster.local.line} DROP PARTITION (${day}, ${literal(keep)})`)
  }
  await ledger.note([{ kind: 'day', key: name, value: null }])
  return segment
}

/** An answer that everything stands on: none is better than a part of it. */
async function whole(cluster: Cluster, sql: string): Promise<readonly (readonly unknown[])[]> {
  const { rows, missing } = await cluster.ask(() => sql)
  if (missing.length > 0) throw new ArchiveAway(missing, `ClickHouse: ${missing.join(', ')} does not answer`)
  return rows
}
