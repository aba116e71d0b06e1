// What stands in the log lines of a report, looked for once: its lines never change, and a notice to each of 200 recipients asks for it again.
import type { Observable } from '#src/core/observable-type.ts'
import { namesInLines } from './line-names.ts'
import { thingsIn } from './log-excerpt.ts'

export type LineFacts = {
  /** Of each line, in its order. */
  readonly things: readonly (readonly Observable[])[]
  readonly hosts: readonly string[]
  readonly accounts: readonly string[]
}

/** Lines whose facts are kept, over all reports; what was not asked for longest goes first. */
const mostKept = 100_000

const kept = new Map<string, LineFacts>()
let lines = 0

/** The zone decides how a line is read, so it is part of the name. */
export function factsOfLines(reportId: string, raw: readonly { readonly raw: string }[], zone: string): LineFacts {
  const name = `${reportId} ${zone} ${raw.length}`
  const before = kept.get(name)
  const facts = before ?? { things: thingsOfEach(raw), ...namesInLines(raw, zone) }
  kept.delete(name)
  kept.set(name, facts)
  if (!before) lines += raw.length
  for (const [oldest, { things }] of kept) {
    if (lines <= mostKept || oldest === name) break
    kept.delete(oldest)
    lines -= things.length
  }
  return facts
}

/** The same address in a thousand lines is one thing, so that whose it is is asked once. */
function thingsOfEach(raw: readonly { readonly raw: string }[]): Observable[][] {
  const met = new Map<string, Observable>()
  return raw.map((line) =>
    thingsIn(line.raw).map((thing) => {
      const name = `${thing.type} ${thing.value}`
      const one = met.get(name) ?? thing
      met.set(name, one)
      return one
    }),
  )
}
