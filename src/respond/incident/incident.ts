import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Tlp } from '#src/core/tlp.ts'
import { AttackStage } from '#src/prepare/knowledge/attack-stage.ts'
import { OpenPort, portsMax } from './open-port.ts'

/** The case: one unauthorised access or a series of them (S4-6), an accident, or the suspicion of one (S1-1). */
export const Phase = z.enum(['triage', 'response', 'recovery', 'review', 'closed'])
export type Phase = z.infer<typeof Phase>

/** How bad, by a scheme that the organisation chooses: the quality levels of S1-13 by default. */
export const Severity = z.object({ scheme: z.string().max(40), level: z.string().max(40) })
export type Severity = z.infer<typeof Severity>

export const DetectionMethod = z.enum(['signature', 'anomaly', 'notified', 'chance', 'unknown'])

export const PartyRole = z.enum([
  'reporter',
  'victim',
  'affected-site',
  'accused-owner',
  'source-site',
  'vendor',
  'developer',
  'not-the-cause',
  'authority',
  'police',
  'csirt',
  'media',
  'customer',
  'management',
  'witness',
  'other',
])
export type PartyRole = z.infer<typeof PartyRole>

/** Somebody outside the team who is concerned: a person, a unit, a site, a firm, with one or more roles (S0-34). */
export const Party = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['person', 'organisation', 'site', 'unit']),
  roles: z.array(PartyRole),
  contact: z.string(),
  note: z.string(),
  isEnded: z.boolean(),
})
export type Party = z.infer<typeof Party>

/** The roles of a response team (S0-55). */
export const TeamRole = z.enum([
  'lead',
  'deputy',
  'recorder',
  'technical',
  'management-liaison',
  'public-relations',
  'legal',
  'help-desk',
  'vendor-liaison',
  'observer',
])
export type TeamRole = z.infer<typeof TeamRole>
export const TeamMember = z.object({
  person: z.object({ id: Id, name: z.string() }),
  role: TeamRole,
  since: z.iso.datetime(),
})
export type TeamMember = z.infer<typeof TeamMember>

/** What happened, what is happening, what may happen (S0-57, S0-58), each with how sure we are. */
export const Tense = z.enum(['has-happened', 'is-happening', 'may-happen'])
export type Tense = z.infer<typeof Tense>
export const Confidence = z.enum(['confirmed', 'likely', 'possible', 'unlikely'])
export const Statement = z.object({
  id: Id,
  tense: Tense,
  text: z.string(),
  confidence: Confidence,
  /** The worst that may come of it (S0-58). */
  isWorstCase: z.boolean(),
  /** An explicit "we looked, and it is not so" (S0-15). */
  isNegative: z.boolean(),
  /** Consequence for people and society rather than a technical finding. */
  isImpact: z.boolean(),
  byName: z.string(),
  at: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type Statement = z.infer<typeof Statement>

/** A machine, service or set of data that is hit, as text for now. */
export const AffectedAsset = z.object({
  id: Id,
  name: z.string(),
  owner: z.string(),
  isOurs: z.boolean(),
  description: z.string(),
  /** Services seen on it, in words. */
  services: z.string(),
  ports: z.array(OpenPort).max(portsMax),
  isEnded: z.boolean(),
})
export type AffectedAsset = z.infer<typeof AffectedAsset>

export const LinkRelation = z.enum([
  'related',
  'same-campaign',
  'caused-by',
  'causes',
  'duplicate-of',
  'sub-case-of',
  'has-sub-case',
])
export const IncidentLink = z.object({
  incident: z.object({ id: Id, number: z.string(), title: z.string(), phase: Phase }),
  relation: LinkRelation,
  reason: z.string(),
})

/** A question that somebody must answer, or a thing to come back to by a time (S0-10). */
export const OpenQuestion = z.object({
  id: Id,
  text: z.string(),
  dueAt: z.iso.datetime().nullable(),
  byName: z.string(),
  at: z.iso.datetime(),
})
export type OpenQuestion = z.infer<typeof OpenQuestion>

export const IncidentRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  phase: Phase,
  severity: Severity,
  tlp: Tlp,
  isSecret: z.boolean(),
  kinds: z.array(z.string()),
  lead: z.object({ id: Id, name: z.string() }).nullable(),
  noticedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  reports: z.number().int(),
  entries: z.number().int(),
  lastEntryAt: z.iso.datetime().nullable(),
  /** Entries since the viewer last read it. */
  unread: z.number().int(),
})
export type IncidentRow = z.infer<typeof IncidentRow>

export const IncidentDetail = IncidentRow.extend({
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  detection: DetectionMethod,
  zone: z.string(),
  summary: z.object({ ja: z.string(), en: z.string() }),
  parties: z.array(Party),
  team: z.array(TeamMember),
  /** Further people who may know of a secret incident. */
  named: z.array(z.object({ id: Id, name: z.string() })),
  situation: z.array(Statement),
  assets: z.array(AffectedAsset),
  links: z.array(IncidentLink),
  questions: z.array(OpenQuestion),
  counts: z.object({
    reports: z.number().int(),
    entries: z.number().int(),
    observables: z.number().int(),
    parties: z.number().int(),
    files: z.number().int(),
    /** Containment without an end on the record. */
    containments: z.number().int(),
  }),
  /** What this viewer may do here, so that a page never offers what will be refused. */
  can: z.object({ write: z.boolean(), close: z.boolean(), addEntry: z.boolean(), export: z.boolean() }),
  closeReason: z.string().nullable(),
  /** Order of changes: sent back with an edit, so that nobody overwrites what they have not seen. */
  version: z.number().int(),
})
export type IncidentDetail = z.infer<typeof IncidentDetail>

/** One line of the record as a page needs it. */
export const EntryView = z.object({
  id: Id,
  seq: z.number().int(),
  kind: z.string(),
  code: z.string().nullable(),
  when: z.object({
    from: z.string(),
    to: z.string(),
    precision: z.string(),
    zone: z.string(),
    stated: z.string().nullish(),
  }),
  recordedAt: z.iso.datetime(),
  byName: z.string(),
  byId: Id.nullable(),
  party: z.object({ id: Id, name: z.string() }).nullable(),
  /** What a person wrote, or the automatic line worded in the reader's language. */
  text: z.string(),
  lang: z.string().nullable(),
  source: z.string().nullable(),
  /** Where in the attack it belongs (S1-26). */
  stage: AttackStage.nullable(),
  files: z.array(
    z.object({
      position: z.number().int(),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      isImage: z.boolean(),
    }),
  ),
  corrects: z.object({ id: Id, seq: z.number().int() }).nullable(),
  correctedBy: z.object({ id: Id, seq: z.number().int() }).nullable(),
  report: z.object({ id: Id, number: z.string() }).nullable(),
  isErased: z.boolean(),
  /** False when the stored bytes no longer match the tree: the page turns red. */
  isProved: z.boolean(),
})
export type EntryView = z.infer<typeof EntryView>

/** What the page opens on: what to do now (design, Look 1). */
export const Now = z.object({
  elapsedMs: z.number(),
  /** Three rows at most, each with one button. */
  doNext: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      why: z.string(),
      act: z.enum([
        'assess-severity',
        'name-lead',
        'write-situation',
        'write-summary',
        'add-entry',
        'add-party',
        'add-observables',
        'contact-reporter',
        'set-phase',
        'answer-question',
        'make-checkpoint',
        'close',
        'none',
      ]),
      ref: z.string().nullable(),
    }),
  ),
  since: z.object({
    at: z.iso.datetime().nullable(),
    lastSeq: z.number().int(),
    /** Twenty changes of a kind fold into one line, with the distinct people kept. */
    rows: z.array(
      z.object({
        text: z.string(),
        count: z.number().int(),
        people: z.array(z.object({ name: z.string(), count: z.number().int() })),
        entryIds: z.array(Id),
      }),
    ),
  }),
  questions: z.array(OpenQuestion),
  blocksClosing: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      act: z.string(),
      /** No reason is taken instead. */
      isAbsolute: z.boolean(),
    }),
  ),
})
export type Now = z.infer<typeof Now>
