// A wave of a mass reset: a group of accounts that is checked, changed and tested before the next one begins (S0-49).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'

export const WaveState = z.enum(['planned', 'running', 'paused', 'stopped', 'done'])
export type WaveState = z.infer<typeof WaveState>

export const WaveTest = z.object({
  at: Instant,
  by: z.string(),
  /** Bound as sampled users with their new passwords. */
  sampled: z.number().int(),
  passed: z.number().int(),
  failed: z.array(z.object({ login: z.string(), cause: z.string() })),
  /** Services that were asked by hand, and who stood by (S0-38). */
  services: z.string(),
  witness: z.string(),
})
export type WaveTest = z.infer<typeof WaveTest>

export const Wave = z.object({
  position: z.number().int(),
  name: z.string(),
  state: WaveState,
  /** Which accounts: of these groups (all when none is named), at most so many. */
  groups: z.array(z.string()),
  limit: z.number().int().nullable(),
  size: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  /** Accounts a second at most; null as fast as the directory goes. */
  rate: z.number().int().nullable(),
  /** What was saved before (S0-45); empty until somebody says so. */
  backup: z.string(),
  test: WaveTest.nullable(),
  decision: z.object({ go: z.boolean(), by: z.string(), at: Instant, reason: z.string() }).nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Why it stands still by itself. */
  trouble: z.string(),
})
export type Wave = z.infer<typeof Wave>

export type WaveAct = 'start' | 'pause' | 'resume' | 'stop' | 'test' | 'decide'

/** Why an act on a wave is not due now, as the end of a refusal code; null when it is. */
export function faultOf(waves: readonly Wave[], position: number, act: WaveAct): string | null {
  const wave = waves.find((one) => one.position === position)
  if (!wave) return 'not-found'
  const before = waves.filter((one) => one.position < position).sort((a, b) => b.position - a.position)[0]
  switch (act) {
    case 'start':
    case 'resume':
      if (wave.state === 'done') return 'already-done'
      if (before && before.decision?.go !== true) return 'no-go'
      if (wave.backup === '') return 'no-backup'
      return null
    case 'pause':
      return wave.state === 'running' ? null : 'not-running'
    case 'stop':
      return wave.state === 'running' || wave.state === 'paused' ? null : 'not-running'
    case 'test':
      return wave.done === 0 ? 'nothing-done' : null
    case 'decide':
      return wave.state !== 'done' && wave.state !== 'stopped' ? 'not-ended' : wave.test === null ? 'not-tested' : null
  }
}

/** Accounts into waves, in the order of the plan: each goes into the first that takes its group and has room. */
export function assignWaves<A extends { readonly key: string; readonly group: string }>(
  accounts: readonly A[],
  plan: readonly { readonly position: number; readonly groups: readonly string[]; readonly limit: number | null }[],
): ReadonlyMap<string, number> {
  const left = plan.map((one) => one.limit ?? Number.POSITIVE_INFINITY)
  const found = new Map<string, number>()
  for (const { key, group } of accounts) {
    const at = plan.findIndex((one, i) => left[i]! > 0 && (one.groups.length === 0 || one.groups.includes(group)))
    if (at < 0) continue
    left[at]!--
    found.set(key, plan[at]!.position)
  }
  return found
}
