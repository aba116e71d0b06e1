// The tables of advisories, of the register of software, and of the weaknesses between them. Nothing else in the desk writes them.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Affected, Verdict } from './affected.ts'
import type { Advisory } from './read-advisory.ts'
import type {
  AdvisoryHead,
  Decision,
  PatchFacts,
  PatchRow,
  SoftwareFacts,
  SoftwareRow,
  WeaknessRow,
} from './weakness.ts'

type Db = State['db'] | Transaction
const isoOf = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Null when it was there already, word for word. */
export async function keepAdvisory(
  tx: Transaction,
  one: Advisory,
  beside: { names: readonly string[]; sha256: string; at: Date; by: string },
): Promise<'new' | 'changed' | null> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into advisory (id, kind, title, aliases, modified_at, severity, url, is_withdrawn, affected, names, sha256, taken_at, taken_by)
    values (${one.id}, ${one.kind}, ${one.title}, ${[...one.aliases]}::text[], ${one.modifiedAt}, ${one.severity}, ${one.url}, ${one.isWithdrawn},
      ${JSON.stringify(one.affected)}::jsonb, ${[...beside.names]}::text[], ${beside.sha256}, ${beside.at}, ${beside.by})
    on conflict (id) do update set kind = excluded.kind, title = excluded.title, aliases = excluded.aliases, modified_at = excluded.modified_at,
      severity = excluded.severity, url = excluded.url, is_withdrawn = excluded.is_withdrawn, affected = excluded.affected,
      names = excluded.names, sha256 = excluded.sha256, taken_at = excluded.taken_at, taken_by = excluded.taken_by
      where advisory.sha256 <> excluded.sha256
    returning (xmax = 0) as "isNew"`.execute(tx)
  return rows[0] ? (rows[0].isNew ? 'new' : 'changed') : null
}

type Candidate = {
  readonly head: AdvisoryHead
  readonly names: readonly string[]
  readonly affected: readonly Affected[]
}

/** Advisories about any of these names that were not taken back. */
export async function advisoriesAbout(db: Db, names: readonly string[], most: number): Promise<Candidate[]> {
  if (names.length === 0) return []
  const { rows } = await sql<AdvisoryHead & Omit<Candidate, 'head'>>`
    select a.id, a.kind, a.title, a.aliases, ${isoOf('a.modified_at')} as "modifiedAt", a.severity, a.url, a.names, a.affected
    from advisory a where a.names && ${[...names]}::text[] and not a.is_withdrawn order by a.id limit ${most}`.execute(
    db,
  )
  return rows.map(({ names: about, affected, ...head }) => ({ head, names: about, affected }))
}

export async function countAdvisories(db: Db): Promise<{ advisories: number; checkedAt: string | null }> {
  const { rows } = await sql<{ advisories: number; checkedAt: string | null }>`
    select (select count(*)::int from advisory) as advisories, (select ${isoOf('at')} from advisory_check) as "checkedAt"`.execute(
    db,
  )
  return rows[0]!
}

export async function noteCheck(tx: Transaction, at: Date): Promise<void> {
  await sql`insert into advisory_check (at) values (${at}) on conflict (only_one) do update set at = excluded.at`.execute(
    tx,
  )
}

const softwareColumns = sql.raw(
  `s.id, s.host, s.name, s.version, s.ecosystem, s.owner, to_char(s.noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "notedAt", s.noted_by as "notedBy"`,
)

export async function readSoftware(
  db: Db,
  of: { host?: string | undefined; id?: string } = {},
): Promise<SoftwareRow[]> {
  const { rows } = await sql<SoftwareRow>`
    select ${softwareColumns}, (select count(*)::int from weakness w
      where w.software_id = s.id and w.gone_at is null and w.decision in ('open', 'planned')) as open
    from software s where s.retired_at is null
      and (${of.host ?? null}::text is null or lower(s.host) = lower(${of.host ?? null}))
      and (${of.id ?? null}::uuid is null or s.id = ${of.id ?? null}::uuid)
    order by lower(s.host), lower(s.name)`.execute(db)
  return rows
}

/** The version before, when it stood there; null of a new one. */
export async function keepSoftware(
  tx: Transaction,
  id: string,
  one: SoftwareFacts,
  beside: { at: Date; by: string },
): Promise<{ id: string; before: string | null }> {
  const { rows: there } = await sql<{ id: string; version: string }>`
    select id, version from software where retired_at is null and lower(host) = lower(${one.host})
      and lower(name) = lower(${one.name}) and lower(ecosystem) = lower(${one.ecosystem}) for update`.execute(tx)
  const [old] = there
  if (old) {
    await sql`update software set version = ${one.version}, owner = case when ${one.owner} = '' then owner else ${one.owner} end,
      noted_at = ${beside.at}, noted_by = ${beside.by} where id = ${old.id}`.execute(tx)
    return { id: old.id, before: old.version }
  }
  await sql`insert into software (id, host, name, version, ecosystem, owner, noted_at, noted_by)
    values (${id}, ${one.host}, ${one.name}, ${one.version}, ${one.ecosystem}, ${one.owner}, ${beside.at}, ${beside.by})`.execute(
    tx,
  )
  return { id, before: null }
}

export async function setVersion(tx: Transaction, id: string, version: string, at: Date, by: string): Promise<void> {
  await sql`update software set version = ${version}, noted_at = ${at}, noted_by = ${by} where id = ${id}`.execute(tx)
}

export async function retireSoftware(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update software set retired_at = ${at} where id = ${id}`.execute(tx)
  await sql`update weakness set gone_at = ${at} where software_id = ${id} and gone_at is null`.execute(tx)
}

export async function addPatch(
  tx: Transaction,
  softwareId: string,
  id: string,
  one: PatchFacts,
  beside: { at: Date; before: string; after: string; now: Date; by: string },
): Promise<void> {
  await sql`insert into software_patch (id, software_id, kind, at, version_before, version_after, source, tried, risk, outcome, note, noted_at, noted_by)
    values (${id}, ${softwareId}, ${one.kind}, ${beside.at}, ${beside.before}, ${beside.after}, ${one.source}, ${one.tried}, ${one.risk},
      ${one.outcome}, ${one.note}, ${beside.now}, ${beside.by})`.execute(tx)
}

export async function readPatches(
  db: Db,
  of: { software?: string | undefined; id?: string },
  most: number,
): Promise<PatchRow[]> {
  const { rows } = await sql<PatchRow>`
    select p.id, p.kind, ${isoOf('p.at')} as at, s.host, s.name, p.version_before as before, p.version_after as after, p.source, p.tried, p.risk,
      p.outcome, p.note, ${isoOf('p.noted_at')} as "notedAt", p.noted_by as "notedBy"
    from software_patch p join software s on s.id = p.software_id
    where (${of.software ?? null}::uuid is null or p.software_id = ${of.software ?? null}::uuid)
      and (${of.id ?? null}::uuid is null or p.id = ${of.id ?? null}::uuid)
    order by p.at desc, p.id desc limit ${most}`.execute(db)
  return rows
}

export type Found = { readonly softwareId: string; readonly advisoryId: string; readonly verdict: Verdict }

/** What is in these pieces of software now: new ones come, others go. Gives back those that were not there before. */
export async function keepWeaknesses(
  tx: Transaction,
  softwareIds: readonly string[],
  found: readonly Found[],
  at: Date,
  newId: () => string,
): Promise<{ softwareId: string; advisoryId: string }[]> {
  const list = JSON.stringify(found.map((one) => ({ ...one, id: newId() })))
  const { rows } = await sql<{ softwareId: string; advisoryId: string }>`
    with given as (select * from jsonb_to_recordset(${list}::jsonb) as g(id uuid, "softwareId" uuid, "advisoryId" text, verdict text)),
    gone as (update weakness w set gone_at = ${at} where w.gone_at is null and w.software_id = any(${[...softwareIds]}::uuid[])
      and not exists (select 1 from given g where g."softwareId" = w.software_id and g."advisoryId" = w.advisory_id)),
    before as (select w.software_id, w.advisory_id from weakness w join given g
      on g."softwareId" = w.software_id and g."advisoryId" = w.advisory_id where w.gone_at is null),
    kept as (insert into weakness (id, advisory_id, software_id, verdict, found_at)
      select g.id, g."advisoryId", g."softwareId", g.verdict, ${at} from given g
      on conflict (advisory_id, software_id) do update set verdict = excluded.verdict,
        -- One that comes back is as open as a new one.
        found_at = case when weakness.gone_at is null then weakness.found_at else excluded.found_at end,
        decision = case when weakness.gone_at is null then weakness.decision else 'open' end, gone_at = null
      returning software_id, advisory_id)
    select k.software_id as "softwareId", k.advisory_id as "advisoryId" from kept k
    where not exists (select 1 from before b where b.software_id = k.software_id and b.advisory_id = k.advisory_id)`.execute(
    tx,
  )
  return rows
}

export async function readWeaknesses(db: Db, most: number, id: string | null = null): Promise<WeaknessRow[]> {
  const { rows } = await sql<
    Omit<WeaknessRow, 'advisory' | 'software'> & { advisory: AdvisoryHead; software: WeaknessRow['software'] }
  >`
    select w.id, w.verdict, ${isoOf('w.found_at')} as "foundAt", w.decision, w.owner, w.reason, ${isoOf('w.decided_at')} as "decidedAt",
      w.decided_by as "decidedBy",
      json_build_object('id', a.id, 'kind', a.kind, 'title', a.title, 'aliases', a.aliases, 'modifiedAt', ${isoOf('a.modified_at')},
        'severity', a.severity, 'url', a.url) as advisory,
      json_build_object('id', s.id, 'host', s.host, 'name', s.name, 'version', s.version, 'ecosystem', s.ecosystem, 'owner', s.owner,
        'notedAt', ${isoOf('s.noted_at')}, 'notedBy', s.noted_by) as software
    from weakness w join advisory a on a.id = w.advisory_id join software s on s.id = w.software_id
    where w.gone_at is null and (${id}::uuid is null or w.id = ${id}::uuid)
    order by array_position(array['open', 'planned', 'accepted', 'not-affected'], w.decision), w.verdict, w.found_at desc, a.id, s.host
    limit ${most}`.execute(db)
  return rows
}

export async function decideOn(
  tx: Transaction,
  id: string,
  one: { decision: Decision; owner: string; reason: string; at: Date; by: string },
): Promise<void> {
  await sql`update weakness set decision = ${one.decision}, owner = ${one.owner}, reason = ${one.reason}, decided_at = ${one.at},
    decided_by = ${one.by} where id = ${id}`.execute(tx)
}
