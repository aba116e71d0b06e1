// What the reports of an incident gave us and what their sources allow, as the composer needs it.
import { sql } from 'kysely'
import type { Observable } from '#src/core/observable-type.ts'
import { Pap } from '#src/core/pap.ts'
import { isZone } from '#src/core/time.ts'
import { parseTlp, Tlp } from '#src/core/tlp.ts'
import type { ClockStatement, Consent, Reporter } from '#src/detect/report/report.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'

import type { Permission, Sighting, Source } from '../item.ts'
import { factsOfLines } from '../line-facts.ts'

const mostReports = 500
const mostThings = 5_000
const mostLines = 5_000

export type ConsentRow = {
  readonly reportId: string
  readonly number: string
  readonly subject: string
  readonly consent: Consent
  readonly named: readonly { id: string; name: string }[]
  readonly tlp: Permission['tlp']
  readonly pap: Pap | null
  readonly asked: { at: string; answeredAt: string | null } | null
  /** Its source can be written to. */
  readonly canBeAsked: boolean
  readonly changed: { by: 'source' | 'decision'; byName: string; ground: string; at: string } | null
}

type Stored = Omit<ConsentRow, 'tlp' | 'pap'> & {
  readonly stated: string | null
  readonly tlp: string | null
  readonly pap: string | null
}

const consentColumns = sql`
  r.id as "reportId", r.number, r.subject, b.consent, b.tlp as stated, c.tlp, c.pap,
  (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name) order by lower(n.name)), '[]')
    from contact n where n.id = any(c.named)) as named,
  case when c.report_id is null then null else json_build_object('by', c.changed_by, 'byName', c.by_name, 'ground', c.ground,
    'at', ${isoOf('c.at')}) end as changed,
  (select json_build_object('at', ${isoOf('a.asked_at')}, 'answeredAt', ${isoOf('a.answered_at')}) from consent_asked a
    where a.report_id = r.id) as asked,
  coalesce(b.reporter->>'email', '') <> '' as "canBeAsked"`

const rowOf = ({ stated, tlp, pap, ...row }: Stored): ConsentRow => ({
  ...row,
  tlp: tlp === null ? labelOf(stated) : Tlp.parse(tlp),
  pap: pap === null ? null : Pap.parse(pap),
})

/** What the label of a report means; one that nobody knows travels no further than RED. */
export function labelOf(stated: string | null): Permission['tlp'] {
  const text = stated?.trim().toLowerCase() ?? ''
  if (text === '' || text === 'default') return null
  const restriction = { public: 'clear', partner: 'green', 'need-to-know': 'amber', private: 'red' } as const
  return parseTlp(text) ?? restriction[text as keyof typeof restriction] ?? 'unknown'
}

/** All reports of an incident, whoever asks: what must not leave does not depend on who writes. */
export async function consentsOf(db: Db, incidentId: string): Promise<ConsentRow[]> {
  const { rows } = await sql<Stored>`
    select ${consentColumns} from incident_report l join report r on r.id = l.report_id join report_body b on b.report_id = r.id
      left join consent c on c.report_id = r.id
    where l.incident_id = ${incidentId} order by r.seq limit ${mostReports}`.execute(db)
  return rows.map(rowOf)
}

export async function consentOf(db: Db, reportId: string): Promise<ConsentRow> {
  const { rows } = await sql<Stored>`
    select ${consentColumns} from report r join report_body b on b.report_id = r.id left join consent c on c.report_id = r.id
    where r.id = ${reportId}`.execute(db)
  return rowOf(rows[0]!)
}

export async function setConsent(
  tx: Transaction,
  reportId: string,
  is: {
    named: readonly string[]
    tlp: Tlp | null
    pap: Pap | null
    by: string
    byName: string
    ground: string
    at: Date
  },
): Promise<void> {
  await sql`
    insert into consent (report_id, named, tlp, pap, changed_by, by_name, ground, at)
    values (${reportId}, ${is.named}::uuid[], ${is.tlp}, ${is.pap}, ${is.by}, ${is.byName}, ${is.ground}, ${is.at})
    on conflict (report_id) do update set named = excluded.named, tlp = excluded.tlp, pap = excluded.pap, changed_by = excluded.changed_by,
      by_name = excluded.by_name, ground = excluded.ground, at = excluded.at`.execute(tx)
}

/** The label that was set here, apart from what the report says. */
export async function ownLabel(
  tx: Transaction,
  reportId: string,
): Promise<{ tlp: Tlp | null; pap: Pap | null; named: string[] }> {
  const { rows } = await sql<{ tlp: Tlp | null; pap: Pap | null; named: string[] }>`
    select tlp, pap, named from consent where report_id = ${reportId}`.execute(tx)
  return rows[0] ?? { tlp: null, pap: null, named: [] }
}

type Given = {
  readonly id: string
  readonly reporter: Reporter
  readonly clock: ClockStatement
  readonly things: Observable[] | null
  readonly lines: { raw: string; at: string | null }[] | null
  readonly files: { position: number; name: string; sha256: string }[] | null
}

export async function sourcesOf(db: Db, incidentId: string, zone: string): Promise<Source[]> {
  const consents = await consentsOf(db, incidentId)
  const { rows } = await sql<Given>`
    select r.id, b.reporter, b.clock,
      (select json_agg(t) from (select type, value from report_observable where report_id = r.id order by position limit ${mostThings}) t) as things,
      (select json_agg(t) from (select raw, ${isoOf('at')} as at from report_log_line where report_id = r.id order by position limit ${mostLines}) t) as lines,
      (select json_agg(t) from (select position, name, sha256 from report_attachment where report_id = r.id order by position) t) as files
    from report r join report_body b on b.report_id = r.id where r.id = any(${consents.map((one) => one.reportId)}::uuid[])`.execute(
    db,
  )
  const given = new Map(rows.map((row) => [row.id, row]))
  return consents.map((row): Source => {
    const { reporter, clock, things, lines, files } = given.get(row.reportId)!
    const ofLines = factsOfLines(
      row.reportId,
      lines ?? [],
      clock.zone !== null && isZone(clock.zone) ? clock.zone : zone,
    )
    return {
      reportId: row.reportId,
      number: row.number,
      reporter: {
        name: reporter.name,
        department: reporter.department ?? null,
        email: reporter.email,
        phone: reporter.phone ?? null,
        fax: reporter.fax ?? null,
      },
      organisation: reporter.organisation,
      things: things ?? [],
      hosts: ofLines.hosts,
      accounts: ofLines.accounts,
      lines: (lines ?? []).map((line, i) => ({ ...line, things: ofLines.things[i] ?? [] })),
      clock,
      files: files ?? [],
      permission: { ...row.consent, named: row.named.map((one) => one.id), tlp: row.tlp, pap: row.pap },
    }
  })
}

export async function sightingsOf(db: Db, incidentId: string): Promise<Sighting[]> {
  const { rows } = await sql<Sighting>`
    select type, value, role, port from incident_observable where incident_id = ${incidentId} and not is_removed
    order by position limit ${mostThings}`.execute(db)
  return rows
}
