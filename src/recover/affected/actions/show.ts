import { may } from '#src/core/viewer.ts'
import type { ClosingCheck, Context } from '#src/platform/context.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { AffectedView } from '../api.ts'
import { lettersOf } from '../store/letter.ts'
import { figuresOf } from '../store.ts'
import { affectedWord } from '../words.ts'

/** How many, never who: that is asked for apart, by those who deal with the incident. */
export async function showAffected(context: Context, ref: string): Promise<AffectedView> {
  const { desk, viewer } = context
  const head = await reading(context, ref)
  const { db } = desk.state
  const letters = await lettersOf(db, head.id)
  return {
    incident: { number: head.number, title: head.title },
    ...(await figuresOf(db, head.id)),
    letters: letters.map(({ id: _, madeById, ...one }) => ({ ...one, isMine: madeById === viewer.id })),
    canRead: may(viewer, 'incident:write'),
    canApprove: may(viewer, 'notice:approve'),
  }
}

/** Whether everybody on the list was told, in the transaction that closes (S3-94). */
export const affectedHoldsBack: ClosingCheck = async (db, { id }) => {
  const { untold } = await figuresOf(db, id)
  if (untold === 0) return []
  const text = affectedWord('affected.untold', { count: untold })
  return [{ code: 'affected-untold', text, isAbsolute: false, act: 'tell-affected' }]
}
