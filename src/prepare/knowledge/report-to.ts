// Whom to report to, settled beforehand by what happened and how far it reaches (S1-46).
import { z } from 'zod'
import { Origin, Slug, Tag, twice } from './wording.ts'

const note = z.string().trim().min(1).max(300).optional()

/** One recipient of a row: a line of the contact checklist, from which rank of severity on, and who exactly is meant. */
const Told = z
  .strictObject({ line: Slug, from: z.number().int().min(1).max(9), ja: note, en: note })
  .refine((one) => (one.ja === undefined) === (one.en === undefined), { message: 'both', path: ['en'] })

export const ReportTo = Origin.extend({
  about: z.strictObject({ ja: z.string().min(1), en: z.string().min(1) }),
  rows: z
    .array(
      z.strictObject({
        id: Slug,
        ja: z.string().trim().min(1).max(200),
        en: z.string().trim().min(1).max(200),
        /** Kinds that bring the row in, with all that stands below them; none is every incident. */
        kinds: z.array(Tag).max(50),
        tell: z.array(Told).min(1).max(30),
      }),
    )
    .min(1)
    .max(100),
}).superRefine(({ rows }, context) => {
  if (twice(rows.map((one) => one.id)).length > 0)
    context.addIssue({ code: 'custom', message: 'duplicate', path: ['rows'] })
})
export type ReportTo = z.infer<typeof ReportTo>

export type Wanted = { readonly row: string; readonly ja: string; readonly en: string }

const isBelow = (kind: string, above: string): boolean => kind === above || kind.startsWith(`${above}/`)

/** Which lines an incident of these kinds and this rank asks for, and why. Without a level the reach is not known yet: it counts as inside. */
export function wantedLines(
  { rows }: ReportTo,
  kinds: readonly string[],
  rank: number | null,
): ReadonlyMap<string, readonly Wanted[]> {
  const wanted = new Map<string, Wanted[]>()
  for (const row of rows) {
    if (row.kinds.length > 0 && !row.kinds.some((above) => kinds.some((kind) => isBelow(kind, above)))) continue
    for (const { line, from, ja, en } of row.tell) {
      if (from > (rank ?? 1)) continue
      const because = { row: row.id, ja: ja ? `${row.ja}：${ja}` : row.ja, en: en ? `${row.en}: ${en}` : row.en }
      wanted.set(line, [...(wanted.get(line) ?? []), because])
    }
  }
  return wanted
}
