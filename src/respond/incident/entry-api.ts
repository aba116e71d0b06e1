import { z } from 'zod'
import { bytes, endpoint, flag } from '#src/core/endpoint.ts'
import { Id, PageAsk, pageOf } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Instant, When } from '#src/core/time.ts'
import { AttackStage } from '#src/prepare/knowledge/attack-stage.ts'
import { ref } from './asked.ts'
import { EntryView } from './incident.ts'

export const EntryKindOfPeople = z.enum([
  'fact',
  'action',
  'decision',
  'contact',
  'finding',
  'containment',
  'request',
  'meeting',
  'media',
  'complaint',
  'note',
])

export const NewEntryInput = z.object({
  kind: EntryKindOfPeople.default('note'),
  /** Left out: now, exact. */
  when: When.optional(),
  text: z.string().trim().min(1).max(50_000),
  lang: Language.optional(),
  party: Id.optional(),
  source: z.string().trim().max(500).optional(),
  report: Id.optional(),
  /** Where in the attack this belongs, a tactic of ATT&CK; null for nowhere. */
  stage: AttackStage.nullable().optional(),
})

/** The lines of an incident’s record, as people write, correct and read them. */
export const incidentEntryApi = {
  entries: endpoint({
    route: 'GET /api/incidents/{incident}/entries',
    permission: 'incident:read',
    summary: 'The record of the incident. Kinds and people are comma-separated lists.',
    input: z.object({
      ...PageAsk,
      incident: ref,
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
      order: z.enum(['time', 'newest', 'recorded']).default('time'),
      kinds: z.string().max(400).optional(),
      party: Id.optional(),
      by: Id.optional(),
      q: z.string().max(200).optional(),
      since: z.coerce.number().int().optional(),
      from: Instant.optional(),
      to: Instant.optional(),
    }),
    output: pageOf(EntryView),
  }),
  addEntry: endpoint({
    route: 'POST /api/incidents/{incident}/entries',
    permission: 'entry:write',
    summary: 'Writes one line into the record.',
    input: NewEntryInput.extend({ incident: ref }),
    output: EntryView,
  }),
  addFiles: endpoint({
    route: 'POST /api/incidents/{incident}/entries/files',
    permission: 'entry:write',
    takes: 'files',
    summary: 'Writes one line with attachments or images.',
    input: z.object({
      incident: ref,
      kind: EntryKindOfPeople.default('note'),
      text: z.string().trim().min(1).max(50_000),
      when: z.string().max(1_000).optional().describe('A When as JSON'),
      party: Id.optional(),
      source: z.string().trim().max(500).optional(),
      stage: AttackStage.optional(),
    }),
    output: EntryView,
  }),
  correctEntry: endpoint({
    route: 'POST /api/incidents/{incident}/entries/{id}/correction',
    permission: 'entry:write',
    summary: 'Corrects an entry by a new one that names it; the old one stays.',
    input: NewEntryInput.extend({ incident: ref, id: Id, reason: z.string().trim().max(2_000).default('') }),
    output: EntryView,
  }),
  entryFile: endpoint({
    route: 'GET /api/incidents/{incident}/entries/{id}/files/{position}',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/octet-stream',
    summary: 'A file of an entry; images are re-encoded as they are shown, everything else is a download.',
    input: z.object({
      incident: ref,
      id: Id,
      position: z.coerce.number().int().min(0),
      inline: flag.optional(),
    }),
    output: bytes,
  }),
  importEntries: endpoint({
    route: 'POST /api/incidents/{incident}/entries/import',
    permission: 'entry:write',
    takes: 'files',
    summary:
      'Writes the lines of a CSV into the record; each line has its own outcome. With check, only tells what would be written.',
    input: z.object({
      incident: ref,
      lang: Language.default('ja'),
      zone: z.string().max(64).optional(),
      check: flag.default(false),
    }),
    output: z.object({
      written: z.number().int(),
      outcomes: z.array(
        z.object({
          line: z.number().int(),
          ok: z.boolean(),
          text: z.string(),
          when: z.string(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  }),
} as const
