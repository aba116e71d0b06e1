import { z } from 'zod'
import { bytes, endpoint, nothing } from '#src/core/endpoint.ts'
import { Instant } from '#src/core/time.ts'
import { DetectorName } from './detector.ts'

/** Whose holidays count: ISO 3166, with a region where they differ. */
export const Country = z.string().regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/)

export const DetectorRow = z.object({
  name: DetectorName,
  level: z.string(),
  isOn: z.boolean(),
  threshold: z.number(),
  days: z.number(),
  /** Lowest and highest threshold that can be set, and what it is when nobody sets it. */
  least: z.number(),
  most: z.number(),
  usual: z.number(),
  usualDays: z.number(),
  /** Of how many entities something is remembered; null where another detector remembers for it. */
  known: z.number().nullable(),
  matches: z.number(),
  falseAlarms: z.number(),
  setBy: z.string().nullable(),
  setAt: z.string().nullable(),
})
export type DetectorRow = z.infer<typeof DetectorRow>

export const anomalyApi = {
  detectors: endpoint({
    route: 'GET /api/anomalies',
    permission: 'alert:read',
    summary: 'The detectors of what is unusual: what is set, what they remember, how often they spoke and were wrong.',
    input: nothing,
    output: z.object({ detectors: z.array(DetectorRow), country: z.string().nullable() }),
  }),
  setDetector: endpoint({
    route: 'POST /api/anomalies/detectors/{name}',
    permission: 'rule:manage',
    summary: 'Switches a detector on or off, and sets from where on it speaks and for how many days it only learns.',
    input: z.object({
      name: DetectorName,
      isOn: z.boolean(),
      threshold: z.number().min(1).max(1_000_000),
      days: z.number().int().min(0).max(90),
    }),
    output: DetectorRow,
  }),
  setCalendar: endpoint({
    route: 'POST /api/anomalies/calendar',
    permission: 'rule:manage',
    summary: 'Sets whose public holidays are taken like Sundays; null takes none.',
    input: z.object({ country: Country.nullable() }),
    output: z.object({ country: z.string().nullable() }),
  }),
  hunt: endpoint({
    route: 'POST /api/anomalies/hunt',
    permission: 'alert:write',
    gives: 'download',
    mediaType: 'application/x-ndjson',
    summary:
      'The detectors over a time of the archive, beside what they remember: NDJSON steps of {findings, events, progress, missing}. Closing the connection cancels it.',
    input: z.object({
      from: Instant.optional(),
      to: Instant.optional(),
      source: z.string().max(200).optional(),
      /** Days to learn only, instead of those of each detector. */
      learn: z.coerce.number().int().min(0).max(90).optional(),
    }),
    output: bytes,
  }),
}
