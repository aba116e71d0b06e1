import { z } from 'zod'
import { endpoint, flag } from '#src/core/endpoint.ts'

const of = { incident: z.string().max(40), campaign: z.string().max(60) }
const count = z.number().int()

/** Whose password is replaced by one that nobody knows: whoever has not fetched the letter, or has not signed in since. */
export const LockWhich = z.enum(['unfetched', 'not-signed-in'])
export type LockWhich = z.infer<typeof LockWhich>

const Names = z.object({ count, logins: z.array(z.string()) })
export const After = z.object({
  signedIn: count,
  /** Nothing is said of whoever has not signed in before a list told who has. */
  notSignedIn: Names,
  unfetched: Names,
  locked: Names,
})
export type After = z.infer<typeof After>

/** After the change: who has not signed in, letters not fetched, accounts locked once the time is over. */
export const campaignAfterApi = {
  after: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/after',
    permission: 'campaign:read',
    summary: 'Who has not signed in since, whose letter was not fetched, who is locked; the first of each by name.',
    input: z.object(of),
    output: After,
  }),
  signedIn: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/sign-ins',
    permission: 'campaign:write',
    takes: 'files',
    summary: 'Takes a list of who has signed in since the change, from a directory or the logs of a service.',
    input: z.object({ ...of, dryRun: flag.default(false) }),
    output: z.object({ found: count, strays: count, twice: count, unread: count }),
  }),
  lock: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/locks',
    permission: 'campaign:run',
    summary:
      'Replaces the passwords of letters that were not fetched in time, or not used, by such that nobody knows; the help desk gives new ones.',
    input: z.object({
      ...of,
      which: LockWhich,
      reason: z.string().trim().min(1).max(2_000),
      dryRun: flag.default(false),
    }),
    output: z.object({ locked: count, failed: z.array(z.object({ login: z.string(), cause: z.string() })) }),
  }),
} as const
