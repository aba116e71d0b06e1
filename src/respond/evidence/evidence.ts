// A thing that proves something of an incident: what it is, where it was found, how and by whom it was taken (ISO/IEC 27037, SP 800-86).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant, When } from '#src/core/time.ts'
import { StampFault } from '#src/platform/time-stamp/fault.ts'

export const EvidenceKind = z.enum(['file', 'collection', 'device', 'medium', 'paper', 'other'])
export type EvidenceKind = z.infer<typeof EvidenceKind>
/** Where it stands: `sealed` is closed with a numbered seal; `released` is no longer needed; the last two are the end. */
export const EvidenceState = z.enum(['held', 'sealed', 'released', 'returned', 'destroyed'])
export type EvidenceState = z.infer<typeof EvidenceState>

const line = (most: number) => z.string().trim().max(most)
/** What a person says of it; the rest the desk knows. */
export const EvidenceFacts = z.object({
  description: line(2_000).min(1),
  source: line(1_000).describe('Where it was found: host, place, account.'),
  method: line(1_000).describe('How it was taken.'),
  collectedBy: line(200),
  tool: line(200).describe('Tool and version.'),
  collectedWhen: When,
  clockErrorSeconds: z
    .number()
    .min(-1e10)
    .max(1e10)
    .nullable()
    .describe('By how much the clock of its source was ahead.'),
  marks: line(500).describe('Make, model, serial number, marks.'),
  place: line(500).describe('Where it is kept.'),
  isMalware: z.boolean(),
})
export type EvidenceFacts = z.infer<typeof EvidenceFacts>

export const EvidenceFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  md5: z.string(),
  sha1: z.string(),
  bytes: z.number(),
})
export type EvidenceFile = z.infer<typeof EvidenceFile>

/** What a collector's bundle says of itself, held against its own manifest. */
export const Collection = z.object({
  host: z.string(),
  hostname: z.string(),
  system: z.string(),
  isRoot: z.boolean(),
  files: z.number().int(),
  /** Names whose hash is not what the manifest says, or that it does not name. */
  wrong: z.array(z.string()),
  missing: z.array(z.string()),
  code: z.string(),
  clockErrorSeconds: z.number().nullable(),
  /** False when it could not be read to its end. */
  isReadable: z.boolean(),
})
export type Collection = z.infer<typeof Collection>

export const Handover = z.object({
  id: Id,
  from: z.string(),
  to: z.string(),
  /** Null: somebody outside of the desk, who confirms on paper. */
  toId: Id.nullable(),
  purpose: z.string(),
  condition: z.string(),
  place: z.string(),
  givenAt: Instant,
  state: z.enum(['given', 'received', 'refused']),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  answer: z.string(),
})
export type Handover = z.infer<typeof Handover>

export const Copy = z.object({
  id: Id,
  purpose: z.enum(['analysis', 'evidence']),
  medium: z.string(),
  place: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
  /** Whether the hash read from the copy is that of the item; null when nobody compared. */
  isSame: z.boolean().nullable(),
  note: z.string(),
})
export type Copy = z.infer<typeof Copy>

export const EvidenceRow = EvidenceFacts.extend({
  id: Id,
  /** `2026-0001-E3`. */
  number: z.string(),
  position: z.number().int(),
  kind: EvidenceKind,
  state: EvidenceState,
  seal: z.string(),
  holder: z.string(),
  holderId: Id.nullable(),
  parent: z.string().nullable(),
  file: EvidenceFile.nullable(),
  collection: Collection.nullable(),
  /** A hand-over that nobody has answered. */
  isOnItsWay: z.boolean(),
  createdAt: Instant,
})
export type EvidenceRow = z.infer<typeof EvidenceRow>

/** Whether somebody outside of the desk signed when the file existed (RFC 3161). */
export const Proof = z.object({
  state: z.enum(['waiting', 'proved', 'wrong']),
  /** The time that was signed. */
  at: Instant.nullable(),
  authority: z.string(),
  serial: z.string(),
  /** False: no certificates are set by which the authority is known. */
  isTrusted: z.boolean(),
  /** What is wrong with it. */
  fault: StampFault.nullable(),
  /** While it is waited for: how often it was asked for, why not yet, when again. */
  tries: z.number().int(),
  problem: z.string(),
  nextAt: Instant.nullable(),
})
export type Proof = z.infer<typeof Proof>

/** One line of the chain of custody, as the record holds it. */
export const CustodyLine = z.object({
  seq: z.number().int(),
  at: Instant,
  by: z.string(),
  text: z.string(),
  proved: z.boolean(),
})
export type CustodyLine = z.infer<typeof CustodyLine>

export const evidenceNumber = (incident: string, position: number): string => `${incident}-E${position}`
/** What a person compares over the telephone: the first 16 digits of a SHA-256 in fours. */
export const shortCode = (sha256: string): string => sha256.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1-')
