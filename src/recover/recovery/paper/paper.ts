// What recovery hands to people on paper: the plan (S3-32), the handover (S3-26 to S3-31), and the story of the whole incident (S3-78, S0-65).
import { z } from 'zod'
import { Language } from '#src/core/language.ts'
import { LetterBlock } from '#src/platform/pdf/documents/letter.ts'

export const PaperKind = z.enum(['plan', 'handover', 'story'])
export type PaperKind = z.infer<typeof PaperKind>

export const PaperView = z.object({
  kind: PaperKind,
  lang: Language,
  /** Names of people, parties, machines and addresses are taken out. */
  isShared: z.boolean(),
  subject: z.string(),
  /** Number, day, confidentiality. */
  corner: z.array(z.string()),
  blocks: z.array(LetterBlock),
})
export type PaperView = z.infer<typeof PaperView>

export type Block = z.infer<typeof LetterBlock>
export const heading = (text: string): Block => ({ kind: 'h', text })
export const paragraph = (text: string): Block => ({ kind: 'p', text, isFlush: true })
export const points = (items: readonly string[]): Block => ({ kind: 'points', items: [...items], isNumbered: false })
export const record = (rows: readonly (readonly [string, string])[]): Block => ({
  kind: 'record',
  rows: rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
})
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head: [...head],
  rows: rows.map((row) => [...row]),
})
