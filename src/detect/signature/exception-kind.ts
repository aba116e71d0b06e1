import { z } from 'zod'

/** By what events can be left out of a rule. */
export const ExceptionKind = z.enum(['user', 'host', 'address', 'destination', 'process'])
export type ExceptionKind = z.infer<typeof ExceptionKind>
export const ExceptionFact = z.object({ kind: ExceptionKind, value: z.string().min(1).max(500) })
export type ExceptionFact = z.infer<typeof ExceptionFact>
