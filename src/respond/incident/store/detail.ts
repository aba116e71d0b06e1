// One incident with all its parts, in one query.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import { may, type Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { IncidentDetail } from '../incident.ts'
import { type Db, isoOf, meant } from '../store.ts'
import { type RowOf, rowColumns, rowOf } from './list.ts'

type DetailRow = RowOf &
  Pick<
    IncidentDetail,
    | 'openedAt'
    | 'openedBy'
    | 'detection'
    | 'zone'
    | 'summary'
    | 'parties'
    | 'team'
    | 'named'
    | 'situation'
    | 'assets'
    | 'links'
    | 'questions'
    | 'closeReason'
    | 'version'
  > & {
    readonly observables: number
    readonly partyCount: number
    readonly files: number
    readonly containments: number
  }

export async function incidentDetail(db: Db, viewer: Viewer, ref: string): Promise<IncidentDetail> {
  const { rows } = await sql<DetailRow>`
    select ${rowColumns(viewer)}, ${isoOf('i.opened_at')} as "openedAt", i.opened_by_name as "openedBy", i.detection, i.zone,
      json_build_object('ja', i.summary_ja, 'en', i.summary_en) as summary, i.close_reason as "closeReason", i.version,
      i.observables, i.parties as "partyCount", i.files, i.containments,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'kind', p.kind, 'roles', p.roles, 'contact', p.contact,
          'note', p.note, 'isEnded', p.is_ended) order by p.position)
        from incident_party p where p.incident_id = i.id), '[]') as parties,
      coalesce((select json_agg(json_build_object('person', json_build_object('id', t.person_id, 'name', coalesce(h.name, '')),
          'role', t.role, 'since', ${isoOf('t.since')}) order by (t.role <> 'lead'), t.since, t.person_id, t.role)
        from incident_team t left join person h on h.id = t.person_id where t.incident_id = i.id), '[]') as team,
      coalesce((select json_agg(json_build_object('id', n.person_id, 'name', coalesce(h.name, '')) order by h.name, n.person_id)
        from incident_named n left join person h on h.id = n.person_id where n.incident_id = i.id), '[]') as named,
      coalesce((select json_agg(json_build_object('id', s.id, 'tense', s.tense, 'text', s.text, 'confidence', s.confidence,
          'isWorstCase', s.is_worst_case, 'isNegative', s.is_negative, 'isImpact', s.is_impact, 'byName', s.by_name,
          'at', ${isoOf('s.at')}, 'withdrawnAt', ${isoOf('s.withdrawn_at')}, 'withdrawnReason', s.withdrawn_reason) order by s.at, s.id)
        from incident_statement s where s.incident_id = i.id), '[]') as situation,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'owner', a.owner, 'isOurs', a.is_ours,
          'description', a.description, 'services', a.services, 'ports', a.ports, 'isEnded', a.is_ended) order by a.position)
        from incident_asset a where a.incident_id = i.id), '[]') as assets,
      coalesce((select json_agg(json_build_object('incident', json_build_object('id', o.id, 'number', o.number, 'title', o.title,
          'phase', o.phase), 'relation', l.relation, 'reason', l.reason) order by l.at, o.number)
        from incident_link l join incident o on o.id = l.to_id
        where l.from_id = i.id and ${mayKnow(viewer, 'l.to_id')}), '[]') as links,
      coalesce((select json_agg(json_build_object('id', q.id, 'text', q.text, 'dueAt', ${isoOf('q.due_at')}, 'byName', q.by_name,
          'at', ${isoOf('q.at')}) order by q.at, q.id)
        from incident_question q where q.incident_id = i.id and q.answered_at is null), '[]') as questions
    from incident i left join person p on p.id = i.lead_id
    where ${meant(ref)} and ${mayKnow(viewer, 'i.id')}`.execute(db)
  const row = rows[0] ?? refuse('incident.not-found')
  const isOpen = row.phase !== 'closed'
  return {
    ...rowOf(row),
    openedAt: row.openedAt,
    openedBy: row.openedBy,
    detection: row.detection,
    zone: row.zone,
    summary: row.summary,
    parties: row.parties,
    team: row.team,
    named: row.named,
    situation: row.situation,
    assets: row.assets,
    links: row.links,
    questions: row.questions,
    counts: {
      reports: row.reports,
      entries: row.entries,
      observables: row.observables,
      parties: row.partyCount,
      files: row.files,
      containments: row.containments,
    },
    can: {
      write: isOpen && may(viewer, 'incident:write'),
      close: may(viewer, 'incident:close'),
      addEntry: isOpen && may(viewer, 'entry:write'),
      export: may(viewer, 'record:export'),
    },
    closeReason: row.closeReason,
    version: row.version,
  }
}
