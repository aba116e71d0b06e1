import { z } from 'zod'

/** Permissible Actions Protocol: what may be done with a piece of information without the other side noticing. Ordered from the closest. */
export const Pap = z.enum(['red', 'amber', 'green', 'clear'])
export type Pap = z.infer<typeof Pap>

export const papLabel = (pap: Pap): string => `PAP:${pap.toUpperCase()}`

/** The closer of two labels; null is "not said". */
export function closerPap(a: Pap | null, b: Pap | null): Pap | null {
  if (a === null || b === null) return a ?? b
  return Pap.options.indexOf(a) <= Pap.options.indexOf(b) ? a : b
}
