// Where a containment stands, and what may be done from there. What is not known has a state of its own.
import { z } from 'zod'

export const ContainmentState = z.enum([
  'asked',
  'approved',
  'applying',
  'active',
  'verified',
  'lifting',
  'lifted',
  'kept',
  'refused',
  'withdrawn',
  'failed',
  'unknown',
])
export type ContainmentState = z.infer<typeof ContainmentState>

export const ContainmentAct = z.enum([
  'approve',
  'apply',
  'verify',
  'lift',
  'confirm',
  'keep',
  'withdraw',
  'effect',
  'extend',
])
export type ContainmentAct = z.infer<typeof ContainmentAct>

/** What a look at it found. `in-part`: some of it holds; `cannot-tell`: nobody knows, and nothing is claimed. */
export const Found = z.enum(['in-force', 'not-in-force', 'in-part', 'cannot-tell'])
export type Found = z.infer<typeof Found>

const from: Readonly<Record<ContainmentAct, readonly ContainmentState[]>> = {
  approve: ['asked'],
  // Carrying out does no harm when it was carried out before.
  apply: ['approved', 'failed', 'unknown'],
  verify: ['active', 'verified', 'failed', 'unknown'],
  lift: ['active', 'verified', 'failed', 'unknown'],
  // A person says what they did or saw.
  confirm: ['approved', 'applying', 'active', 'verified', 'lifting', 'failed', 'unknown'],
  keep: ['active', 'verified'],
  withdraw: ['asked', 'approved'],
  effect: ['applying', 'active', 'verified', 'lifting', 'failed', 'unknown', 'lifted', 'kept'],
  extend: ['asked', 'approved', 'applying', 'active', 'verified', 'lifting', 'failed', 'unknown'],
}

export const canDo = (act: ContainmentAct, state: ContainmentState): boolean => from[act].includes(state)
export const actsFrom = (state: ContainmentState): ContainmentAct[] =>
  ContainmentAct.options.filter((act) => canDo(act, state))

const ends: readonly ContainmentState[] = ['lifted', 'kept', 'refused', 'withdrawn']
/** Open until it has an end on the record: closing the incident waits for that. */
export const isOpen = (state: ContainmentState): boolean => !ends.includes(state)
/** In force, or not known to be gone. */
export const mayBeInForce = (state: ContainmentState): boolean =>
  (['applying', 'active', 'verified', 'lifting', 'unknown'] as readonly ContainmentState[]).includes(state)

/** What a connector says of its own work. */
export type Done = 'done' | 'not-done' | 'unknown'

/** After carrying out: a look at it counts before what the connector says of itself. */
export function afterApply(done: Done, found: Found): ContainmentState {
  if (found === 'in-force') return 'verified'
  if (found === 'in-part') return 'unknown'
  if (found === 'not-in-force') return 'failed'
  return done === 'done' ? 'active' : done === 'not-done' ? 'failed' : 'unknown'
}

/** After a look at one that was carried out. Where nothing can be told it stays what it was, but no longer as checked. */
export function afterVerify(found: Found, was: ContainmentState): ContainmentState {
  if (found === 'in-force') return 'verified'
  if (found === 'in-part') return 'unknown'
  if (found === 'not-in-force') return 'failed'
  return was === 'verified' ? 'active' : was
}

/** After lifting: it is gone only when it was seen to be gone, or where nothing can be seen and the connector says that it did it. */
export function afterLift(done: Done, found: Found): ContainmentState {
  if (found === 'not-in-force') return 'lifted'
  if (found === 'in-force') return 'verified'
  if (found === 'in-part') return 'unknown'
  return done === 'done' ? 'lifted' : done === 'not-done' ? 'active' : 'unknown'
}

/** What a person says that they did or saw. */
export const Said = z.enum(['done', 'checked', 'not-done', 'lifted'])
export type Said = z.infer<typeof Said>
export const afterSaid: Readonly<Record<Said, ContainmentState>> = {
  done: 'active',
  checked: 'verified',
  'not-done': 'failed',
  lifted: 'lifted',
}
export const foundBySaid: Readonly<Record<Said, Found>> = {
  done: 'cannot-tell',
  checked: 'in-force',
  'not-done': 'not-in-force',
  lifted: 'not-in-force',
}
