/** What is likely spam or machine noise, and why: folded away from the inbox, never thrown away. */
export const noiseReasons = [
  'robot',
  'flood',
  'repeated',
  'empty',
  'links-only',
  'auto-reply',
  'bounce',
  'receipt',
  'challenge',
  'subscription',
] as const
export type NoiseReason = (typeof noiseReasons)[number]

export type NoiseFacts = {
  readonly channel: string
  readonly format: string
  readonly text: string
  readonly hasLog: boolean
  readonly hasAttachments: boolean
  readonly links: number
  /** Observables other than the reporter's own and the links. */
  readonly observables: number
  /** What the parser says of a mail that is no report. */
  readonly notReport: NoiseReason | null
  /** Equal contents that arrived in the last hour. */
  readonly equalsLately: number
  /** A person did not fill this form: the trap field was filled. */
  readonly isTrapped: boolean
  /** The public form takes in more than people write. */
  readonly isFlood: boolean
}

/** From this many equal contents within an hour on, the next ones fold. */
export const burst = 3
const maxLinksOfPeople = 5
const shortText = 400

export function noiseOf(facts: NoiseFacts): NoiseReason | null {
  if (facts.isTrapped) return 'robot'
  if (facts.equalsLately >= burst) return 'repeated'
  if (facts.isFlood) return 'flood'
  // What a person at the desk typed in is what they meant.
  if (facts.channel === 'phone' || facts.channel === 'fax' || facts.channel === 'paper') return null
  const words = facts.text.replace(/https?:\/\/\S+/gi, '').replace(/[\s\p{P}\p{S}]/gu, '')
  const isBare = words === '' && !facts.hasLog && facts.observables === 0
  if (isBare && !facts.hasAttachments) return facts.links > 0 ? 'links-only' : 'empty'
  if (facts.notReport) return facts.notReport
  if (facts.channel === 'form' && !facts.hasLog && !facts.hasAttachments) {
    const isSparse = facts.text.length < shortText && facts.observables === 0
    if (facts.links > maxLinksOfPeople && isSparse) return 'links-only'
    if (/\[url=|<a\s+href=/i.test(facts.text) && facts.links > 0 && isSparse) return 'links-only'
  }
  return null
}
