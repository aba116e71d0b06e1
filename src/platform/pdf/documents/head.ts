import { z } from 'zod'
import { Language } from '#src/core/language.ts'
import { isZone } from '#src/core/time.ts'
import { Tlp } from '#src/core/tlp.ts'

/** What every printed document says about itself. Words that belong to a slice (kinds, roles, levels) come in already worded. */
export const Instant = z.iso.datetime({ offset: true })
export const Zone = z.string().min(1).max(64).refine(isZone, { error: 'zone' })

/** A state word with the sentence that says what it means (design, Look 8). */
export const Labelled = z.object({ label: z.string(), meaning: z.string().nullish() })
export type Labelled = z.infer<typeof Labelled>

/** The signed head of the record as it was when the paper was made; `qr` is what the small QR holds, `shortCode` what a person compares. */
export const PrintedCheckpoint = z.object({
  origin: z.string(),
  treeSize: z.int().nonnegative(),
  rootHash: z.string(),
  keyId: z.string(),
  signature: z.string(),
  signedAt: Instant,
  shortCode: z.string().max(40),
  qr: z.string().min(1).max(600),
})
export type PrintedCheckpoint = z.infer<typeof PrintedCheckpoint>

export const Head = z.object({
  lang: Language,
  zone: Zone,
  tlp: Tlp,
  organisation: z.string().nullish(),
  generated: z.object({ at: Instant, by: z.string(), for: z.string().nullish() }),
  checkpoint: PrintedCheckpoint.nullish(),
})
export type Head = z.infer<typeof Head>
