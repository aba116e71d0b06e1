import { z } from 'zod'

/** The two languages of the desk, equals in every screen, letter and report. */
export const Language = z.enum(['ja', 'en'])
export type Language = z.infer<typeof Language>
