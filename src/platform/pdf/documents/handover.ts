import { z } from 'zod'
import { When } from '#src/core/time.ts'
import { Head, Instant, Labelled } from './head.ts'

/** What the next shift must know: since the giver's last login, or since a time. Signed by both. */
export const Handover = Head.extend({
  since: Instant,
  sinceKind: z.enum(['last-login', 'time']),
  giver: z.string().nullish(),
  receiver: z.string().nullish(),
  incidents: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      level: Labelled.nullish(),
      phase: Labelled.nullish(),
      lead: z.string().nullish(),
      noticedAt: Instant,
      newEntries: z.int().nonnegative(),
    }),
  ),
  /** Entries since then, by incident, oldest first. `withheld` counts entries that are not printed. */
  changes: z.array(
    z.object({
      incident: z.string(),
      title: z.string(),
      entries: z.array(
        z.object({
          number: z.int(),
          when: When,
          recordedAt: Instant,
          by: z.string(),
          kind: z.string(),
          text: z.string().nullable(),
        }),
      ),
      more: z.int().nonnegative().default(0),
    }),
  ),
  due: z.array(z.object({ at: Instant, what: z.string(), incident: z.string().nullish(), who: z.string().nullish() })),
  questions: z.array(
    z.object({ text: z.string(), incident: z.string().nullish(), by: z.string().nullish(), at: Instant.nullish() }),
  ),
  /** Reports that nobody has decided about yet. */
  waitingReports: z.int().nonnegative().nullish(),
})
export type Handover = z.infer<typeof Handover>
