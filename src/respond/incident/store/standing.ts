// What closing and "what to do now" look at, in one query.
import { sql } from 'kysely'
import type { Standing } from '../closing.ts'
import type { Db, IncidentHead } from '../store.ts'
import { countUnanswered } from './reports.ts'

export type Standings = Standing & {
  readonly parties: number
  readonly observables: number
  readonly hasWorstCase: boolean
  readonly lastEntryAt: string | null
}

export async function standingOf(db: Db, head: IncidentHead): Promise<Standings> {
  const { rows } = await sql<{
    happened: number
    hasWorstCase: boolean
    openQuestions: number
    parties: number
    observables: number
    lastEntryAt: Date | null
  }>`
    select i.parties, i.observables, i.last_entry_at as "lastEntryAt",
      (select count(*)::int from incident_statement s where s.incident_id = i.id and s.withdrawn_at is null and s.tense = 'has-happened') as happened,
      exists (select 1 from incident_statement s where s.incident_id = i.id and s.withdrawn_at is null and s.is_worst_case) as "hasWorstCase",
      (select count(*)::int from incident_question q where q.incident_id = i.id and q.answered_at is null) as "openQuestions"
    from incident i where i.id = ${head.id}`.execute(db)
  const row = rows[0]!
  return {
    level: head.severity.level,
    hasLead: head.leadId !== null,
    kinds: head.kinds.length,
    happened: row.happened,
    hasWorstCase: row.hasWorstCase,
    summary: head.summary,
    openQuestions: row.openQuestions,
    unansweredReports: await countUnanswered(db, head.id),
    parties: row.parties,
    observables: row.observables,
    lastEntryAt: row.lastEntryAt?.toISOString() ?? null,
  }
}
