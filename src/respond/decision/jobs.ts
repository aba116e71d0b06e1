// What the desk does for decisions by itself: silence asks the next person; what was put off is asked again at its time; each is mailed, once.
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { inIncident } from '#src/respond/incident/actions/within.ts'
import { mailDeciders } from './actions-mail.ts'
import { decisionNumber } from './decision.ts'
import { dueSteps, escalate, lookAgain, type StoredDecision } from './store.ts'

const lookEveryMs = 15_000
const mostAtOnce = 200

/** Steps that have come due, each in a transaction with its entry; gives how many were made. Safe to be run by several at once. */
export async function pressDecisions(context: Context): Promise<number> {
  const now = context.desk.now()
  let made = 0
  for (const one of await dueSteps(context.desk.state.db, now, mostAtOnce)) made += await step(context, one, now)
  return made
}

async function step(context: Context, one: StoredDecision, now: Date): Promise<number> {
  const at = now.toISOString()
  const isLater = one.state === 'later'
  // The incident is locked first, as by whoever answers: neither waits for the other's row in the wrong order.
  return await inIncident(context, one.incidentId, async (within) => {
    const { tx, append } = within
    const isMine = isLater ? await lookAgain(tx, one.id, at) : await escalate(tx, one.id, one.step, at)
    if (!isMine) return 0
    const asked = isLater ? one.deciders.slice(0, one.step) : one.deciders.slice(one.step, one.step + 1)
    const number = decisionNumber(one.incident.number, one.position)
    const hasNext = one.deciders.length > (isLater ? one.step : one.step + 1)
    append({
      kind: 'change',
      code: isLater ? 'decision.look-again' : 'decision.escalated',
      about: [{ type: 'decision', id: one.id }],
      facts: {
        number,
        question: one.question,
        name: asked.map((person) => person.name).join(', '),
        minutes: one.escalateAfterMin,
      },
    })
    await mailDeciders(context, within, {
      ...{ kind: isLater ? 'again' : 'next', id: one.id, number, dueAt: one.dueAt },
      people: asked.map((person) => person.id),
      escalateAfterMin: hasNext ? one.escalateAfterMin : null,
    })
    return 1
  })
}

/** Started by the server; ends with the function it gives. */
export function watchDecisions(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      await pressDecisions(context).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'decision.watch', { error: String(error) })
      })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
