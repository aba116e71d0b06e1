// The table of what came of exercises. Nothing else in the desk writes it.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { MeasureState } from '#src/recover/measure/measure.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { Lesson, Origin } from './drill.ts'

const at = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const mostShown = 500

type Days = { readonly state: MeasureState; readonly dueOn: string | null; readonly verifyOn: string | null }
type StoredMeasure = Omit<NonNullable<Lesson['measure']>, 'standing'> & Days
export type StoredLesson = Omit<Lesson, 'measure'> & { readonly measure: StoredMeasure | null }

/** A measure of an incident that the viewer may not know of is not among them. */
export async function lessonsOf(db: Db, viewer: Viewer, readinessId: string): Promise<StoredLesson[]> {
  const { rows } = await sql<StoredLesson>`
    select l.id, l.check_id as check, ${at('l.made_at')} as "madeAt", l.made_by as "madeBy",
      case when m.id is null then null else json_build_object('incident', i.number, 'no', m.no, 'title', m.title,
        'owner', coalesce(p.name, m.owner), 'state', m.state, 'dueOn', m.due_on::text, 'verifyOn', m.verify_on::text) end as measure,
      case when l.playbook is null then null else json_build_object('id', l.playbook, 'edition', l.edition, 'state', e.state) end as playbook
    from drill_lesson l join readiness_check c on c.id = l.check_id
    left join measure m on m.incident_id = l.incident_id and m.no = l.no
    left join incident i on i.id = l.incident_id left join person p on p.id = m.owner_id
    left join playbook_edition e on e.playbook = l.playbook and e.no = l.edition
    where c.readiness_id = ${readinessId} and ${mayKnow(viewer, 'l.incident_id')}
    order by l.made_at, l.id limit ${mostShown}`.execute(db)
  return rows
}

async function origins(db: Db, where: RawBuilder<unknown>): Promise<Origin[]> {
  const { rows } = await sql<Origin>`
    select coalesce(l.no, l.edition) as no, r.id as item, r.name, ${at('c.at')} as "heldAt"
    from drill_lesson l join readiness_check c on c.id = l.check_id join readiness r on r.id = c.readiness_id
    where ${where} order by l.made_at, l.id limit ${mostShown}`.execute(db)
  return rows
}
export const originsOfMeasures = (db: Db, incidentId: string) => origins(db, sql`l.incident_id = ${incidentId}`)
export const originsOfEditions = (db: Db, playbook: string) => origins(db, sql`l.playbook = ${playbook}`)

type Of = { readonly incidentId: string; readonly no: number } | { readonly playbook: string; readonly edition: number }

export async function insertLesson(
  tx: Transaction,
  one: Of & { readonly id: string; readonly check: string; readonly at: string; readonly by: string },
): Promise<void> {
  const [incidentId, no] = 'no' in one ? [one.incidentId, one.no] : [null, null]
  const [playbook, edition] = 'playbook' in one ? [one.playbook, one.edition] : [null, null]
  await sql`
    insert into drill_lesson (id, check_id, incident_id, no, playbook, edition, made_at, made_by)
    values (${one.id}, ${one.check}, ${incidentId}, ${no}, ${playbook}, ${edition}, ${one.at}, ${one.by})`.execute(tx)
}
