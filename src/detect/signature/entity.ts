// Whom a match is about: the address that acts, else the account, else the host, else the source of the line. Alerts are gathered by it.
import type { EventObject } from './event-view.ts'

export type Entity = {
  readonly kind: 'address' | 'user' | 'host' | 'source' | 'group' | 'all'
  readonly value: string
}

const fields = [
  ['source.ip', 'address'],
  ['user.name', 'user'],
  ['host.name', 'host'],
] as const
const MAX_VALUE = 300

export function entityOf(event: EventObject, source: string): Entity {
  for (const [field, kind] of fields) {
    const value = event[field]
    if (typeof value === 'string' && value !== '') return { kind, value: value.slice(0, MAX_VALUE) }
  }
  return { kind: 'source', value: source.slice(0, MAX_VALUE) }
}

/** Of a correlation its group, as the rule divides it. */
export function entityOfGroup(group: Readonly<Record<string, string>>): Entity {
  const names = Object.keys(group)
  if (names.length === 0) return { kind: 'all', value: '' }
  const value = Object.values(group).join(', ').slice(0, MAX_VALUE)
  if (names.length > 1) return { kind: 'group', value }
  const [name = ''] = names
  if (/(^|[._-])(ip|src_ip|address|clientip)$/i.test(name) || /ip(address)?$/i.test(name))
    return { kind: 'address', value }
  if (/user/i.test(name)) return { kind: 'user', value }
  return /host|computer/i.test(name) ? { kind: 'host', value } : { kind: 'group', value }
}
