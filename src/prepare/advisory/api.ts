import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { AdvisoryHead, Decision, PatchFacts, PatchRow, SoftwareFacts, SoftwareRow, WeaknessRow } from './weakness.ts'

export const TakenOutcome = z.object({
  name: z.string(),
  id: z.string().nullable(),
  outcome: z.enum(['new', 'changed', 'same', 'unread']),
})
const reason = z.string().trim().min(1).max(2_000)

/** Which software runs where, which published weaknesses are in it, and what was decided about each. */
export const advisoryApi = {
  list: endpoint({
    route: 'GET /api/weaknesses',
    permission: 'weakness:read',
    summary: 'Known weaknesses in the software of the register, those that nobody decided on first.',
    input: nothing,
    output: z.object({
      rows: z.array(WeaknessRow),
      advisories: z.number().int(),
      checkedAt: z.string().nullable().describe('When everything was last held against everything; daily.'),
    }),
  }),
  decide: endpoint({
    route: 'POST /api/weaknesses/{weakness}/decision',
    permission: 'weakness:write',
    summary: 'Says what becomes of a weakness, who answers for it, and why.',
    input: z.object({ weakness: Id, decision: Decision, owner: z.string().trim().max(200).default(''), reason }),
    output: nothing,
  }),
  match: endpoint({
    route: 'GET /api/weaknesses/match',
    permission: 'weakness:read',
    summary: 'Which published weaknesses there are in what answered on a port, such as `Apache/1.3.20 OpenSSL/0.9.6b`.',
    input: z.object({ said: z.string().max(4_000).describe('What answered; a line for each port.') }),
    output: z.object({
      rows: z.array(
        z.object({
          name: z.string(),
          version: z.string(),
          verdict: z.enum(['affected', 'unsure']),
          advisory: AdvisoryHead,
        }),
      ),
    }),
  }),
  take: endpoint({
    route: 'POST /api/advisories',
    permission: 'weakness:write',
    summary: 'Takes advisories in, OSV or CSAF 2.0, one outcome a file, and holds the register against them.',
    takes: 'files',
    input: nothing,
    output: z.object({ outcomes: z.array(TakenOutcome), found: z.number().int() }),
  }),
  software: endpoint({
    route: 'GET /api/software',
    permission: 'weakness:read',
    summary: 'The register of software: which version of what runs where, and how many weaknesses are open in it.',
    input: z.object({ host: z.string().max(200).optional() }),
    output: z.object({ rows: z.array(SoftwareRow) }),
  }),
  addSoftware: endpoint({
    route: 'POST /api/software',
    permission: 'weakness:write',
    summary: 'Enters software into the register, or its new version when it stands there already.',
    input: SoftwareFacts,
    output: SoftwareRow,
  }),
  takeSoftware: endpoint({
    route: 'POST /api/software/list',
    permission: 'weakness:write',
    summary:
      'Takes a list of software in: CSV with a head line (host, name, version, ecosystem, owner), or what `dpkg-query -W` says of one host.',
    input: z.object({
      text: z.string().max(20_000_000),
      host: z.string().trim().max(200).optional().describe('Of lines that name none.'),
      ecosystem: z.string().trim().max(100).optional(),
      owner: z.string().trim().max(200).optional(),
    }),
    output: z.object({
      taken: z.number().int(),
      problems: z.array(z.object({ line: z.number().int(), text: z.string() })),
      found: z.number().int(),
    }),
  }),
  retire: endpoint({
    route: 'POST /api/software/{software}/retirement',
    permission: 'weakness:write',
    summary: 'Takes software out of the register; what was noted of it stays on the record.',
    input: z.object({ software: Id, reason }),
    output: nothing,
  }),
  patch: endpoint({
    route: 'POST /api/software/{software}/patches',
    permission: 'weakness:write',
    summary: 'Notes a patch or a new set of signatures: from where, tried before or not, what became of it.',
    input: PatchFacts.extend({ software: Id, at: Instant.optional().describe('Left out: now.') }),
    output: PatchRow,
  }),
  patches: endpoint({
    route: 'GET /api/patches',
    permission: 'weakness:read',
    summary: 'The diary of patches and signatures, newest first.',
    input: z.object({ software: Id.optional() }),
    output: z.object({ rows: z.array(PatchRow) }),
  }),
} as const
