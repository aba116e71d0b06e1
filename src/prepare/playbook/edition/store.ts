// The table of playbooks changed at the desk. Nothing else writes it.
import { sql } from 'kysely'
import type { Desk } from '#src/platform/context.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import { playbooksAt } from '../library.ts'
import type { Playbook } from '../playbook.ts'
import { readPlaybook } from '../read.ts'
import type { Edition, EditionState } from './edition.ts'

type Db = State['db'] | Transaction
export type Stored = Edition & { readonly id: string; readonly playbook: string; readonly text: string }

const columns = sql`e.id, e.playbook, e.no, e.state, e.text, e.note, e.incident, e.made_by as "madeById", e.made_by_name as "madeBy",
  to_char(e.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt", e.decided`

export async function editionsOf(db: Db, playbook: string): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select ${columns} from playbook_edition e where e.playbook = ${playbook} order by e.no desc`.execute(db)
  return rows
}

/** What is in force or open, of every playbook. */
export async function livingEditions(db: Db): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select ${columns} from playbook_edition e where e.state in ('draft', 'asked', 'in-force') order by e.playbook`.execute(
    db,
  )
  return rows
}

export async function insertEdition(tx: Transaction, one: Omit<Stored, 'no' | 'decided'>): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into playbook_edition (id, playbook, no, state, text, note, incident, made_by, made_by_name, made_at)
    select ${one.id}, ${one.playbook}, coalesce(max(no), 0) + 1, ${one.state}, ${one.text}, ${one.note}, ${one.incident}, ${one.madeById},
      ${one.madeBy}, ${one.madeAt} from playbook_edition where playbook = ${one.playbook} returning no`.execute(tx)
  return rows[0]!.no
}

export async function saveDraft(
  tx: Transaction,
  id: string,
  is: Pick<Stored, 'text' | 'note' | 'incident' | 'madeById' | 'madeBy' | 'madeAt'>,
): Promise<void> {
  await sql`update playbook_edition set text = ${is.text}, note = ${is.note}, incident = ${is.incident}, made_by = ${is.madeById},
    made_by_name = ${is.madeBy}, made_at = ${is.madeAt} where id = ${id}`.execute(tx)
}

export async function setState(
  tx: Transaction,
  id: string,
  state: EditionState,
  decided: Edition['decided'] = null,
): Promise<void> {
  await sql`update playbook_edition set state = ${state}, decided = coalesce(${decided === null ? null : JSON.stringify(decided)}::jsonb, decided)
    where id = ${id}`.execute(tx)
}

/** The one in force makes room for the next. */
export async function replaceInForce(tx: Transaction, playbook: string): Promise<void> {
  await sql`update playbook_edition set state = 'replaced' where playbook = ${playbook} and state = 'in-force'`.execute(
    tx,
  )
}

/** Two who write on one playbook at once come one after the other. */
export async function lockPlaybook(tx: Transaction, playbook: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('playbook ' || ${playbook}, 0))`.execute(tx)
}

const parsed = new Map<string, Playbook>()
const mostParsed = 500

/** An edition that was approved was sound then; one that an older Hikeshi cannot read any more is left out, and the file stands again. */
export function playbookOf({ id, text, playbook }: Pick<Stored, 'id' | 'text' | 'playbook'>): Playbook | null {
  const known = parsed.get(id)
  if (known) return known
  const read = readPlaybook(text, `${playbook}.yaml`).playbook
  if (parsed.size >= mostParsed) parsed.clear()
  if (read) parsed.set(id, read)
  return read
}

/** The playbooks that hold: what the desk put into force wins over the files. */
export async function playbooksInForce(desk: Pick<Desk, 'dataDir' | 'state'>): Promise<Playbook[]> {
  const { rows } = await sql<Stored>`
    select ${columns} from playbook_edition e where e.state = 'in-force' order by e.playbook`.execute(desk.state.db)
  const own = rows.flatMap((row) => playbookOf(row) ?? [])
  const ids = new Set(own.map((one) => one.id))
  return [...playbooksAt(desk.dataDir).filter((one) => !ids.has(one.id)), ...own]
}
