// A decision was answered: what waited for it is approved or refused in the same transaction.
import type { Context } from '#src/platform/context.ts'
import { decisionNumber } from '#src/respond/decision/decision.ts'
import type { StoredDecision } from '#src/respond/decision/store.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { waitingFor } from '../store.ts'
import { onOne } from './within.ts'

export async function settleDecided(_: Context, within: Within, decision: StoredDecision): Promise<void> {
  if (decision.state !== 'approved' && decision.state !== 'refused') return
  const by = decision.answeredBy ?? ''
  const number = decisionNumber(within.incident.number, decision.position)
  for (const one of await waitingFor(within.tx, decision.id)) {
    const { save, note } = onOne(within, one)
    const reason = decision.reason ?? ''
    if (decision.state === 'approved') {
      await save({ state: 'approved', approval: { ground: 'decision', by, at: within.now, note: reason } })
      note('approved.decision', { decision: number, by }, { kind: 'decision' })
    } else {
      await save({ state: 'refused', endedBy: by, endReason: reason })
      note('refused', { decision: number, by, reason }, { kind: 'decision' })
    }
  }
}
