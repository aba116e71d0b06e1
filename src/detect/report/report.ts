import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { When } from '#src/core/time.ts'

/** What somebody tells us: by form, mail, telephone, FAX, program. Kept as it came, and read into these fields. */
export const Channel = z.enum(['form', 'mail', 'phone', 'fax', 'paper', 'api', 'upload', 'command'])
export type Channel = z.infer<typeof Channel>

/** Where a report stands in the inbox. */
export const ReportState = z.enum(['new', 'taken', 'incident', 'disposed'])
export type ReportState = z.infer<typeof ReportState>

/** What a source lets us disclose of one item, and to whom (S4-13). `null` is "not said", which discloses nothing. */
export const ConsentLevel = z.enum(['nobody', 'named', 'parties', 'public'])
export type ConsentLevel = z.infer<typeof ConsentLevel>
export const Consent = z.object({
  identity: ConsentLevel.nullable(),
  organisation: ConsentLevel.nullable(),
  address: ConsentLevel.nullable(),
  log: ConsentLevel.nullable(),
  attachments: ConsentLevel.nullable(),
  /** Who is meant by "named", in the source's words. */
  named: z.string().max(500).nullable(),
})
export type Consent = z.infer<typeof Consent>

/** What the reporter says of the clock that their times come from (S4-16). */
export const ClockStatement = z.object({
  zone: z.string().max(64).nullable(),
  isSynced: z.boolean().nullable(),
  errorSeconds: z
    .number()
    .min(0)
    .max(10 * 366 * 86_400)
    .nullable(),
  stated: z.string().max(300).nullable(),
})
export type ClockStatement = z.infer<typeof ClockStatement>

export const Reporter = z.object({
  name: z.string().max(300).nullable(),
  organisation: z.string().max(300).nullable(),
  department: z.string().max(300).nullish(),
  email: z.string().max(320).nullable(),
  phone: z.string().max(100).nullish(),
  fax: z.string().max(100).nullish(),
  pgpKey: z.string().max(100_000).nullish(),
})
export type Reporter = z.infer<typeof Reporter>

export const ReportObservable = z.object({
  type: z.string().max(60),
  value: z.string().max(4_000),
  /** The value as people read it: `192[.]0[.]2[.]1`. */
  defanged: z.string(),
  port: z.number().int().min(0).max(65_535).nullable(),
  role: z.enum(['source', 'target', 'reporter', 'other']),
  /** In how many other reports and incidents it stands; `seenMost` says that many or more. */
  seenReports: z.number().int(),
  seenIncidents: z.number().int(),
})
export type ReportObservable = z.infer<typeof ReportObservable>

export const LogLine = z.object({ raw: z.string(), at: z.iso.datetime({ offset: true }).nullable() })
export const Attachment = z.object({
  position: z.number().int(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  signs: z.array(z.string()),
})
/** Something in the input that could not be read, or that is wrong with it, in the reader's language. */
export const Problem = z.object({ code: z.string(), where: z.string(), message: z.string() })
/** A warning sign, such as a double extension (S1-34). */
export const Sign = z.object({ code: z.string(), where: z.string(), message: z.string() })

/** One line of the inbox. */
export const ReportRow = z.object({
  id: Id,
  number: z.string(),
  state: ReportState,
  channel: Channel,
  format: z.string(),
  subject: z.string(),
  reporterName: z.string(),
  organisation: z.string(),
  receivedAt: z.iso.datetime(),
  kinds: z.array(z.string()),
  /** The first source addresses, defanged. */
  sources: z.array(z.string()),
  hasSigns: z.boolean(),
  problems: z.number().int(),
  /** Likely spam or machine noise: folded away, never thrown away. */
  isNoise: z.boolean(),
  similar: z.number().int(),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  /** Numbers of the incidents it belongs to, as far as the viewer may know of them. */
  incidents: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
  disposition: z.string().nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>

/** Whether the answer helped, as the reporter says (S4-5). */
export const FeedbackAnswer = z.enum(['helped', 'partly', 'not-helped'])
export type FeedbackAnswer = z.infer<typeof FeedbackAnswer>
export const Feedback = z.object({ answer: FeedbackAnswer, text: z.string(), at: z.iso.datetime() })
export type Feedback = z.infer<typeof Feedback>

export const ReportMessage = z.object({
  id: Id,
  at: z.iso.datetime(),
  from: z.enum(['reporter', 'desk']),
  byName: z.string(),
  text: z.string(),
  letter: z.string().nullable(),
  attachments: z.array(Attachment),
})

/** The question "is it really an incident?", its criteria and its answer (S2-23). */
export const Assessment = z.object({
  outcome: z.enum(['incident', 'not-incident', 'unclear']),
  answers: z.record(z.string().max(60), z.enum(['yes', 'no', 'unknown'])),
  reason: z.string().trim().min(1).max(4_000),
})
export type Assessment = z.infer<typeof Assessment>

export const ReportDetail = ReportRow.extend({
  reporter: Reporter,
  purpose: z.string().nullable(),
  request: z.string().nullable(),
  howFound: z.string().nullable(),
  actionTaken: z.string().nullable(),
  reportedElsewhere: z.string().nullable(),
  targetSystem: z.string().nullable(),
  /** To whom in the organisation it was addressed, before it came to the desk (S0-1). */
  addressee: z.string().nullable(),
  occurred: When.nullable(),
  clock: ClockStatement,
  consent: Consent,
  tlp: z.string().nullable(),
  /** The text as a person reads it; HTML has been turned to text, nothing is loaded. */
  text: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  observables: z.array(ReportObservable),
  logLines: z.array(LogLine),
  attachments: z.array(Attachment),
  signs: z.array(Sign),
  problemList: z.array(Problem),
  original: z.object({ sha256: z.string(), bytes: z.number().int(), mediaType: z.string() }).nullable(),
  assessment: Assessment.extend({ by: z.string(), at: z.iso.datetime() }).nullable(),
  dispositionReason: z.string().nullable(),
  messages: z.array(ReportMessage),
  feedback: Feedback.nullable(),
})
export type ReportDetail = z.infer<typeof ReportDetail>

/** Why two things are likely to be the same affair, in words and figures a person can check. */
export const Likeness = z.object({
  /** 0 to 1. */
  score: z.number(),
  /** Sentences in the reader's language: "Both name 192[.]168[.]100[.]1; 2 h 34 min apart (23 Jun 1999 10:00 and 12:34 JST)." */
  reasons: z.array(z.string()),
})
export const SimilarReport = Likeness.extend({ report: ReportRow })
export type SimilarReport = z.infer<typeof SimilarReport>
