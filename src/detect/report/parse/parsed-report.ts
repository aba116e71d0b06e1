// What one report says, once read: the line `hikeshi report parse` prints and what the inbox is filled from.
import { z } from 'zod'
import { ObservableRole, ObservableType } from '#src/core/observable.ts'

export const ReportFormat = z.enum([
  'mail',
  'arf',
  'xarf-0.1',
  'xarf-0.2',
  'xarf-3',
  'xarf-4',
  'iodef-1',
  'iodef-2',
  'iodef-json',
  'bounce',
  'text',
])
export type ReportFormat = z.infer<typeof ReportFormat>

export const TimePrecision = z.enum(['second', 'minute', 'day', 'about', 'range', 'unknown'])
export type TimePrecision = z.infer<typeof TimePrecision>

/** To whom a source lets us disclose an item (S4-10): to nobody, to those it named, to the parties of the case, to all. */
export const Consent = z.enum(['nobody', 'named', 'parties', 'public'])
export type Consent = z.infer<typeof Consent>

/** Why a mail is no report of an incident; the mail itself is kept and shown all the same. */
export const NotReport = z.enum(['auto-reply', 'bounce', 'receipt', 'challenge', 'subscription', 'empty'])
export type NotReport = z.infer<typeof NotReport>

const text = z.string().nullable()

export const ParsedReport = z.object({
  file: z.string(),
  format: ReportFormat,
  ok: z.boolean(),
  subject: text,
  reporter: z.object({ name: text, organisation: text, email: text }),
  receivedAt: text,
  occurred: z.object({ at: text, precision: TimePrecision, zone: text, until: text }),
  kinds: z.array(z.string()),
  request: text,
  consent: z.object({ identity: Consent.nullable(), address: Consent.nullable(), log: Consent.nullable() }),
  observables: z.array(
    z.object({ type: ObservableType, value: z.string(), port: z.int().nullable(), role: ObservableRole }),
  ),
  logLines: z.array(z.object({ raw: z.string(), at: text })),
  attachments: z.array(
    z.object({ name: text, mediaType: z.string(), bytes: z.int(), sha256: z.string(), signs: z.array(z.string()) }),
  ),
  problems: z.array(
    z.object({
      code: z.string(),
      where: z.string(),
      message: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  text: z.string(),
  language: z.enum(['ja', 'en']),
  notReport: NotReport.nullable(),
  purpose: text,
  howFound: text,
  actionTaken: text,
  targetSystem: text,
  otherReports: text,
  reference: text,
  clock: z.object({ zone: text, isSynced: z.boolean().nullable(), errorSeconds: z.number().nullable(), said: text }),
  contact: z.object({ phone: text, fax: text, department: text, title: text, address: text, pgpKey: text }),
  onBehalfOf: text,
  replyTo: text,
  forwardedBy: z.object({ name: text, email: text, text: z.string() }).nullable(),
  sentAt: text,
  messageId: text,
  tlp: text,
  charset: text,
})
export type ParsedReport = z.infer<typeof ParsedReport>
