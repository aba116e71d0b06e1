import type { Context } from '#src/platform/context.ts'
import { entriesOf } from '#src/record/read.ts'
import { viewsOf } from '#src/respond/incident/actions/views.ts'
import type { CustodyLine, EvidenceRow } from '../evidence.ts'
import { evidenceEntryWords } from '../words.ts'

const custodyMax = 2_000
const codes = Object.keys(evidenceEntryWords).filter((code) => code.split('.').length === 2)

/** The chain of custody as the record holds it: every line about this item, proved as it is read. */
export async function custodyOf(context: Context, incidentId: string, item: EvidenceRow): Promise<CustodyLine[]> {
  const { db } = context.desk.state
  const found: CustodyLine[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof entriesOf>> = await entriesOf(db, {
      incidentId,
      codes,
      order: 'time',
      limit: 1_000,
      cursor,
    })
    const own = page.rows.filter((entry) => entry.about.some((one) => one.type === 'evidence' && one.id === item.id))
    for (const view of await viewsOf(context, db, own))
      found.push({ seq: view.seq, at: view.recordedAt, by: view.byName, text: view.text, proved: view.isProved })
    cursor = page.next
  } while (cursor !== null && found.length < custodyMax)
  return found
}
