/** How long a session lives: as long as a shift is worked, and no longer than a week (NIST SP 800-63B-4 §5.2). */
const idleMs = 12 * 60 * 60_000
const longestMs = 7 * 86_400_000

export const invitationDays = 3

/** When a session ends, given when it began and when it was last used. */
export function sessionEnd(begunAt: Date, usedAt: Date): Date {
  return new Date(Math.min(begunAt.getTime() + longestMs, usedAt.getTime() + idleMs))
}
