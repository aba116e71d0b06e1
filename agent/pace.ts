// How long to wait before trying again: longer each time, and never all agents at the same moment.
const leastMs = 1_000
const mostMs = 60_000

/** Full jitter (AWS, "Exponential Backoff And Jitter"): anything from nothing to the bound. What the desk asks for is a lower bound. */
export function backOff(failures: number, chance: number, asked: number | null): number {
  const bound = Math.min(mostMs, leastMs * 2 ** Math.min(failures, 16))
  return (asked ?? 0) + Math.round(chance * (asked === null ? bound : Math.min(bound, asked)))
}
