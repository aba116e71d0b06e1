// What a network sensor says by itself is an alert already (S1-37): Suricata EVE, and the fast alerts of Suricata and Snort.
import type { EventObject } from './event-view.ts'
import type { Level } from './rule.ts'

export type IdsAlert = {
  readonly key: string
  readonly title: string
  readonly level: Level
  readonly tags: readonly string[]
}

const datasets: ReadonlySet<unknown> = new Set(['suricata.eve', 'suricata.fast'])
/** Suricata counts from 1, the gravest. */
const levelOf: Readonly<Record<string, Level>> = { 1: 'high', 2: 'medium', 3: 'low' }

export function idsAlertOf(event: EventObject): IdsAlert | null {
  if (event['event.kind'] !== 'alert' || !datasets.has(event['event.dataset'])) return null
  const name = event['rule.name']
  const id = event['rule.id']
  const title = typeof name === 'string' && name !== '' ? name : `SID ${String(id)}`
  return {
    key: `ids:${String(id ?? title).slice(0, 200)}`,
    title: title.slice(0, 500),
    tags: attackTags(event),
    level: levelOf[String(event['event.severity'])] ?? 'informational',
  }
}

/** The rule sets for Suricata name tactic and technique in the metadata of a rule; as the tags of our own rules write them. */
function attackTags(event: EventObject): string[] {
  const named = ['mitre_tactic_id', 'mitre_technique_id'].flatMap((key) => {
    const value = event[`suricata.eve.alert.metadata.${key}`]
    return (Array.isArray(value) ? value : [value]) as readonly unknown[]
  })
  return named.flatMap((one) => (typeof one === 'string' && NUMBER.test(one) ? [`attack.${one.toLowerCase()}`] : []))
}
const NUMBER = /^TA?\d{4}(?:\.\d{3})?$/
