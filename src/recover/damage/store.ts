// The tables of damage. Nothing else in the desk writes them.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { type ActivityPoint, type DamageRow, type Rate, sideOf } from './damage.ts'

const mostRows = 2_000

export async function damageOf(db: Db, incidentId: string): Promise<DamageRow[]> {
  const { rows } = await sql<DamageRow>`
    select no, side, kind, what, low::float8 as low, high::float8 as high, outage as hourly, unit, is_relief as "isRelief", confidence, basis,
      party, borne_by as "borneBy", by_name as "byName", ${isoOf('at')} as at,
      case when withdrawn_at is null then null else json_build_object('at', ${isoOf('withdrawn_at')}, 'reason', withdrawn_reason) end as withdrawn
    from damage where incident_id = ${incidentId} order by side, no limit ${mostRows}`.execute(db)
  return rows
}

export async function insertDamage(
  tx: Transaction,
  incidentId: string,
  id: string,
  one: Omit<DamageRow, 'no' | 'side' | 'withdrawn'>,
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into damage (id, incident_id, no, side, kind, what, low, high, unit, is_relief, confidence, basis, outage, party, borne_by, by_name, at)
    select ${id}, ${incidentId}, coalesce(max(no), 0) + 1, ${sideOf(one.kind)}, ${one.kind}, ${one.what}, ${one.low}::numeric, ${one.high}::numeric,
      ${one.unit}, ${one.isRelief}, ${one.confidence}, ${one.basis}, ${one.hourly ? JSON.stringify(one.hourly) : null}::jsonb, ${one.party},
      ${one.borneBy}, ${one.byName}, ${one.at}::timestamptz
    from damage where incident_id = ${incidentId} returning no`.execute(tx)
  return rows[0]!.no
}

export async function withdrawDamage(
  tx: Transaction,
  incidentId: string,
  no: number,
  at: string,
  reason: string,
): Promise<{ what: string } | null> {
  const { rows } = await sql<{ what: string }>`
    update damage set withdrawn_at = ${at}, withdrawn_reason = ${reason}
    where incident_id = ${incidentId} and no = ${no} and withdrawn_at is null returning what`.execute(tx)
  return rows[0] ?? null
}

export async function ratesOf(db: Db, incidentId: string): Promise<Rate[]> {
  const { rows } = await sql<Rate>`
    select currency, into_currency as "into", rate::float8 as rate, source from damage_rate where incident_id = ${incidentId}
    order by currency`.execute(db)
  return rows
}

/** All rates of an incident turn into the same currency: one into another puts the others away. */
export async function setRate(tx: Transaction, incidentId: string, one: Rate): Promise<void> {
  await sql`delete from damage_rate where incident_id = ${incidentId} and into_currency <> ${one.into}`.execute(tx)
  await sql`
    insert into damage_rate (incident_id, currency, into_currency, rate, source)
    values (${incidentId}, ${one.currency}, ${one.into}, ${one.rate}, ${one.source})
    on conflict (incident_id, currency) do update set into_currency = excluded.into_currency, rate = excluded.rate, source = excluded.source`.execute(
    tx,
  )
}

export async function activityOf(db: Db, incidentId: string): Promise<ActivityPoint[]> {
  const { rows } = await sql<ActivityPoint>`
    select ${isoOf('at')} as at, level, note from activity where incident_id = ${incidentId} order by activity.at limit ${mostRows}`.execute(
    db,
  )
  return rows
}

export async function setActivity(
  tx: Transaction,
  incidentId: string,
  one: ActivityPoint,
  byName: string,
): Promise<void> {
  await sql`
    insert into activity (incident_id, at, level, note, by_name) values (${incidentId}, ${one.at}, ${one.level}, ${one.note}, ${byName})
    on conflict (incident_id, at) do update set level = excluded.level, note = excluded.note, by_name = excluded.by_name`.execute(
    tx,
  )
}

export async function takeBackActivity(tx: Transaction, incidentId: string, at: string): Promise<boolean> {
  const { rows } = await sql`
    delete from activity where incident_id = ${incidentId} and at = ${at} returning 1 as gone`.execute(tx)
  return rows.length > 0
}
