/** How far a stated time may be from the true one: the clock's own error, and the zone where nobody named it (S4-16). */
export type ClockFacts = {
  readonly zone: string | null
  readonly isSynced: boolean | null
  readonly errorSeconds: number | null
}

/** A clock of which nothing is said. */
const unknownErrorMs = 5 * 60_000
/** A zone of which nothing is said: from UTC-12 to UTC+14 lies within this of any zone near the middle. */
const unknownZoneMs = 14 * 3_600_000

export function slackMs(clock: ClockFacts): number {
  const error =
    clock.errorSeconds !== null ? Math.abs(clock.errorSeconds) * 1_000 : clock.isSynced ? 1_000 : unknownErrorMs
  return error + (clock.zone === null ? unknownZoneMs : 0)
}
