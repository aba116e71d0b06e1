import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Pap } from '#src/core/pap.ts'
import { Instant } from '#src/core/time.ts'
import { Tlp } from '#src/core/tlp.ts'
import { ConsentLevel } from '#src/detect/report/report.ts'
import { ContactKind } from '#src/prepare/contact/contact.ts'
import { LetterFacts } from '#src/prepare/knowledge/letter.ts'
import { Slug } from '#src/prepare/knowledge/wording.ts'
import { PartyRole } from '#src/respond/incident/incident.ts'
import { CheckLine, CheckRow } from './checklist.ts'
import { NoticeDetail, NoticeParty, NoticeRow, NoticeWay, Preview, ReportConsent } from './notice.ts'

export const mostRecipients = 300
const incident = z.string().max(40)
const reason = z.string().trim().min(1).max(2_000)
const ofNotice = { incident, notice: z.string().max(60) }
/** What a notice is composed from; `to` null is everybody. */
const composing = { incident, template: Slug, lang: Language.optional(), given: LetterFacts.default({}) }
/** How what was approved leaves, and why not by the rule. */
const approving = {
  alone: z.string().trim().max(2_000).default(''),
  inClear: z
    .string()
    .trim()
    .max(2_000)
    .default('')
    .describe('Why it goes readable on the way although a key of the recipient is known.'),
  notBefore: Instant.optional(),
  isByHand: z
    .boolean()
    .default(false)
    .describe('No mail carries it: somebody hands it over on paper, by fax or on the telephone.'),
}

export const noticeApi = {
  consents: endpoint({
    route: 'GET /api/incidents/{incident}/consents',
    permission: 'notice:read',
    summary: 'What the source of each report of an incident allows, item by item, and who changed it on what ground.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(ReportConsent) }),
  }),
  consent: endpoint({
    route: 'GET /api/reports/{report}/consent',
    permission: 'report:read',
    summary: 'What the source of a report allows, item by item.',
    input: z.object({ report: z.string().max(40) }),
    output: ReportConsent,
  }),
  setConsent: endpoint({
    route: 'PUT /api/reports/{report}/consent',
    permission: 'report:write',
    summary:
      'Changes what may be disclosed: said by the source, or decided on a ground by somebody who may approve notices.',
    input: z.object({
      report: z.string().max(40),
      by: z.enum(['source', 'decision']),
      ground: reason,
      identity: ConsentLevel.nullable().optional(),
      organisation: ConsentLevel.nullable().optional(),
      address: ConsentLevel.nullable().optional(),
      log: ConsentLevel.nullable().optional(),
      attachments: ConsentLevel.nullable().optional(),
      named: z.array(Id).max(100).optional(),
      tlp: Tlp.nullable().optional(),
      pap: Pap.nullable().optional(),
    }),
    output: ReportConsent,
  }),
  askConsent: endpoint({
    route: 'POST /api/reports/{report}/consent-question',
    permission: 'report:write',
    summary: 'Asks the source by mail what may be disclosed; it answers on a page of its own by one press.',
    input: z.object({ report: z.string().max(40) }),
    output: ReportConsent,
  }),
  preview: endpoint({
    route: 'POST /api/incidents/{incident}/notices/preview',
    permission: 'notice:write',
    summary:
      'Composes a notice for one recipient and shows it, what it holds and what it holds back and why. Nothing is kept.',
    input: z.object({ ...composing, to: Id.nullable() }),
    output: Preview,
  }),
  write: endpoint({
    route: 'POST /api/incidents/{incident}/notices',
    permission: 'notice:write',
    summary: 'Writes a notice to each of its recipients, in their language, and asks for its review.',
    input: z.object({
      ...composing,
      to: z.array(Id).min(1).max(mostRecipients),
      corrects: z.string().max(60).optional(),
    }),
    output: z.object({ rows: z.array(NoticeRow) }),
  }),
  list: endpoint({
    route: 'GET /api/incidents/{incident}/notices',
    permission: 'notice:read',
    summary: 'Notices of an incident, the newest first.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(NoticeRow), can: z.object({ write: z.boolean(), approve: z.boolean() }) }),
  }),
  show: endpoint({
    route: 'GET /api/incidents/{incident}/notices/{notice}',
    permission: 'notice:read',
    summary: 'One notice as it leaves, with its versions. By id or number.',
    input: z.object(ofNotice),
    output: NoticeDetail,
  }),
  revise: endpoint({
    route: 'PUT /api/incidents/{incident}/notices/{notice}',
    permission: 'notice:write',
    summary: 'Composes a notice again with other words: a new version, to be reviewed anew.',
    input: z.object({ ...ofNotice, given: LetterFacts }),
    output: NoticeDetail,
  }),
  approve: endpoint({
    route: 'POST /api/incidents/{incident}/notices/{notice}/approval',
    permission: 'notice:approve',
    summary:
      'Approves what somebody else wrote and lets it go: it is judged once more, and refused when a source has changed its mind. Alone only with a reason.',
    input: z.object({
      ...ofNotice,
      version: z.number().int().optional().describe('The version that was read; another one is not approved by it.'),
      ...approving,
    }),
    output: NoticeDetail,
  }),
  approveMany: endpoint({
    route: 'POST /api/incidents/{incident}/notice-approvals',
    permission: 'notice:approve',
    summary:
      'Approves many notices at once, each in the version that was read; what the rules forbid stays behind with its reason, the others go.',
    input: z.object({
      incident,
      notices: z
        .array(z.object({ notice: z.string().max(60), version: z.number().int() }))
        .min(1)
        .max(mostRecipients),
      ...approving,
    }),
    output: z.object({
      outcomes: z.array(z.object({ notice: z.string(), isApproved: z.boolean(), reason: z.string() })),
      rows: z.array(NoticeRow),
    }),
  }),
  paper: endpoint({
    route: 'GET /api/incidents/{incident}/notices/{notice}/paper.pdf',
    permission: 'notice:read',
    summary: 'One notice as a letter, a fax with its cover, or a sheet to be read out on the telephone.',
    input: z.object({ ...ofNotice, way: NoticeWay.exclude(['form']) }),
    output: z.unknown(),
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  deliver: endpoint({
    route: 'POST /api/incidents/{incident}/notices/{notice}/deliveries',
    permission: 'notice:write',
    summary: 'Notes that an approved notice was handed over: how, when, whom it reached; the paper is kept as it was.',
    input: z.object({
      ...ofNotice,
      way: NoticeWay,
      at: Instant,
      reached: z.string().trim().min(1).max(300),
      said: z.string().trim().max(5_000).default(''),
    }),
    output: NoticeDetail,
  }),
  giveBack: endpoint({
    route: 'POST /api/incidents/{incident}/notices/{notice}/return',
    permission: 'notice:write',
    summary: 'Sends a notice back to be changed, or takes it back for good before it has left, with the reason.',
    input: z.object({ ...ofNotice, reason, isWithdrawn: z.boolean().default(false) }),
    output: NoticeDetail,
  }),
  parties: endpoint({
    route: 'GET /api/incidents/{incident}/notice-parties',
    permission: 'notice:read',
    summary: 'Parties that are written to: asked, answered, promised next, overdue.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(NoticeParty) }),
  }),
  checklist: endpoint({
    route: 'GET /api/incidents/{incident}/contact-checklist',
    permission: 'notice:read',
    summary:
      'Whom to contact, inside, authorities and both ends of the attack: who stands there, who was told, what is not needed.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(CheckRow) }),
  }),
  check: endpoint({
    route: 'POST /api/incidents/{incident}/contact-checklist/{line}',
    permission: 'notice:write',
    summary:
      'Says of a line that it was told by other ways, or that it is not needed, with the reason; null takes it back.',
    input: z
      .object({
        incident,
        line: CheckLine,
        state: z.enum(['told', 'needless']).nullable(),
        note: z.string().trim().max(2_000).default(''),
      })
      .refine(({ state, note }) => state === null || note !== '', { error: 'required', path: ['note'] }),
    output: z.object({ rows: z.array(CheckRow) }),
  }),
  addParty: endpoint({
    route: 'POST /api/incidents/{incident}/notice-parties',
    permission: 'notice:write',
    summary: 'Makes a contact a party of the incident in a role, with why.',
    input: z.object({ incident, contact: Id, role: PartyRole, because: z.string().trim().max(2_000).default('') }),
    output: z.object({ rows: z.array(NoticeParty) }),
  }),
  contactQuestions: endpoint({
    route: 'GET /api/contact-questions',
    permission: 'contact:read',
    summary:
      'How many contacts nobody has confirmed for a year and can be asked by mail, and what those that were asked want put right.',
    input: z.object({}),
    output: z.object({
      stale: z.number().int(),
      rows: z.array(
        z.object({ contact: z.object({ id: Id, name: z.string() }), said: z.string(), at: z.iso.datetime() }),
      ),
    }),
  }),
  askContacts: endpoint({
    route: 'POST /api/contact-questions',
    permission: 'contact:write',
    summary: 'Asks contacts by mail whether what we hold of them is still right; each at most once in thirty days.',
    input: z.object({}),
    output: z.object({ asked: z.number().int(), left: z.number().int() }),
  }),
  telephoneTree: endpoint({
    route: 'GET /api/telephone-tree.pdf',
    permission: 'contact:read',
    summary: 'Contacts with telephone, fax and deputies on paper, for when network and mail are down.',
    input: z.object({ lang: Language, kind: ContactKind.optional() }),
    output: z.unknown(),
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  linkParty: endpoint({
    route: 'POST /api/incidents/{incident}/notice-parties/{contact}/link',
    permission: 'notice:write',
    summary:
      'Gives a party a page on which it answers without an account, and mails it the link where it has a mailbox.',
    input: z.object({ incident, contact: Id }),
    output: z.object({ url: z.string(), isMailed: z.boolean() }),
  }),
  noteParty: endpoint({
    route: 'POST /api/incidents/{incident}/notice-parties/{contact}',
    permission: 'notice:write',
    summary:
      'Notes an answer of a party, what we promised it and until when we wait, or that nothing more is to be said.',
    input: z.object({
      incident,
      contact: Id,
      answer: z.string().trim().min(1).max(20_000).optional(),
      promisedAt: Instant.nullable().optional(),
      expectedAt: Instant.nullable().optional(),
      isClosed: z.boolean().optional(),
      publishes: z
        .object({ because: z.string().trim().min(1).max(2_000), at: Instant.nullable().default(null) })
        .nullable()
        .optional()
        .describe('It may publish what it knows: why we think so, and when; null takes that back.'),
    }),
    output: z.object({ rows: z.array(NoticeParty) }),
  }),
} as const
