import { z } from 'zod'
import { bytes, endpoint } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { ActivityPoint, DamageInput, DamageRow, Rate, Total } from './damage.ts'

const incident = z.string().min(1).max(40)
const reason = z.string().trim().min(1).max(4_000)

export const DamageView = z.object({
  incident: z.object({ number: z.string(), title: z.string() }),
  rows: z.array(DamageRow),
  totals: z.array(Total),
  /** All money in one currency, by the rates that somebody set; null while one is missing. */
  whole: Total.nullable(),
  rates: z.array(Rate),
  /** What the measures that are chosen or done cost, to be held against the damage (S3-5). */
  measures: z.array(z.object({ currency: z.string(), amount: z.number() })),
  activity: z.array(ActivityPoint),
  lostDays: z.number(),
  canWrite: z.boolean(),
})
export type DamageView = z.infer<typeof DamageView>

export const damageApi = {
  show: endpoint({
    route: 'GET /api/incidents/{incident}/damage',
    permission: 'incident:read',
    summary:
      'The damage of an incident: direct and indirect lines with ranges, totals by currency, cost of measures beside, activity.',
    input: z.object({ incident }),
    output: DamageView,
  }),
  add: endpoint({
    route: 'POST /api/incidents/{incident}/damage',
    permission: 'incident:write',
    summary: 'Adds a line to the ledger: an amount or a range, or hours times what one is worth.',
    input: DamageInput.extend({ incident }),
    output: DamageView,
  }),
  withdraw: endpoint({
    route: 'POST /api/incidents/{incident}/damage/{no}/withdraw',
    permission: 'incident:write',
    summary: 'Takes a line back, with the reason; it stays to be read and is added no more.',
    input: z.object({ incident, no: z.coerce.number().int().min(1).max(1_000_000), reason }),
    output: DamageView,
  }),
  rate: endpoint({
    route: 'PUT /api/incidents/{incident}/damage/rates',
    permission: 'incident:write',
    summary: 'Sets the rate by which a currency is turned into another for the whole, with its source.',
    input: Rate.extend({ incident }),
    output: DamageView,
  }),
  activity: endpoint({
    route: 'PUT /api/incidents/{incident}/damage/activity',
    permission: 'incident:write',
    summary: 'States how active the organisation was from a time on, 100 being normal; null takes that statement back.',
    input: z.object({
      incident,
      at: Instant,
      level: z.number().int().min(0).max(200).nullable(),
      note: z.string().trim().max(300).default(''),
    }),
    output: DamageView,
  }),
  csv: endpoint({
    route: 'GET /api/incidents/{incident}/damage.csv',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'text/csv',
    summary: 'The ledger as CSV; cells that a spreadsheet would run are guarded.',
    input: z.object({
      incident,
      lang: Language.optional(),
      encoding: z.enum(['utf-8', 'cp932']).default('utf-8'),
    }),
    output: bytes,
  }),
} as const
