import { z } from 'zod'
import { bytes, endpoint } from '#src/core/endpoint.ts'
import { Instant } from '#src/core/time.ts'
import { Presence, PresenceOutcome } from './presence.ts'
import { Handling, SpecialDate, SpecialGroup } from './special.ts'

const of = { incident: z.string().max(40), campaign: z.string().max(60) }
const number = z.coerce.number().int().min(1).max(10_000)
const name = z.string().trim().min(1).max(200)
const logins = z.array(z.string().max(200)).max(5_000).default([])
const note = z.string().trim().max(2_000).default('')
const dates = z.array(SpecialDate.pick({ at: true, what: true })).max(50)
const changed = SpecialGroup.extend({ unknown: z.array(z.string()) })

/** Groups with a handling of their own, and who is there at the first use (S0-48, S0-50). */
export const campaignSpecialApi = {
  specials: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/specials',
    permission: 'campaign:read',
    summary: 'Groups with a handling of their own: who sees to them, on which days, and where their accounts stand.',
    input: z.object(of),
    output: z.object({ rows: z.array(SpecialGroup) }),
  }),
  addSpecial: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/specials',
    permission: 'campaign:write',
    summary: 'Makes a group with a handling of its own; its letters come in bundles of their own.',
    input: z.object({ ...of, name, handling: Handling, responsible: name, dates: dates.default([]), logins }),
    output: changed,
  }),
  changeSpecial: endpoint({
    route: 'PATCH /api/incidents/{incident}/campaigns/{campaign}/specials/{special}',
    permission: 'campaign:write',
    summary: 'Changes what is done for a group, adds days, takes accounts in or out.',
    input: z.object({
      ...of,
      special: number,
      handling: Handling.optional(),
      responsible: name.optional(),
      dates: dates.default([]),
      add: logins,
      remove: logins,
    }),
    output: changed,
  }),
  specialDone: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/specials/{special}/days/{day}',
    permission: 'campaign:help',
    summary: 'Records that what was to be done for a group on a day was done.',
    input: z.object({ ...of, special: number, day: number, note }),
    output: SpecialGroup,
  }),
  specialCsv: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/specials/{special}/accounts.csv',
    permission: 'campaign:read',
    summary:
      'The accounts of a group and where each stands, for whoever brings them their letters. No secret stands in it.',
    input: z.object({ ...of, special: number }),
    output: bytes,
    gives: 'download',
    mediaType: 'text/csv',
  }),
  presences: endpoint({
    route: 'GET /api/incidents/{incident}/campaigns/{campaign}/presences',
    permission: 'campaign:read',
    summary: 'Who is there when people first sign in again: when, where, for whom, and how it went.',
    input: z.object(of),
    output: z.object({ rows: z.array(Presence) }),
  }),
  addPresence: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/presences',
    permission: 'campaign:write',
    summary: 'Makes an appointment to be there at a first use.',
    input: z.object({
      ...of,
      at: Instant,
      place: name,
      what: name,
      who: name,
      special: number.nullable().default(null),
    }),
    output: Presence,
  }),
  tellPresence: endpoint({
    route: 'POST /api/incidents/{incident}/campaigns/{campaign}/presences/{presence}',
    permission: 'campaign:help',
    summary: 'Tells how a first use went, and how many could sign in.',
    input: z.object({
      ...of,
      presence: number,
      outcome: PresenceOutcome,
      people: z.number().int().min(0).max(1_000_000).nullable().default(null),
      note,
    }),
    output: Presence,
  }),
} as const
