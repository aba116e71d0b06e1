import { sql } from 'kysely'
import type { Transaction } from '../state/state.ts'

/** One thing that the search box can find. `body` holds everything it is found by; `title` is what a person reads. */
export type SearchDocument = {
  readonly kind: 'report' | 'incident' | 'entry' | 'observable' | 'person'
  readonly ref: string
  readonly incidentId?: string | null
  readonly reportId?: string | null
  readonly at: Date
  readonly title: string
  readonly body: string
}

const maxBody = 20_000
const maxTitle = 300

/** Puts documents into the index, or replaces them, in the transaction of the change itself. */
export async function index(tx: Transaction, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const rows = documents.map((d) => ({
    kind: d.kind,
    ref: d.ref,
    incident_id: d.incidentId ?? null,
    report_id: d.reportId ?? null,
    at: d.at.toISOString(),
    title: bounded(d.title, maxTitle),
    body: bounded(d.body, maxBody),
  }))
  await sql`
    insert into search_document (kind, ref, incident_id, report_id, at, title, body)
    select kind, ref, incident_id, report_id, at, title, body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(kind text, ref uuid, incident_id uuid, report_id uuid, at timestamptz, title text, body text)
    on conflict (kind, ref) do update set
      incident_id = excluded.incident_id, report_id = excluded.report_id, at = excluded.at,
      title = excluded.title, body = excluded.body`.execute(tx)
}

/** Takes a document out, for a thing whose text was erased. */
export async function unindex(tx: Transaction, kind: SearchDocument['kind'], ref: string): Promise<void> {
  await sql`delete from search_document where kind = ${kind} and ref = ${ref}`.execute(tx)
}

/** Cut to a bound without NUL and without half a character, which PostgreSQL would refuse. */
const bounded = (text: string, most: number): string => text.replaceAll('\u0000', '').slice(0, most).toWellFormed()
