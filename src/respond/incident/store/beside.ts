// What stands beside the entries of a page: names of parties, numbers of reports and incidents, as far as the viewer may know.
import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Db } from '../store.ts'

export type Beside = {
  readonly parties: Readonly<Record<string, string>>
  readonly reports: Readonly<Record<string, string>>
  readonly incidents: Readonly<Record<string, string>>
}

export async function besideOf(
  db: Db,
  viewer: Viewer,
  of: { parties: readonly string[]; reports: readonly string[]; incidents: readonly string[] },
): Promise<Beside> {
  if (of.parties.length + of.reports.length + of.incidents.length === 0)
    return { parties: {}, reports: {}, incidents: {} }
  const { rows } = await sql<Beside>`
    select
      coalesce((select json_object_agg(p.id, p.name) from incident_party p where p.id = any(${of.parties}::uuid[])), '{}') as parties,
      coalesce((select json_object_agg(r.id, r.number) from report r where r.id = any(${of.reports}::uuid[]) and ${mayKnowReport(viewer, 'r.id')}), '{}') as reports,
      coalesce((select json_object_agg(i.id, i.number) from incident i where i.id = any(${of.incidents}::uuid[]) and ${mayKnow(viewer, 'i.id')}), '{}') as incidents`.execute(
    db,
  )
  return rows[0]!
}

export type Pile = {
  readonly kind: string
  readonly code: string | null
  readonly name: string
  readonly count: number
  readonly entryIds: readonly string[]
  readonly lastSeq: number
}

/** Entries after a number, heaped by sort and by who made them; those of the viewer are no news to them. Nobody is left out. */
export async function pilesSince(db: Db, viewer: Viewer, incidentId: string, seq: number): Promise<Pile[]> {
  const { rows } = await sql<Pile>`
    select e.kind, e.code, coalesce(max(p.name), max(case when p.id is null then e.payload::json ->> 'byName' end), '') as name, count(*)::int as count,
      (array_agg(e.id order by e.seq desc))[1:200] as "entryIds", max(e.seq)::float8 as "lastSeq"
    from record_entry e left join person p on p.id = e.by_id
    where e.incident_id = ${incidentId} and e.seq > ${seq} and e.kind <> 'access' and e.by_id is distinct from ${viewer.id}::uuid
    group by e.kind, e.code, e.by_kind, e.by_id`.execute(db)
  return rows
}

export async function lastSeqOf(db: Db, incidentId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(seq), 0)::float8 as seq from record_entry where incident_id = ${incidentId}`.execute(db)
  return rows[0]!.seq
}

export type CaseName = { readonly number: string; readonly title: string; readonly isSecret: boolean }

/** Numbers and titles of incidents, as far as the viewer may know of them. */
export async function caseNames(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, CaseName>> {
  const { rows } = await sql<CaseName & { id: string }>`
    select i.id, i.number, i.title, exists (select 1 from incident_secret s where s.incident_id = i.id) as "isSecret"
    from incident i where i.id = any(${ids}::uuid[]) and ${mayKnow(viewer, 'i.id')}`.execute(db)
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}
