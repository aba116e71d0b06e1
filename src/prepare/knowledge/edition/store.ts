// The table of letters as they were saved at the desk. Nothing else writes it.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { LetterShelf, LetterVersion } from './letter-version.ts'

type Db = State['db'] | Transaction
export type StoredVersion = LetterVersion & { readonly text: string | null }

export async function versionsOf(db: Db, shelf: LetterShelf, letter: string): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select no, text, text is null as "isRemoval", note, made_by_name as "madeBy",
      to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
    from letter_version where shelf = ${shelf} and letter = ${letter} order by no desc`.execute(db)
  return rows
}

/** The number of the newest version of each letter that was ever saved here. */
export async function newestVersions(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; no: number }>`
    select shelf || ' ' || letter as key, max(no) as no from letter_version group by shelf, letter`.execute(db)
  return new Map(rows.map((row) => [row.key, row.no]))
}

export async function insertVersion(
  tx: Transaction,
  one: {
    readonly id: string
    readonly shelf: LetterShelf
    readonly letter: string
    readonly text: string | null
    readonly note: string
    readonly by: { readonly id: string; readonly name: string }
    readonly at: string
  },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into letter_version (id, shelf, letter, no, text, note, made_by, made_by_name, made_at)
    select ${one.id}, ${one.shelf}, ${one.letter}, coalesce(max(no), 0) + 1, ${one.text}, ${one.note}, ${one.by.id}, ${one.by.name}, ${one.at}
    from letter_version where shelf = ${one.shelf} and letter = ${one.letter} returning no`.execute(tx)
  return rows[0]!.no
}

/** Two who save one letter at once come one after the other. */
export async function lockLetter(tx: Transaction, shelf: LetterShelf, letter: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('letter ' || ${shelf} || ' ' || ${letter}, 0))`.execute(tx)
}
