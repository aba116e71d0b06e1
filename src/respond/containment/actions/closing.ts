// An incident is not closed while something cut off for it has no end on the record; no reason excuses that (S0-51).
import type { ClosingCheck } from '#src/platform/context.ts'
import { openIn } from '../store.ts'

export const containmentHoldsBack: ClosingCheck = async (db, { id }) => {
  const count = await openIn(db, id)
  if (count === 0) return []
  return [
    {
      code: 'containment',
      text: {
        ja: `終わりの記録がない封じ込めが${count}件ある（解除、恒久化、または取り下げ）`,
        en: `Containment without an end on the record: ${count}. Lift it, keep it for good, or withdraw it`,
      },
      act: 'lift-containment',
      isAbsolute: true,
    },
  ]
}
