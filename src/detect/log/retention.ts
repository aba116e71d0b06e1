import type { Segment } from '#src/platform/archive/archive.ts'

const dayMs = 86_400_000

export type Fate = { readonly due: Segment[]; readonly held: Segment[] }

/** Which closed days have been kept as long as they must (S1-66), and which of those a hold keeps for longer. */
export function fateOf(
  segments: readonly Segment[],
  keeps: readonly { readonly name: string; readonly days: number }[],
  holds: readonly { readonly from: string; readonly to: string; readonly releasedAt: string | null }[],
  nowMs: number,
): Fate {
  const days = new Map(keeps.map((keep) => [keep.name, keep.days]))
  const due: Segment[] = []
  const held: Segment[] = []
  for (const segment of segments) {
    // Lines of a class that nobody knows any more are kept.
    const kept = days.get(segment.keep)
    if (kept === undefined) continue
    const endMs = segment.lastTs / 1_000
    if (nowMs - endMs <= kept * dayMs) continue
    const isHeld = holds.some(
      ({ from, to, releasedAt }) =>
        releasedAt === null && Date.parse(from) <= endMs && Date.parse(to) >= segment.firstTs / 1_000,
    )
    if (isHeld) held.push(segment)
    else due.push(segment)
  }
  return { due, held }
}
