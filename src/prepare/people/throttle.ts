/**
 * How long sign-in waits after failures (NIST SP 800-63B-4 §3.2.2). Somebody elsewhere must not keep a person out at night by mistyping
 * for them, and a whole site may stand behind one address: an account at one address is slowed first, either alone much later, and
 * nobody is locked out for good.
 */
export const freeTries = 5
export const freeOfAccount = 25
export const freeOfAddress = 100
const longestWaitMs = 15 * 60_000
const forgetAfterMs = 60 * 60_000

export function waitMs(failures: number, sinceLastMs: number, free = freeTries): number {
  if (failures < free || sinceLastMs > forgetAfterMs) return 0
  const wait = Math.min(longestWaitMs, 1_000 * 2 ** (failures - free))
  return Math.max(0, wait - sinceLastMs)
}
