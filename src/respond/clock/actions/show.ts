import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { IncidentClocks, RegimeView } from '../api.ts'
import { appliesTo, stagesFor } from '../applies.ts'
import { dayOf } from '../count.ts'
import type { ClockFacts } from '../fact.ts'
import { clocks, plainly } from '../load.ts'
import { isUnsure, type Regime, regimeAt } from '../regime.ts'
import { clocksOf, factsOf, rowOf } from '../store.ts'

/** Everything about the deadlines of one incident, as of the day on which it was noticed. */
export async function showClocks(context: Context, incident: string): Promise<IncidentClocks> {
  const { desk, viewer } = context
  const head = await reading(context, incident)
  const { db } = desk.state
  const { regimes, questions, problems } = clocks(desk.dataDir)
  const facts = await factsOf(db, head.id)
  const started = await clocksOf(db, head.id)
  const day = dayOf(Date.parse(head.noticedAt), desk.zone)
  const now = desk.now()
  const ids = [...new Set(regimes.map((one) => one.id))]
  return {
    questions: [...questions],
    facts,
    regimes: ids.flatMap((id) => {
      const regime = regimeAt(regimes, id, day)
      return regime
        ? [
            viewOf(
              regime,
              facts,
              day,
              started.some((one) => one.regime === id),
            ),
          ]
        : []
    }),
    clocks: started.map((one) => rowOf(one, now)),
    problems: problems.map(plainly),
    canWrite: may(viewer, 'incident:write') && head.phase !== 'closed',
  }
}

function viewOf(regime: Regime, facts: ClockFacts, day: string, isStarted: boolean): RegimeView {
  const { applies, reasons, open } = appliesTo(regime, facts, day)
  return {
    id: regime.id,
    name: regime.name,
    jurisdiction: regime.jurisdiction,
    reference: regime.reference,
    source: regime.source,
    verifiedOn: regime.verified_on,
    isUnsure: isUnsure(regime),
    applies,
    reasons: [...reasons],
    open: [...open],
    events: regime.events.map((one) => ({ id: one.id, name: one.name, isLater: one.is_later })),
    stages: stagesFor(regime, facts).map((one) => ({
      id: one.id,
      name: one.name,
      isSetByYou: 'set_by_you' in one.due,
      isUnsure: isUnsure(regime, one),
    })),
    isStarted,
  }
}
