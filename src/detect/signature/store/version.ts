import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'

type Db = State['db'] | Transaction

/** One of the times at which a file of rules was saved at the desk; without a text it was taken away. */
export type Version = {
  readonly no: number
  readonly text: string | null
  readonly reason: string
  readonly savedBy: string
  readonly savedAt: string
}
export type Saving = {
  readonly file: string
  readonly text: string | null
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** So many versions of a file are looked at; older ones are kept. */
const mostVersions = 200

/** The next version of a file, which counts from now on; a file of a folder is kept below it. */
export async function saveVersion(tx: Transaction, { file, text, reason, by, at }: Saving): Promise<number> {
  // Whoever saves the same file at the same moment waits.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rule_file ${file}`}, 0))`.execute(tx)
  const { rows } = await sql<{ no: number }>`
    insert into rule_version (name, no, text, reason, saved_by, saved_at)
    select ${file}, coalesce(max(no), 0) + 1, ${text}, ${reason}, ${by}, ${at} from rule_version where name = ${file}
    returning no`.execute(tx)
  if (text === null) await takeAway(tx, file, at)
  else
    await sql`
      insert into rule_file (name, text, origin, read_at) values (${file}, ${text}, 'upload', ${at})
      on conflict (name) do update set text = excluded.text, origin = 'upload', read_at = excluded.read_at,
        folder_text = case when rule_file.origin = 'folder' then rule_file.text else rule_file.folder_text end`.execute(
      tx,
    )
  return rows[0]!.no
}

async function takeAway(tx: Transaction, file: string, at: Date): Promise<void> {
  await sql`delete from rule_file where name = ${file} and origin = 'upload' and folder_text is null`.execute(tx)
  await sql`
    update rule_file set text = folder_text, origin = 'folder', folder_text = null, read_at = ${at}
    where name = ${file} and origin = 'upload'`.execute(tx)
}

/** Newest first. */
export async function readVersions(db: Db, file: string): Promise<Version[]> {
  const { rows } = await sql<{ no: number; text: string | null; reason: string; saved_by: string; saved_at: Date }>`
    select no, text, reason, saved_by, saved_at from rule_version where name = ${file}
    order by no desc limit ${mostVersions}`.execute(db)
  return rows.map(({ no, text, reason, saved_by, saved_at }) => ({
    no,
    text,
    reason,
    savedBy: saved_by,
    savedAt: saved_at.toISOString(),
  }))
}

export type Standing = { readonly text: string; readonly isOwn: boolean; readonly folderText: string | null }

/** What counts of a file now, and what its folder has; null when the desk has no such file. */
export async function readStanding(db: Db, file: string): Promise<Standing | null> {
  const { rows } = await sql<{ text: string; origin: string; folder_text: string | null }>`
    select text, origin, folder_text from rule_file where name = ${file}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const isOwn = row.origin === 'upload'
  return { text: row.text, isOwn, folderText: isOwn ? row.folder_text : row.text }
}
