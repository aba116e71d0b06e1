/** How long sign-in waits after failures, by account and by address (NIST SP 800-63B-4 §3.2.2): nobody is locked out for good. */
const freeTries = 5
const longestWaitMs = 15 * 60_000
const forgetAfterMs = 60 * 60_000

export function waitMs(failures: number, sinceLastMs: number): number {
  if (failures < freeTries || sinceLastMs > forgetAfterMs) return 0
  const wait = Math.min(longestWaitMs, 1_000 * 2 ** (failures - freeTries))
  return Math.max(0, wait - sinceLastMs)
}
