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
  return {
    query: parsed.query,
    from: asked.from === undefined ? null : Date.parse(asked.from) * 1_000,
    to: asked.to === undefined ? null : Date.parse(asked.to) * 1_000,
    clocks: await clocksOf(context),
    sources: asked.source === undefined ? undefined : [asked.source],
  }
}

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
