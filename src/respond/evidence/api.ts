import { z } from 'zod'
import { bytes, endpoint, flag } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { Collector, collectorApi } from './collector-api.ts'
import {
  Copy,
  CustodyLine,
  EvidenceFacts,
  EvidenceKind,
  EvidenceRow,
  EvidenceState,
  Handover,
  Proof,
} from './evidence.ts'
import { fileKinds, lookForms } from './look.ts'
import { Picture } from './picture.ts'

const incident = z.string().max(40)
/** Its number within the incident (`3` or `2026-0001-E3`), or its id. */
const item = z.string().max(60)
const reason = z.string().trim().min(1).max(2_000)
const lang = Language.optional()

export const EvidenceDetail = z.object({
  row: EvidenceRow,
  code: z.string().nullable(),
  proof: Proof.nullable(),
  copies: z.array(Copy),
  handovers: z.array(Handover),
  children: z.array(z.object({ number: z.string(), description: z.string() })),
  custody: z.array(CustodyLine),
  can: z.object({
    write: z.boolean(),
    give: z.boolean(),
    answer: Id.nullable(),
    takeOut: z.boolean(),
    become: z.array(EvidenceState),
  }),
})
export type EvidenceDetail = z.infer<typeof EvidenceDetail>

/** A time of a file as mactime lists it: `m.c.` says that its contents and its inode changed then. */
export const TimelineRow = z.object({
  at: z.iso.datetime(),
  macb: z.string(),
  name: z.string(),
  size: z.number(),
  mode: z.string(),
  uid: z.string(),
  gid: z.string(),
  inode: z.string(),
})
export type TimelineRow = z.infer<typeof TimelineRow>

export const evidenceApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/evidence',
    permission: 'evidence:read',
    summary: 'Items of evidence of an incident, and the collectors made for it.',
    input: z.object({ incident }),
    output: z.object({
      rows: z.array(EvidenceRow),
      collectors: z.array(Collector),
      /** Hosts whose agent may be told to collect. */
      agents: z.array(z.string()),
    }),
  }),
  show: endpoint({
    route: 'GET /api/incidents/{incident}/evidence/{item}',
    permission: 'evidence:read',
    summary: 'One item with its copies, hand-overs and chain of custody.',
    input: z.object({ incident, item }),
    output: EvidenceDetail,
  }),
  add: endpoint({
    route: 'POST /api/incidents/{incident}/evidence',
    permission: 'evidence:write',
    summary: 'Takes an item into custody: a file that was uploaded before (tus), or a thing.',
    input: z.object({
      incident,
      kind: EvidenceKind,
      upload: z.string().max(60).optional().describe('The last part of the address of a finished upload.'),
      parent: item.optional().describe('What it was made from.'),
      ...EvidenceFacts.partial({
        source: true,
        method: true,
        collectedBy: true,
        tool: true,
        collectedWhen: true,
        clockErrorSeconds: true,
        marks: true,
        place: true,
        isMalware: true,
      }).shape,
    }),
    output: EvidenceRow,
  }),
  change: endpoint({
    route: 'PATCH /api/incidents/{incident}/evidence/{item}',
    permission: 'evidence:write',
    summary: 'Corrects what is said of an item; the record keeps what stood there before.',
    input: z.object({ incident, item, reason, ...EvidenceFacts.partial().shape }),
    output: EvidenceRow,
  }),
  addCopy: endpoint({
    route: 'POST /api/incidents/{incident}/evidence/{item}/copies',
    permission: 'evidence:write',
    summary: 'Enters a copy with its medium and place.',
    input: z.object({
      incident,
      item,
      purpose: Copy.shape.purpose,
      medium: z.string().trim().min(1).max(300),
      place: z.string().trim().min(1).max(500),
      sha256: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/)
        .optional()
        .describe('Read from the copy, to be compared.'),
      note: z.string().trim().max(1_000).default(''),
    }),
    output: Copy,
  }),
  handOver: endpoint({
    route: 'POST /api/incidents/{incident}/evidence/{item}/handovers',
    permission: 'evidence:write',
    summary: 'Gives an item to somebody; it is theirs once they confirm.',
    input: z.object({
      incident,
      item,
      toId: Id.optional().describe('A colleague with an account.'),
      toName: z.string().trim().max(200).optional().describe('Somebody without one, who signs on paper.'),
      purpose: reason,
      condition: z.string().trim().max(500).default(''),
      place: z.string().trim().max(500).default(''),
    }),
    output: Handover,
  }),
  answerHandover: endpoint({
    route: 'POST /api/incidents/{incident}/evidence/{item}/handovers/{handover}',
    permission: 'evidence:write',
    summary: 'Confirms that an item was received as described, or refuses it.',
    input: z.object({
      incident,
      item,
      handover: Id,
      isReceived: z.boolean(),
      answer: z.string().trim().max(1_000).default(''),
    }),
    output: Handover,
  }),
  decide: endpoint({
    route: 'POST /api/incidents/{incident}/evidence/{item}/state',
    permission: 'evidence:write',
    summary: 'Seals, opens, releases, returns or destroys an item, with who decided it and why.',
    input: z.object({
      incident,
      item,
      state: EvidenceState,
      decidedBy: z.string().trim().min(1).max(200),
      reason,
      seal: z.string().trim().max(100).default(''),
    }),
    output: EvidenceRow,
  }),
  verify: endpoint({
    route: 'POST /api/incidents/{incident}/evidence/{item}/verification',
    permission: 'evidence:verify',
    summary: 'Reads the file again to its last byte and proves it; with it the proof of its existence.',
    input: z.object({ incident, item }),
    output: z.object({
      number: z.string(),
      state: z.enum(['whole', 'damaged', 'missing']),
      sha256: z.string(),
      bytes: z.number(),
      wholeBytes: z.number(),
      proof: Proof.nullable(),
    }),
  }),
  proof: endpoint({
    route: 'GET /api/incidents/{incident}/evidence/{item}/proof',
    permission: 'evidence:read',
    summary: 'The proof of existence (RFC 3161) as the authority gave it, for `openssl ts -verify`.',
    input: z.object({ incident, item }),
    output: bytes,
    gives: 'download',
    mediaType: 'application/timestamp-reply',
  }),
  download: endpoint({
    route: 'GET /api/incidents/{incident}/evidence/{item}/file',
    permission: 'evidence:download',
    summary: 'The file, with the reason on the record; malware only in an archive with a password.',
    input: z.object({ incident, item, reason, archive: flag.default(false) }),
    output: bytes,
    gives: 'download',
  }),
  look: endpoint({
    route: 'POST /api/incidents/{incident}/evidence/{item}/look',
    permission: 'evidence:download',
    summary:
      'Looks into the file as text, hex, strings, the listing of an archive or a picture drawn anew; the look and its reason go on the record.',
    input: z.object({
      incident,
      item,
      reason,
      as: z.enum(lookForms).default('text'),
      offset: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    }),
    output: z.object({
      kind: z.enum(fileKinds),
      bytes: z.number(),
      /** Where the next part begins; null at the end. */
      next: z.number().nullable(),
      /** `at`: the offset of the line; of an entry its size; null where neither says something. */
      lines: z.array(z.object({ at: z.number().nullable(), text: z.string() })),
      /** There is more than is ever shown. */
      isCut: z.boolean(),
      /** Only of the form `picture`. */
      picture: Picture.nullable(),
    }),
  }),
  timeline: endpoint({
    route: 'POST /api/incidents/{incident}/evidence/{item}/timeline',
    permission: 'evidence:download',
    summary:
      'The times of files in the order of mactime, out of a bodyfile or the bundle of a collector; the look and its reason go on the record.',
    input: z.object({
      incident,
      item,
      reason,
      name: z.string().trim().max(500).default('').describe('Part of a name, whatever its case.'),
      from: Instant.optional(),
      to: Instant.optional(),
      cursor: z
        .string()
        .regex(/^-?\d{1,12}(\.\d{1,12})?~\d{1,9}$/)
        .optional(),
    }),
    output: z.object({
      rows: z.array(TimelineRow),
      next: z.string().nullable(),
      files: z.number().int(),
      /** Lines that are none of a bodyfile. */
      wrong: z.number().int(),
      isCut: z.boolean(),
      clockErrorSeconds: z.number().nullable(),
    }),
  }),
  label: endpoint({
    route: 'GET /api/incidents/{incident}/evidence/{item}/label',
    permission: 'evidence:read',
    summary: 'A label to stick on it, as PDF with a QR code.',
    input: z.object({ incident, item, lang }),
    output: bytes,
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  custodyForm: endpoint({
    route: 'GET /api/incidents/{incident}/evidence/{item}/custody-form',
    permission: 'evidence:read',
    summary: 'The hand-over form with the chain of custody, as PDF with a QR code.',
    input: z.object({ incident, item, lang }),
    output: bytes,
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  handSheet: endpoint({
    route: 'GET /api/incidents/{incident}/hand-sheet',
    permission: 'evidence:read',
    summary: 'What to write down by hand at a host before anything is touched, as PDF.',
    input: z.object({ incident, host: z.string().trim().max(100).default(''), lang }),
    output: bytes,
    gives: 'download',
    mediaType: 'application/pdf',
  }),
  ...collectorApi,
} as const
