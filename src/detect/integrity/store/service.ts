// What listens on every host: out of the baselines that count, and out of what was found against them since.
import { sql } from 'kysely'
import type { State } from '#src/platform/state/state.ts'
import type { Told } from '../service.ts'

const mostTold = 20_000

export async function readServices(db: State['db']): Promise<Told[]> {
  const { rows: good } = await sql<{ host: string; path: string; facts: Record<string, unknown> }>`
    select b.host, t.path, t.facts from integrity_baseline b
    cross join lateral jsonb_to_recordset(b.system) as t (path text, facts jsonb)
    where b.replaced_at is null and t.path like 'service:%' limit ${mostTold}`.execute(db)
  const { rows: found } = await sql<{
    host: string
    path: string
    change: string
    before: Record<string, unknown>
    after: Record<string, unknown>
    explained: string | null
    check_id: string
  }>`
    select c.host, f.path, f.change, f.before, f.after, f.explained, f.check_id
    from integrity_finding f join integrity_check c on c.id = f.check_id
    join integrity_baseline b on b.id = c.baseline_id and b.replaced_at is null
    where f.path like 'service:%' and c.taken_at >=
      coalesce((select max(w.taken_at) from integrity_check w where w.host = c.host and not w.is_part), '-infinity')
    order by c.taken_at, c.id, f.position limit ${mostTold}`.execute(db)
  return [
    ...good,
    ...found.map(({ host, path, change, before, after, explained, check_id }) => ({
      host,
      path,
      facts: change === 'removed' ? before : after,
      found: { checkId: check_id, change, explained },
    })),
  ]
}
