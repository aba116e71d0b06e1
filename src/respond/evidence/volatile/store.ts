// The table of volatile data by machine. Nothing else in the desk writes it.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { VolatileMachine } from './api.ts'

/** Machines that are still affected; what a collector of ours brought from a host of that name counts as collected. */
export async function volatileOf(db: Db, incidentId: string): Promise<VolatileMachine[]> {
  const { rows } = await sql<VolatileMachine>`
    select a.id as asset, a.name, coalesce(case when e.position is not null then 'collected' end, v.state, 'open') as state,
      e.position as evidence, coalesce(v.reason, '') as reason, coalesce(v.by_name, e.holder_name, '') as by,
      ${isoOf('w.at')} as at
    from incident_asset a left join volatile_state v on v.asset_id = a.id
    left join lateral (
      select x.position, x.holder_name, x.created_at from evidence x
      where x.incident_id = a.incident_id and x.kind = 'collection'
        and fold(a.name) in (fold(x.collection->>'host'), fold(x.collection->>'hostname'))
      order by x.position limit 1) e on true
    cross join lateral (select coalesce(e.created_at, v.at) as at) w
    where a.incident_id = ${incidentId} and not a.is_ended order by a.position`.execute(db)
  return rows
}

export async function putVolatile(
  tx: Transaction,
  one: { asset: string; state: string; reason: string; by: string; at: string },
): Promise<void> {
  await sql`
    insert into volatile_state (asset_id, state, reason, by_name, at) values (${one.asset}, ${one.state}, ${one.reason}, ${one.by}, ${one.at})
    on conflict (asset_id) do update set state = excluded.state, reason = excluded.reason, by_name = excluded.by_name, at = excluded.at`.execute(
    tx,
  )
}
