// What a check finds, as it is told, sent and kept.
import { z } from 'zod'
import { Severity } from './severity.ts'

export const Change = z.enum(['added', 'removed', 'changed', 'moved'])
export type Change = z.infer<typeof Change>

const Facts = z.record(z.string(), z.unknown())
export const Finding = z.object({
  path: z.string().max(20_000),
  /** The name itself in Base64, when it is not UTF-8. */
  pathBytes: z.string().max(20_000).optional(),
  change: Change,
  attributes: z.array(z.string().max(60)).max(60),
  before: Facts,
  after: Facts,
  /** `dpkg:openssh-server 9.2→9.3`, `window:CHG-12`; null when nothing explains it. */
  explained: z.string().max(1_000).nullable(),
  severity: Severity,
})
export type Finding = z.infer<typeof Finding>
