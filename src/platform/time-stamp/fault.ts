import { z } from 'zod'

/** What is wrong with a time stamp, the first thing that is. */
export const StampFault = z.enum(['unreadable', 'refused', 'imprint', 'signature', 'purpose', 'chain', 'time'])
export type StampFault = z.infer<typeof StampFault>
