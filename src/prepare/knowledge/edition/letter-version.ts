// A letter as this organisation changed it: a file of its own over the one that came with Hikeshi, each saved text a version.
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'

/** `letter` goes by mail, `print-letter` on paper and on the page of notices. */
export const LetterShelf = z.enum(['letter', 'print-letter'])
export type LetterShelf = z.infer<typeof LetterShelf>

export const LetterVersion = z.object({
  no: z.number().int(),
  /** The own file was taken away: from then on the letter that came with Hikeshi was used. */
  isRemoval: z.boolean(),
  note: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
})
export type LetterVersion = z.infer<typeof LetterVersion>
