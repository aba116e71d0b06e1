import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import {
  AskedUnit,
  HostAnswer,
  mostUnits,
  SweepAgents,
  SweepHunt,
  SweepKind,
  SweepRow,
  UnitRow,
  UnitState,
} from './sweep.ts'

const incident = z.string().min(1).max(40)
const no = z.coerce.number().int().min(1).max(100_000)
const text = z.string().trim().max(4_000)
const mostAnswered = 5_000
const mostHuntDays = 3_650

export const SweepList = z.object({ rows: z.array(SweepRow), canWrite: z.boolean() })
export const SweepBoard = z.object({
  sweep: SweepRow,
  units: z.array(UnitRow),
  hunt: SweepHunt.nullable(),
  agents: SweepAgents.nullable(),
  canWrite: z.boolean(),
})
export type SweepBoard = z.infer<typeof SweepBoard>

export const sweepApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/sweeps',
    permission: 'incident:read',
    summary: 'The sweeps of an incident, each with how many units were asked, answered, are clean, hit, fixed, silent.',
    input: z.object({ incident }),
    output: SweepList,
  }),
  board: endpoint({
    route: 'GET /api/incidents/{incident}/sweeps/{no}',
    permission: 'incident:read',
    summary: 'The coverage board of a sweep: every unit with its answer and the counts of its hosts.',
    input: z.object({ incident, no }),
    output: SweepBoard,
  }),
  hosts: endpoint({
    route: 'GET /api/incidents/{incident}/sweeps/{no}/units/{unit}',
    permission: 'incident:read',
    summary: 'The hosts of a unit in a sweep, each with what was said of it; standby machines and backups last.',
    input: z.object({ incident, no, unit: Id }),
    output: z.object({ rows: z.array(HostAnswer) }),
  }),
  start: endpoint({
    route: 'POST /api/incidents/{incident}/sweeps',
    permission: 'incident:write',
    summary:
      'Asks units one question, with the hosts that each must look at, by mail with a page on which each answers. A rule or observables are looked for in the archive, and agents check the good state of their hosts, at once.',
    input: z.object({
      incident,
      kind: SweepKind,
      question: text.min(1),
      detail: text.default('').describe('The condition, the rule, the list, or the checklist.'),
      dueOn: z.iso.date().nullable().default(null),
      units: z.array(AskedUnit).min(1).max(mostUnits),
      huntDays: z
        .number()
        .int()
        .min(0)
        .max(mostHuntDays)
        .default(30)
        .describe('How many days back the archive is looked through; 0 for not at all.'),
      hasBackups: z
        .boolean()
        .default(true)
        .describe('Also asks about the backups that the register keeps of these hosts.'),
    }),
    output: SweepBoard,
  }),
  answer: endpoint({
    route: 'PUT /api/incidents/{incident}/sweeps/{no}/units/{unit}',
    permission: 'incident:write',
    summary: 'Takes down what a unit answered, and of which of its hosts.',
    input: z.object({
      incident,
      no,
      unit: Id,
      state: UnitState,
      note: text.default(''),
      hosts: z.array(HostAnswer).max(mostAnswered).default([]),
    }),
    output: SweepBoard,
  }),
  follow: endpoint({
    route: 'POST /api/incidents/{incident}/sweeps/{no}/follow',
    permission: 'incident:write',
    summary:
      'Follows up what was found: hosts that the archive names or that an agent found altered become hit, those that are as they were clean, and each unit that is hit gets one task, once.',
    input: z.object({ incident, no }),
    output: SweepBoard,
  }),
  open: endpoint({
    route: 'POST /api/incidents/{incident}/sweeps/{no}/units/{unit}/incident',
    permission: 'incident:write',
    summary: 'Opens an incident of its own for a unit that is hit, linked to this one and as secret as it.',
    input: z.object({ incident, no, unit: Id }),
    output: SweepBoard,
  }),
  chase: endpoint({
    route: 'POST /api/incidents/{incident}/sweeps/{no}/chase',
    permission: 'incident:write',
    summary: 'Asks again, by mail with its page, every unit with an address that has not answered.',
    input: z.object({ incident, no }),
    output: SweepBoard,
  }),
} as const
