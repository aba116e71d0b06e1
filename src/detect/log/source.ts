import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant, isZone } from '#src/core/time.ts'
import type { ClockError } from '#src/platform/archive/clock.ts'

export const SourceName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name is one line of visible text
  .regex(/^[^\u0000-\u001f\u007f]+$/)

/** How it is known what a clock is wrong by (S1-31): somebody said so, NTP, RFC 5424 timeQuality, arrival against stated time. */
export const ClockMethod = z.enum(['stated', 'ntp', 'time-quality', 'arrival'])

/** From `from` to `until` the clock of the source ran `offsetMs` ahead (behind when negative), give or take `accuracyMs`. */
export const ClockOffset = z.object({
  id: Id,
  from: Instant.nullable(),
  until: Instant.nullable(),
  offsetMs: z.number().int(),
  accuracyMs: z.number().int().nullable(),
  method: ClockMethod,
  note: z.string(),
  createdAt: z.string(),
})
export type ClockOffset = z.infer<typeof ClockOffset>

/** What the desk is told of a source: who looks after it, in which zone it writes, in which format, how long its lines are kept. */
export const SourceFacts = z.object({
  owner: z.string().max(200),
  zone: z.string().max(64).refine(isZone, { error: 'zone' }).nullable(),
  format: z.string().max(60),
  isSynced: z.boolean().nullable(),
  silentAfterMinutes: z.number().int().min(1).max(525_600).nullable(),
  keep: z.string().max(31),
  /** It passes on what others say: the host that the header names is the source. */
  isRelay: z.boolean(),
  note: z.string().max(4_000),
})
export type SourceFacts = z.infer<typeof SourceFacts>

export const LogSource = SourceFacts.extend({
  name: z.string(),
  /** False of one that began to send without anybody having entered it. */
  isKnown: z.boolean(),
  events: z.number(),
  /** Stated time of its first and last line. */
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  isSilent: z.boolean(),
  clock: z.array(ClockOffset),
})
export type LogSource = z.infer<typeof LogSource>

/** A source that should speak and has said nothing for longer than it may (S1-29). */
export function isSilent(
  facts: Pick<SourceFacts, 'silentAfterMinutes'>,
  lastReceivedMs: number | null,
  nowMs: number,
): boolean {
  if (facts.silentAfterMinutes === null) return false
  return lastReceivedMs === null || nowMs - lastReceivedMs > facts.silentAfterMinutes * 60_000
}

/** What the archive needs of clock offsets: the newest statement that holds at a time wins. */
export function clockErrors(source: string, offsets: readonly ClockOffset[]): ClockError[] {
  return [...offsets]
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map((one) => ({
      source,
      from: one.from === null ? null : Date.parse(one.from) * 1_000,
      until: one.until === null ? null : Date.parse(one.until) * 1_000,
      offset: one.offsetMs * 1_000,
      accuracy: one.accuracyMs === null ? null : one.accuracyMs * 1_000,
    }))
}

/** How the record refers to a source. */
export const aboutSource = (name: string) => ({ type: 'log-source', id: name })
