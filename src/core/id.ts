import { z } from 'zod'

/** Identity of a thing in the desk: a UUID (version 7, RFC 9562 §5.7), made by the platform, never shown to a person. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** A person reads `2026-0001`: year and a number that has no gaps (S1, issue of the desk). */
export const numberOf = (year: number, value: number): string => `${year}-${String(value).padStart(4, '0')}`
/** Reports are numbered apart from incidents: `R2026-0001`. */
export const reportNumberOf = (year: number, value: number): string => `R${numberOf(year, value)}`

export const IncidentNumber = z.string().regex(/^\d{4}-\d{4,7}$/)
export const ReportNumber = z.string().regex(/^R\d{4}-\d{4,7}$/)

/** Keyset pages: rows of this page, and where the next begins (null at the end). */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    /** Rows that match in all, counted up to 10,000; `more` says that there are more than were counted. */
    total: z.number().int(),
    more: z.boolean(),
    tookMs: z.number(),
  })
export const PageAsk = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
