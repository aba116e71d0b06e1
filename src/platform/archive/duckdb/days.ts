import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { link, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Segment, SegmentFault } from '../archive.ts'
import { dayMicros, dayOf, startOfDay } from '../day.ts'
import { type Base, columnList } from './base.ts'
import type { Catalogue } from './catalogue.ts'
import { duckdbDialect } from './dialect.ts'

const { literal } = duckdbDialect

/**
 * How a closed day is packed: numbers as differences (version 2), texts so hard that a day takes less than a quarter of its lines (0033), in parts so
 * small that a few lines are read without unpacking the day (0041).
 */
const packing = 'COMPRESSION zstd, COMPRESSION_LEVEL 7, PARQUET_VERSION V2, ROW_GROUP_SIZE 20480'

/** What was written when the desk went down in the middle is nobody's: only what the catalogue names is kept. */
export async function sweep(base: Base): Promise<void> {
  const known = new Set((await readSegments(base)).map((segment) => segment.name))
  for (const name of readdirSync(join(base.dir, 'days')))
    if (!known.has(name) && /\.(parquet|part)$/.test(name)) rmSync(join(base.dir, 'days', name))
}

export async function readSegments(base: Base): Promise<Segment[]> {
  const reader = await base.writer.runAndReadAll(
    'SELECT name, day, keep, rows, first_ts, last_ts, first_seq, last_seq, bytes, sha256 FROM segment ORDER BY day, name',
  )
  return reader.getRowsJS().map(([name, day, keep, rows, firstTs, lastTs, firstSeq, lastSeq, bytes, sha256]) => ({
    name: String(name),
    day: String(day),
    keep: String(keep),
    rows: Number(rows),
    firstTs: Number(firstTs),
    lastTs: Number(lastTs),
    firstSeq: Number(firstSeq),
    lastSeq: Number(lastSeq),
    bytes: Number(bytes),
    sha256: String(sha256),
  }))
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Every day before `day` that has open lines becomes a file a class of retention; late lines of a closed day become a further file. */
export async function closeDays(base: Base, catalogue: Catalogue, day: string): Promise<Segment[]> {
  const before = startOfDay(day)
  const due = (
    await base.writer.runAndReadAll(
      `SELECT ts // ${dayMicros} AS d, keep, max(seq) FROM line WHERE ts < ${before} GROUP BY 1, 2 ORDER BY 1, 2`,
    )
  ).getRowsJS()
  const made: Segment[] = []
  for (const [number, keep, lastSeq] of due)
    made.push(await closeDay(base, catalogue, Number(number) * dayMicros, String(keep), Number(lastSeq)))
  if (made.length) await base.writer.run('CHECKPOINT')
  return made
}

async function closeDay(
  base: Base,
  catalogue: Catalogue,
  from: number,
  keep: string,
  lastSeq: number,
): Promise<Segment> {
  const day = dayOf(from)
  const folder = join(base.dir, 'days')
  const stem = `${day}.${keep}`
  const nth = readdirSync(folder).filter((name) => name.startsWith(`${stem}.`)).length + 1
  const name = `${stem}.${nth}.parquet`
  const part = join(folder, `${stem}.${nth}.part`)
  // Lines that come in meanwhile have higher numbers and wait for the next closing.
  const which = `ts >= ${from} AND ts < ${from + dayMicros} AND keep = ${literal(keep)} AND seq <= ${lastSeq}`
  await base.writer.run(
    `COPY (SELECT ${columnList} FROM line WHERE ${which} ORDER BY ts, seq) TO ${literal(part)} (FORMAT parquet, ${packing})`,
  )
  await synced(part)
  const sha256 = await sha256Of(part)
  const bytes = statSync(part).size
  const [sums] = (
    await base.writer.runAndReadAll(
      `SELECT count(*), min(ts), max(ts), min(seq), max(seq) FROM read_parquet(${literal(part)})`,
    )
  ).getRowsJS()
  const [rows, firstTs, lastTs, firstSeq, last] = sums!.map(Number)
  renameSync(part, join(folder, name))
  await synced(folder)
  const segment: Segment = {
    name,
    day,
    keep,
    rows: rows!,
    firstTs: firstTs!,
    lastTs: lastTs!,
    firstSeq: firstSeq!,
    lastSeq: last!,
    bytes,
    sha256,
  }
  const values = [segment.rows, segment.firstTs, segment.lastTs, segment.firstSeq, segment.lastSeq, bytes].join(', ')
  await catalogue.move(async () => {
    await transaction(base, [
      `INSERT INTO segment VALUES (${literal(name)}, ${literal(day)}, ${literal(keep)}, ${values}, ${literal(sha256)})`,
      `INSERT INTO source_sum SELECT source, ${literal(name)}, count(*), min(ts), max(ts), max(received) FROM line WHERE ${which} GROUP BY source`,
      `DELETE FROM line WHERE ${which}`,
    ])
    return readSegments(base)
  })
  return segment
}

export async function snapshotTo(base: Base, segments: readonly Segment[], folder: string): Promise<void> {
  await mkdir(join(folder, 'days'), { recursive: true, mode: 0o700 })
  await base.writer.run(`ATTACH ${literal(join(folder, 'open.duckdb'))} AS snapshot`)
  try {
    await base.writer.run('COPY FROM DATABASE open TO snapshot')
  } finally {
    await base.writer.run('DETACH snapshot')
  }
  for (const { name } of segments) await link(join(base.dir, 'days', name), join(folder, 'days', name))
}

/** Reads every byte of the closed days again and says of each whether it is what the record says. */
export async function* verifyDays(
  base: Base,
  segments: readonly Segment[],
): AsyncGenerator<{ segment: Segment; fault: SegmentFault['fault'] | null }> {
  for (const segment of segments) {
    const path = join(base.dir, 'days', segment.name)
    if (!existsSync(path)) yield { segment, fault: 'missing' }
    else yield { segment, fault: (await sha256Of(path)) === segment.sha256 ? null : 'altered' }
  }
}

export async function dropDay(base: Base, catalogue: Catalogue, name: string): Promise<Segment | null> {
  const segment = catalogue.segments.find((one) => one.name === name)
  if (!segment) return null
  await catalogue.move(async () => {
    await transaction(base, [
      `DELETE FROM segment WHERE name = ${literal(name)}`,
      `DELETE FROM source_sum WHERE segment = ${literal(name)}`,
    ])
    return readSegments(base)
  })
  rmSync(join(base.dir, 'days', name), { force: true })
  return segment
}

async function transaction(base: Base, statements: readonly string[]): Promise<void> {
  await base.writer.run('BEGIN')
  try {
    for (const statement of statements) await base.writer.run(statement)
    await base.writer.run('COMMIT')
  } catch (error) {
    await base.writer.run('ROLLBACK').catch(() => undefined)
    throw error
  }
}
