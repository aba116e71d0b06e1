import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { PhaseKind } from './forecast.ts'
import { Channel, DeskLoad, Manual, ManualPart, Topic } from './help-desk.ts'

const of = { incident: z.string().max(40), campaign: z.string().max(60) }
const text = z.string().trim().max(5_000)

/** The help desk of a mass reset: what to say in which phase, what it was asked, and how much it has to do. */
export const campaignDeskApi = {
  desk: endpoint({
    route: 'GET /api/campaigns/desk',
    permission: 'campaign:help',
    summary: 'The mass resets that the caller may know of: in which phase each is, and what the help desk says in it.',
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          number: z.string(),
          incident: z.string(),
          title: z.string(),
          phase: PhaseKind.nullable(),
          until: Instant.nullable(),
          manuals: z.array(Manual),
          questions: z.number().int(),
        }),
      ),
    }),
  }),
  manuals: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/manuals',
    permission: 'campaign:read',
    summary: 'Every version of what the help desk says, newest first.',
    input: z.object(of),
    output: z.object({ rows: z.array(Manual) }),
  }),
  writeManual: endpoint({
    route: 'PUT /api/incidents/{incident}/campaigns/{campaign}/manuals/{part}',
    permission: 'campaign:write',
    summary: 'Writes what the help desk says in a phase, in both languages; each writing is a version.',
    input: z.object({ ...of, part: ManualPart, ja: text.min(1), en: text.min(1) }),
    output: Manual,
  }),
  asked: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/questions',
    permission: 'campaign:help',
    summary: 'Counts a question that the help desk was asked.',
    input: z.object({ ...of, topic: Topic, channel: Channel }),
    output: z.object({ total: z.number().int() }),
  }),
  deskLoad: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/questions',
    permission: 'campaign:read',
    summary: 'What the help desk was asked and when most, beside own changes, hour by hour.',
    input: z.object(of),
    output: DeskLoad,
  }),
} as const
