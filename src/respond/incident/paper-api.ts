import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { ofIncident, ref } from './asked.ts'
import { BriefingGiven, BriefingWay, mostBriefings } from './briefing.ts'
import { EntryView, Statement } from './incident.ts'

/** What leaves an incident as a file, on paper, or for management. */
export const incidentPaperApi = {
  caseFile: endpoint({
    route: 'GET /api/incidents/{incident}/case-file.pdf',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'The case file on paper, with the proof in every footer.',
    input: z.object({ incident: ref, lang: Language.optional() }),
    output: bytes,
  }),
  caseCsv: endpoint({
    route: 'GET /api/incidents/{incident}/case-file.csv',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'text/csv',
    summary: 'The record as CSV; cells that a spreadsheet would run are guarded.',
    input: z.object({
      incident: ref,
      lang: Language.optional(),
      encoding: z.enum(['utf-8', 'cp932']).default('utf-8'),
    }),
    output: bytes,
  }),
  caseJson: endpoint({
    route: 'GET /api/incidents/{incident}/case-file.json',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/json',
    summary: 'Everything of the incident as JSON.',
    input: ofIncident,
    output: bytes,
  }),
  bundle: endpoint({
    route: 'GET /api/incidents/{incident}/bundle',
    permission: 'record:export',
    gives: 'download',
    mediaType: 'application/zip',
    summary: 'The sealed bundle: entries, proofs, checkpoints and key for verification without this desk.',
    input: ofIncident,
    output: bytes,
  }),
  briefing: endpoint({
    route: 'GET /api/incidents/{incident}/briefing',
    permission: 'briefing:read',
    summary: 'The plain-language page for management.',
    input: z.object({ incident: ref, lang: Language.optional() }),
    output: z.object({
      number: z.string(),
      asOf: z.iso.datetime(),
      level: z.string(),
      levelMeaning: z.string(),
      title: z.string(),
      elapsedMs: z.number(),
      summary: z.string(),
      happened: z.array(Statement),
      happening: z.array(Statement),
      mayHappen: z.array(Statement),
      doing: z.array(EntryView),
      decisions: z.array(EntryView),
      questions: z.array(z.object({ text: z.string(), dueAt: z.iso.datetime().nullable() })),
    }),
  }),
  briefingPdf: endpoint({
    route: 'GET /api/incidents/{incident}/briefing.pdf',
    permission: 'briefing:read',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'The page for management, on paper.',
    input: z.object({ incident: ref, lang: Language.optional() }),
    output: bytes,
  }),
  briefingSent: endpoint({
    route: 'POST /api/incidents/{incident}/briefing/sent',
    permission: 'incident:write',
    summary: 'Notes to whom and how the page for management was given.',
    input: z.object({
      incident: ref,
      to: z.string().trim().min(1).max(500),
      by: BriefingWay,
      said: z.string().trim().max(4_000).default('').describe('What they asked, or answered.'),
      lang: Language.optional(),
    }),
    output: nothing,
  }),
  briefings: endpoint({
    route: 'GET /api/briefings',
    permission: 'briefing:read',
    summary:
      'Every time that management was told: to whom, how, what the page said then, what they answered; the newest first.',
    input: z.object({
      incident: ref.optional(),
      cursor: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(mostBriefings).default(50),
    }),
    output: z.object({ rows: z.array(BriefingGiven), next: z.string().nullable() }),
  }),
  blankSheet: endpoint({
    route: 'GET /api/print/blank-sheet.pdf',
    permission: 'self',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'Blank sheets for a record by hand.',
    input: z.object({
      incident: ref.optional(),
      lang: Language.optional(),
      sheets: z.coerce.number().int().min(1).max(50).default(2),
    }),
    output: bytes,
  }),
  handover: endpoint({
    route: 'GET /api/print/handover.pdf',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'The shift handover sheet: what changed since a time, or since the last login.',
    input: z.object({ since: Instant.optional(), lang: Language.optional() }),
    output: bytes,
  }),
} as const
