// A known weakness in software that the organisation runs: an open risk, with somebody who answers for it (S0-11, S2-8).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'

const line = (most: number) => z.string().trim().max(most)

export const SoftwareFacts = z.object({
  /** On which machine or service. */
  host: line(200).min(1),
  name: line(300).min(1),
  /** Empty when it is not known: then every advisory about it is for a person to judge. */
  version: line(200).default(''),
  /** As OSV names it (`Debian:12`, `npm`, `PyPI`); empty of what was not installed from one. */
  ecosystem: line(100).default(''),
  owner: line(200).default(''),
})
export type SoftwareFacts = z.infer<typeof SoftwareFacts>

export const SoftwareRow = SoftwareFacts.extend({
  id: Id,
  notedAt: z.string(),
  notedBy: z.string(),
  /** Open weaknesses in it. */
  open: z.number().int(),
})
export type SoftwareRow = z.infer<typeof SoftwareRow>

export const AdvisoryHead = z.object({
  id: z.string(),
  kind: z.enum(['osv', 'csaf']),
  title: z.string(),
  aliases: z.array(z.string()),
  modifiedAt: z.string().nullable(),
  severity: z.string(),
  url: z.string(),
})
export type AdvisoryHead = z.infer<typeof AdvisoryHead>

export const Decision = z.enum(['open', 'planned', 'accepted', 'not-affected'])
export type Decision = z.infer<typeof Decision>

export const WeaknessRow = z.object({
  id: Id,
  /** `unsure`: the name fits, the version could not be held against it. */
  verdict: z.enum(['affected', 'unsure']),
  advisory: AdvisoryHead,
  software: SoftwareRow.omit({ open: true }),
  foundAt: z.string(),
  decision: Decision,
  owner: z.string(),
  reason: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
})
export type WeaknessRow = z.infer<typeof WeaknessRow>

/** Nobody has said yet what becomes of it: these come first. */
export const isOpen = ({ decision }: Pick<WeaknessRow, 'decision'>): boolean => decision === 'open'

export const PatchFacts = z.object({
  kind: z.enum(['patch', 'signature']).default('patch'),
  /** The version after it; empty when it is as before. */
  version: line(200).default(''),
  /** Where it came from. */
  source: line(300).default(''),
  /** Where it was tried before it went into production, and how that went. */
  tried: line(500).default(''),
  /** What happens when it fails, and what was made ready for that. */
  risk: line(500).default(''),
  /** `wrong`: an automatic update brought another thing than was meant, or an older one. */
  outcome: z.enum(['good', 'failed', 'taken-back', 'wrong']).default('good'),
  note: line(2_000).default(''),
})
export type PatchFacts = z.infer<typeof PatchFacts>

export const PatchRow = PatchFacts.omit({ version: true }).extend({
  id: Id,
  at: z.string(),
  host: z.string(),
  name: z.string(),
  before: z.string(),
  after: z.string(),
  notedAt: z.string(),
  notedBy: z.string(),
})
export type PatchRow = z.infer<typeof PatchRow>
