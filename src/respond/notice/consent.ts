// The judge of disclosure: whether an item may go to a recipient (S4-13). Nothing else in the desk decides it.
import type { Item } from './item.ts'
import type { Circle, Recipient } from './recipient.ts'

export const whyYes = ['own', 'named', 'party', 'public'] as const
export const whyNot = [
  'not-said',
  'nobody',
  'not-named',
  'not-concerned',
  'not-public',
  'tlp-red',
  'tlp-amber-strict',
  'tlp-amber',
  'tlp-green',
  'tlp-unknown',
  'carries',
] as const
export type WhyYes = (typeof whyYes)[number]
export type WhyNot = (typeof whyNot)[number]
export type Verdict = { readonly ok: true; readonly why: WhyYes } | { readonly ok: false; readonly why: WhyNot }

const no = (why: WhyNot): Verdict => ({ ok: false, why })

/** Yes or no, with the reason. What was not said discloses nothing; of consent and label the closer one holds. */
export function may(item: Item, to: Recipient): Verdict {
  if (isTheirs(item, to)) return { ok: true, why: 'own' }
  const consent = byConsent(item, to)
  if (!consent.ok) return consent
  // Whom the source itself named has its permission, whatever the label (TLP 2.0: the source may widen).
  const label = consent.why === 'named' ? null : byLabel(item, to.circle)
  if (label) return label
  return item.carries.every((one) => may(one, to).ok) ? consent : no('carries')
}

const isTheirs = ({ email }: Item, to: Recipient): boolean =>
  email !== null && to.emails.some((one) => one.trim().toLowerCase() === email.trim().toLowerCase())

function byConsent({ level, named }: Item, to: Recipient): Verdict {
  switch (level) {
    case null:
      return no('not-said')
    case 'nobody':
      return no('nobody')
    case 'named':
      return to.id !== null && named.includes(to.id) ? { ok: true, why: 'named' } : no('not-named')
    case 'parties':
      if (to.id === null) return no('not-public')
      return to.concern === null ? no('not-concerned') : { ok: true, why: 'party' }
    case 'public':
      return { ok: true, why: 'public' }
  }
}

/** TLP 2.0 as a list of those whom a label reaches without being named. */
const reached = {
  red: [],
  'amber+strict': ['own'],
  amber: ['own', 'client'],
  green: ['own', 'client', 'community'],
} as const satisfies Record<string, readonly Circle[]>

function byLabel({ tlp }: Item, circle: Circle): Verdict | null {
  if (tlp === null || tlp === 'clear') return null
  if (tlp === 'unknown') return no('tlp-unknown')
  if ((reached[tlp] as readonly Circle[]).includes(circle)) return null
  return no(tlp === 'amber+strict' ? 'tlp-amber-strict' : `tlp-${tlp}`)
}
