// The tables of the program of a mass change: versions, tests, defects.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Defect, Program, ProgramTest, ProgramVersion } from '../program.ts'

const mostShown = 500

export async function programOf(db: Db, id: string): Promise<Program> {
  const { rows: versions } = await sql<ProgramVersion>`
    select v.version, v.what, v.made_by as by, ${isoOf('v.made_at')} as at,
      coalesce((select array_agg(d.position order by d.position) from campaign_defect d where d.campaign_id = v.campaign_id and d.mended_in = v.version), '{}') as mends
    from campaign_program v where v.campaign_id = ${id} order by v.version desc limit ${mostShown}`.execute(db)
  const { rows: tests } = await sql<ProgramTest>`
    select t.position, t.version, t.what, t.tested_by as by, t.witness, t.is_passed as "isPassed", ${isoOf('t.at')} as at
    from campaign_program_test t where t.campaign_id = ${id} order by t.position desc limit ${mostShown}`.execute(db)
  const { rows: defects } = await sql<Defect>`
    select d.position, d.test, d.what, d.mended_in as "mendedIn", d.accepted
    from campaign_defect d where d.campaign_id = ${id} order by d.position desc limit ${mostShown}`.execute(db)
  return { versions, tests, defects }
}

/** The next version; defects that are named and open are mended by it. */
export async function insertVersion(
  tx: Transaction,
  id: string,
  one: Omit<ProgramVersion, 'version'>,
): Promise<ProgramVersion> {
  const { rows } = await sql<{ version: number }>`
    insert into campaign_program (campaign_id, version, what, made_by, made_at)
    values (${id}, (select coalesce(max(v.version), 0) + 1 from campaign_program v where v.campaign_id = ${id}), ${one.what}, ${one.by}, ${one.at})
    returning version`.execute(tx)
  const { version } = rows[0]!
  await sql`
    update campaign_defect set mended_in = ${version} where campaign_id = ${id} and position = any(${[...one.mends]}) and mended_in is null and accepted = ''`.execute(
    tx,
  )
  return { ...one, version }
}

export async function insertTest(
  tx: Transaction,
  id: string,
  { defects, ...one }: Omit<ProgramTest, 'position'> & { readonly defects: readonly string[] },
): Promise<ProgramTest & { defects: Defect[] }> {
  const { rows } = await sql<{ position: number }>`
    insert into campaign_program_test (campaign_id, position, version, what, tested_by, witness, is_passed, at)
    values (${id}, (select coalesce(max(t.position), 0) + 1 from campaign_program_test t where t.campaign_id = ${id}), ${one.version}, ${one.what},
      ${one.by}, ${one.witness}, ${one.isPassed}, ${one.at}) returning position`.execute(tx)
  const { position } = rows[0]!
  const found: Defect[] = []
  for (const what of defects) {
    const made = await sql<{ position: number }>`
      insert into campaign_defect (campaign_id, position, test, what)
      values (${id}, (select coalesce(max(d.position), 0) + 1 from campaign_defect d where d.campaign_id = ${id}), ${position}, ${what}) returning position`.execute(
      tx,
    )
    found.push({ position: made.rows[0]!.position, test: position, what, mendedIn: null, accepted: '' })
  }
  return { ...one, position, defects: found }
}

export async function setAccepted(tx: Transaction, id: string, defect: number, reason: string): Promise<void> {
  await sql`update campaign_defect set accepted = ${reason} where campaign_id = ${id} and position = ${defect}`.execute(
    tx,
  )
}
