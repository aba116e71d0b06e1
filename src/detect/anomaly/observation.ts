// What detectors see of an event: who did what to whom, when, as our normalised events say it.
import { type EventObject, type FieldValue, fieldValue, isMany } from '#src/detect/signature/event-view.ts'

export type Observation = {
  readonly line: number
  readonly atMs: number
  /** When the desk received it; null of a file, where nobody knows. */
  readonly receivedMs: number | null
  readonly source: string
  readonly dataset: string
  readonly host: string
  readonly user: string
  /** Where it came from and went to. */
  readonly address: string
  readonly destination: string
  readonly port: number
  readonly process: string
  /** Of a sign-in how it ended; null of everything else. */
  readonly signIn: 'success' | 'failure' | null
  /** Something was reached over the network, or tried to be. */
  readonly isConnection: boolean
  readonly isRefused: boolean
  readonly bytesOut: number
  readonly bytesBack: number | null
  readonly country: string
  readonly recipients: readonly string[]
  /** The number that its maker gave the line, and of which row of numbers it is. */
  readonly sequence: number | null
  readonly channel: string
}

const longest = 300
const mostRecipients = 200
const refusals: ReadonlySet<string> = new Set([
  'denied',
  'deny',
  'drop',
  'dropped',
  'block',
  'blocked',
  'reject',
  'rejected',
  'reset',
])

export type Place = {
  readonly line: number
  readonly atMs: number
  readonly receivedMs: number | null
  readonly source: string
}

/** Where an address is, by a file of the operator; empty where nobody says. */
export type CountryOf = (address: string) => string

/** Its country is empty where the event does not say it: see `located`. */
export function observe(event: EventObject, place: Place): Observation {
  // Our own events are flat; to look for a path in each missing name would cost the most of all.
  const isFlat = typeof event['event.dataset'] === 'string'
  const of = (name: string): FieldValue => (isFlat ? (event[name] as FieldValue) : fieldValue(event, name))
  const text = (name: string): string => {
    const value = of(name)
    const one = value !== undefined && isMany(value) ? value[0] : value
    return one === undefined || one === null ? '' : String(one).slice(0, longest)
  }
  const has = (name: string, wanted: string): boolean => {
    const value = of(name)
    return value === wanted || (value !== undefined && isMany(value) && value.includes(wanted))
  }
  const number = (name: string): number | null => {
    const value = of(name)
    const found = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
    return typeof found === 'number' && Number.isFinite(found) ? found : null
  }
  const outcome = text('event.outcome')
  const isSignIn =
    has('event.category', 'authentication') &&
    (outcome === 'success' || outcome === 'failure') &&
    !has('event.type', 'end')
  const address = text('source.ip')
  const destination = text('destination.ip') || text('destination.domain') || text('url.domain')
  const recordId = number('winlog.record_id')
  return {
    ...place,
    dataset: text('event.dataset'),
    host: text('host.name'),
    user: text('user.name'),
    address,
    destination,
    port: number('destination.port') ?? 0,
    process: text('process.name'),
    signIn: isSignIn ? (outcome as 'success' | 'failure') : null,
    isConnection: address !== '' && destination !== '' && address !== destination && !isSignIn,
    isRefused: outcome === 'failure' || has('event.type', 'denied') || refusals.has(text('event.action').toLowerCase()),
    bytesOut: number('source.bytes') ?? 0,
    bytesBack: number('destination.bytes'),
    country: isSignIn ? text('source.geo.country_iso_code') || text('source.geo.country_name') : '',
    recipients: recipientsOf(of('email.to.address')),
    sequence: recordId ?? number('event.sequence'),
    channel: text('winlog.channel'),
  }
}

/** With the country of a sign-in, where only the operator's file knows it. */
export function located(seen: Observation, countryOf: CountryOf): Observation {
  if (seen.signIn === null || seen.country !== '') return seen
  const country = countryOf(seen.address)
  return country === '' ? seen : { ...seen, country }
}

const NOBODY: readonly string[] = []

function recipientsOf(value: FieldValue): readonly string[] {
  if (value === undefined || value === null) return NOBODY
  const many = isMany(value) ? value : [value]
  return many.slice(0, mostRecipients).map((one) => String(one).slice(0, longest).toLowerCase())
}
