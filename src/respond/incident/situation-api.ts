import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { reason, ref } from './asked.ts'
import {
  AffectedAsset,
  Confidence,
  IncidentDetail,
  LinkRelation,
  Party,
  PartyRole,
  TeamRole,
  Tense,
} from './incident.ts'

/** Who is concerned, who is at work, what is known and asked, which machines. */
export const incidentSituationApi = {
  addParty: endpoint({
    route: 'POST /api/incidents/{incident}/parties',
    permission: 'incident:write',
    summary: 'Adds a party with its roles.',
    input: z.object({
      incident: ref,
      name: z.string().trim().min(1).max(300),
      kind: Party.shape.kind,
      roles: z.array(PartyRole).min(1).max(8),
      contact: z.string().trim().max(2_000).default(''),
      note: z.string().trim().max(4_000).default(''),
    }),
    output: IncidentDetail,
  }),
  changeParty: endpoint({
    route: 'PATCH /api/incidents/{incident}/parties/{id}',
    permission: 'incident:write',
    summary: 'Changes a party, or ends its part.',
    input: z.object({
      incident: ref,
      id: Id,
      name: z.string().trim().min(1).max(300).optional(),
      roles: z.array(PartyRole).min(1).max(8).optional(),
      contact: z.string().trim().max(2_000).optional(),
      note: z.string().trim().max(4_000).optional(),
      isEnded: z.boolean().optional(),
    }),
    output: IncidentDetail,
  }),
  joinTeam: endpoint({
    route: 'POST /api/incidents/{incident}/team',
    permission: 'incident:write',
    summary: 'Gives a colleague a role in the team.',
    input: z.object({ incident: ref, person: Id, role: TeamRole }),
    output: IncidentDetail,
  }),
  leaveTeam: endpoint({
    route: 'DELETE /api/incidents/{incident}/team/{person}/{role}',
    permission: 'incident:write',
    summary: 'Ends a role in the team.',
    input: z.object({ incident: ref, person: Id, role: TeamRole }),
    output: IncidentDetail,
  }),
  name: endpoint({
    route: 'POST /api/incidents/{incident}/named',
    permission: 'incident:write',
    summary: 'Lets a person outside the team know of a secret incident, or no longer.',
    input: z.object({ incident: ref, person: Id, isNamed: z.boolean() }),
    output: IncidentDetail,
  }),
  addStatement: endpoint({
    route: 'POST /api/incidents/{incident}/situation',
    permission: 'incident:write',
    summary: 'States what happened, happens or may happen, and how sure that is.',
    input: z.object({
      incident: ref,
      tense: Tense,
      text: z.string().trim().min(1).max(4_000),
      confidence: Confidence,
      isWorstCase: z.boolean().default(false),
      isNegative: z.boolean().default(false),
      isImpact: z.boolean().default(false),
    }),
    output: IncidentDetail,
  }),
  withdrawStatement: endpoint({
    route: 'POST /api/incidents/{incident}/situation/{id}/withdrawal',
    permission: 'incident:write',
    summary: 'Withdraws a statement that no longer holds, with the reason.',
    input: z.object({ incident: ref, id: Id, reason }),
    output: IncidentDetail,
  }),
  addAsset: endpoint({
    route: 'POST /api/incidents/{incident}/assets',
    permission: 'incident:write',
    summary: 'Names a machine, service or set of data that is hit.',
    input: z.object({ incident: ref }).extend(
      AffectedAsset.pick({
        name: true,
        owner: true,
        isOurs: true,
        description: true,
        services: true,
        ports: true,
      }).partial({
        owner: true,
        isOurs: true,
        description: true,
        services: true,
        ports: true,
      }).shape,
    ),
    output: IncidentDetail,
  }),
  changeAsset: endpoint({
    route: 'PATCH /api/incidents/{incident}/assets/{id}',
    permission: 'incident:write',
    summary: 'Changes an affected asset, or takes it off the list.',
    input: z.object({ incident: ref, id: Id }).extend(
      AffectedAsset.pick({
        name: true,
        owner: true,
        isOurs: true,
        description: true,
        services: true,
        ports: true,
        isEnded: true,
      }).partial().shape,
    ),
    output: IncidentDetail,
  }),
  link: endpoint({
    route: 'POST /api/incidents/{incident}/links',
    permission: 'incident:write',
    summary: 'Links two incidents.',
    input: z.object({
      incident: ref,
      to: ref,
      relation: LinkRelation,
      reason: z.string().trim().max(2_000).default(''),
    }),
    output: IncidentDetail,
  }),
  unlink: endpoint({
    route: 'DELETE /api/incidents/{incident}/links/{to}',
    permission: 'incident:write',
    summary: 'Ends a link.',
    input: z.object({ incident: ref, to: ref, reason: z.string().trim().max(2_000).default('') }),
    output: IncidentDetail,
  }),
  ask: endpoint({
    route: 'POST /api/incidents/{incident}/questions',
    permission: 'incident:write',
    summary: 'Notes an open question, or a thing to look at again by a time.',
    input: z.object({
      incident: ref,
      text: z.string().trim().min(1).max(2_000),
      dueAt: Instant.nullable().default(null),
    }),
    output: IncidentDetail,
  }),
  answer: endpoint({
    route: 'POST /api/incidents/{incident}/questions/{id}/answer',
    permission: 'incident:write',
    summary: 'Answers an open question.',
    input: z.object({ incident: ref, id: Id, text: z.string().trim().min(1).max(4_000) }),
    output: IncidentDetail,
  }),
} as const
