import type { Segment } from '#src/platform/archive/archive.ts'
import { dayOf } from '#src/platform/archive/day.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { recordedDays } from '../store.ts'

/** Lines may come so late for their day before it is closed; what comes later makes a further file. */
const graceDays = 2

/** Closes past days and puts the hash of each file on the record, also of one that an earlier run closed and could not say so. */
export async function closeDays(context: Context): Promise<Segment[]> {
  const archive = await context.desk.archive()
  const closed = await archive.close(dayOf((context.desk.now().getTime() - graceDays * 86_400_000) * 1_000))
  const recorded = await recordedDays(context.desk.state.db)
  const unsaid = (await archive.segments()).filter((segment) => !recorded.has(segment.name))
  if (unsaid.length > 0)
    await inRecord(context, async (_, journal) => {
      for (const { name, day, rows, sha256 } of unsaid)
        journal.append({ kind: 'change', code: 'log.day-closed', facts: { name, day, lines: rows, sha256 } })
    })
  return closed
}
