import type { z } from 'zod'
import type { LinkRelation } from './incident.ts'

export type Relation = z.infer<typeof LinkRelation>

/** How the same link reads from its other side. */
export const reverseOf: Readonly<Record<Relation, Relation>> = {
  related: 'related',
  'same-campaign': 'same-campaign',
  'caused-by': 'causes',
  causes: 'caused-by',
  'duplicate-of': 'duplicate-of',
  'sub-case-of': 'has-sub-case',
  'has-sub-case': 'sub-case-of',
}
