import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Wording } from '#src/prepare/knowledge/wording.ts'
import { DemonstrationName } from './demonstration/api.ts'

/** What belongs to the desk as a whole. */
export const deskApi = {
  health: endpoint({
    route: 'GET /api/health',
    permission: 'public',
    summary: 'Whether the desk and its database answer.',
    input: nothing,
    output: z.object({ ok: z.boolean(), version: z.string() }),
  }),
  about: endpoint({
    route: 'GET /api/about',
    permission: 'self',
    summary: 'Version, zone, database, and the counts that a new desk shows.',
    input: nothing,
    output: z.object({
      version: z.string(),
      zone: z.string(),
      publicUrl: z.string(),
      organisation: z.string(),
      /** Telephone, FAX, e-mail and hours of the desk in one line; empty where none is set. */
      contact: z.object({ ja: z.string(), en: z.string() }),
      database: z.string(),
      isEmpty: z.boolean(),
      trouble: z.string().nullable(),
    }),
  }),
  demonstrations: endpoint({
    route: 'GET /api/demonstrations',
    permission: 'desk:manage',
    summary: 'The demonstrations that there are, and as which incident one of them was loaded.',
    input: nothing,
    output: z.object({
      rows: z.array(
        z.object({ name: DemonstrationName, title: Wording, isLoaded: z.boolean(), incident: z.string().nullable() }),
      ),
    }),
  }),
  loadDemonstration: endpoint({
    route: 'POST /api/demonstration',
    permission: 'desk:manage',
    summary:
      'Loads a demonstration: the Kobe case with the two sites of 1999, or one of four case studies. Refused when it is already there.',
    input: z.object({
      name: DemonstrationName.default('kobe'),
      isClosed: z
        .boolean()
        .default(false)
        .describe(
          'The Kobe case is played to its close too, now or when it is already there; case studies always are.',
        ),
    }),
    output: z.object({
      incident: z.string(),
      reports: z.number().int(),
      entries: z.number().int(),
      logins: z.array(z.object({ email: z.string(), role: z.string(), password: z.string() })),
    }),
  }),
  backup: endpoint({
    route: 'GET /api/backup',
    permission: 'desk:manage',
    gives: 'download',
    mediaType: 'application/zip',
    summary:
      'A full backup of state, files and keys. Whoever has it has everything: it is for the administrator alone, and it is on the record.',
    input: nothing,
    output: bytes,
  }),
} as const
