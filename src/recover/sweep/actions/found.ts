// What answers a sweep by itself: the archive for a rule or observables, the agents for the good state of their hosts.
import { may } from '#src/core/viewer.ts'
import { readFinds, readHunt } from '#src/detect/hunt/store.ts'
import { unexplained } from '#src/detect/integrity/known-state.ts'
import { lastChecks } from '#src/detect/integrity/store.ts'
import type { Context } from '#src/platform/context.ts'
import type { Db } from '#src/respond/incident/store.ts'
import { agentsOf, huntIdOf } from '../store/found.ts'
import type { SweepAgents, SweepHunt } from '../sweep.ts'

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

/** What each agent said since it was told: true is as it was; nothing said yet is left out. */
export async function checkedSince(db: Db, incidentId: string, no: number) {
  const asked = await agentsOf(db, incidentId, no)
  const checks = asked.length > 0 ? await lastChecks(db, null) : new Map()
  const said = asked.flatMap(({ host, since }) => {
    const check = checks.get(host)
    return check && Date.parse(check.takenAt) >= since.getTime()
      ? [{ host, isAsBefore: unexplained(check.counts) === 0 }]
      : []
  })
  return { asked: asked.length, said }
}

export async function agentsFor({ desk }: Context, incidentId: string, no: number): Promise<SweepAgents | null> {
  const { asked, said } = await checkedSince(desk.state.db, incidentId, no)
  return asked === 0
    ? null
    : { asked, checked: said.length, differ: said.filter(({ isAsBefore }) => !isAsBefore).length }
}
