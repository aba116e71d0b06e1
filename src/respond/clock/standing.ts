// Where a clock stands at a moment, in one word.
import { z } from 'zod'

/** `waiting`: its start has not happened yet. `open`: it runs, but no number is set. */
export const Standing = z.enum(['overdue', 'soon', 'running', 'open', 'waiting', 'done', 'late', 'stopped'])
export type Standing = z.infer<typeof Standing>

type Clock = {
  readonly state: 'waiting' | 'running' | 'done' | 'stopped'
  readonly dueMs: number | null
  readonly soonMs: number | null
  /** When the report was sent. */
  readonly sentMs?: number | null
}

export function standingOf({ state, dueMs, soonMs, sentMs }: Clock, nowMs: number): Standing {
  if (state === 'stopped') return 'stopped'
  if (state === 'done') return dueMs !== null && (sentMs ?? nowMs) > dueMs ? 'late' : 'done'
  if (dueMs === null) return state === 'waiting' ? 'waiting' : 'open'
  if (nowMs > dueMs) return 'overdue'
  return soonMs !== null && nowMs >= soonMs ? 'soon' : 'running'
}
