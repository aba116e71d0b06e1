import { refuse } from '#src/core/refusal.ts'
import type { Ask } from '#src/platform/archive/archive.ts'
import { parseQuery } from '#src/platform/archive/query.ts'
import { type Found, stampOf } from '#src/platform/archive/row.ts'
import type { Context } from '#src/platform/context.ts'
import type { LogLine } from '../api.ts'
import { clockErrors } from '../source.ts'
import { readClocks } from '../store.ts'

export type Asked = { readonly q: string; readonly from?: string; readonly to?: string; readonly source?: string }

/** A question of a person as the archive takes it: query read, times in microseconds, what is known of every clock beside. */
export async function askOf(context: Context, asked: Asked): Promise<Ask> {
  const parsed = parseQuery(asked.q)
  if ('fault' in parsed) refuse(`log.query.${parsed.fault.code}`, { at: parsed.fault.at + 1 })
  const from = microsOf(asked.from)
  const to = microsOf(asked.to)
  // It would find nothing, and nobody would know why.
  if (from !== null && to !== null && from >= to) refuse('log.span.invalid')
  return {
    query: parsed.query,
    from,
    to,
    clocks: await clocksOf(context),
    sources: asked.source === undefined ? undefined : [asked.source],
  }
}

const microsOf = (instant: string | undefined): number | null =>
  instant === undefined ? null : Date.parse(instant) * 1_000

export async function clocksOf(context: Context): Promise<Ask['clocks']> {
  return [...(await readClocks(context.desk.state.db))].flatMap(([source, offsets]) => clockErrors(source, offsets))
}

export const lineOf = (found: Found): LogLine => ({
  seq: found.seq,
  source: found.source,
  at: stampOf(found.at),
  accuracyMs: found.accuracy === null ? null : found.accuracy / 1_000,
  receivedAt: stampOf(found.received),
  event: found.event as Record<string, unknown>,
})
