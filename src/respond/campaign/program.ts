// The program with which a mass change is made: its versions, who tested which, what was wrong, and in which version that was mended (S0-37).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import type { Wave } from './wave.ts'

export const ProgramVersion = z.object({
  version: z.number().int(),
  /** What this version changes. */
  what: z.string(),
  by: z.string(),
  at: Instant,
  /** Defects that it mends. */
  mends: z.array(z.number().int()),
})
export type ProgramVersion = z.infer<typeof ProgramVersion>

export const ProgramTest = z.object({
  position: z.number().int(),
  version: z.number().int(),
  what: z.string(),
  by: z.string(),
  /** Who stood by; without one a test counts for nothing (S0-38). */
  witness: z.string(),
  isPassed: z.boolean(),
  at: Instant,
})
export type ProgramTest = z.infer<typeof ProgramTest>

export const Defect = z.object({
  position: z.number().int(),
  test: z.number().int(),
  what: z.string(),
  mendedIn: z.number().int().nullable(),
  /** Why it is lived with; empty when it is not. */
  accepted: z.string(),
})
export type Defect = z.infer<typeof Defect>

export const Program = z.object({
  /** Newest first. */
  versions: z.array(ProgramVersion),
  tests: z.array(ProgramTest),
  defects: z.array(Defect),
})
export type Program = z.infer<typeof Program>

/** What of it decides whether a mass change may begin. */
export const ProgramStanding = z.object({
  newest: z.object({ version: z.number().int(), at: Instant }).nullable(),
  isWitnessed: z.boolean(),
  openDefects: z.number().int(),
})
export type ProgramStanding = z.infer<typeof ProgramStanding>

/** A wave of no more accounts than these is itself a trial: test users, one class. */
export const mostInTrial = 100

export const isOpenDefect = (one: Pick<Defect, 'mendedIn' | 'accepted'>): boolean =>
  one.mendedIn === null && one.accepted === ''

export function programStanding({ versions, tests, defects }: Program): ProgramStanding {
  const newest = versions.reduce<ProgramVersion | null>(
    (last, one) => (one.version > (last?.version ?? 0) ? one : last),
    null,
  )
  return {
    newest: newest && { version: newest.version, at: newest.at },
    isWitnessed: tests.some((one) => one.version === newest?.version && one.isPassed && one.witness !== ''),
    openDefects: defects.filter(isOpenDefect).length,
  }
}

export type MassFault = 'no-witness' | 'defects-open'

/**
 * Why a mass change may not begin yet, as the end of a refusal code: the newest version was tested before a witness, or an earlier wave was
 * since that version was made; and nothing that was found wrong is open (S0-38). What has begun goes on.
 */
export function massFault(waves: readonly Wave[], position: number, program: ProgramStanding): MassFault | null {
  const wave = waves.find((one) => one.position === position)
  if (!wave || wave.startedAt !== null || wave.size <= mostInTrial) return null
  if (program.openDefects > 0) return 'defects-open'
  const since = program.newest ? Date.parse(program.newest.at) : Number.NEGATIVE_INFINITY
  const isTried = waves.some(
    ({ test, ...one }) =>
      one.position < position &&
      test !== null &&
      test.witness !== '' &&
      test.failed.length === 0 &&
      Date.parse(test.at) >= since,
  )
  return program.isWitnessed || isTried ? null : 'no-witness'
}
