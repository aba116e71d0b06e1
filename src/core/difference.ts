// What changed from one text to another, by lines: of playbooks and of detection rules as they were changed at the desk.
import { diffLines } from 'diff'
import { z } from 'zod'

export const DiffPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export type DiffPart = z.infer<typeof DiffPart>

/** Two texts longer than this are not compared line by line. */
const mostMs = 2_000
/** Lines that stay the same, around what changed. */
const around = 3

/** What changed from one text to another, by lines; of what stays the same only what stands beside a change. */
export function differences(before: string, after: string): DiffPart[] {
  const parts = diffLines(before, after, { timeout: mostMs })
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return parts.map(({ added, removed, value }, at) => {
    if (added) return { kind: 'added', text: value }
    if (removed) return { kind: 'removed', text: value }
    return { kind: 'same', text: shortened(value, at > 0, at < parts.length - 1) }
  })
}

function shortened(text: string, isAfter: boolean, isBefore: boolean): string {
  const lines = text.replace(/\n$/, '').split('\n')
  const head = isAfter ? lines.slice(0, around) : []
  const tail = isBefore ? lines.slice(-around) : []
  if (head.length + tail.length >= lines.length) return text
  return [...head, '…', ...tail, ''].join('\n')
}
