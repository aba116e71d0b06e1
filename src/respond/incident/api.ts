import { z } from 'zod'
import { endpoint, flag, nothing } from '#src/core/endpoint.ts'
import { Id, PageAsk, pageOf } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Tlp } from '#src/core/tlp.ts'
import { Likeness, ReportRow } from '#src/detect/report/report.ts'
import { kinds, ofIncident, reason, ref } from './asked.ts'
import { incidentEntryApi } from './entry-api.ts'
import { DetectionMethod, IncidentDetail, IncidentRow, Now, Phase, Severity } from './incident.ts'
import { incidentPaperApi } from './paper-api.ts'
import { incidentSituationApi } from './situation-api.ts'
import { UnansweredReporter } from './unanswered.ts'

export const incidentApi = {
  create: endpoint({
    route: 'POST /api/incidents',
    permission: 'incident:write',
    summary: 'Opens an incident, from reports or by itself. The clock starts at the notice.',
    input: z.object({
      title: z.string().trim().min(1).max(300),
      kinds: kinds.default([]),
      severity: Severity.optional(),
      tlp: Tlp.default('amber'),
      isSecret: z.boolean().default(false),
      detection: DetectionMethod.default('unknown'),
      noticedAt: Instant.optional(),
      zone: z.string().max(64).optional(),
      reports: z.array(Id).max(500).default([]),
      lead: Id.nullable().optional(),
    }),
    output: IncidentDetail,
  }),
  list: endpoint({
    route: 'GET /api/incidents',
    permission: 'incident:read',
    summary: 'Incidents, newest first, by keyset.',
    input: z.object({
      ...PageAsk,
      phase: Phase.optional(),
      open: flag.optional(),
      mine: flag.optional(),
      kind: z.string().max(100).optional(),
      level: z.string().max(81).optional(),
      q: z.string().max(200).optional(),
    }),
    output: pageOf(IncidentRow),
  }),
  suggestions: endpoint({
    route: 'GET /api/incidents/suggestions',
    permission: 'incident:read',
    summary: 'Incidents that a report is likely part of, with the reason.',
    input: z.object({ report: Id }),
    output: z.object({ rows: z.array(Likeness.extend({ incident: IncidentRow })) }),
  }),
  unanswered: endpoint({
    route: 'GET /api/incidents/unanswered',
    permission: 'incident:read',
    summary:
      'Reporters of open incidents who left an address and have heard nothing yet, those who wait longest first.',
    input: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
    output: z.object({ rows: z.array(UnansweredReporter), count: z.number().int() }),
  }),
  show: endpoint({
    route: 'GET /api/incidents/{incident}',
    permission: 'incident:read',
    summary: 'One incident. Reading a secret one is on the record.',
    input: ofIncident,
    output: IncidentDetail,
  }),
  now: endpoint({
    route: 'GET /api/incidents/{incident}/now',
    permission: 'incident:read',
    summary: 'What to do now, what changed since the viewer last looked, open questions, what blocks closing.',
    input: ofIncident,
    output: Now,
  }),
  read: endpoint({
    route: 'POST /api/incidents/{incident}/read',
    permission: 'incident:read',
    summary: 'Marks the record as read by the viewer up to an entry.',
    input: z.object({ incident: ref, seq: z.number().int().min(0) }),
    output: nothing,
  }),
  change: endpoint({
    route: 'PATCH /api/incidents/{incident}',
    permission: 'incident:write',
    summary: 'Changes head facts; what was and what is go on the record.',
    input: z.object({
      incident: ref,
      version: z.number().int().optional(),
      title: z.string().trim().min(1).max(300).optional(),
      kinds: kinds.optional(),
      severity: Severity.optional(),
      tlp: Tlp.optional(),
      isSecret: z.boolean().optional(),
      detection: DetectionMethod.optional(),
      phase: z.enum(['triage', 'response', 'recovery', 'review']).optional(),
      noticedAt: Instant.optional(),
      zone: z.string().max(64).optional(),
      summary: z
        .object({ ja: z.string().max(10_000), en: z.string().max(10_000) })
        .partial()
        .optional(),
      reason: z.string().trim().max(2_000).default(''),
    }),
    output: IncidentDetail,
  }),
  close: endpoint({
    route: 'POST /api/incidents/{incident}/close',
    permission: 'incident:close',
    summary:
      'Closes an incident with a reason. What is missing must be filled or taken as an exception with its reason.',
    input: z.object({ incident: ref, reason, exceptions: z.record(z.string().max(60), reason).default({}) }),
    output: IncidentDetail,
  }),
  reopen: endpoint({
    route: 'POST /api/incidents/{incident}/reopen',
    permission: 'incident:close',
    summary: 'Opens a closed incident again, with a reason.',
    input: z.object({ incident: ref, reason }),
    output: IncidentDetail,
  }),

  reports: endpoint({
    route: 'GET /api/incidents/{incident}/reports',
    permission: 'incident:read',
    summary: 'Reports that belong to the incident.',
    input: ofIncident,
    output: z.object({ rows: z.array(ReportRow) }),
  }),
  attach: endpoint({
    route: 'POST /api/incidents/{incident}/reports',
    permission: 'incident:write',
    summary: 'Adds reports to the incident; their observables come along.',
    input: z.object({
      incident: ref,
      reports: z.array(Id).min(1).max(500),
      reason: z.string().trim().max(2_000).default(''),
    }),
    output: IncidentDetail,
  }),
  detach: endpoint({
    route: 'DELETE /api/incidents/{incident}/reports/{report}',
    permission: 'incident:write',
    summary: 'Takes a report out again; it goes back to the inbox unless another incident holds it.',
    input: z.object({ incident: ref, report: Id, reason: z.string().trim().max(2_000).default('') }),
    output: IncidentDetail,
  }),
  ...incidentSituationApi,
  ...incidentEntryApi,
  ...incidentPaperApi,
} as const
