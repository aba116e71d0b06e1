// What a network sensor says by itself is an alert already (S1-37): Suricata EVE, and the fast alerts of Suricata and Snort.
import type { EventObject } from './event-view.ts'
import type { Level } from './rule.ts'

export type IdsAlert = { readonly key: string; readonly title: string; readonly level: Level }

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
    level: levelOf[String(event['event.severity'])] ?? 'informational',
  }
}
