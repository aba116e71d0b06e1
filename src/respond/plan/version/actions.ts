import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { Db } from '#src/respond/incident/store.ts'
import { tasksOf } from '../store.ts'
import { mostVersions, type planVersionApi } from './api.ts'
import { insertVersion, versionsOf, versionTasks } from './store.ts'
import { changesBetween, type VersionTask, versionTask } from './version.ts'

type Api = typeof planVersionApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const planNow = async ({ viewer }: Context, db: Db, incidentId: string): Promise<VersionTask[]> =>
  (await tasksOf(db, viewer, incidentId)).map(versionTask)

export const planVersionActions = {
  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const { db } = context.desk.state
    const head = await reading(context, incident)
    const rows = await versionsOf(db, head.id)
    const newest = rows[0]
    return {
      rows,
      since: newest
        ? changesBetween(await versionTasks(db, head.id, newest.no), await planNow(context, db, head.id))
        : [],
    }
  },

  async keep(context: Context, { incident, ...stated }: In<'keep'>): Out<'keep'> {
    await inIncident(context, incident, async ({ tx, incident: head, now, append }) => {
      const known = await versionsOf(tx, head.id)
      if (known.length >= mostVersions) refuse('plan.version.too-many', { limit: mostVersions })
      const tasks = await planNow(context, tx, head.id)
      if (tasks.length === 0) refuse('plan.version.empty')
      const newest = known[0]
      const changes = newest ? changesBetween(await versionTasks(tx, head.id, newest.no), tasks).length : 0
      const no = await insertVersion(tx, head.id, { ...stated, tasks, madeAt: now, madeBy: context.viewer.name })
      append({
        kind: 'decision',
        code: 'plan.version',
        facts: {
          ...{ no, name: stated.name, tasks: tasks.length, changes, reason: stated.reason },
          cause: { word: `plan.version.cause.${stated.cause}` },
          told: stated.told === '' ? '' : { word: 'plan.version.told', told: stated.told },
        },
        searchText: `${stated.name} ${stated.reason} ${stated.told}`,
      })
    })
    return await this.list(context, { incident })
  },

  async changes(context: Context, { incident, from, to }: In<'changes'>): Out<'changes'> {
    const { db } = context.desk.state
    const head = await reading(context, incident)
    const after = to === 0 ? await planNow(context, db, head.id) : await versionTasks(db, head.id, to)
    return { rows: changesBetween(await versionTasks(db, head.id, from), after) }
  },
}
