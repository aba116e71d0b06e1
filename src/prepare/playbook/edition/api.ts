import { z } from 'zod'
import { DiffPart } from '#src/core/difference.ts'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Slug, Wording } from '#src/prepare/knowledge/wording.ts'
import { ToldProblem } from '../problem.ts'
import { FILE_CHARS_MAX } from '../read.ts'
import { PlaybookRead } from '../reading.ts'
import { Edition } from './edition.ts'

const playbook = Slug
const no = z.coerce.number().int().min(0).max(1_000_000)
const text = z.string().trim().max(2_000)

export const PlaybookRow = z.object({
  id: Slug,
  name: Wording,
  when: Wording,
  steps: z.number().int(),
  /** 0: as it came with Hikeshi, or from the files of the desk. */
  inForce: z.number().int(),
  open: Edition.nullable(),
})
export const PlaybookPage = z.object({
  id: Slug,
  name: Wording.nullable(),
  inForce: z.number().int(),
  /** As it is followed now, in the reader's language; empty for one that is not in force yet. */
  outline: z.string(),
  /** The same in parts, for a page; null for one that is not in force yet. */
  read: PlaybookRead.nullable(),
  /** What the next edition is written from: the open draft, or what is in force. */
  text: z.string(),
  /** What is wrong with that text. */
  problems: z.array(ToldProblem),
  editions: z.array(Edition),
  can: z.object({ write: z.boolean(), approve: z.boolean() }),
})
export type PlaybookPage = z.infer<typeof PlaybookPage>

export const editionApi = {
  list: endpoint({
    route: 'GET /api/playbooks',
    permission: 'incident:read',
    summary: 'The agreed procedures as they are in force, and what is being changed.',
    input: nothing,
    output: z.object({ rows: z.array(PlaybookRow), canWrite: z.boolean() }),
  }),
  // Before what follows an id: Hono takes the first route that fits.
  take: endpoint({
    route: 'POST /api/playbooks/import',
    permission: 'incident:write',
    takes: 'files',
    summary: 'Takes a playbook in, YAML or CACAO 2.0, as a draft; tells what could not be carried, or why not at all.',
    input: z.object({ note: text.default('') }),
    output: z.object({ playbook: Slug.nullable(), notes: z.array(z.string()), refusals: z.array(z.string()) }),
  }),
  show: endpoint({
    route: 'GET /api/playbooks/{playbook}',
    permission: 'incident:read',
    summary: 'One playbook: as it is followed, its text, its editions.',
    input: z.object({ playbook }),
    output: PlaybookPage,
  }),
  diff: endpoint({
    route: 'GET /api/playbooks/{playbook}/diff',
    permission: 'incident:read',
    summary: 'What changed from one edition to another, line by line; 0 is what came with Hikeshi.',
    input: z.object({ playbook, from: no, to: no }),
    output: z.object({ parts: z.array(DiffPart) }),
  }),
  file: endpoint({
    route: 'GET /api/playbooks/{playbook}/file',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/octet-stream',
    summary: 'The playbook that is in force, as YAML or as CACAO 2.0.',
    input: z.object({ playbook, format: z.enum(['yaml', 'cacao']).default('yaml'), lang: Language.optional() }),
    output: bytes,
  }),
  save: endpoint({
    route: 'PUT /api/playbooks/{playbook}/draft',
    permission: 'incident:write',
    summary: 'Writes the draft of the next edition. It need not be sound yet; what is wrong with it is told.',
    input: z.object({
      playbook,
      text: z.string().min(1).max(FILE_CHARS_MAX),
      note: text.default('').describe('Why it is changed.'),
      incident: z.string().trim().max(40).default('').describe('The incident whose review led to it.'),
    }),
    output: PlaybookPage,
  }),
  ask: endpoint({
    route: 'POST /api/playbooks/{playbook}/ask',
    permission: 'incident:write',
    summary: 'Asks for the draft to be approved; only a sound one with a reason.',
    input: z.object({ playbook }),
    output: PlaybookPage,
  }),
  decide: endpoint({
    route: 'POST /api/playbooks/{playbook}/decide',
    permission: 'playbook:approve',
    summary: 'Puts what is asked for into force, or refuses it; never one’s own.',
    input: z.object({ playbook, no: no.min(1), isApproved: z.boolean(), note: text.default('') }),
    output: PlaybookPage,
  }),
  withdraw: endpoint({
    route: 'POST /api/playbooks/{playbook}/withdraw',
    permission: 'incident:write',
    summary: 'Takes the draft back.',
    input: z.object({ playbook }),
    output: PlaybookPage,
  }),
} as const
