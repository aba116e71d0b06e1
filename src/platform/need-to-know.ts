import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import type { Transaction } from './state/state.ts'

/** How many rows are asked about: for many the planner gathers all that is secret first, for few that costs more than it spares. */
export type Rows = 'many' | 'few'
export const rowByRow = (rows: Rows): RawBuilder<unknown> => (rows === 'few' ? sql` offset 0` : sql``)

/**
 * Which incidents a viewer may know of, as a condition for a `where`: never a filter after the query. A secret incident
 * exists only for the people named in it; a role with reach `named` sees only incidents it is named in.
 * `column` is the incident id in the query; rows without an incident are visible.
 */
export function mayKnow(viewer: Viewer, column: string, rows: Rows = 'many'): RawBuilder<boolean> {
  const incident = sql.ref(column)
  if (viewer.kind === 'desk') return sql<boolean>`true`
  if (viewer.reach === 'none' || viewer.id === null) return sql<boolean>`${incident} is null`
  // `offset 0`: asked about one incident at a time. Otherwise the planner gathers every incident the person is named in, at each query.
  const named = sql`exists (select 1 from incident_member m where m.incident_id = ${incident} and m.person_id = ${viewer.id} offset 0)`
  if (viewer.reach === 'named') return sql<boolean>`(${incident} is null or ${named})`
  return sql<boolean>`(not exists (select 1 from incident_secret s where s.incident_id = ${incident}${rowByRow(rows)}) or ${named})`
}

/**
 * The same rule in two parts that exclude each other, for counting: what is secret from nobody who sees all, counted once for them, and
 * what this viewer alone may know of, which is then little. `all` is null for whoever does not see all: their part is theirs alone.
 */
export function mayKnowApart(
  viewer: Viewer,
  column: string,
): { readonly all: RawBuilder<boolean> | null; readonly own: RawBuilder<boolean> } {
  if (viewer.kind !== 'person' || viewer.reach !== 'all') return { all: null, own: mayKnow(viewer, column) }
  const incident = sql.ref(column)
  return {
    all: sql<boolean>`not exists (select 1 from incident_secret s where s.incident_id = ${incident})`,
    own: sql<boolean>`${incident} in (select s.incident_id from incident_secret s join incident_member m using (incident_id) where m.person_id = ${viewer.id})`,
  }
}

/** Makes an incident secret or open again. Written only by the incident slice, in its transaction. */
export async function setSecret(tx: Transaction, incidentId: string, isSecret: boolean): Promise<void> {
  if (isSecret)
    await sql`insert into incident_secret (incident_id) values (${incidentId}) on conflict do nothing`.execute(tx)
  else await sql`delete from incident_secret where incident_id = ${incidentId}`.execute(tx)
}

/** Names a person in an incident, or takes the name out. */
export async function setNamed(tx: Transaction, incidentId: string, personId: string, isNamed: boolean): Promise<void> {
  if (isNamed)
    await sql`insert into incident_member (incident_id, person_id) values (${incidentId}, ${personId}) on conflict do nothing`.execute(
      tx,
    )
  else await sql`delete from incident_member where incident_id = ${incidentId} and person_id = ${personId}`.execute(tx)
}
