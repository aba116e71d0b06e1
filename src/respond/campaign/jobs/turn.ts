// The page on which people change their passwords opens and closes by the clock; each turn is a line of the record (S0-43).
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { inIncident } from '#src/respond/incident/actions/within.ts'
import { noteOn } from '../actions/within.ts'
import { dueTurns } from '../own.ts'
import { campaignOf } from '../store/campaign.ts'
import { dueToTurn, setTurned } from '../store/own.ts'

const lookEveryMs = 10_000
const mostAtOnce = 100

/** Turns that have come due, each in a transaction with its entries; gives how many there were. Safe to be run by several at once. */
export async function turnCampaigns(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let made = 0
  for (const one of await dueToTurn(desk.state.db, now, mostAtOnce))
    made += await inIncident(context, one.incidentId, async (within) => {
      const campaign = await campaignOf(within.tx, within.incident, one.id, { lock: true })
      const due = dueTurns(campaign, now)
      const last = due.at(-1)
      if (!last) return 0
      await setTurned(within.tx, campaign.id, { isOpen: last.isOpen, turnedAt: new Date(last.at) })
      const note = noteOn(within, campaign)
      for (const { at, isOpen } of due) note(isOpen ? 'opened-by-clock' : 'closed-by-clock', { at: { at } })
      return due.length
    })
  return made
}

/** Started by the server; ends with the function it gives. */
export function watchCampaigns(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      await turnCampaigns(context).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'campaign.watch', { error: String(error) })
      })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
