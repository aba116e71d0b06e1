import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Announcement } from './announcement.ts'
import { ChangeWindow } from './change-window.ts'
import { Finding } from './finding.ts'
import {
  HostName,
  HostPlan,
  KeptBaseline,
  KeptCheck,
  KnownHost,
  OrderKind,
  SystemThing,
  ToldKind,
} from './known-state.ts'
import { Service } from './service.ts'
import { Severity } from './severity.ts'

const Reason = z.string().trim().min(1).max(2_000)
const byId = z.object({ id: Id })

export const KeptFinding = Finding.extend({ position: z.number().int() })
export type KeptFinding = z.infer<typeof KeptFinding>

/** What is known of the good state of hosts, and what differs from it. */
export const integrityApi = {
  hosts: endpoint({
    route: 'GET /api/integrity/hosts',
    permission: 'integrity:read',
    summary: 'Every host with a baseline or an agent: its baseline, its last check, what its agent is told.',
    input: nothing,
    output: z.object({ rows: z.array(KnownHost) }),
  }),
  services: endpoint({
    route: 'GET /api/integrity/services',
    permission: 'integrity:read',
    summary:
      'What listens on all hosts: out of the good states and of what checks found since, what should not be there first.',
    input: nothing,
    output: z.object({ rows: z.array(Service) }),
  }),
  host: endpoint({
    route: 'GET /api/integrity/hosts/{host}',
    permission: 'integrity:read',
    summary: 'One host: its baselines and checks, newest first, and what listens there and who has an account.',
    input: z.object({ host: HostName }),
    output: KnownHost.extend({
      baselines: z.array(KeptBaseline),
      checks: z.array(KeptCheck),
      system: z.array(SystemThing),
    }),
  }),
  baseline: endpoint({
    route: 'GET /api/integrity/hosts/{host}/baseline',
    permission: 'integrity:read',
    summary: 'The baseline of a host that counts now, signed, as a check takes it.',
    input: z.object({ host: HostName }),
    output: bytes,
    gives: 'download',
    mediaType: 'application/x-ndjson',
  }),
  keepBaseline: endpoint({
    route: 'POST /api/integrity/baselines',
    permission: 'integrity:write',
    takes: 'bytes',
    summary:
      'Keeps a baseline (as `integrity init` writes it, packed by zstd or not) as the good state of its host. One without a signature is signed by the desk.',
    input: z.object({ host: HostName.optional(), reason: Reason }),
    output: KeptBaseline,
  }),
  takeCheck: endpoint({
    route: 'POST /api/integrity/checks',
    permission: 'integrity:write',
    takes: 'bytes',
    summary: 'Takes in the result of a check, as `integrity check --desk` sends it.',
    input: z.object({ host: HostName }),
    output: KeptCheck,
  }),
  check: endpoint({
    route: 'GET /api/integrity/checks/{id}',
    permission: 'integrity:read',
    summary: 'What a check found, gravest first.',
    input: byId.extend({
      severity: Severity.optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
    }),
    output: z.object({
      check: KeptCheck,
      baseline: KeptBaseline,
      /** How many of this severity are kept; `counts` has what was found. */
      total: z.number(),
      findings: z.array(KeptFinding),
    }),
  }),
  order: endpoint({
    route: 'POST /api/integrity/hosts/{host}/order',
    permission: 'integrity:write',
    summary: "Has the host's agent take a new baseline or check now; it does when it asks the next time.",
    input: z.object({ host: HostName, kind: OrderKind, reason: Reason }),
    output: HostPlan,
  }),
  schedule: endpoint({
    route: 'PUT /api/integrity/hosts/{host}/schedule',
    permission: 'integrity:write',
    summary: "How often the host's agent checks by itself; null is never.",
    input: z.object({ host: HostName, everyHours: z.number().int().min(1).max(8_760).nullable() }),
    output: HostPlan,
  }),
  windows: endpoint({
    route: 'GET /api/integrity/windows',
    permission: 'integrity:read',
    summary: 'Changes that were announced, newest first.',
    input: nothing,
    output: z.object({ rows: z.array(Announcement) }),
  }),
  announce: endpoint({
    route: 'POST /api/integrity/windows',
    permission: 'integrity:write',
    summary: 'Announces a change: what differs in these paths of these hosts in this time is expected.',
    input: ChangeWindow.extend({ owner: z.string().trim().max(200).optional(), reason: Reason }),
    output: Announcement,
  }),
  withdraw: endpoint({
    route: 'POST /api/integrity/windows/{id}/withdrawal',
    permission: 'integrity:write',
    summary: 'Takes an announcement back; what it explained before stays as it was judged.',
    input: byId.extend({ reason: Reason }),
    output: Announcement,
  }),
  askOrder: endpoint({
    route: 'POST /api/agents/integrity/order',
    permission: 'agent:send',
    summary: 'An agent asks what it is to do for the good state of its host.',
    input: nothing,
    output: z.object({
      order: z
        .object({
          id: Id,
          kind: ToldKind,
          /** Of a `collect`: what is asked for the rest of it. */
          about: Id.nullable(),
          seal: z.string().nullable(),
          windows: z.array(ChangeWindow),
        })
        .nullable(),
      askAgainSeconds: z.number(),
    }),
  }),
  fetchBaseline: endpoint({
    route: 'POST /api/agents/integrity/baseline',
    permission: 'agent:send',
    summary: 'The baseline of the host of this agent.',
    input: nothing,
    output: bytes,
    gives: 'download',
    mediaType: 'application/x-ndjson',
  }),
  sendBaseline: endpoint({
    route: 'POST /api/agents/integrity/baselines',
    permission: 'agent:send',
    takes: 'bytes',
    summary: 'The baseline that this agent was told to take; one that nobody asked for is refused.',
    input: z.object({ order: Id, trouble: z.string().trim().min(1).max(1_000).optional() }),
    output: nothing,
  }),
  sendCheck: endpoint({
    route: 'POST /api/agents/integrity/checks',
    permission: 'agent:send',
    takes: 'bytes',
    summary: 'What this agent found.',
    input: z.object({ order: Id }),
    output: nothing,
  }),
  sendSeen: endpoint({
    route: 'POST /api/agents/integrity/seen',
    permission: 'agent:send',
    takes: 'bytes',
    summary: 'What this agent saw change, as it changed; nobody has to ask for it.',
    input: nothing,
    output: nothing,
  }),
  askExpected: endpoint({
    route: 'POST /api/agents/integrity/expected',
    permission: 'agent:send',
    summary: 'What an agent that watches its host has to know: which baseline counts now, and the announced changes.',
    input: nothing,
    output: z.object({ seal: z.string().nullable(), windows: z.array(ChangeWindow) }),
  }),
  askForCheck: endpoint({
    route: 'POST /api/agents/integrity/overrun',
    permission: 'agent:send',
    summary:
      'So much changed at once that this agent may have missed some: it is told to check when nothing else waits.',
    input: nothing,
    output: nothing,
  }),
  sendTrouble: endpoint({
    route: 'POST /api/agents/integrity/trouble',
    permission: 'agent:send',
    summary: 'Why this agent could not do what it was told.',
    input: z.object({ order: Id, text: z.string().trim().min(1).max(1_000) }),
    output: nothing,
  }),
} as const
