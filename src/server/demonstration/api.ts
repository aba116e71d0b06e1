import { z } from 'zod'

/** The Kobe case of 2003 with the two sites of 1999 and an inbox; and four case studies, each from the report to the close. */
export const DemonstrationName = z.enum(['kobe', 'case-1', 'case-2', 'case-3', 'case-4'])
export type DemonstrationName = z.infer<typeof DemonstrationName>
