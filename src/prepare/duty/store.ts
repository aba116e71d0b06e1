// The table of authority given beforehand. Nothing else in the desk writes it.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Authority } from './authority.ts'

type Db = State['db'] | Transaction

const iso = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const columns = sql`
  a.id, json_build_object('id', p.id, 'name', p.name) as person, a.kinds, a.scope, a.ground, a.given_by_name as "givenBy",
  ${iso('a.given_at')} as "givenAt", ${iso('a.from_at')} as "fromAt", ${iso('a.until_at')} as "untilAt", ${iso('a.ended_at')} as "endedAt"`
/** More than a large organisation has; a list that grew beyond it is cut from its oldest end. */
const mostShown = 1_000

export async function authorities(db: Db, of: { personId?: string; onlyAfter?: Date }): Promise<Authority[]> {
  const { rows } = await sql<Authority>`
    select ${columns} from authority a join person p on p.id = a.person_id
    where ${of.personId ? sql`a.person_id = ${of.personId}` : sql`true`} and p.is_active
      and ${of.onlyAfter ? sql`a.until_at > ${of.onlyAfter} and a.ended_at is null` : sql`true`}
    order by a.until_at desc, a.id limit ${mostShown}`.execute(db)
  return rows
}

export async function authorityById(db: Db, id: string): Promise<Authority> {
  const { rows } = await sql<Authority>`
    select ${columns} from authority a join person p on p.id = a.person_id where a.id = ${id}`.execute(db)
  return rows[0] ?? refuse('authority.not-found')
}

export type NewAuthority = {
  readonly id: string
  readonly personId: string
  readonly kinds: readonly string[]
  readonly scope: readonly string[]
  readonly ground: string
  readonly givenBy: string
  readonly givenByName: string
  readonly givenAt: Date
  readonly fromAt: string
  readonly untilAt: string
}

export async function insertAuthority(tx: Transaction, one: NewAuthority): Promise<void> {
  await sql`insert into authority (id, person_id, kinds, scope, ground, given_by, given_by_name, given_at, from_at, until_at)
    values (${one.id}, ${one.personId}, ${one.kinds}, ${one.scope}, ${one.ground}, ${one.givenBy}, ${one.givenByName}, ${one.givenAt},
      ${one.fromAt}, ${one.untilAt})`.execute(tx)
}

/** False when it had ended before. */
export async function endAuthority(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update authority set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}
