import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'

export type TakenIn = { readonly added: number; readonly joined: number }

/** Finds who is known already, by the key of the list or by the mailbox; gives how many would be new. `lots` are rows as the bytes of JSON. Lives as long as the transaction. */
export async function matchGiven(tx: Transaction, incidentId: string, lots: readonly Uint8Array[]): Promise<TakenIn> {
  await sql`
    create temp table affected_given (ord int, key text, reference text, name text, email text, address text, phone text, lang text,
      lost text[], contract text, note text, known uuid, how int) on commit drop`.execute(tx)
  for (const lot of lots)
    await sql`
      insert into affected_given
      select r.ord, r.key, r.reference, r.name, r.email, r.address, r.phone, r.lang, r.lost, r.contract, r.note
      from jsonb_to_recordset(convert_from(${Buffer.from(lot.buffer, lot.byteOffset, lot.byteLength)}, 'UTF8')::jsonb) as r(ord int, key text, reference text, name text, email text, address text,
        phone text, lang text, lost text[], contract text, note text)`.execute(tx)
  await sql`analyze affected_given`.execute(tx)
  await sql`
    update affected_given g set known = a.id, how = 1 from affected a
    where a.incident_id = ${incidentId} and a.key = g.key`.execute(tx)
  // Known by a number there and by the mailbox alone here, or the other way round.
  await sql`
    update affected_given g set known = a.id, how = 2
    from (select distinct on (email) id, email from affected where incident_id = ${incidentId} and email <> '' order by email, no) a
    where g.known is null and g.key like 'm %' and a.email = g.email`.execute(tx)
  await sql`
    update affected_given g set known = a.id, how = 3
    from affected a, (select email, min(ord) as ord from affected_given where known is null and email <> '' and key like 'r %' group by 1) f
    where g.ord = f.ord and a.incident_id = ${incidentId} and a.key = 'm ' || f.email`.execute(tx)
  const { rows } = await sql<TakenIn>`
    select count(*) filter (where known is null)::int as added, count(known)::int as joined from affected_given`.execute(
    tx,
  )
  return rows[0]!
}

/** Completes the known ones, and puts the others down with the numbers that follow. */
export async function takeGiven(tx: Transaction, incidentId: string, at: string): Promise<void> {
  for (const how of [1, 2, 3])
    await sql`
      update affected a set key = case when g.how = 3 then g.key else a.key end,
        reference = coalesce(nullif(a.reference, ''), g.reference), name = coalesce(nullif(a.name, ''), g.name),
        email = coalesce(nullif(a.email, ''), g.email), address = coalesce(nullif(a.address, ''), g.address),
        phone = coalesce(nullif(a.phone, ''), g.phone), contract = coalesce(nullif(a.contract, ''), g.contract),
        note = coalesce(nullif(a.note, ''), g.note),
        lost = (select coalesce(array_agg(distinct one), '{}') from unnest(a.lost || g.lost) one)
      from affected_given g where g.known = a.id and g.how = ${how}`.execute(tx)
  await sql`
    insert into affected (id, incident_id, no, key, reference, name, email, address, phone, lang, lost, contract, note, added_at)
    select gen_random_uuid(), ${incidentId}, (select coalesce(max(no), 0) from affected where incident_id = ${incidentId})
        + row_number() over (order by ord), key, reference, name, email, address, phone, lang, lost, contract, note, ${at}
    from affected_given where known is null`.execute(tx)
  await sql`analyze affected`.execute(tx)
}
