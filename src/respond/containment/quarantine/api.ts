import { z } from 'zod'
import { bytes, endpoint, flag } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { Check, Infected, longestName } from './machine.ts'
import { ActOutcome, Counts, MachineFilter, MachineRows, QuarantineBoard, SetRule, Which } from './register.ts'
import { ReturnRule } from './rule.ts'

const incident = z.string().min(1).max(40)
const name = z.string().trim().max(longestName)
const text = z.string().trim().max(2_000)
const of = { incident, which: Which }
const mostByHand = 500
export const mostRows = 200
const window = {
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(mostRows).default(100),
}
const checks = {
  infected: Infected.optional(),
  done: z.array(Check).max(Check.options.length).default([]),
  undone: z.array(Check).max(Check.options.length).default([]).describe('Taken back: it was not so, or no longer is.'),
  pattern: name.optional().describe('Version of the patterns or patches it was brought to.'),
  proof: text.default('').describe('What shows it: a log, a screen, who watched.'),
  by: name.default('').describe('Who checked; whoever writes it down, when left out.'),
  at: Instant.optional(),
}

export const quarantineApi = {
  board: endpoint({
    route: 'GET /api/incidents/{incident}/quarantine',
    permission: 'incident:read',
    summary: 'The quarantine of an incident: the rule of return, and how far each unit is.',
    input: z.object({ incident }),
    output: QuarantineBoard,
  }),
  machines: endpoint({
    route: 'GET /api/incidents/{incident}/quarantine/machines',
    permission: 'incident:read',
    summary: 'Machines of the register, a window of them; what is still out comes first.',
    input: z.object({ incident, ...MachineFilter.shape, ...window }),
    output: MachineRows,
  }),
  isolate: endpoint({
    route: 'POST /api/incidents/{incident}/quarantine/machines',
    permission: 'incident:write',
    summary: 'Puts machines down as cut off from the network.',
    input: z.object({
      incident,
      machines: z
        .array(
          z.object({
            machine: name.min(1),
            address: name.default(''),
            unit: name.default(''),
            person: name.default(''),
            infected: Infected.default('unknown'),
          }),
        )
        .min(1)
        .max(mostByHand),
      reason: text.default(''),
      by: name.default(''),
      at: Instant.optional(),
    }),
    output: ActOutcome,
  }),
  importMachines: endpoint({
    route: 'POST /api/incidents/{incident}/quarantine/import',
    permission: 'incident:write',
    takes: 'files',
    summary:
      'Puts the machines of a list (CSV) down as cut off; each line has its own outcome. With check, only tells what would be done.',
    input: z.object({
      incident,
      check: flag.default(false),
      unit: name.default('').describe('For lines that name no unit.'),
      reason: text.default(''),
      by: name.default(''),
    }),
    output: z.object({
      done: z.number().int(),
      outcomes: z.array(
        z.object({ line: z.number().int(), machine: z.string(), ok: z.boolean(), problem: z.string().nullable() }),
      ),
    }),
  }),
  check: endpoint({
    route: 'POST /api/incidents/{incident}/quarantine/check',
    permission: 'incident:write',
    summary: 'Writes down what was done to machines and what proves it, or takes it back.',
    input: z.object({ ...of, ...checks }),
    output: ActOutcome,
  }),
  confirm: endpoint({
    route: 'POST /api/incidents/{incident}/quarantine/confirm',
    permission: 'incident:write',
    summary: 'Confirms that machines meet the rule; whoever checked one does not confirm it, where the rule says so.',
    input: z.object({ ...of, note: text.default('') }),
    output: ActOutcome,
  }),
  reconnect: endpoint({
    route: 'POST /api/incidents/{incident}/quarantine/reconnect',
    permission: 'incident:write',
    summary: 'Lets confirmed machines back; every other one is refused with what it lacks.',
    input: z.object({ ...of, note: text.default(''), at: Instant.optional() }),
    output: ActOutcome,
  }),
  retire: endpoint({
    route: 'POST /api/incidents/{incident}/quarantine/retire',
    permission: 'incident:write',
    summary: 'Ends the quarantine of machines that do not go back: scrapped, or put down by mistake.',
    input: z.object({ ...of, reason: text.min(1) }),
    output: ActOutcome,
  }),
  setRule: endpoint({
    route: 'PUT /api/incidents/{incident}/quarantine/rule',
    permission: 'incident:write',
    summary: 'Decides what must be known of a machine before it goes back; those that wait are judged anew.',
    input: z.object({ incident, rule: ReturnRule }),
    output: QuarantineBoard,
  }),
  register: endpoint({
    route: 'GET /api/incidents/{incident}/quarantine/register.csv',
    permission: 'incident:read',
    summary: 'The whole register as CSV.',
    gives: 'download',
    mediaType: 'text/csv',
    input: z.object({ incident, lang: Language.optional() }),
    output: bytes,
  }),
  own: endpoint({
    route: 'GET /api/quarantine/own',
    permission: 'task:read',
    summary:
      'Quarantines with machines of the unit that one’s account names: the rule of each, and how far the unit is.',
    input: z.object({}),
    output: z.object({
      unit: z.string(),
      rows: z.array(SetRule.extend({ incident: z.string(), counts: Counts })),
      canAnswer: z.boolean(),
    }),
  }),
  ownMachines: endpoint({
    route: 'GET /api/quarantine/own/{incident}/machines',
    permission: 'task:read',
    summary: 'Machines of one’s unit in one quarantine.',
    input: z.object({ incident, standing: MachineFilter.shape.standing, text: MachineFilter.shape.text, ...window }),
    output: MachineRows,
  }),
  ownCheck: endpoint({
    route: 'POST /api/quarantine/own/{incident}/check',
    permission: 'task:answer',
    summary: 'Writes down what was done to machines of one’s unit.',
    input: z.object({ ...of, ...checks }),
    output: ActOutcome,
  }),
} as const
