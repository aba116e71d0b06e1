import { may } from '#src/core/viewer.ts'
import { readFinds, readHunt } from '#src/detect/hunt/store.ts'
import type { Context } from '#src/platform/context.ts'
import { huntIdOf } from '../store.ts'
import type { SweepHunt } from '../sweep.ts'

const mostFinds = 50

/** How far the archive was looked through for a sweep, and what stands in it. */
export async function huntFor(
  { desk, viewer, lang }: Context,
  incidentId: string,
  no: number,
): Promise<SweepHunt | null> {
  const { db } = desk.state
  const id = await huntIdOf(db, incidentId, no)
  const hunt = id === null ? null : await readHunt(db, viewer, id)
  if (hunt === null) return null
  const { state, progress, from, events, matches, missing, leftOut, problem } = hunt
  const found = may(viewer, 'alert:read') ? await readFinds(db, hunt.id, { limit: mostFinds, offset: 0 }) : []
  return {
    ...{ state, progress, from, events, matches, missing, leftOut, problem },
    finds: found.map(({ title, titleJa, entity, matches: times, firstAt, lastAt }) => ({
      title: (lang === 'ja' ? titleJa : null) ?? title,
      ...{ entity, matches: times, firstAt, lastAt },
    })),
  }
}
