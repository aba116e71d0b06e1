import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { SweepBoard } from '../api.ts'
import { sweepsOf, unitsOf } from '../store.ts'
import { standingOf } from '../sweep.ts'
import { agentsFor, huntFor } from './found.ts'

export const todayOf = ({ desk }: Context): string => dayOf(desk.now().getTime(), desk.zone)

/** One sweep with every unit that it asked, and what archive and agents say to it. */
export async function board(context: Context, incident: string, no: number): Promise<SweepBoard> {
  const head = await reading(context, incident)
  const { db } = context.desk.state
  const today = todayOf(context)
  const [sweep] = await sweepsOf(db, head.id, today, no)
  if (!sweep) return refuse('sweep.not-found', { no })
  return {
    sweep,
    units: (await unitsOf(db, context.viewer, head.id, no)).map(({ state, assigneeId: _, openedId: __, ...one }) => ({
      ...one,
      standing: standingOf(state, sweep.dueOn, today),
    })),
    hunt: await huntFor(context, head.id, no),
    agents: await agentsFor(context, head.id, no),
    canWrite: may(context.viewer, 'incident:write') && head.phase !== 'closed',
  }
}
