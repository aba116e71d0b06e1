import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { LogLine } from '#src/detect/log/api.ts'
import { FindRow, HuntRow, HuntWhat, mostFindsAtOnce, NewHunt } from './hunt.ts'

const byId = z.object({ id: Id })
const place = byId.extend({ position: z.coerce.number().int().min(1).max(100_000) })
/** Which of what was found; without it everything. */
const positions = z.array(z.number().int().min(1).max(100_000)).min(1).max(mostFindsAtOnce).optional()

export const huntApi = {
  start: endpoint({
    route: 'POST /api/hunts',
    permission: 'alert:write',
    summary:
      'Starts a hunt in the background: all rules of the desk, a folder, some, rules that are sent along, or a list of observables, over a time of the archive.',
    input: NewHunt,
    output: HuntRow,
  }),
  list: endpoint({
    route: 'GET /api/hunts',
    permission: 'alert:read',
    summary: 'The hunts, newest first, each with how far it came and how much it found.',
    input: z.object({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({ hunts: z.array(HuntRow), total: z.number() }),
  }),
  show: endpoint({
    route: 'GET /api/hunts/{id}',
    permission: 'alert:read',
    summary: 'One hunt, what was asked, and what it found by rule and by whom it is about, gravest first.',
    input: byId.extend({
      limit: z.coerce.number().int().min(1).max(2_100).default(100),
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
    }),
    output: HuntRow.extend({ what: HuntWhat, found: z.array(FindRow), reportNumber: z.string().nullable() }),
  }),
  lines: endpoint({
    route: 'GET /api/hunts/{id}/finds/{position}/lines',
    permission: 'alert:read',
    summary: 'The lines that something found stands on, as far as they are kept.',
    input: place,
    output: z.object({ lines: z.array(LogLine), gone: z.number() }),
  }),
  cancel: endpoint({
    route: 'POST /api/hunts/{id}/cancel',
    permission: 'alert:write',
    summary: 'Stops a hunt; what it found so far stays.',
    input: byId,
    output: HuntRow,
  }),
  alerts: endpoint({
    route: 'POST /api/hunts/{id}/alerts',
    permission: 'alert:write',
    summary: 'Makes alerts of what was found, each once.',
    input: byId.extend({ positions }),
    output: z.object({ alerts: z.number() }),
  }),
  report: endpoint({
    route: 'POST /api/hunts/{id}/report',
    permission: 'alert:write',
    summary: 'Puts what was found into the inbox as one report, with the lines.',
    input: byId.extend({ positions }),
    output: z.object({ id: Id, number: z.string() }),
  }),
}
