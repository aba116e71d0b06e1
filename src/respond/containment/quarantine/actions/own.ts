// What the administrator of a unit sees and says of their own machines, without knowing of the incident.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { desk as deskItself, may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { counting } from '#src/respond/incident/actions/within.ts'
import { lockIncident } from '#src/respond/incident/store.ts'
import type { quarantineApi } from '../api.ts'
import { incidentsOfUnit, ruleOf, unitOfPerson, windowOf } from '../store.ts'
import { writeChecks } from './check.ts'
import { rowOf } from './show.ts'

type Api = typeof quarantineApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const ownActions = {
  async own({ desk, viewer }: Context): Out<'own'> {
    const { db } = desk.state
    const unit = await unitOfPerson(db, viewer)
    const found = unit === '' ? [] : await incidentsOfUnit(db, viewer, unit)
    const rows = await Promise.all(
      found.map(async ({ incidentId, incident, counts }) => ({ incident, counts, ...(await ruleOf(db, incidentId)) })),
    )
    return { unit, rows, canAnswer: may(viewer, 'task:answer') }
  },

  async ownMachines(context: Context, { incident, standing, text, ...window }: In<'ownMachines'>): Out<'ownMachines'> {
    const { db } = context.desk.state
    const { unit, incidentId } = await ownIncident(context, incident)
    const { rule } = await ruleOf(db, incidentId)
    const { total, rows } = await windowOf(db, incidentId, { unit, standing, text }, window)
    return { total, rows: rows.map((one) => rowOf(rule, one)) }
  },

  async ownCheck(context: Context, input: In<'ownCheck'>): Out<'ownCheck'> {
    const { unit, incidentId } = await ownIncident(context, input.incident)
    return await inRecord(context, async (tx, journal) => {
      const head = await lockIncident(tx, deskItself, incidentId)
      if (head.phase === 'closed') refuse('incident.closed')
      const { within, settle } = counting(context, tx, journal, head)
      const outcome = await writeChecks(context, within, input, unit)
      await settle()
      return outcome
    })
  },
}

async function ownIncident({ desk, viewer }: Context, number: string): Promise<{ unit: string; incidentId: string }> {
  const { db } = desk.state
  const unit = await unitOfPerson(db, viewer)
  const [found] = unit === '' ? [] : await incidentsOfUnit(db, viewer, unit, number)
  return found ? { unit, incidentId: found.incidentId } : refuse('quarantine.unit.not-found')
}
