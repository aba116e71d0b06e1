import { z } from 'zod'
import { Tlp } from '#src/core/tlp.ts'
import { Head } from './head.ts'

/** Record sheets to write on by hand while systems are down (S2-24): later both times go into the record. */
export const SHEETS_MAX = 200

export const BlankSheet = Head.omit({ checkpoint: true, tlp: true }).extend({
  tlp: Tlp.nullish(),
  /** The incident, or null: then it is a field to fill in. */
  number: z.string().nullish(),
  title: z.string().nullish(),
  /** Telephone, FAX and mail of the desk, for whoever sits without a screen. */
  contact: z.string().nullish(),
  sheets: z.int().min(1).max(SHEETS_MAX),
  firstSheet: z.int().min(1).max(9999).default(1),
})
export type BlankSheet = z.infer<typeof BlankSheet>
