import { z } from 'zod'
import { When } from '#src/core/time.ts'
import { Head, Instant, Labelled } from './head.ts'

/** The hand-over form of an item: what it is, the whole chain of custody so far, and room for both signatures (SP 800-86). */
export const CustodyForm = Head.extend({
  qr: z.string().min(1).max(600),
  incident: z.string(),
  number: z.string(),
  kind: z.string(),
  state: z.string(),
  description: z.string(),
  source: z.string(),
  method: z.string(),
  collectedBy: z.string(),
  collectedWhen: When,
  clockErrorSeconds: z.number().nullable(),
  tool: z.string(),
  marks: z.string(),
  place: z.string(),
  seal: z.string(),
  holder: z.string(),
  file: z
    .object({ name: z.string(), bytes: z.number(), sha256: z.string(), md5: z.string(), sha1: z.string() })
    .nullable(),
  copies: z.array(Labelled),
  /** The hand-over that is on its way; null leaves its fields to be filled in. */
  handover: z
    .object({ from: z.string(), to: z.string(), purpose: z.string(), condition: z.string(), givenAt: Instant })
    .nullable(),
  custody: z.array(z.object({ seq: z.number(), at: Instant, by: z.string(), text: z.string() })),
})
export type CustodyForm = z.infer<typeof CustodyForm>
