// Observables of incidents. The observable slice reads and changes them; those of a report come and go with it.
import { sql } from 'kysely'
import { defang, type ObservableRole, type ObservableType } from '#src/core/observable.ts'
import { index, unindex } from '#src/platform/search/search.ts'
import type { Transaction } from '#src/platform/state/state.ts'

export type HeldObservable = {
  readonly id: string
  readonly type: ObservableType
  readonly value: string
  readonly role: ObservableRole
  readonly note: string
  readonly isRemoved: boolean
  readonly at: Date
}

const columns = sql`id, type, value, role, note, is_removed as "isRemoved", first_at as at`

/** Brings along what these reports name. Gives back how many are new. */
export async function bringObservables(
  tx: Transaction,
  incidentId: string,
  reportIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<HeldObservable & { isNew: boolean }>`
    insert into incident_observable as held (id, incident_id, type, value, port, role, origin, first_at, last_at)
    select gen_random_uuid(), ${incidentId}, o.type, o.value, min(o.port),
      (array['source', 'target', 'reporter', 'other'])[min(array_position(array['source', 'target', 'reporter', 'other'], o.role))],
      'report', min(coalesce(o.first_at, r.received_at)), max(coalesce(o.last_at, o.first_at, r.received_at))
    from report_observable o join report r on r.id = o.report_id
    where o.report_id = any(${reportIds}::uuid[]) group by o.type, o.value order by min(o.position)
    on conflict (incident_id, type, md5(value)) do update
      set first_at = least(held.first_at, excluded.first_at), last_at = greatest(held.last_at, excluded.last_at)
    returning ${columns}, xmax = 0 as "isNew"`.execute(tx)
  const fresh = rows.filter((row) => row.isNew)
  await indexObservables(tx, incidentId, fresh)
  return fresh.length
}

/** Takes off what only came with reports that are no longer here. What a person added or changed stays. */
export async function dropOrphans(tx: Transaction, incidentId: string): Promise<number> {
  const { rows } = await sql<{ id: string; isRemoved: boolean }>`
    delete from incident_observable o where o.incident_id = ${incidentId} and o.origin = 'report' and not exists (
      select 1 from report_observable n join incident_report l on l.report_id = n.report_id
      where n.key = md5(o.type || ' ' || o.value)::uuid and l.incident_id = ${incidentId})
    returning id, is_removed as "isRemoved"`.execute(tx)
  for (const { id } of rows) await unindex(tx, 'observable', id)
  return rows.filter((row) => !row.isRemoved).length
}

export type NewObservable = {
  readonly id: string
  readonly type: ObservableType
  readonly value: string
  readonly port: number | null
}

/** What a person adds. What was known stays as it is, but is now held by a person; what was taken off is back. */
export async function addObservables(
  tx: Transaction,
  incidentId: string,
  found: readonly NewObservable[],
  as: { role: ObservableRole; note: string; at: string },
): Promise<{ ids: string[]; fresh: HeldObservable[]; back: number }> {
  const removed = await sql<{ id: string }>`
    update incident_observable o set is_removed = false, origin = 'person' from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(type text, value text)
    where o.incident_id = ${incidentId} and o.type = f.type and md5(o.value) = md5(f.value) and o.is_removed returning o.id`.execute(
    tx,
  )
  const { rows } = await sql<HeldObservable & { isNew: boolean }>`
    insert into incident_observable as held (id, incident_id, type, value, port, role, note, origin, first_at, last_at)
    select f.id, ${incidentId}, f.type, f.value, f.port, ${as.role}, ${as.note}, 'person', ${as.at}, ${as.at}
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(id uuid, type text, value text, port int)
    on conflict (incident_id, type, md5(value)) do update set origin = 'person'
    returning ${columns}, xmax = 0 as "isNew"`.execute(tx)
  const fresh = rows.filter((row) => row.isNew)
  await indexObservables(tx, incidentId, fresh)
  return { ids: rows.map((row) => row.id), fresh, back: removed.rows.length }
}

export async function observableOf(tx: Transaction, incidentId: string, id: string): Promise<HeldObservable | null> {
  const { rows } = await sql<HeldObservable>`
    select ${columns} from incident_observable where incident_id = ${incidentId} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function updateObservable(tx: Transaction, incidentId: string, is: HeldObservable): Promise<void> {
  await sql`
    update incident_observable set role = ${is.role}, note = ${is.note}, is_removed = ${is.isRemoved}, origin = 'person'
    where id = ${is.id}`.execute(tx)
  await indexObservables(tx, incidentId, [is])
}

async function indexObservables(tx: Transaction, incidentId: string, held: readonly HeldObservable[]): Promise<void> {
  await index(
    tx,
    held.map((one) => ({
      kind: 'observable',
      ref: one.id,
      incidentId,
      at: one.at,
      title: defang(one),
      body: one.note === '' ? one.value : `${one.value}\n${one.note}`,
    })),
  )
}
