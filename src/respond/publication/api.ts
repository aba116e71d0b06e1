import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { Given, Publication, PublicPreview, Stage, StageForm } from './publication.ts'

const incident = z.string().max(40)
const of = { incident, publication: z.string().max(60) }
/** What a version is written from. */
const writing = { stage: Stage, asOf: Instant.optional(), given: Given, publication: z.string().max(60).optional() }

export const publicationApi = {
  stages: endpoint({
    route: 'GET /api/publication-stages',
    permission: 'notice:read',
    summary: 'The stages in which something is published, and what the letter of each asks for.',
    input: z.object({}),
    output: z.object({ rows: z.array(StageForm) }),
  }),
  list: endpoint({
    route: 'GET /api/incidents/{incident}/publications',
    permission: 'notice:read',
    summary:
      'What an incident has published or is about to, with every version, and from when to when each was public.',
    input: z.object({ incident }),
    output: z.object({
      rows: z.array(Publication),
      /** How many have asked to be told by mail. */
      subscribers: z.number().int(),
      can: z.object({ write: z.boolean(), approve: z.boolean() }),
    }),
  }),
  preview: endpoint({
    route: 'POST /api/incidents/{incident}/publications/preview',
    permission: 'notice:write',
    summary: 'Shows what the page would say, what it holds back and what is missing. Nothing is kept.',
    input: z.object({ incident, ...writing }),
    output: PublicPreview,
  }),
  write: endpoint({
    route: 'POST /api/incidents/{incident}/publications',
    permission: 'notice:write',
    summary:
      'Writes a new publication, or the next version of one, and asks for its review. A draft before it is replaced.',
    input: z.object({ incident, ...writing, hidesEarlier: z.boolean().default(false) }),
    output: Publication,
  }),
  approve: endpoint({
    route: 'POST /api/incidents/{incident}/publications/{publication}/approval',
    permission: 'notice:approve',
    summary:
      'Makes public what somebody else wrote: judged once more, and refused when a source has changed its mind. Alone only with a reason.',
    input: z.object({
      ...of,
      version: z.number().int(),
      alone: z.string().trim().max(2_000).default(''),
      publishAt: Instant.optional().describe('Public at this hour by the clock, instead of at once.'),
    }),
    output: Publication,
  }),
  giveBack: endpoint({
    route: 'POST /api/incidents/{incident}/publications/{publication}/return',
    permission: 'notice:write',
    summary: 'Sends a draft back to be changed, or takes it back for good, with the reason. What is public stays.',
    input: z.object({ ...of, reason: z.string().trim().min(1).max(2_000), isWithdrawn: z.boolean().default(false) }),
    output: Publication,
  }),
  paper: endpoint({
    route: 'GET /api/incidents/{incident}/publications/{publication}/paper',
    permission: 'notice:read',
    summary: 'A version on paper, to be posted where people pass by.',
    input: z.object({ ...of, version: z.coerce.number().int(), lang: Language }),
    output: z.unknown(),
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  site: endpoint({
    route: 'GET /api/publications/site',
    permission: 'notice:read',
    summary:
      'Everything that is public as a folder of files with relative links, for another server or a disk when this one is away.',
    input: z.object({
      base: z
        .url({ protocol: /^https?$/ })
        .max(300)
        .optional(),
    }),
    output: z.object({ files: z.array(z.object({ path: z.string(), text: z.string() })) }),
  }),
} as const
