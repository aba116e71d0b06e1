// What of a file can no longer be read, because it went or was emptied and no copy of it turned up.
import type { Loss } from '#src/detect/agent/agent.ts'
import type { Place } from './place.ts'

/** How long what rotation leaves may take to appear. */
const graceMs = 60_000

/** Each loss with the place after it was stated; the second counts on the first. */
export function lossesOf(
  place: Place,
  isPresent: boolean,
  nowMs: number,
): { readonly loss: Loss; readonly after: Place }[] {
  const found: { loss: Loss; after: Place }[] = []
  let now = place
  const { before } = now
  if (before && before.size > before.offset && nowMs - before.emptiedMs > graceMs) {
    now = { ...now, before: { ...before, size: before.offset } }
    found.push({ loss: lossOf(place, 'truncated', before.size - before.offset, before.emptiedMs), after: now })
  }
  const hasGone = !isPresent && now.goneMs !== null && nowMs - now.goneMs > graceMs
  if (hasGone && !now.isPacked && now.size > now.offset) {
    const bytes = now.size - now.offset
    now = { ...now, size: now.offset }
    found.push({ loss: lossOf(place, 'vanished', bytes, place.goneMs!), after: now })
  }
  return found
}

function lossOf(place: Place, why: 'truncated' | 'vanished', bytes: number, sinceMs: number): Loss {
  const at = new Date(sinceMs).toISOString()
  return { source: place.source, file: place.path, why, lines: null, bytes, from: at, to: at }
}
