// Who may do what with an item of evidence at which point of its way.
import { refuse } from '#src/core/refusal.ts'
import type { EvidenceRow, EvidenceState } from './evidence.ts'

const next: Readonly<Record<EvidenceState, readonly EvidenceState[]>> = {
  held: ['sealed', 'released', 'returned', 'destroyed'],
  sealed: ['held', 'released', 'returned', 'destroyed'],
  released: ['held', 'returned', 'destroyed'],
  returned: [],
  destroyed: [],
}
export const nextStates = (state: EvidenceState): readonly EvidenceState[] => next[state]

/** Whether a decision may take the item from where it stands to `to`. */
export function mayBecome(item: Pick<EvidenceRow, 'state' | 'isOnItsWay' | 'file'>, to: EvidenceState): void {
  if (item.isOnItsWay) refuse('evidence.handover.open')
  if (!next[item.state].includes(to)) refuse('evidence.state.no-way', { from: item.state, to })
  // What lies in the vault is written once; a destroyed thing that could still be downloaded would be a lie.
  if (to === 'destroyed' && item.file) refuse('evidence.state.file-stays')
}

/** Only who holds it gives it away; what is held by somebody without an account is given by whoever writes it down. */
export function mayGive(item: Pick<EvidenceRow, 'state' | 'isOnItsWay' | 'holderId'>, personId: string | null): void {
  if (item.state === 'returned' || item.state === 'destroyed') refuse('evidence.gone')
  if (item.isOnItsWay) refuse('evidence.handover.open')
  if (item.holderId !== null && item.holderId !== personId) refuse('evidence.handover.not-holder.not-allowed')
}

/** The receiver confirms; for somebody outside of the desk the giver does, by the paper that came back signed. */
export function mayAnswer(
  handover: { state: string; toId: string | null; fromId: string | null },
  personId: string | null,
): void {
  if (handover.state !== 'given') refuse('evidence.handover.already-answered')
  const whose = handover.toId ?? handover.fromId
  if (whose !== null && whose !== personId) refuse('evidence.handover.not-receiver.not-allowed')
}

/** A sealed item is opened first, with a decision; looking would break what the seal says. */
export function mayTakeOut(item: Pick<EvidenceRow, 'state' | 'file'>): void {
  if (!item.file) refuse('evidence.file.not-found')
  if (item.state === 'sealed') refuse('evidence.sealed')
  if (item.state === 'returned' || item.state === 'destroyed') refuse('evidence.gone')
}
