import { z } from 'zod'
import { When } from '#src/core/time.ts'
import { Tlp } from '#src/core/tlp.ts'
import { Head, Instant, Labelled } from './head.ts'

/** The whole incident on paper, for a court, an insurer, a successor (S0-52, S0-56, S0-57, S0-58, S1-13). */
export const ENTRIES_MAX = 20_000

const Finding = z.object({
  text: z.string(),
  confidence: z.string().nullish(),
  at: Instant.nullish(),
  by: z.string().nullish(),
})

const Attachment = z.object({
  name: z.string(),
  mediaType: z.string().nullish(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
})

/** One line of the record. Within a day the caller's order stands. `text` is null where personal data was erased. */
const PrintedEntry = z.object({
  number: z.int().positive(),
  when: When,
  recordedAt: Instant,
  by: z.string(),
  kind: z.string(),
  text: z.string().nullable(),
  source: z.string().nullish(),
  corrects: z.int().nullish(),
  correctedBy: z.int().nullish(),
  attachments: z.array(Attachment).default([]),
})
export type PrintedEntry = z.infer<typeof PrintedEntry>

export const CaseFile = Head.extend({
  number: z.string(),
  title: z.string(),
  secrecy: Labelled,
  kinds: z.array(z.object({ scheme: z.string().nullish(), label: z.string() })),
  level: Labelled.nullish(),
  phase: Labelled.nullish(),
  lead: z.string().nullish(),
  noticedAt: Instant,
  closedAt: Instant.nullish(),
  summary: z.string(),
  situation: z.object({ happened: z.array(Finding), happening: z.array(Finding), mayHappen: z.array(Finding) }),
  worstCase: z.string(),
  negativeFindings: z.array(Finding),
  parties: z.array(
    z.object({
      name: z.string(),
      organisation: z.string().nullish(),
      roles: z.array(z.string()),
      contact: z.string().nullish(),
      note: z.string().nullish(),
    }),
  ),
  team: z.array(z.object({ name: z.string(), role: z.string(), since: Instant.nullish() })),
  assets: z.array(z.object({ name: z.string(), note: z.string().nullish() })),
  observables: z.array(
    z.object({
      type: z.string(),
      defanged: z.string(),
      role: z.string().nullish(),
      firstSeenAt: Instant.nullish(),
      note: z.string().nullish(),
    }),
  ),
  reports: z.array(
    z.object({
      number: z.string(),
      reporter: z.string().nullish(),
      receivedAt: Instant,
      subject: z.string(),
      sha256: z.string(),
    }),
  ),
  decisions: z.array(
    z.object({
      when: When,
      by: z.string(),
      what: z.string(),
      outcome: z.string().nullish(),
      reason: z.string().nullish(),
      entry: z.int().nullish(),
    }),
  ),
  links: z
    .array(z.object({ number: z.string(), title: z.string(), relation: z.string(), tlp: Tlp.nullish() }))
    .default([]),
  entries: z.array(PrintedEntry).max(ENTRIES_MAX),
  proof: z.object({
    state: z.enum(['intact', 'altered', 'unchecked']),
    checkedAt: Instant.nullish(),
    entries: z.int().nonnegative(),
    firstWrong: z.int().nullish(),
  }),
})
export type CaseFile = z.infer<typeof CaseFile>
