// The tables of contacts. Nothing else in the desk writes them.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import { termOf } from '#src/platform/search/term.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Asked } from './asked.ts'
import { type Contact, type ContactFields, type ContactKind, type ContactRow, confirmDays } from './contact.ts'

export type Db = State['db'] | Transaction

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const rowColumns = sql`
  c.id, c.name, c.kind, c.organisation, c.country, c.lang, c.origin, ${iso('c.confirmed_at')} as "confirmedAt", c.is_ended as "isEnded",
  coalesce((select h.value from contact_channel h where h.contact_id = c.id and h.kind = 'email' order by h.position limit 1), '') as email,
  coalesce((select h.value from contact_channel h where h.contact_id = c.id and h.kind = 'phone' order by h.position limit 1), '') as phone,
  array(select h.value from contact_holding h where h.contact_id = c.id order by h.position limit 5) as holdings`

const countMax = 10_000

export async function pageOfContacts(
  db: Db,
  ask: {
    q?: string | undefined
    kind?: ContactKind | undefined
    stale?: boolean | undefined
    after: string | null
    limit: number
    now: Date
  },
) {
  const conditions: RawBuilder<unknown>[] = [sql`not c.is_ended`]
  if (ask.kind) conditions.push(sql`c.kind = ${ask.kind}`)
  if (ask.stale)
    conditions.push(
      sql`(c.confirmed_at is null or c.confirmed_at < ${new Date(ask.now.getTime() - confirmDays * 86_400_000)})`,
    )
  if (ask.q?.trim()) conditions.push(named(ask.q))
  const where = sql.join(conditions, sql` and `)
  const from =
    ask.after === null
      ? sql``
      : sql`and (lower(c.name), c.id) > (${ask.after.slice(37)}, ${ask.after.slice(0, 36)}::uuid)`
  const { rows } = await sql<ContactRow & { key: string }>`
    select ${rowColumns}, lower(c.name) as key from contact c where ${where} ${from} order by lower(c.name), c.id limit ${ask.limit + 1}`.execute(
    db,
  )
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from contact c where ${where} limit ${countMax + 1}) as counted`.execute(
    db,
  )
  const shown = rows.slice(0, ask.limit)
  const last = shown.at(-1)
  const { total } = counted.rows[0]!
  return {
    rows: shown.map(({ key: _, ...row }) => row),
    next: rows.length > ask.limit && last ? `${last.id} ${last.key}` : null,
    total: Math.min(total, countMax),
    more: total > countMax,
  }
}

const mostUnits = 1_000

/** Units of ours by name: whoever administers machines there is reached under them (S0-23). */
export async function everyUnit(db: Db): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select ${rowColumns} from contact c where not c.is_ended and c.kind = 'unit' order by lower(c.name), c.id limit ${mostUnits}`.execute(
    db,
  )
  return rows
}

/** How many can be called or faxed: whom the telephone tree holds. */
export async function countReachable(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contact c where not c.is_ended
      and exists (select 1 from contact_channel h where h.contact_id = c.id and h.kind in ('phone', 'fax'))`.execute(db)
  return rows[0]!.count
}

/** By words of the name, or a part of a mailbox. */
function named(q: string): RawBuilder<unknown> {
  const term = q.trim()
  const { folded } = termOf(term)
  const like = `%${folded.replace(/[\\%_]/g, (char) => `\\${char}`)}%`
  return sql`(fold(c.name || ' ' || c.organisation || ' ' || c.person) like ${like}
    or exists (select 1 from contact_channel h where h.contact_id = c.id and lower(h.value) like ${like}))`
}

export type Match = {
  readonly row: ContactRow
  readonly why: 'range' | 'asn' | 'domain' | 'email' | 'name'
  readonly by: string
}
const mostMatches = 20

/** Our own list: the longest network, the closest domain, first. */
export async function matchesOf(db: Db, asked: Asked): Promise<Match[]> {
  switch (asked.type) {
    case 'address':
      return await found(
        db,
        'range',
        sql`select h.contact_id as id, h.value as by, masklen(h.range) as rank from contact_holding h where h.range >>= ${asked.value}::inet`,
      )
    case 'asn':
      return await found(
        db,
        'asn',
        sql`select h.contact_id as id, h.value as by, 0 as rank from contact_holding h where h.type = 'asn' and h.value = ${asked.value}`,
      )
    case 'domain':
      return await found(db, 'domain', byDomain(asked.domains))
    case 'email': {
      const own = await found(
        db,
        'email',
        sql`select h.contact_id as id, h.value as by, 0 as rank from contact_channel h where h.kind = 'email' and lower(h.value) = ${asked.value}`,
      )
      return own.length > 0 ? own : await found(db, 'domain', byDomain(asked.domains))
    }
    case 'name': {
      const { rows } = await sql<ContactRow>`
        select ${rowColumns} from contact c where not c.is_ended and ${named(asked.value)} order by lower(c.name), c.id limit ${mostMatches}`.execute(
        db,
      )
      return rows.map((row) => ({ row, why: 'name', by: row.name }))
    }
  }
}

const byDomain = (domains: readonly string[]) => sql`
  select h.contact_id as id, h.value as by, length(h.value) as rank from contact_holding h where h.type = 'domain' and h.value = any(${domains}::text[])`

async function found(db: Db, why: Match['why'], matching: RawBuilder<unknown>): Promise<Match[]> {
  const { rows } = await sql<ContactRow & { by: string }>`
    select * from (select distinct on (c.id) ${rowColumns}, m.by, m.rank from (${matching}) m join contact c on c.id = m.id
      where not c.is_ended order by c.id, m.rank desc) as best
    order by best.rank desc, lower(best.name), best.id limit ${mostMatches}`.execute(db)
  return rows.map(({ by, rank: _, ...row }: ContactRow & { by: string; rank?: number }) => ({ row, why, by }))
}

const contactColumns = sql`
  c.id, c.name, c.kind, c.organisation, c.person, c.country, c.lang, c.zone, c.is_client as "isClient", c.links, c.note, c.origin,
  ${iso('c.confirmed_at')} as "confirmedAt", c.confirmed_by as "confirmedBy", c.is_ended as "isEnded",
  (select coalesce(json_agg(json_build_object('kind', h.kind, 'value', h.value, 'hours', h.hours, 'note', h.note) order by h.position), '[]')
    from contact_channel h where h.contact_id = c.id) as channels,
  (select coalesce(json_agg(json_build_object('type', h.type, 'value', h.value) order by h.position), '[]')
    from contact_holding h where h.contact_id = c.id) as holdings,
  (select coalesce(json_agg(json_build_object('kind', k.kind, 'value', k.value) order by k.position), '[]')
    from contact_key k where k.contact_id = c.id) as keys,
  (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) order by lower(d.name)), '[]')
    from contact d where d.id = any(c.deputies)) as deputies`

export async function contactsById(db: Db, ids: readonly string[]): Promise<Contact[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Contact>`
    select ${contactColumns} from contact c where c.id = any(${ids}::uuid[]) order by lower(c.name), c.id`.execute(db)
  return rows
}

export async function contactById(db: Db, id: string): Promise<Contact> {
  return (await contactsById(db, [id]))[0] ?? refuse('contact.not-found')
}

/** Held until the end of the transaction, so that two changes do not mix. */
export async function lockContact(tx: Transaction, id: string): Promise<Contact> {
  const { rows } = await sql`select 1 from contact where id = ${id} for update`.execute(tx)
  return rows.length > 0 ? await contactById(tx, id) : refuse('contact.not-found')
}

/** Known already: of the same name, or with the same first mailbox. */
export async function knownContact(tx: Transaction, name: string, email: string): Promise<Contact | null> {
  const { rows } = await sql<{ id: string }>`
    select c.id from contact c where not c.is_ended and (lower(c.name) = lower(${name})
      or (${email} <> '' and exists (select 1 from contact_channel h where h.contact_id = c.id and h.kind = 'email' and lower(h.value) = lower(${email}))))
    order by (lower(c.name) = lower(${name})) desc, c.created_at limit 1`.execute(tx)
  return rows[0] ? await lockContact(tx, rows[0].id) : null
}

export async function insertContact(
  tx: Transaction,
  one: ContactFields & { readonly id: string; readonly origin: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into contact (id, name, kind, organisation, person, country, lang, zone, is_client, links, deputies, note, origin, created_at)
    values (${one.id}, ${one.name}, ${one.kind}, ${one.organisation}, ${one.person}, ${one.country.toUpperCase()}, ${one.lang}, ${one.zone},
      ${one.isClient}, ${one.links}, ${one.deputies}::uuid[], ${one.note}, ${one.origin}, ${one.at})`.execute(tx)
  await insertParts(tx, one)
}

export async function updateContact(
  tx: Transaction,
  one: ContactFields & { readonly id: string; readonly isEnded: boolean },
): Promise<void> {
  await sql`
    update contact set name = ${one.name}, kind = ${one.kind}, organisation = ${one.organisation}, person = ${one.person},
      country = ${one.country.toUpperCase()}, lang = ${one.lang}, zone = ${one.zone}, is_client = ${one.isClient}, links = ${one.links},
      deputies = ${one.deputies}::uuid[], note = ${one.note}, is_ended = ${one.isEnded} where id = ${one.id}`.execute(
    tx,
  )
  await sql`delete from contact_channel where contact_id = ${one.id}`.execute(tx)
  await sql`delete from contact_holding where contact_id = ${one.id}`.execute(tx)
  await sql`delete from contact_key where contact_id = ${one.id}`.execute(tx)
  await insertParts(tx, one)
}

async function insertParts(tx: Transaction, one: ContactFields & { readonly id: string }): Promise<void> {
  const rows = (list: readonly object[]) =>
    sql`${JSON.stringify(list.map((item, position) => ({ position, ...item })))}::jsonb`
  await sql`
    insert into contact_channel (contact_id, position, kind, value, hours, note)
    select ${one.id}::uuid, * from jsonb_to_recordset(${rows(one.channels)}) as t(position int, kind text, value text, hours text, note text)`.execute(
    tx,
  )
  await sql`
    insert into contact_holding (contact_id, position, type, value, range)
    select ${one.id}::uuid, position, type, value, case when type = 'cidr' then value::cidr end
    from jsonb_to_recordset(${rows(one.holdings)}) as t(position int, type text, value text)`.execute(tx)
  await sql`
    insert into contact_key (contact_id, position, kind, value)
    select ${one.id}::uuid, * from jsonb_to_recordset(${rows(one.keys)}) as t(position int, kind text, value text)`.execute(
    tx,
  )
}

export async function setConfirmed(tx: Transaction, id: string, at: Date, by: string): Promise<void> {
  await sql`update contact set confirmed_at = ${at}, confirmed_by = ${by} where id = ${id}`.execute(tx)
}
