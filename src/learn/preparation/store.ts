// Cases as they can be compared: read from what other slices keep; nothing is written.
import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { State } from '#src/platform/state/state.ts'
import type { Case } from './preparation.ts'

type Row = Omit<Case, 'loss'> & {
  readonly unit: string | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * A case is prepared when a playbook was taken up in it. It is contained with the first entry of that kind. Of its losses only what is
 * money and was not taken back counts, in the currency that most of it is in.
 */
export async function casesSince(db: State['db'], viewer: Viewer, since: Date, most: number): Promise<Case[]> {
  const { rows } = await sql<Row>`
    select exists (select 1 from task t where t.incident_id = i.id and t.playbook is not null) as "isPrepared",
      (extract(epoch from (select min(e.at) from record_entry e
        where e.incident_id = i.id and e.kind = 'containment' and e.at >= i.noticed_at) - i.noticed_at) * 1000)::float8 as "containedMs",
      (extract(epoch from i.closed_at - i.noticed_at) * 1000)::float8 as "closedMs", d.unit, d.low, d.high
    from incident i left join lateral (
      select unit, sum(low)::float8 as low, sum(high)::float8 as high from damage
      where incident_id = i.id and withdrawn_at is null and not is_relief and unit ~ '^[A-Z]{3}$'
      group by unit order by sum(high) desc, unit limit 1
    ) d on true
    where i.noticed_at >= ${since} and ${mayKnow(viewer, 'i.id')} order by i.noticed_at desc limit ${most}`.execute(db)
  return rows.map(({ unit, low, high, ...one }) => ({
    ...one,
    loss: unit === null ? null : { unit, low: low ?? 0, high: high ?? 0 },
  }))
}
