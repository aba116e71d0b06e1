import type { Phase } from './incident.ts'

/** The course of an incident: from finding out what it is to drawing the lessons. Closing and reopening are acts of their own. */
const next: Readonly<Record<Phase, readonly Phase[]>> = {
  triage: ['response', 'review'],
  response: ['triage', 'recovery', 'review'],
  recovery: ['response', 'review'],
  review: ['response', 'recovery'],
  closed: [],
}

export const canMove = (from: Phase, to: Phase): boolean => from === to || next[from].includes(to)
export const phasesAfter = (from: Phase): readonly Phase[] => next[from]
/** Where a closed incident goes on when it is opened again. */
export const phaseOfReopened: Phase = 'response'
