// What closing and "what to do now" look at, in one query.
import { sql } from 'kysely'
import type { Standing } from '../closing.ts'
import type { OpenQuestion } from '../incident.ts'
import { type Db, type IncidentHead, isoOf } from '../store.ts'
import { countUnanswered } from './reports.ts'

export type Standings = Standing & {
  readonly parties: number
  readonly observables: number
  readonly hasWorstCase: boolean
  readonly lastEntryAt: string | null
  readonly questions: OpenQuestion[]
}

export async function standingOf(db: Db, head: IncidentHead): Promise<Standings> {
  const { rows } = await sql<{
    happened: number
    hasWorstCase: boolean
    parties: number
    observables: number
    lastEntryAt: Date | null
    questions: OpenQuestion[]
  }>`
    select i.parties, i.observables, i.last_entry_at as "lastEntryAt",
      (select count(*)::int from incident_statement s where s.incident_id = i.id and s.withdrawn_at is null and s.tense = 'has-happened') as happened,
      exists (select 1 from incident_statement s where s.incident_id = i.id and s.withdrawn_at is null and s.is_worst_case) as "hasWorstCase",
      coalesce((select json_agg(json_build_object('id', q.id, 'text', q.text, 'dueAt', ${isoOf('q.due_at')}, 'byName', q.by_name,
          'at', ${isoOf('q.at')}) order by q.at, q.id)
        from incident_question q where q.incident_id = i.id and q.answered_at is null), '[]') as questions
    from incident i where i.id = ${head.id}`.execute(db)
  const row = rows[0]!
  return {
    level: head.severity.level,
    hasLead: head.leadId !== null,
    kinds: head.kinds.length,
    happened: row.happened,
    hasWorstCase: row.hasWorstCase,
    summary: head.summary,
    openQuestions: row.questions.length,
    unansweredReports: await countUnanswered(db, head.id),
    parties: row.parties,
    observables: row.observables,
    lastEntryAt: row.lastEntryAt?.toISOString() ?? null,
    questions: row.questions,
  }
}
