import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant, When } from '#src/core/time.ts'
import { ContainmentKind, Target } from '#src/prepare/duty/target.ts'
import { Wording } from '#src/prepare/knowledge/wording.ts'
import { decidersMax } from '#src/respond/decision/decision.ts'
import { ContainmentRow, EffectKind } from './containment.ts'
import { Said } from './state.ts'

const incident = z.string().max(40)
/** `2026-0001-C1`, `C1`, or its id. */
const containment = z.string().min(1).max(60)
const of = { incident, containment }
const text = (most: number) => z.string().trim().min(1).max(most)
export const mostShown = 200

export const ConnectorView = z.object({ id: z.string(), name: Wording, kinds: z.array(ContainmentKind) })
export type ConnectorView = z.infer<typeof ConnectorView>

const DryRun = z.object({ lines: z.array(z.string()) })

export const containmentApi = {
  open: endpoint({
    route: 'GET /api/containments',
    permission: 'incident:read',
    summary:
      'Containment without an end on the record, in all incidents the caller may know of; what is to be lifted soonest first.',
    input: z.object({ limit: z.coerce.number().int().min(1).max(mostShown).default(50) }),
    output: z.object({ open: z.number(), overdue: z.number(), rows: z.array(ContainmentRow) }),
  }),
  list: endpoint({
    route: 'GET /api/incidents/{incident}/containments',
    permission: 'incident:read',
    summary: 'Everything that was cut off for an incident, the newest first, and what can carry it out.',
    input: z.object({ incident }),
    output: z.object({
      rows: z.array(ContainmentRow),
      connectors: z.array(ConnectorView),
      /** Why connectors of the organisation's file were left out. */
      problems: z.array(z.string()),
      canWrite: z.boolean(),
    }),
  }),
  propose: endpoint({
    route: 'POST /api/incidents/{incident}/containments',
    permission: 'incident:write',
    summary:
      'Proposes to cut something off; asks for a decision at once when deciders are named; or puts down what was done already.',
    input: z.object({
      incident,
      target: Target,
      scope: z.string().trim().max(1_000).default('').describe('How far it reaches, in words.'),
      isWider: z.boolean().default(false).describe('Reaches further than the host that was hit.'),
      reason: text(4_000),
      connector: z.string().max(80).default('person'),
      carrier: z.string().trim().max(200).default('').describe('Who carries it out by hand.'),
      lift: Instant.nullable().default(null).describe('When it is to be lifted.'),
      isLiftedByDesk: z.boolean().default(false),
      done: When.nullable().default(null).describe('It was carried out then, before this was written.'),
      deciders: z.array(Id).max(decidersMax).default([]),
      decideBy: Instant.nullable().default(null),
      escalateAfterMin: z.number().int().min(1).max(10_080).default(30),
    }),
    output: ContainmentRow,
  }),
  approve: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/approve',
    permission: 'incident:write',
    summary:
      'Approves by a lead’s right, by authority given beforehand, or because it cannot wait; two people where the level asks.',
    input: z.object({ ...of, isEmergency: z.boolean().default(false), note: z.string().trim().max(2_000).default('') }),
    output: ContainmentRow,
  }),
  askDecision: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/decision',
    permission: 'incident:write',
    summary: 'Asks others to decide on it; their answer approves or refuses it.',
    input: z.object({
      ...of,
      deciders: z.array(Id).min(1).max(decidersMax),
      decideBy: Instant.nullable().default(null),
      escalateAfterMin: z.number().int().min(1).max(10_080).default(30),
    }),
    output: ContainmentRow,
  }),
  dryRun: endpoint({
    route: 'GET /api/incidents/{incident}/containments/{containment}/dry-run',
    permission: 'incident:read',
    summary: 'What carrying out or lifting would do, line by line; nothing is done.',
    input: z.object({ ...of, verb: z.enum(['apply', 'lift']).default('apply') }),
    output: DryRun,
  }),
  apply: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/apply',
    permission: 'incident:write',
    summary:
      'Carries out what was approved, and looks whether it holds. By hand: it is given to the person who does it.',
    input: z.object({
      ...of,
      backup: text(500)
        .optional()
        .describe(
          'Which backup was taken before, or why none is needed; asked for what reaches further than the host.',
        ),
    }),
    output: ContainmentRow,
  }),
  verify: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/verify',
    permission: 'incident:write',
    summary: 'Looks whether it holds.',
    input: z.object(of),
    output: ContainmentRow,
  }),
  lift: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/lift',
    permission: 'incident:write',
    summary: 'Lifts it, with the reason, and looks whether it is gone.',
    input: z.object({ ...of, reason: text(2_000) }),
    output: ContainmentRow,
  }),
  confirm: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/confirm',
    permission: 'incident:write',
    summary: 'Puts down what a person did or saw: carried out, checked, not done, lifted.',
    input: z.object({
      ...of,
      said: Said,
      when: When.optional(),
      by: z.string().trim().max(200).default(''),
      note: text(2_000),
    }),
    output: ContainmentRow,
  }),
  keep: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/keep',
    permission: 'incident:write',
    summary: 'Keeps it for good: it becomes a rule of daily work, with its owner and the reason; that is its end here.',
    input: z.object({ ...of, owner: text(200), reason: text(2_000) }),
    output: ContainmentRow,
  }),
  withdraw: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/withdraw',
    permission: 'incident:write',
    summary: 'Takes back what was not carried out, with the reason.',
    input: z.object({ ...of, reason: text(2_000) }),
    output: ContainmentRow,
  }),
  extend: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/lift-at',
    permission: 'incident:write',
    summary: 'Sets when it is to be lifted, with the reason; null leaves that open.',
    input: z.object({
      ...of,
      lift: Instant.nullable(),
      isLiftedByDesk: z.boolean().default(false),
      reason: text(2_000),
    }),
    output: ContainmentRow,
  }),
  effect: endpoint({
    route: 'POST /api/incidents/{incident}/containments/{containment}/effects',
    permission: 'incident:write',
    summary: 'Adds a side effect, or complaints that it caused and how many.',
    input: z.object({
      ...of,
      kind: EffectKind,
      text: text(2_000),
      count: z.number().int().min(1).max(1_000_000).default(1),
    }),
    output: ContainmentRow,
  }),
  instruction: endpoint({
    route: 'GET /api/incidents/{incident}/containments/{containment}/instruction.pdf',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'The instruction on paper for whoever carries it out by hand, with places to confirm.',
    input: z.object({ ...of, lang: z.enum(['ja', 'en']).optional() }),
    output: z.unknown(),
  }),
} as const
