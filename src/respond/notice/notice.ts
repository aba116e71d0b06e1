import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Pap } from '#src/core/pap.ts'
import { Tlp } from '#src/core/tlp.ts'
import { Consent } from '#src/detect/report/report.ts'
import { LetterFact, LetterFacts } from '#src/prepare/knowledge/letter.ts'
import { PartyRole } from '#src/respond/incident/incident.ts'
import { whyNot, whyYes } from './consent.ts'
import { itemKinds } from './item.ts'

/** Where a notice stands: looked at by a second person, sent back to be changed, taken back, on its way, or for a person to hand over. */
export const NoticeState = z.enum(['review', 'returned', 'withdrawn', 'queued', 'by-hand', 'delivered'])
export type NoticeState = z.infer<typeof NoticeState>

const item = { item: z.string(), kind: z.enum(itemKinds), source: z.string() }
const Yes = z.object({ ...item, why: z.enum(whyYes), text: z.string() })

/** Whether it leaves signed or encrypted, with which key of theirs, and what is wrong with the others. */
export const NoticeSeal = z.object({
  note: z.enum(['encrypted', 'unconfirmed', 'signed', 'plain', 'no-own-key', 'unusable']),
  isEncrypted: z.boolean(),
  /** Keys are known and none can be used: it goes readable only with a reason. */
  isUnfit: z.boolean(),
  fingerprint: z.string(),
  text: z.string(),
  faults: z.array(z.string()),
})
export type NoticeSeal = z.infer<typeof NoticeSeal>

/** A notice as it would leave, and what it holds and holds back. */
export const Preview = z.object({
  to: z.object({ id: Id.nullable(), name: z.string(), email: z.string() }),
  lang: Language,
  subject: z.string(),
  body: z.string(),
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), text: z.string() })),
  included: z.array(Yes),
  offered: z.array(Yes),
  withheld: z.array(z.object({ ...item, reason: z.enum(whyNot), text: z.string() })),
  tlp: Tlp,
  pap: Pap.nullable(),
  missing: z.array(z.object({ fact: LetterFact, name: z.string() })),
  /** Null of what is for everybody. */
  seal: NoticeSeal.nullable(),
})
export type Preview = z.infer<typeof Preview>

export const NoticeRow = z.object({
  id: Id,
  /** `2026-0001-N1`. */
  number: z.string(),
  state: NoticeState,
  to: z.object({ id: Id, name: z.string() }),
  template: z.object({ id: z.string(), name: z.object({ ja: z.string(), en: z.string() }) }),
  lang: Language,
  subject: z.string(),
  version: z.number().int(),
  madeBy: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  alone: z.string().nullable(),
  remark: z.string().nullable(),
  corrects: z.string().nullable(),
  changedAt: z.iso.datetime(),
  /** Does not leave before; null is at once. */
  notBefore: z.iso.datetime().nullable(),
  /** A mail can carry it. */
  hasMailbox: z.boolean(),
  /** May be approved by the one who asks, without a reason for being alone. */
  isMine: z.boolean(),
})
export type NoticeRow = z.infer<typeof NoticeRow>

/** How a person hands a notice over: as a letter, by fax, read out on the telephone, or typed into a form of theirs. */
export const NoticeWay = z.enum(['letter', 'fax', 'phone', 'form'])
export type NoticeWay = z.infer<typeof NoticeWay>

/** It was handed over: how, when, whom it reached, by whom; what it was stands in the entry. */
export const NoticeDelivery = z.object({
  way: NoticeWay,
  at: z.iso.datetime(),
  reached: z.string(),
  said: z.string(),
  byName: z.string(),
  sha256: z.string(),
  entryId: Id,
})
export type NoticeDelivery = z.infer<typeof NoticeDelivery>

export const NoticeDetail = z.object({
  row: NoticeRow,
  deliveries: z.array(NoticeDelivery),
  given: LetterFacts,
  composed: Preview,
  versions: z.array(
    z.object({
      version: z.number().int(),
      byName: z.string(),
      at: z.iso.datetime(),
      subject: z.string(),
      body: z.string(),
    }),
  ),
})
export type NoticeDetail = z.infer<typeof NoticeDetail>

/** What the source of a report allows, and who changed it on what ground. */
export const ReportConsent = z.object({
  report: z.object({ id: Id, number: z.string(), subject: z.string() }),
  consent: Consent,
  named: z.array(z.object({ id: Id, name: z.string() })),
  tlp: z.union([Tlp, z.literal('unknown')]).nullable(),
  pap: Pap.nullable(),
  changed: z
    .object({ by: z.enum(['source', 'decision']), byName: z.string(), ground: z.string(), at: z.iso.datetime() })
    .nullable(),
  /** When the source was asked by mail, and when it answered on its page. */
  asked: z.object({ at: z.iso.datetime(), answeredAt: z.iso.datetime().nullable() }).nullable(),
  canBeAsked: z.boolean(),
})
export type ReportConsent = z.infer<typeof ReportConsent>

/** A party that is written to: asked, answered, when we promised to write again, and what is overdue. */
export const NoticeParty = z.object({
  contact: z.object({ id: Id, name: z.string(), email: z.string() }),
  role: PartyRole.nullable(),
  askedAt: z.iso.datetime().nullable(),
  expectedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  promisedAt: z.iso.datetime().nullable(),
  informedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** It may publish what it knows: why we think so, and when where that is known. */
  publishesBecause: z.string(),
  publishesAt: z.iso.datetime().nullable(),
  standing: z.enum(['closed', 'we-are-late', 'they-are-late', 'waiting', 'answered', 'not-asked']),
})
export type NoticeParty = z.infer<typeof NoticeParty>

type Times = Pick<NoticeParty, 'askedAt' | 'expectedAt' | 'answeredAt' | 'promisedAt' | 'informedAt' | 'closedAt'>

/** How it stands with a party: a promise of ours that is not kept comes before an answer that is not there. */
export function partyStanding(times: Times, now: number): NoticeParty['standing'] {
  const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at))
  if (times.closedAt !== null) return 'closed'
  const promised = ms(times.promisedAt)
  if (promised !== null && promised < now && (ms(times.informedAt) ?? 0) < promised) return 'we-are-late'
  const asked = ms(times.askedAt)
  if (asked === null) return 'not-asked'
  if ((ms(times.answeredAt) ?? 0) >= asked) return 'answered'
  const expected = ms(times.expectedAt)
  return expected !== null && expected < now ? 'they-are-late' : 'waiting'
}

/** Roles by which a party is concerned in the sense of a source that says "the parties concerned": both ends of the attack, and who told us. */
export const concerned: ReadonlySet<PartyRole> = new Set([
  'reporter',
  'victim',
  'affected-site',
  'accused-owner',
  'source-site',
])
