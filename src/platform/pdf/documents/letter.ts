import { z } from 'zod'

const Line = z.string().max(20_000)
export const LetterBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('p'), text: Line, isFlush: z.boolean() }),
  z.object({ kind: z.literal('h'), text: Line }),
  z.object({ kind: z.literal('points'), items: z.array(Line).max(1_000), isNumbered: z.boolean() }),
  z.object({ kind: z.literal('record'), rows: z.array(z.object({ label: Line, value: Line })).max(100) }),
  z.object({ kind: z.literal('table'), head: z.array(Line).max(6), rows: z.array(z.array(Line).max(6)).max(1_000) }),
])

/** A letter, notice or form, all of it in words: set as Japanese letters are, or as English ones. */
export const Letter = z.object({
  lang: z.enum(['ja', 'en']),
  frame: z.enum(['letter', 'notice', 'form', 'press', 'sheet']),
  /** Year, month and day, for the document's own properties. */
  day: z.tuple([z.number().int(), z.number().int(), z.number().int()]),
  /** Top right: number, date, version, as of. */
  corner: z.array(Line).max(4),
  to: z.array(Line).max(6),
  from: z.array(Line).max(12),
  subject: Line,
  blocks: z.array(LetterBlock).max(2_000),
  closing: Line,
  contact: z.object({ label: Line, text: Line }).nullable(),
})
export type Letter = z.infer<typeof Letter>

/** Everything is said already; the template only sets it. */
export const layOutLetter = (data: Letter) => data
