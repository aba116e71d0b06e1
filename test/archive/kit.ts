import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Archive, Ask, Order, Step } from '#src/platform/archive/archive.ts'
import type { EcsEvent } from '#src/platform/archive/column.ts'
import { openDuckdb } from '#src/platform/archive/duckdb/duckdb.ts'
import { parseQuery, type Query } from '#src/platform/archive/query.ts'
import { type Found, type Incoming, microsOf } from '#src/platform/archive/row.ts'

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'hikeshi-archive-'))
export const openArchive = (dir = newFolder()): Promise<Archive> => openDuckdb(dir, { memory: '256MB', threads: 1 })

/** A line as a parser would give it. */
export function line(at: string, source: string, original: string, fields: Partial<EcsEvent> = {}): Incoming {
  const event = { '@timestamp': at, 'event.original': original, ...fields } as EcsEvent
  return { event, source, received: microsOf(at)! + 1_000_000, keep: 'year' }
}

export function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault.code} at ${parsed.fault.at}`)
  return parsed.query
}
export const ask = (text: string, more: Partial<Ask> = {}): Ask => ({
  query: queryOf(text),
  from: null,
  to: null,
  clocks: [],
  ...more,
})
export const never = new AbortController().signal

export async function lastOf<T>(steps: AsyncIterable<Step<T>>): Promise<T> {
  let last: T | undefined
  for await (const step of steps) last = step.found
  return last!
}
export async function allOf(archive: Archive, asked: Ask, order: Order = 'oldest', most = 1_000): Promise<Found[]> {
  const found: Found[] = []
  for await (const step of archive.search(asked, order, most, never)) found.push(...step.found)
  return found
}
export const originals = async (archive: Archive, asked: Ask, order: Order = 'oldest'): Promise<string[]> =>
  (await allOf(archive, asked, order)).map((one) => String(one.event['event.original']))
