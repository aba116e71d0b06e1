import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { oneLine } from '../clean.ts'
import type { FeedbackAnswer } from '../report.ts'
import { setFeedback } from '../store.ts'

export const maxFeedback = 500

/** Whether the answer helped, said by the reporter at their link; it may be said anew, and each saying is on the record (S4-5). */
export async function sayFeedback(
  context: Context,
  reportId: string,
  answer: FeedbackAnswer,
  text: string,
): Promise<void> {
  const said = { answer, text: oneLine(text, maxFeedback), at: context.desk.now().toISOString() }
  await inRecord(context, async (tx, journal) => {
    const { rows } = await sql<{ number: string }>`select number from report where id = ${reportId} for update`.execute(
      tx,
    )
    const report = rows[0] ?? refuse('report.not-found')
    await setFeedback(tx, reportId, said)
    journal.append({
      kind: 'contact',
      code: 'report.feedback',
      reportId,
      about: [{ type: 'report', id: reportId }],
      facts: { number: report.number, answer, text: said.text || 'none' },
      ...(said.text ? { searchText: said.text } : {}),
    })
  })
}
