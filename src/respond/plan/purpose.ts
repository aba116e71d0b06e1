// What a task is there for, where it is more than a step: it eases a complaint (S0-30), deals with somebody outside (S2-27), or is a
// step of the media plan (S1-54).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

const text = z.string().trim().max(2_000)

export const PurposeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('complaint'), complaint: text.min(1) }),
  z.object({
    kind: z.literal('outside'),
    contact: Id,
    via: z.string().trim().max(200).default('').describe('Through whom, where a CSIRT stands between.'),
  }),
  z.object({ kind: z.literal('telling'), told: text.min(1).describe('The step of the media plan, in its own words.') }),
])
export type PurposeInput = z.infer<typeof PurposeInput>

export const Purpose = z.object({
  kind: z.enum(['complaint', 'outside', 'telling']),
  complaint: z.string(),
  told: z.string(),
  contact: z.object({ id: Id, name: z.string() }).nullable(),
  via: z.string(),
})
export type Purpose = z.infer<typeof Purpose>

/** How far a small project is that eases a complaint: what is done is in service. */
export const easedStates = ['built', 'in-service', 'given-up'] as const
export const EasedState = z.enum(easedStates)
export type EasedState = z.infer<typeof EasedState>
export const easedState = (state: string): EasedState =>
  state === 'done' ? 'in-service' : state === 'dropped' ? 'given-up' : 'built'
