import { z } from 'zod'
import { DiffPart } from '#src/core/difference.ts'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { KnowledgeProblem } from '../knowledge.ts'
import { Slug, Wording } from '../wording.ts'
import { LetterShelf, LetterVersion } from './letter-version.ts'

export const TEXT_CHARS_MAX = 100_000
const which = { shelf: LetterShelf, letter: Slug }
const text = z.string().min(1).max(TEXT_CHARS_MAX)
const no = z.coerce.number().int().min(0).max(1_000_000)

/** What is wrong with a template, where, in the reader's language. */
const ToldLetterProblem = KnowledgeProblem.extend({ text: z.string() })
export type ToldLetterProblem = z.infer<typeof ToldLetterProblem>

export const LetterRow = z.object({
  shelf: LetterShelf,
  id: Slug,
  name: Wording,
  when: Wording,
  /** A file of the organisation's own is used instead of ours, or there is none of ours. */
  isOwn: z.boolean(),
  version: z.number().int(),
})
export type LetterRow = z.infer<typeof LetterRow>

export const LetterPage = z.object({
  shelf: LetterShelf,
  id: Slug,
  name: Wording.nullable(),
  when: Wording.nullable(),
  isOwn: z.boolean(),
  /** Whether one came with Hikeshi that can be taken up again. */
  isShipped: z.boolean(),
  /** The text that is used; of an own file that cannot be read, its text, while ours is used. */
  text: z.string(),
  problems: z.array(ToldLetterProblem),
  /** Somebody changed the file itself: what is used is no version that was saved here. */
  isUnsaved: z.boolean(),
  versions: z.array(LetterVersion),
  can: z.object({ write: z.boolean(), preview: z.boolean() }),
})
export type LetterPage = z.infer<typeof LetterPage>

export const letterApi = {
  list: endpoint({
    route: 'GET /api/letters',
    permission: 'notice:read',
    summary: 'Every letter, notice and form that the desk writes from, and which of them the organisation changed.',
    input: nothing,
    output: z.object({ rows: z.array(LetterRow), problems: z.array(ToldLetterProblem) }),
  }),
  show: endpoint({
    route: 'GET /api/letters/{shelf}/{letter}',
    permission: 'notice:read',
    summary: 'One letter: its text as a file, what is wrong with it, its versions.',
    input: z.object(which),
    output: LetterPage,
  }),
  diff: endpoint({
    route: 'GET /api/letters/{shelf}/{letter}/diff',
    permission: 'notice:read',
    summary: 'What changed from one version to another, line by line; 0 is the letter that came with Hikeshi.',
    input: z.object({ ...which, from: no, to: no }),
    output: z.object({ parts: z.array(DiffPart) }),
  }),
  version: endpoint({
    route: 'GET /api/letters/{shelf}/{letter}/versions/{no}',
    permission: 'notice:read',
    summary: 'The text of one version, to go on from it.',
    input: z.object({ ...which, no }),
    output: z.object({ text: z.string() }),
  }),
  preview: endpoint({
    route: 'POST /api/letters/{shelf}/{letter}/preview',
    permission: 'notice:write',
    summary:
      'How a text would look, every place filled with its name: as text and as a picture of the page; or what is wrong, by line.',
    input: z.object({ ...which, text, lang: Language }),
    output: z.object({
      problems: z.array(ToldLetterProblem),
      subject: z.string(),
      body: z.string(),
      /** SVG of all its pages; null for what goes by mail. */
      picture: z.string().nullable(),
    }),
  }),
  pdf: endpoint({
    route: 'POST /api/letters/{shelf}/{letter}/pdf',
    permission: 'notice:write',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'The same preview as PDF; of letters that are printed.',
    input: z.object({ ...which, text, lang: Language }),
    output: bytes,
  }),
  save: endpoint({
    route: 'PUT /api/letters/{shelf}/{letter}',
    permission: 'letter:write',
    summary: 'Saves a text as the organisation’s own, used from now on; refused with every line that is wrong.',
    input: z.object({ ...which, text, note: z.string().trim().max(2_000).default('').describe('Why it is changed.') }),
    output: LetterPage,
  }),
  reset: endpoint({
    route: 'POST /api/letters/{shelf}/{letter}/reset',
    permission: 'letter:write',
    summary: 'Takes the own file away: the letter that came with Hikeshi is used again. Its versions stay.',
    input: z.object({ ...which, note: z.string().trim().max(2_000).default('') }),
    output: LetterPage,
  }),
} as const
