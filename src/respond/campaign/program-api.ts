import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Defect, Program, ProgramTest, ProgramVersion } from './program.ts'

const of = { incident: z.string().max(40), campaign: z.string().max(60) }
const text = z.string().trim().min(1).max(2_000)
const name = z.string().trim().min(1).max(200)
const number = z.coerce.number().int().min(1).max(10_000)

/** The program of a mass change: versions, tests before a witness, defects (S0-37, S0-38). */
export const campaignProgramApi = {
  program: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/program',
    permission: 'campaign:read',
    summary: 'The program of a mass change: versions, tests with who stood by, and defects.',
    input: z.object(of),
    output: Program,
  }),
  addVersion: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/program/versions',
    permission: 'campaign:write',
    summary: 'Records a version of the program: what it changes, by whom, and which defects it mends.',
    input: z.object({ ...of, what: text, by: name, mends: z.array(number).max(200).default([]) }),
    output: ProgramVersion,
  }),
  addTest: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/program/tests',
    permission: 'campaign:write',
    summary: 'Records a test of the newest version: what was tried, by whom, before whom, and what was wrong.',
    input: z.object({
      ...of,
      what: text,
      by: name,
      witness: z.string().trim().max(200).default(''),
      isPassed: z.boolean(),
      defects: z.array(text).max(100).default([]),
    }),
    output: ProgramTest.extend({ defects: z.array(Defect) }),
  }),
  acceptDefect: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/program/defects/{defect}',
    permission: 'campaign:run',
    summary: 'Lives with a defect, with the reason.',
    input: z.object({ ...of, defect: number, reason: text }),
    output: Defect,
  }),
} as const
