// An incident comes into being: its number, its head, its team and the reports that it stands on.
import type { ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { isZone } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Journal } from '#src/record/journal.ts'
import type { incidentApi } from '../api.ts'
import { followLead, joinTeam, nameBeside, nameOfPerson } from '../store/people.ts'
import { reportHeads } from '../store/reports.ts'
import { type IncidentHead, insertIncident, nextNumber } from '../store.ts'
import { checkKinds, checkZone, knownLevel } from './known.ts'
import { attachWithin } from './reports.ts'
import { counting } from './within.ts'

export type NewIncidentInput = ParsedInputOf<(typeof incidentApi)['create']>

/** In a transaction of its own or in one that does more, so that what leads to an incident and the incident are there together. */
export async function createWithin(
  context: Context,
  tx: Transaction,
  journal: Journal,
  input: NewIncidentInput,
): Promise<IncidentHead> {
  const { desk, viewer } = context
  checkKinds(context, input.kinds)
  const severity = knownLevel(context, input.severity ?? { scheme: '', level: '' })
  checkZone(input.zone)
  const reports = await reportHeads(tx, viewer, input.reports)
  if (reports.length < new Set(input.reports).size) refuse('incident.report.not-found')
  const id = desk.newId()
  const now = desk.now()
  const received = reports.map((report) => report.receivedAt.getTime())
  const number = await nextNumber(tx, yearIn(desk.zone, now))
  const head: IncidentHead = {
    id,
    number,
    title: input.title,
    phase: 'triage',
    kinds: input.kinds.length > 0 ? input.kinds : [...new Set(reports.flatMap((report) => report.kinds))].slice(0, 30),
    severity,
    tlp: input.tlp,
    isSecret: input.isSecret,
    detection: input.detection === 'unknown' && reports.length > 0 ? 'notified' : input.detection,
    noticedAt: input.noticedAt ?? new Date(Math.min(now.getTime(), ...received)).toISOString(),
    zone: input.zone ?? desk.zone,
    summary: { ja: '', en: '' },
    leadId: null,
    openedAt: now.toISOString(),
    closedAt: null,
    version: 1,
    entries: 0,
    accessAt: null,
  }
  await insertIncident(tx, {
    ...head,
    openedBy: viewer.kind === 'person' ? viewer.id : null,
    openedByName: viewer.name,
  })
  const { within, settle } = counting(context, tx, journal, head)
  within.append({
    kind: 'change',
    code: 'incident.opened',
    facts: { number, title: input.title },
    about: [{ type: 'incident', id }],
  })
  if (input.isSecret && viewer.id) await nameBeside(tx, id, viewer.id, true)
  if (input.lead) {
    const name = (await nameOfPerson(tx, input.lead)) ?? refuse('incident.person.not-found')
    await joinTeam(tx, id, input.lead, 'lead', within.now)
    await followLead(tx, id)
    within.append({ kind: 'change', code: 'incident.team.joined', facts: { name, role: { word: 'team.lead' } } })
  }
  await attachWithin(within, reports, '')
  await settle()
  return head
}

const yearIn = (zone: string, at: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: isZone(zone) ? zone : 'UTC', year: 'numeric' }).format(at))
