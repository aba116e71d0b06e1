// Erasing personal data (APPI art. 35): the contents and their salt go, the salted hash stays, and an entry says why.
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { unindex } from '#src/platform/search/search.ts'
import { erasedCode } from './entry.ts'
import { inRecord } from './journal.ts'
import { entryById } from './read.ts'
import { emptyEntry } from './store.ts'

export async function eraseEntry(
  context: Context,
  { entryId, ground }: { entryId: string; ground: string },
): Promise<{ id: string }> {
  return await inRecord(context, async (tx, journal) => {
    const entry = await entryById(tx, entryId, context.viewer)
    if (!entry) refuse('record.entry.not-found')
    if (entry.code === erasedCode) refuse('record.entry.cannot-erase')
    if (!(await emptyEntry(tx, entryId))) refuse('record.entry.already-erased')
    await unindex(tx, 'entry', entryId)
    const { id } = journal.append({
      kind: 'change',
      code: erasedCode,
      corrects: entryId,
      incidentId: entry.incidentId,
      reportId: entry.reportId,
      facts: { seq: entry.seq, ground },
    })
    return { id }
  })
}
