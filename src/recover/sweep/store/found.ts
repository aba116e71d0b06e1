// What answers a sweep by itself: the hunt in the archive, and the agents that were told to check the good state of their hosts.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { HostKind, HostState } from '../sweep.ts'

export async function linkHunt(tx: Transaction, sweepId: string, huntId: string): Promise<void> {
  await sql`insert into sweep_hunt (sweep_id, hunt_id) values (${sweepId}, ${huntId})`.execute(tx)
}

export async function huntIdOf(db: Db, incidentId: string, no: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select h.hunt_id as id from sweep_hunt h join sweep s on s.id = h.sweep_id
    where s.incident_id = ${incidentId} and s.no = ${no}`.execute(db)
  return rows[0]?.id ?? null
}

/** Hosts that nobody has dealt with yet: those are what something found can still change. */
export async function openHostsOf(db: Db, incidentId: string, no: number) {
  const { rows } = await sql<{ unitId: string; host: string; kind: HostKind; state: HostState }>`
    select h.unit_id as "unitId", h.host, h.kind, h.state from sweep_host h
    join sweep_unit u on u.id = h.unit_id join sweep s on s.id = u.sweep_id
    where s.incident_id = ${incidentId} and s.no = ${no} and h.state in ('unchecked', 'clean')`.execute(db)
  return rows
}

export async function insertAgents(tx: Transaction, sweepId: string, hosts: readonly string[]): Promise<void> {
  await sql`insert into sweep_agent (sweep_id, host) select ${sweepId}, unnest(${[...hosts]}::text[])`.execute(tx)
}

/** Hosts whose agents were told to check for a sweep, and since when. */
export async function agentsOf(db: Db, incidentId: string, no: number): Promise<{ host: string; since: Date }[]> {
  const { rows } = await sql<{ host: string; since: Date }>`
    select a.host, s.asked_at as since from sweep_agent a join sweep s on s.id = a.sweep_id
    where s.incident_id = ${incidentId} and s.no = ${no} order by a.host`.execute(db)
  return rows
}
