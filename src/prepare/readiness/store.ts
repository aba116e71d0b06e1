// The tables of readiness. Nothing else in the desk writes them.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Readiness, ReadinessCheck, ReadinessFacts } from './readiness.ts'

type Db = State['db'] | Transaction
const at = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const columns = sql`r.id, r.kind, r.name, r.who, r.reached, r.deputy, r.deputy_reached as "deputyReached", r.says,
  r.every_days as "everyDays", r.per_hour as "perHour", ${at('r.made_at')} as "madeAt", ${at('r.retired_at')} as "retiredAt",
  (select json_build_object('id', c.id, 'at', ${at('c.at')}, 'isGood', c.is_good, 'seen', c.seen, 'learnt', c.learnt, 'by', c.checked_by)
    from readiness_check c where c.readiness_id = r.id order by c.at desc, c.id desc limit 1) as last`

export async function readReadiness(db: Db): Promise<Readiness[]> {
  const { rows } =
    await sql<Readiness>`select ${columns} from readiness r where r.retired_at is null order by r.name, r.id`.execute(
      db,
    )
  return rows
}

export async function readOne(db: Db, id: string): Promise<Readiness | null> {
  const { rows } = await sql<Readiness>`select ${columns} from readiness r where r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function checksOf(db: Db, id: string, most: number): Promise<ReadinessCheck[]> {
  const { rows } = await sql<ReadinessCheck>`
    select c.id, ${at('c.at')} as at, c.is_good as "isGood", c.seen, c.learnt, c.checked_by as by
    from readiness_check c where c.readiness_id = ${id} order by c.at desc, c.id desc limit ${most}`.execute(db)
  return rows
}

/** False when another of this kind has this name. */
export async function addReadiness(tx: Transaction, id: string, one: ReadinessFacts, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into readiness (id, kind, name, who, reached, deputy, deputy_reached, says, every_days, per_hour, made_at)
    values (${id}, ${one.kind}, ${one.name}, ${one.who}, ${one.reached}, ${one.deputy}, ${one.deputyReached}, ${one.says}, ${one.everyDays}, ${one.perHour}, ${now})
    on conflict (kind, lower(name)) where retired_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** False when another of this kind has this name. */
export async function changeReadiness(tx: Transaction, id: string, one: ReadinessFacts): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update readiness set name = ${one.name}, who = ${one.who}, reached = ${one.reached}, deputy = ${one.deputy},
      deputy_reached = ${one.deputyReached}, says = ${one.says}, every_days = ${one.everyDays},
      per_hour = ${one.perHour}
    where id = ${id} and not exists (select 1 from readiness o
      where o.id <> ${id} and o.kind = ${one.kind} and o.retired_at is null and lower(o.name) = lower(${one.name}))`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

export async function retireReadiness(tx: Transaction, id: string, now: Date): Promise<void> {
  await sql`update readiness set retired_at = ${now} where id = ${id}`.execute(tx)
}

export async function addCheck(tx: Transaction, readinessId: string, one: ReadinessCheck, now: Date): Promise<void> {
  await sql`
    insert into readiness_check (id, readiness_id, at, is_good, seen, learnt, checked_by, noted_at)
    values (${one.id}, ${readinessId}, ${one.at}, ${one.isGood}, ${one.seen}, ${one.learnt}, ${one.by}, ${now})`.execute(
    tx,
  )
}
