import { z } from 'zod'
import { bytes, endpoint } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Answered, Preparation } from './preparation.ts'

const years = z.coerce.number().int().min(1).max(30).default(3).describe('Cases of the last so many years.')

/** One page that shows executives what preparation is worth, and what they answered. */
export const preparationApi = {
  show: endpoint({
    route: 'GET /api/preparation',
    permission: 'readiness:read',
    summary:
      'Cases that followed an agreed procedure beside those that did not: how long until contained and closed, what was lost; how readiness stands; what executives answered.',
    input: z.object({ years }),
    output: Preparation,
  }),
  pdf: endpoint({
    route: 'GET /api/preparation.pdf',
    permission: 'readiness:read',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'The same on one page of paper, in plain words.',
    input: z.object({ years, lang: Language.optional() }),
    output: bytes,
  }),
  answer: endpoint({
    route: 'POST /api/preparation/answers',
    permission: 'readiness:write',
    summary: 'Records what an executive was asked for preparation, and what they answered.',
    input: z.object({
      to: z.string().trim().min(1).max(200),
      asked: z.string().trim().min(1).max(2_000),
      outcome: Answered.shape.outcome,
      reason: z.string().trim().max(2_000).default(''),
    }),
    output: z.object({ answers: z.array(Answered) }),
  }),
} as const
