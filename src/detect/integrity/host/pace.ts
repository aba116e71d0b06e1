// What a look may use of one core: everything that the program does counts, its other threads and the clearing of its memory too.

export type Begun = { readonly at: number; readonly cpu: NodeJS.CpuUsage }
/** Sooner than this a sleep would cost more than it gives back. */
const leastMs = 10

/** How long to wait until what was used is no more than the share. */
export const owedMs = (usedMs: number, elapsedMs: number, share: number): number =>
  Math.max(0, usedMs / share - elapsedMs)

export const begin = (): Begun => ({ at: Date.now(), cpu: process.cpuUsage() })

/** Milliseconds to sleep now; 0 while the share is kept. */
export function owedSince({ at, cpu }: Begun, share: number): number {
  if (share >= 1) return 0
  const { user, system } = process.cpuUsage(cpu)
  const owed = owedMs((user + system) / 1_000, Date.now() - at, share)
  return owed < leastMs ? 0 : owed
}
