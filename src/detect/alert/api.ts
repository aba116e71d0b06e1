import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { LogLine } from '#src/detect/log/api.ts'
import { ExceptionFact } from '#src/detect/signature/exception-kind.ts'
import { AlertLevel, AlertOrigin, AlertRow, Suppression } from './alert.ts'

const byId = z.object({ id: Id })
const Reason = z.string().trim().min(1).max(2_000)

export const AlertDetail = AlertRow.extend({
  /** The lines that it stands on, as far as they are kept; their numbers are in `seqs`. */
  lines: z.array(LogLine),
  seqs: z.array(z.number()),
  reportNumber: z.string().nullable(),
  /** By what the rule could be told to leave such lines alone; empty where no rule can be. */
  exceptable: z.array(ExceptionFact),
  /** The rules that would leave them alone as well, for they stand on the same. */
  exceptsAlso: z.array(z.string()),
})
export type AlertDetail = z.infer<typeof AlertDetail>

export const alertApi = {
  fromFinding: endpoint({
    route: 'POST /api/alerts/findings',
    permission: 'alert:write',
    summary: 'Makes an alert of one thing that a check against the good state found.',
    input: z.object({ check: Id, position: z.number().int().min(1).max(1_000_000) }),
    output: z.object({ id: Id }),
  }),
  list: endpoint({
    route: 'GET /api/alerts',
    permission: 'alert:read',
    summary: 'Alerts, gravest first: one for each rule and entity, with how often it matched.',
    input: z.object({
      state: z.enum(['open', 'suppressed', 'closed', 'false-alarm', 'all']).default('open'),
      level: AlertLevel.optional(),
      origin: AlertOrigin.optional(),
      rule: z.string().max(1_200).optional(),
      entity: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    output: z.object({ alerts: z.array(AlertRow), total: z.number() }),
  }),
  suppressions: endpoint({
    route: 'GET /api/alerts/suppressions',
    permission: 'alert:read',
    summary: 'What is held back, by whom, why and until when.',
    input: nothing,
    output: z.object({ suppressions: z.array(Suppression) }),
  }),
  suppress: endpoint({
    route: 'POST /api/alerts/suppressions',
    permission: 'alert:write',
    summary: 'Holds alerts of a rule, of an entity or of both back until a time; they are still counted.',
    input: z.object({
      rule: z.string().max(1_200).nullable().default(null),
      entity: z.string().max(300).nullable().default(null),
      reason: Reason,
      owner: z.string().trim().min(1).max(200).optional(),
      until: Instant,
    }),
    output: Suppression,
  }),
  endSuppression: endpoint({
    route: 'DELETE /api/alerts/suppressions/{id}',
    permission: 'alert:write',
    summary: 'Ends a suppression; what it held back is open again.',
    input: byId,
    output: Suppression,
  }),
  show: endpoint({
    route: 'GET /api/alerts/{id}',
    permission: 'alert:read',
    summary: 'One alert with the lines that it stands on.',
    input: byId,
    output: AlertDetail,
  }),
  close: endpoint({
    route: 'POST /api/alerts/{id}/close',
    permission: 'alert:write',
    summary: 'Closes an alert with a reason. A false alarm is counted on its rule. What comes later opens a new alert.',
    input: byId.extend({ reason: Reason, isFalseAlarm: z.boolean().default(false) }),
    output: AlertRow,
  }),
  except: endpoint({
    route: 'POST /api/alerts/{id}/except',
    permission: 'rule:manage',
    summary:
      'Takes what an alert shows out of its rule, by account, host or address: a filter of its own, tried on the lines of the alert. Can close the alert as a false alarm at once.',
    input: byId.extend({
      facts: z.array(ExceptionFact).min(1).max(5),
      reason: Reason,
      isFalseAlarm: z.boolean().default(false),
    }),
    output: z.object({
      file: z.string(),
      key: z.string(),
      /** Of the lines of the alert: left alone from now on, and still found. */
      spared: z.number(),
      left: z.number(),
    }),
  }),
  report: endpoint({
    route: 'POST /api/alerts/{id}/report',
    permission: 'alert:write',
    summary: 'Puts an alert into the inbox as a report, with its lines.',
    input: byId,
    output: z.object({ id: Id, number: z.string() }),
  }),
}
