// What is counted of the accounts of a mass reset, out of the tally that the database keeps as they change.
import { sql } from 'kysely'
import type { Db } from '#src/respond/incident/store.ts'
import type { Exposure, Standing } from '../account.ts'
import type { Figures } from '../reconcile.ts'

/** Lines of more and fewer that a reading still adds up without noticing. */
const mostLines = 400

export type WaveCount = { readonly size: number; readonly done: number; readonly failed: number }

/** Everything that is counted, of waves too. A hundred thousand accounts are some lines here: see the migration. */
export async function figuresOf(db: Db, id: string): Promise<Figures & { ofWaves: ReadonlyMap<number, WaveCount> }> {
  const { rows } = await sql<{
    inScope: boolean
    isRemoved: boolean
    isExempt: boolean
    state: Standing
    exposure: Exposure
    group: string
    wave: number | null
    attempt: string
    letter: string
    count: number
    lines: number
  }>`
    select t.in_scope as "inScope", t.is_removed as "isRemoved", t.is_exempt as "isExempt", t.state, t.exposure, t.grp as group,
      t.wave, t.attempt, t.letter, sum(t.count)::int as count, count(*)::int as lines
    from campaign_tally t where t.campaign_id = ${id} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db)
  if (rows.reduce((sum, row) => sum + row.lines, 0) > mostLines + 2 * rows.length) await fold(db, id)
  const figures = {
    loaded: 0,
    exposed: 0,
    matched: 0,
    removed: 0,
    target: 0,
    toForce: 0,
    unplanned: 0,
    groups: {} as Record<string, number>,
    standings: {} as Record<string, number>,
    waves: {} as Record<string, number>,
    attempts: {} as Record<string, number>,
    letters: {} as Record<string, number>,
  }
  const ofWaves = new Map<number, WaveCount>()
  const add = (counts: Record<string, number>, name: string, by: number) => {
    counts[name] = (counts[name] ?? 0) + by
  }
  for (const row of rows) {
    if (row.count === 0) continue
    const { count, wave, attempt } = row
    const standing = !row.inScope ? 'out-of-scope' : row.isRemoved ? 'removed' : row.isExempt ? 'exempt' : row.state
    figures.loaded += count
    if (row.exposure !== 'no') figures.exposed += count
    if (row.inScope) figures.matched += count
    if (standing === 'removed') figures.removed += count
    if (wave !== null) {
      const { size, done, failed } = ofWaves.get(wave) ?? { size: 0, done: 0, failed: 0 }
      const by = (name: string) => (attempt === name ? count : 0)
      ofWaves.set(wave, { size: size + count, done: done + by('done'), failed: failed + by('failed') })
    }
    add(figures.standings, standing, count)
    if (standing === 'removed' || standing === 'out-of-scope') continue
    figures.target += count
    add(figures.groups, row.group, count)
    add(figures.attempts, attempt, count)
    add(figures.letters, row.letter, count)
    if (standing !== 'not-yet' && standing !== 'system-failed') continue
    figures.toForce += count
    if (wave === null) figures.unplanned += count
    else add(figures.waves, String(wave), count)
  }
  return { ...figures, ofWaves }
}

/** Puts the lines of each kind together. Whoever does so at the same time finds them gone and adds nothing. */
async function fold(db: Db, id: string): Promise<void> {
  await sql`
    with gone as (delete from campaign_tally where campaign_id = ${id} returning *)
    insert into campaign_tally
    select campaign_id, in_scope, is_removed, is_exempt, state, exposure, grp, wave, attempt, letter, sum(count)
    from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(count) <> 0`.execute(db)
}
