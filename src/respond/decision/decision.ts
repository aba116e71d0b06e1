// A decision that is asked for and answered: approved, refused, or not now (S0-10, S0-55, S2-29). Deciding not to act yet is an answer too.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'

export const DecisionState = z.enum(['open', 'approved', 'refused', 'later', 'withdrawn'])
export type DecisionState = z.infer<typeof DecisionState>
/** What can be answered; `later` names when to look again. */
export const DecisionAnswer = z.enum(['approve', 'refuse', 'later'])
export type DecisionAnswer = z.infer<typeof DecisionAnswer>
/** Where it stands for a reader: silent is past the time at which the next person is asked, with nobody left to ask. */
export const DecisionStanding = z.enum(['waiting', 'overdue', 'approved', 'refused', 'later', 'withdrawn'])
export type DecisionStanding = z.infer<typeof DecisionStanding>

export const decidersMax = 10
export const optionsMax = 6

export const DecisionRow = z.object({
  id: Id,
  number: z.string(),
  incident: z.object({ number: z.string(), title: z.string() }),
  question: z.string(),
  ground: z.string(),
  options: z.array(z.string()),
  dueAt: Instant.nullable(),
  askedById: Id.nullable(),
  askedBy: z.string(),
  askedAt: Instant,
  /** Who may decide, in the order in which they are asked. */
  deciders: z.array(z.object({ id: Id, name: z.string() })),
  /** How many of them have been asked by now. */
  step: z.number().int(),
  /** When the next one is asked unless somebody answers; null when nobody is left. */
  escalatesAt: Instant.nullable(),
  state: DecisionState,
  standing: DecisionStanding,
  option: z.number().int().nullable(),
  reason: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  lookAgainAt: Instant.nullable(),
  /** Whether the reader is one who may answer it now. */
  mayAnswer: z.boolean(),
})
export type DecisionRow = z.infer<typeof DecisionRow>

export const decisionNumber = (incident: string, position: number): string => `${incident}-D${position}`

type Asked = Pick<DecisionRow, 'askedById' | 'deciders' | 'state'>

/** Anybody who was named may answer, whoever is asked first; whoever asked never answers (four eyes). */
export function mayAnswer({ askedById, deciders, state }: Asked, personId: string | null): boolean {
  if (state !== 'open' && state !== 'later') return false
  return personId !== null && personId !== askedById && deciders.some((one) => one.id === personId)
}

export const stateAfter = (answer: DecisionAnswer): DecisionState =>
  answer === 'approve' ? 'approved' : answer === 'refuse' ? 'refused' : 'later'

type Waiting = {
  readonly state: DecisionState
  readonly step: number
  readonly stepAtMs: number
  readonly escalateAfterMin: number
  readonly deciders: number
}

/** When silence makes the next person be asked. */
export function escalatesAtMs({ state, step, stepAtMs, escalateAfterMin, deciders }: Waiting): number | null {
  return state === 'open' && step < deciders ? stepAtMs + escalateAfterMin * 60_000 : null
}

export function decisionStanding(state: DecisionState, dueMs: number | null, nowMs: number): DecisionStanding {
  if (state !== 'open') return state
  return dueMs !== null && dueMs < nowMs ? 'overdue' : 'waiting'
}
