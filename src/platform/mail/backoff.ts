/** When a mail that was not taken is tried again: soon after a greylisting, then ever more slowly (RFC 5321 §4.5.4.1). */
const minute = 60_000
const waits = [1, 5, 10, 20, 30, 60].map((minutes) => minutes * minute)

/** Whoever could not be reached for so long is told of as failed. */
export const giveUpAfterMs = 5 * 24 * 60 * minute

export const waitAfter = (tries: number): number => waits[Math.min(Math.max(tries, 1), waits.length) - 1]!

/** The same for a server that does not answer at all: nothing is wrong with the mail, so it is asked again sooner. */
const serverWaits = [5_000, 15_000, 30_000, minute, 2 * minute, 5 * minute]
export const serverWaitAfter = (failures: number): number =>
  serverWaits[Math.min(Math.max(failures, 1), serverWaits.length) - 1]!
