// The meetings about incidents. Nothing else in the desk writes them.
import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { tasksOf } from '../store.ts'
import { mostMeetings } from './api.ts'
import type { Meeting, MeetingCall, MeetingOutcome } from './meeting.ts'

type Stored = Omit<Meeting, 'isOverdue' | 'tasks' | 'outcome'> & {
  readonly heldAt: string | null
  readonly people: string
  readonly decided: string
  readonly tasks: readonly string[]
}

async function storedMeetings(db: Db, incidentId: string): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select m.no, m.subject, ${isoOf('m.planned_at')} as "plannedAt", m.place, m.invited, m.agenda, ${isoOf('m.held_at')} as "heldAt",
      m.people, m.decided, m.tasks, m.changed_by as "changedBy"
    from plan_meeting m where m.incident_id = ${incidentId} order by m.planned_at desc, m.no desc limit ${mostMeetings}`.execute(
    db,
  )
  return rows
}

/** A unit administrator sees those tasks alone that are theirs, as in the plan itself. */
export async function meetingsOf(db: Db, viewer: Viewer, incidentId: string, now: Date): Promise<Meeting[]> {
  const tasks = new Map((await tasksOf(db, viewer, incidentId)).map((one) => [one.id, one]))
  return (await storedMeetings(db, incidentId)).map(({ heldAt, people, decided, tasks: ids, ...one }) => ({
    ...one,
    outcome: heldAt === null ? null : { heldAt, people, decided },
    isOverdue: heldAt === null && Date.parse(one.plannedAt) < now.getTime(),
    tasks: ids.flatMap((id) => {
      const found = tasks.get(id)
      if (!found) return []
      const { number, title, owner, state } = found
      return [{ id, number, title, owner: owner?.name ?? '', state }]
    }),
  }))
}

type By = { readonly at: string; readonly by: string }

/** Takes the next number of its incident, whose row the transaction holds. */
export async function insertMeeting(tx: Transaction, incidentId: string, one: MeetingCall & By): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into plan_meeting (incident_id, no, subject, planned_at, place, invited, agenda, changed_at, changed_by)
    values (${incidentId}, (select coalesce(max(m.no), 0) + 1 from plan_meeting m where m.incident_id = ${incidentId}), ${one.subject},
      ${one.plannedAt}, ${one.place}, ${one.invited}, ${one.agenda}, ${one.at}, ${one.by}) returning no`.execute(tx)
  return rows[0]!.no
}

/** Its subject, or null when there is no such meeting. Tasks are added to those that came of it before. */
export async function setMeetingHeld(
  tx: Transaction,
  incidentId: string,
  no: number,
  is: MeetingOutcome & By & { readonly tasks: readonly string[] },
): Promise<string | null> {
  const { rows } = await sql<{ subject: string }>`
    update plan_meeting set held_at = ${is.heldAt}, people = ${is.people}, decided = ${is.decided},
      tasks = tasks || ${[...is.tasks]}::uuid[], changed_at = ${is.at}, changed_by = ${is.by}
    where incident_id = ${incidentId} and no = ${no} returning subject`.execute(tx)
  return rows[0]?.subject ?? null
}
