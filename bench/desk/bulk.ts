// Tables made ready for loading in bulk: indexes, references and counting triggers away, and back again exactly as they were.
import type pg from 'pg'

const loaded = [
  'report',
  'report_body',
  'report_observable',
  'report_log_line',
  'incident',
  'incident_report',
  'incident_party',
  'incident_team',
  'incident_statement',
  'incident_read',
  'incident_observable',
  'incident_member',
  'record_entry',
  'search_document',
]

/** Gives what puts everything back. */
export async function unburden(client: pg.PoolClient): Promise<() => Promise<void>> {
  const indexes = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`,
    [loaded],
  )
  const references = await client.query<{ owner: string; name: string; definition: string }>(
    `select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and conrelid = any($1::regclass[])`,
    [loaded],
  )
  for (const { owner, name } of references.rows) await client.query(`alter table ${owner} drop constraint ${name}`)
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  await client.query('alter table record_entry disable trigger record_entry_counted')
  return async () => {
    await client.query(`set maintenance_work_mem = '512MB'`)
    await client.query('set max_parallel_maintenance_workers = 2')
    for (const { definition } of indexes.rows) await client.query(definition)
    for (const { owner, name, definition } of references.rows)
      await client.query(`alter table ${owner} add constraint ${name} ${definition}`)
    await client.query('alter table record_entry enable trigger record_entry_counted')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
    await client.query('reset all')
  }
}
