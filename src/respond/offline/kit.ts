// The kit for when nothing works (S3-136): what is on paper, under a version that changes when what it was made from changes.
import { z } from 'zod'
import { Language } from '#src/core/language.ts'

export const KitPart = z.enum([
  'telephone-tree',
  'routes',
  'contacts',
  'machines',
  'media',
  'playbook',
  'record-sheets',
  'hand-sheet',
  'letters',
])
export type KitPart = z.infer<typeof KitPart>

/** One file of the kit. */
export const KitFile = z.object({
  file: z.string(),
  part: KitPart,
  /** Of a playbook its name. */
  name: z.string(),
  /** How many stand on it: contacts, steps, sheets, letters. */
  count: z.number().int(),
})
export type KitFile = z.infer<typeof KitFile>

export const KitTaken = z.object({ at: z.string(), by: z.string(), version: z.string(), lang: Language })
export type KitTaken = z.infer<typeof KitTaken>

const orderOf: Readonly<Record<KitPart, string>> = {
  'telephone-tree': '10',
  routes: '11',
  contacts: '12',
  machines: '13',
  media: '14',
  playbook: '20',
  'record-sheets': '30',
  'hand-sheet': '31',
  letters: '40',
}

/** In the order in which they are needed; the name says what it is before it is opened. */
export const kitFileName = (part: KitPart, lang: Language, id = ''): string =>
  `${orderOf[part]}-${[part, id].filter(Boolean).join('-')}-${lang}.pdf`
