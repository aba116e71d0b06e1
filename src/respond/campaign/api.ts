import { z } from 'zod'
import { bytes, endpoint, flag } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Scope } from './account.ts'
import { campaignAfterApi } from './after-api.ts'
import { Bundle, CampaignRow, CampaignView, Connector, LetterText, Looked } from './campaign.ts'
import { campaignDeliveryApi } from './delivery-api.ts'
import { campaignDeskApi } from './desk-api.ts'
import { Plan } from './forecast.ts'
import { OwnSettings } from './own.ts'
import { campaignOwnApi } from './own-api.ts'
import { PlanChange, PlannedWave, PlanVersion } from './plan-version.ts'
import { campaignProgramApi } from './program-api.ts'
import { ListCount, StatedFigures } from './reconcile.ts'
import { campaignSpecialApi } from './special-api.ts'
import { WaveTest } from './wave.ts'

const incident = z.string().max(40)
/** Its number within the incident (`1` or `2026-0001-C1`). */
const campaign = z.string().max(60)
const of = { incident, campaign }
const reason = z.string().trim().min(1).max(2_000)
const dryRun = flag.default(false)
/** What it takes to write: given with the request, held in memory, stored nowhere. */
const secrets = {
  key: z.string().max(200).optional().describe('The key of the print job.'),
  bindPassword: z.string().max(500).optional().describe('With which the desk binds to the directory.'),
}
const position = z.coerce.number().int().min(1).max(100_000)
const title = z.string().trim().min(1).max(200)

export const Loaded = ListCount.extend({
  problems: z.array(z.object({ line: z.number().int(), code: z.string(), login: z.string() })),
  strayLogins: z.array(z.string()),
})
export type Loaded = z.infer<typeof Loaded>

export const campaignApi = {
  ...campaignDeliveryApi,
  ...campaignDeskApi,
  ...campaignAfterApi,
  ...campaignProgramApi,
  ...campaignSpecialApi,
  list: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns',
    permission: 'campaign:read',
    summary: 'Mass resets of an incident.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(CampaignRow) }),
  }),
  create: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns',
    permission: 'campaign:write',
    summary: 'Begins a mass reset of passwords.',
    input: z.object({ incident, title, secret: z.enum(['password', 'code']).default('password'), dryRun }),
    output: CampaignView,
  }),
  show: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}',
    permission: 'campaign:read',
    summary: 'A mass reset with every figure held against the others, its plan, waves and letters.',
    input: z.object(of),
    output: CampaignView,
  }),
  change: endpoint({
    route: 'PATCH /api/incidents/{incident}/campaigns/{campaign}',
    permission: 'campaign:run',
    summary: 'Sets where passwords are changed, what letters say, and how and when people change theirs.',
    input: z.object({
      ...of,
      connector: Connector.optional(),
      letter: LetterText.optional(),
      isOpen: z.boolean().optional(),
      own: OwnSettings.optional(),
      dryRun,
    }),
    output: CampaignView,
  }),
  load: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/lists/{list}',
    permission: 'campaign:write',
    takes: 'files',
    summary:
      'Takes a list: accounts, who is removed beforehand, or what became of changes elsewhere (CSV, LDIF, one login a line).',
    input: z.object({
      ...of,
      list: z.enum(['accounts', 'removal', 'outcomes']),
      reason: z.string().max(500).default(''),
      dryRun,
    }),
    output: Loaded,
  }),
  loadDirectory: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/directory',
    permission: 'campaign:run',
    summary: 'Takes the accounts from the directory itself.',
    input: z.object({ ...of, bindPassword: secrets.bindPassword, dryRun }),
    output: Loaded,
  }),
  match: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/match',
    permission: 'campaign:write',
    takes: 'files',
    summary:
      'Holds the exposed set (first file) against what the directory holds (second file, or the directory itself) and keeps only the outcome.',
    input: z.object({ ...of, scope: Scope, bindPassword: secrets.bindPassword, dryRun }),
    output: Loaded.extend({ exposures: z.record(z.string(), z.number().int()) }),
  }),
  exempt: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/exemptions',
    permission: 'campaign:write',
    summary: 'Leaves accounts out of the reset, with the reason; an empty reason takes them in again.',
    input: z.object({
      ...of,
      logins: z.array(z.string().max(200)).min(1).max(1_000),
      reason: z.string().trim().max(500),
    }),
    output: z.object({ changed: z.number().int() }),
  }),
  reconcile: endpoint({
    route: 'PUT /api/incidents/{incident}/campaigns/{campaign}/figures',
    permission: 'campaign:write',
    summary: 'States figures that must come out, and holds them against what was counted.',
    input: z.object({ ...of, stated: StatedFigures, dryRun }),
    output: CampaignView,
  }),
  plan: endpoint({
    route: 'PUT /api/incidents/{incident}/campaigns/{campaign}/plan',
    permission: 'campaign:write',
    summary: 'Sets phases, times to be kept, capacities and waves; each change is a version.',
    input: z.object({
      ...of,
      plan: Plan,
      waves: z.array(PlannedWave).max(50),
      reason: z.string().trim().max(2_000).default('').describe('Why this version.'),
      dryRun,
    }),
    output: CampaignView,
  }),
  planCalendar: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/plan.ics',
    permission: 'campaign:read',
    summary: 'The plan as a file for calendars (RFC 5545): phases and the times kept free.',
    input: z.object(of),
    output: bytes,
    gives: 'download',
    mediaType: 'text/calendar',
  }),
  approve: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/approval',
    permission: 'campaign:run',
    summary: 'Records who approved the plan as it stands.',
    input: z.object({ ...of, by: title, reason: z.string().trim().max(2_000).default('') }),
    output: CampaignView,
  }),
  versions: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/plans',
    permission: 'campaign:read',
    summary: 'Every version of the plan, newest first: what it changed, who approved it, where it was told.',
    input: z.object(of),
    output: z.object({ rows: z.array(PlanVersion.extend({ changes: z.array(PlanChange) })) }),
  }),
  tellPlan: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/plans',
    permission: 'campaign:run',
    summary: 'Records where an approved plan was told; from then on the page for own changes shows its schedule.',
    input: z.object({ ...of, version: z.number().int().min(1).optional(), where: reason }),
    output: z.object({ rows: z.array(PlanVersion.extend({ changes: z.array(PlanChange) })) }),
  }),
  makeKey: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/key',
    permission: 'campaign:run',
    summary:
      'Makes the key of the print job, which is shown this once; a new one makes letters that are out worthless.',
    input: z.object({ ...of, reason: z.string().trim().max(500).default('') }),
    output: z.object({ key: z.string() }),
  }),
  connect: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/connection',
    permission: 'campaign:run',
    summary: 'Lets this process write to the directory for help desk and own changes, until it ends.',
    input: z.object({ ...of, bindPassword: z.string().max(500).nullable() }),
    output: CampaignView,
  }),
  bundle: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/bundles',
    permission: 'campaign:run',
    summary: 'Sorts letters into bundles by delivery route.',
    input: z.object({ ...of, size: z.number().int().min(1).max(1_000).default(200), dryRun }),
    output: z.object({ rows: z.array(Bundle) }),
  }),
  print: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/bundles/{bundle}',
    permission: 'campaign:run',
    summary: 'The letters of one bundle with their cover sheet, as PDF; the desk keeps none of it.',
    input: z.object({ ...of, bundle: position, key: z.string().max(200), lang: Language.optional() }),
    output: bytes,
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  destroyed: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/bundles/{bundle}/destruction',
    permission: 'campaign:run',
    summary: 'Records that the PDF of a bundle is destroyed, by its SHA-256.',
    input: z.object({
      ...of,
      bundle: position,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      how: reason,
    }),
    output: Bundle,
  }),
  wave: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/waves/{wave}',
    permission: 'campaign:run',
    summary: 'Acts on a wave: notes the backup, starts, pauses, resumes, stops, throttles, or decides to go on.',
    input: z.object({
      ...of,
      wave: position,
      act: z.enum(['backup', 'start', 'pause', 'resume', 'stop', 'throttle', 'decide']),
      text: z.string().trim().max(2_000).default(''),
      rate: z.number().int().min(1).max(100_000).nullable().default(null),
      go: z.boolean().default(false),
      ...secrets,
      dryRun,
    }),
    output: CampaignView,
  }),
  testWave: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/waves/{wave}/test',
    permission: 'campaign:run',
    summary: 'Binds as sampled users with their new passwords, and records it with services asked and the witness.',
    input: z.object({
      ...of,
      wave: position,
      percent: z.number().min(0.01).max(100).default(1),
      services: z.string().trim().max(2_000).default(''),
      witness: z.string().trim().max(200).default(''),
      key: z.string().max(200),
      bindPassword: secrets.bindPassword,
      dryRun,
    }),
    output: WaveTest,
  }),
  failures: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/failures',
    permission: 'campaign:read',
    summary: 'Accounts that could not be changed, each with its cause.',
    input: z.object(of),
    output: z.object({ rows: z.array(z.object({ login: z.string(), cause: z.string(), tries: z.number().int() })) }),
  }),
  accountsCsv: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/accounts.csv',
    permission: 'campaign:read',
    summary: 'Every account with its state, for what must be done by hand. No secret stands in it.',
    input: z.object(of),
    output: bytes,
    gives: 'download',
    mediaType: 'text/csv',
  }),
  lookUp: endpoint({
    route: 'GET /api/campaigns/people',
    permission: 'campaign:help',
    summary: 'A person in the mass resets that the caller may know of, and where they stand.',
    input: z.object({ q: z.string().trim().min(2).max(200) }),
    output: z.object({ rows: z.array(Looked) }),
  }),
  reissue: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/reissue',
    permission: 'campaign:help',
    summary: 'Gives a person a new password or code once their identity is verified; the one before no longer works.',
    input: z.object({ ...of, login: z.string().max(200), identity: reason.describe('How the identity was verified.') }),
    output: z.object({ login: z.string(), secret: z.string() }),
  }),
  ...campaignOwnApi,
} as const
