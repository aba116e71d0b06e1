// The stages of an attack in the order in which they come (S1-26), as MITRE ATT&CK numbers its tactics: where an entry of the record or
// a branch of the cause tree stands in the attack.
import { z } from 'zod'

export const AttackStage = z.enum([
  'TA0043',
  'TA0042',
  'TA0001',
  'TA0002',
  'TA0003',
  'TA0004',
  'TA0005',
  'TA0006',
  'TA0007',
  'TA0008',
  'TA0009',
  'TA0011',
  'TA0010',
  'TA0040',
])
export type AttackStage = z.infer<typeof AttackStage>

/** The stage that something names; null for none, and for a number that is no stage. */
export const attackStageOf = (named: unknown): AttackStage | null => AttackStage.safeParse(named).data ?? null
