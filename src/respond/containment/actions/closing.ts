// An incident is not closed while something cut off for it has no end on the record; no reason excuses that (S0-51, S3-134).
import type { ClosingBlock, ClosingCheck } from '#src/platform/context.ts'
import { stillOut } from '../quarantine/store.ts'
import { openIn } from '../store.ts'

export const containmentHoldsBack: ClosingCheck = async (db, { id }) => {
  const [open, out] = [await openIn(db, id), await stillOut(db, id)]
  return [...(open === 0 ? [] : [withoutEnd(open)]), ...(out === 0 ? [] : [inQuarantine(out)])]
}

const withoutEnd = (count: number): ClosingBlock => ({
  code: 'containment',
  text: {
    ja: `終わりの記録がない封じ込めが${count}件ある（解除、恒久化、または取り下げ）`,
    en: `Containment without an end on the record: ${count}. Lift it, keep it for good, or withdraw it`,
  },
  act: 'lift-containment',
  isAbsolute: true,
})

const inQuarantine = (count: number): ClosingBlock => ({
  code: 'quarantine',
  text: {
    ja: `隔離したままの機器が${count}台ある（再接続、または戻さないと記録）`,
    en: `Machines still in quarantine: ${count}. Reconnect them, or record that they do not go back`,
  },
  act: 'reconnect-machines',
  isAbsolute: true,
})
