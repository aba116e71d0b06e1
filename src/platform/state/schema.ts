// What the current schema holds, asked of PostgreSQL's own catalogue: for dump and restore, which know no table by name.
import pg from 'pg'

export type Column = { readonly name: string; readonly type: string }
export type Sequence = { readonly name: string; readonly value: string; readonly isCalled: boolean }

const here = `(SELECT oid FROM pg_namespace WHERE nspname = current_schema())`
/** Nothing that an extension brought. */
const ours = (catalogue: string, alias: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${alias}.oid AND d.deptype = 'e')`

export async function tablesOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c
     WHERE relnamespace = ${here} AND relkind IN ('r', 'p') AND NOT relispartition AND ${ours('pg_class', 'c')} ORDER BY relname`,
  )
  return rows.map((row) => row.name)
}

/** Those that hold values of their own; generated ones make themselves. */
export async function columnsOf(client: pg.ClientBase, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [pg.escapeIdentifier(table)],
  )
  return rows
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c WHERE relnamespace = ${here} AND relkind = 'S' AND ${ours('pg_class', 'c')} ORDER BY relname`,
  )
  const found: Sequence[] = []
  for (const { name } of rows) {
    const read = await client.query<{ value: string; isCalled: boolean }>(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${pg.escapeIdentifier(name)}`,
    )
    for (const row of read.rows) found.push({ name, ...row })
  }
  return found
}

export async function countRows(client: pg.ClientBase): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${pg.escapeIdentifier(table)}`)
    counts.set(table, rows[0]?.n ?? 0)
  }
  return counts
}

/** Everything of ours in the current schema but one table. */
export async function dropAll(client: pg.ClientBase, but: string) {
  const { rows } = await client.query<{ sql: string }>(
    `SELECT relkind = 'S' AS later, format('DROP %s IF EXISTS %s CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
              WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.oid::regclass) AS sql FROM pg_class c
     WHERE relnamespace = ${here} AND relkind IN ('r', 'p', 'v', 'm', 'S') AND relname <> $1 AND ${ours('pg_class', 'c')}
     UNION ALL
     SELECT true, format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p
     WHERE pronamespace = ${here} AND ${ours('pg_proc', 'p')}
     UNION ALL
     SELECT true, format('DROP %s IF EXISTS %s CASCADE', CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, t.oid::regtype) FROM pg_type t
     WHERE typnamespace = ${here} AND typtype IN ('e', 'd', 'r') AND ${ours('pg_type', 't')}
     ORDER BY later`,
    [but],
  )
  for (const { sql } of rows) await client.query(sql)
}

/**
 * Takes rows away that migrations put there, and what would act on rows that come: triggers of ours, and references, whose order we
 * do not know. The returned function puts both back, which checks every reference.
 */
export async function freeForLoading(client: pg.ClientBase, but: string): Promise<() => Promise<void>> {
  const tables = (await tablesOf(client)).filter((table) => table !== but).map((table) => pg.escapeIdentifier(table))
  const { rows: references } = await client.query<{ owner: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = ${here}`,
  )
  // Those that are not simply on (ALWAYS, REPLICA, off) go back to what they were.
  const { rows: special } = await client.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s %s TRIGGER %I', tgrelid::regclass,
            CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'DISABLE' END, tgname) AS sql
     FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND tgenabled <> 'O' AND c.relnamespace = ${here}`,
  )
  for (const { owner, name } of references) await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`)
  for (const table of tables) {
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await client.query(`DELETE FROM ${table}`)
  }
  return async () => {
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    for (const { sql } of special) await client.query(sql)
    for (const { owner, name, definition } of references)
      await client.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition}`)
  }
}
