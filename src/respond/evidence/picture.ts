// A picture as it may be looked at: drawn anew by the desk, smaller, with what its file says of itself (Exif and the like) as text.
import { z } from 'zod'

/** What is drawn anew; everything else stays text and hex. SVG and PDF are programs for a reader, not pictures. */
export const pictureKinds = ['png', 'jpeg', 'gif', 'webp', 'tiff', 'heif'] as const

export const mostPictureBytes = 64 * 1024 ** 2
/** What a small file may grow to while it is decoded: four bytes each. */
export const mostPixels = 64_000_000
export const longestSide = 1_600
export const mostFacts = 400
export const longestFact = 500

export const PictureFact = z.object({ group: z.string(), name: z.string(), text: z.string() })
export type PictureFact = z.infer<typeof PictureFact>

export const PictureProblem = z.enum(['other-kind', 'too-large', 'too-many-pixels', 'unreadable', 'stopped'])
export type PictureProblem = z.infer<typeof PictureProblem>

export const Picture = z.object({
  /** WebP, drawn by the desk; null when there is a problem. */
  drawn: z.object({ base64: z.string(), width: z.number(), height: z.number() }).nullable(),
  /** Of the file, as its head says. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  problem: PictureProblem.nullable(),
  facts: z.array(PictureFact),
  /** What the file says of itself could not be read, or not all of it. */
  areFactsBroken: z.boolean(),
  /** Where it says it was taken: somebody's home may stand here. */
  place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
})
export type Picture = z.infer<typeof Picture>

export const withoutPicture = (problem: PictureProblem): Picture => ({
  drawn: null,
  width: null,
  height: null,
  problem,
  facts: [],
  areFactsBroken: false,
  place: null,
})
