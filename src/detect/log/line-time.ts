// When a line was written, by itself, as a reporter pastes it: read by the format that wrote it, as the archive reads the desk's own.
import { readEvent } from './reader.ts'
import { newReading } from './reading.ts'

export type LineTime = {
  /** RFC 3339 in UTC. */
  readonly at: string
  /** Minutes east of Greenwich that the line states; null where it states none, and the given zone was supplied. */
  readonly offset: number | null
}

/** Null where no format finds a time that is more than a guess: what only `plain` reads is left to whoever asked. */
export function lineTime(
  raw: string,
  given: { zone: string; year: number | null; referenceMs: number },
): LineTime | null {
  const reading = newReading({ format: 'auto', zone: given.zone, year: given.year, receivedAtMs: given.referenceMs })
  const event = readEvent(raw, reading)
  const at = event['@timestamp']
  if (typeof at !== 'string' || event['event.kind'] === 'pipeline_error' || event['event.dataset'] === 'plain')
    return null
  return { at, offset: event['event.timezone'] !== undefined ? null : (reading.clock.stated ?? 0) }
}
