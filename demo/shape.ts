// What the files of every demonstration are made of.
import { z } from 'zod'
import { Confidence, Party, PartyRole, Tense } from '#src/respond/incident/incident.ts'

export const text = z.string().trim().min(1)
export const Both = z.strictObject({ ja: text, en: text })
export type Both = z.infer<typeof Both>
export const slug = z.string().regex(/^[a-z0-9-]+$/)

export const DemoParty = z.strictObject({
  id: slug,
  name: Both,
  kind: Party.shape.kind,
  roles: z.array(PartyRole).min(1),
  contact: Both.optional(),
  note: Both,
})
export type DemoParty = z.infer<typeof DemoParty>

export const DemoStatement = z.strictObject({
  tense: Tense,
  confidence: Confidence,
  text: Both,
  is_worst_case: z.boolean().default(false),
  is_negative: z.boolean().default(false),
  is_impact: z.boolean().default(false),
})
export type DemoStatement = z.infer<typeof DemoStatement>
