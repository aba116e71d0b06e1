// Versions of what may be said. Nothing else in the desk writes them.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf, meant } from '#src/respond/incident/store.ts'
import type { SheetContent, SheetState } from '../sheet.ts'

export type StoredSheet = {
  readonly version: number
  readonly state: SheetState
  readonly content: SheetContent
  readonly madeBy: string | null
  readonly madeByName: string
  readonly madeAt: string
  readonly approvedBy: string | null
  readonly approvedAt: string | null
  readonly alone: string | null
  readonly remark: string | null
}

const mostVersions = 100
const mostOpen = 50

export async function sheetsOf(db: Db, incidentId: string): Promise<StoredSheet[]> {
  const { rows } = await sql<StoredSheet>`
    select version, state, content, made_by as "madeBy", made_by_name as "madeByName", ${isoOf('made_at')} as "madeAt",
      approved_by_name as "approvedBy", ${isoOf('approved_at')} as "approvedAt", alone, remark
    from answer_sheet where incident_id = ${incidentId} order by version desc limit ${mostVersions}`.execute(db)
  return rows
}

/** What was not approved yet is replaced by it. */
export async function insertSheet(
  tx: Transaction,
  incidentId: string,
  one: Pick<StoredSheet, 'version' | 'content' | 'madeBy' | 'madeByName' | 'madeAt'>,
): Promise<void> {
  await sql`update answer_sheet set state = 'replaced' where incident_id = ${incidentId} and state in ('review', 'returned')`.execute(
    tx,
  )
  await sql`
    insert into answer_sheet (incident_id, version, state, content, made_by, made_by_name, made_at)
    values (${incidentId}, ${one.version}, 'review', ${JSON.stringify(one.content)}::jsonb, ${one.madeBy}, ${one.madeByName}, ${one.madeAt})`.execute(
    tx,
  )
}

export async function setSheetApproved(
  tx: Transaction,
  incidentId: string,
  version: number,
  is: { byName: string; at: string; alone: string | null },
): Promise<void> {
  await sql`
    update answer_sheet set state = 'approved', approved_by_name = ${is.byName}, approved_at = ${is.at}, alone = ${is.alone}, remark = null
    where incident_id = ${incidentId} and version = ${version}`.execute(tx)
}

export async function setSheetReturned(
  tx: Transaction,
  incidentId: string,
  version: number,
  remark: string,
): Promise<void> {
  await sql`
    update answer_sheet set state = 'returned', remark = ${remark} where incident_id = ${incidentId} and version = ${version}`.execute(
    tx,
  )
}

const isSecret = sql`exists (select 1 from incident_secret s where s.incident_id = i.id)`

/**
 * Whose questions a viewer may answer: incidents that they may know of, and those whose answers two have agreed on, unless secret. Approving
 * the answers is what opens them to the help desk; nothing else of the incident is.
 */
export function mayAnswer(viewer: Viewer): RawBuilder<boolean> {
  if (viewer.reach === 'none') return sql<boolean>`false`
  const isAgreed = sql`exists (select 1 from answer_sheet a where a.incident_id = i.id and a.state = 'approved')`
  return sql<boolean>`(${mayKnow(viewer, 'i.id')} or (${isAgreed} and not ${isSecret}))`
}

/** The incident whose questions are answered; what the viewer may not answer is as if it were not there. */
export async function answeredIncident(db: Db, viewer: Viewer, ref: string): Promise<{ id: string; number: string }> {
  const { rows } = await sql<{ id: string; number: string }>`
    select i.id, i.number from incident i where ${meant(ref)} and ${mayAnswer(viewer)}`.execute(db)
  return rows[0] ?? refuse('incident.not-found')
}

export type OpenSheet = {
  readonly incidentId: string
  readonly incident: string
  readonly isSecret: boolean
  readonly version: number
  readonly approvedAt: string
  readonly content: SheetContent
}

/** What is in use now, of incidents that are not closed; the newest first. */
export async function openSheets(db: Db, viewer: Viewer): Promise<OpenSheet[]> {
  const { rows } = await sql<OpenSheet>`
    select i.id as "incidentId", i.number as incident, ${isSecret} as "isSecret", a.version, ${isoOf('a.approved_at')} as "approvedAt", a.content
    from incident i join lateral (select * from answer_sheet s where s.incident_id = i.id and s.state = 'approved'
      order by s.version desc limit 1) a on true
    where i.closed_at is null and ${mayAnswer(viewer)} order by a.approved_at desc, i.id limit ${mostOpen}`.execute(db)
  return rows
}
