import { z } from 'zod'
import { bytes, endpoint } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Bundle, LetterState, SentBy } from './campaign.ts'

const of = { incident: z.string().max(40), campaign: z.string().max(60) }
const bundle = z.coerce.number().int().min(1).max(100_000)
const login = z.string().max(200)

/** What becomes of letters once they are printed, and one letter printed again. */
export const campaignDeliveryApi = {
  reprint: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/reprints',
    permission: 'campaign:run',
    summary: 'One letter once more, as PDF, with another secret; the one before stops working.',
    input: z.object({
      ...of,
      login,
      key: z.string().max(200),
      reason: z.string().trim().min(1).max(2_000),
      lang: Language.optional(),
    }),
    output: bytes,
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  sent: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/bundles/{bundle}/sending',
    permission: 'campaign:help',
    summary: 'Records that a bundle of letters left: by post, to a unit, to the counters.',
    input: z.object({ ...of, bundle, how: SentBy, to: z.string().trim().max(300).default('') }),
    output: Bundle,
  }),
  back: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/bundles/{bundle}/return',
    permission: 'campaign:help',
    summary: 'Records the signed list of a bundle: who is not named as missing has signed for the letter.',
    input: z.object({ ...of, bundle, missing: z.array(login).max(2_000).default([]) }),
    output: Bundle,
  }),
  delivered: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/deliveries',
    permission: 'campaign:help',
    summary: 'Records letters that were fetched, came back, or found nobody.',
    input: z.object({
      ...of,
      logins: z.array(login).min(1).max(2_000),
      letter: LetterState.exclude(['none']),
    }),
    output: z.object({ changed: z.number().int(), unknown: z.array(z.string()) }),
  }),
} as const
