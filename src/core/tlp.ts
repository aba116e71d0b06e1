import { z } from 'zod'

/** Traffic Light Protocol 2.0 (FIRST): how far the source lets information travel. Ordered from the closest to the widest. */
export const Tlp = z.enum(['red', 'amber+strict', 'amber', 'green', 'clear'])
export type Tlp = z.infer<typeof Tlp>

/** As the standard writes it: `TLP:AMBER+STRICT`, upper case, no space. */
export const tlpLabel = (tlp: Tlp): string => `TLP:${tlp.toUpperCase()}`

/** TLP 2.0 colours, on black. */
export const tlpColour: Record<Tlp, string> = {
  red: '#FF2B2B',
  'amber+strict': '#FFC000',
  amber: '#FFC000',
  green: '#33FF00',
  clear: '#FFFFFF',
}

/** Reads a label in either version; WHITE of TLP 1.0 is CLEAR. */
export function parseTlp(text: string): Tlp | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^tlp\s*:\s*/, '')
    .replace(/\s+/g, '')
  if (name === 'white') return 'clear'
  const found = Tlp.safeParse(name)
  return found.success ? found.data : null
}

/** The closer of two labels: what is made from both travels no further than this. */
export function closerTlp(a: Tlp, b: Tlp): Tlp {
  return Tlp.options.indexOf(a) <= Tlp.options.indexOf(b) ? a : b
}
