import { z } from 'zod'
import { bytes, endpoint } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { KitFile, KitTaken } from './kit.ts'

const lang = Language.optional()

/** What is printed and kept for the hour in which neither network nor desk can be used. */
export const offlineApi = {
  kit: endpoint({
    route: 'GET /api/offline-kit',
    permission: 'contact:read',
    summary:
      'What the offline kit would hold now, under which version, and whether the one that was last taken is still that.',
    input: z.object({ lang }),
    output: z.object({
      version: z.string(),
      files: z.array(KitFile),
      taken: KitTaken.nullable(),
      isCurrent: z.boolean(),
    }),
  }),
  take: endpoint({
    route: 'GET /api/offline-kit.zip',
    permission: 'contact:read',
    gives: 'download',
    mediaType: 'application/zip',
    summary:
      'The offline kit: procedures, telephone tree, routes, contacts, record sheets and letter forms as PDF, to be printed and kept. Taking it goes on the record.',
    input: z.object({ lang }),
    output: bytes,
  }),
} as const
