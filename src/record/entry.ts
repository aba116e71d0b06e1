import { z } from 'zod'
import { canonical, type Json } from '#src/core/canonical.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { When } from '#src/core/time.ts'
import type { Viewer } from '#src/core/viewer.ts'

/**
 * What sort of thing an entry says; the timeline filters by it. `change` is written by the desk itself when something in it
 * was changed, `access` when a secret thing was read.
 */
export const EntryKind = z.enum([
  'fact',
  'action',
  'decision',
  'contact',
  'finding',
  'containment',
  'request',
  'meeting',
  'media',
  'complaint',
  'note',
  'change',
  'access',
])
export type EntryKind = z.infer<typeof EntryKind>
/** The kinds that people write; the other two only the desk writes. */
export const WrittenKind = EntryKind.exclude(['change', 'access'])
export type WrittenKind = z.infer<typeof WrittenKind>

/** A file named by an entry: its bytes lie in the vault under their SHA-256. */
export const EntryFile = z.object({
  name: z.string().max(300),
  mediaType: z.string().max(200),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type EntryFile = z.infer<typeof EntryFile>

export const About = z.object({ type: z.string().min(1).max(40), id: z.string().min(1).max(200) })
export type About = z.infer<typeof About>

/** The part of an entry that the tree commits to and that is never erased. Its canonical JSON is the leaf (RFC 9162 §2.1). */
export type EntryHead = {
  readonly v: 1
  /** 1 is the first entry of the record; no number is left out. */
  readonly seq: number
  readonly id: string
  readonly recordedAt: string
  readonly by: { readonly kind: Viewer['kind']; readonly id: string | null }
  readonly kind: EntryKind
  readonly code: string | null
  readonly incident: string | null
  readonly report: string | null
  readonly about: readonly About[]
  readonly when: When | null
  readonly party: string | null
  /** The entry that this one puts right, or whose contents this one erased. */
  readonly corrects: string | null
  /** SHA-256 of salt and payload, in hexadecimal: stays when both are erased. */
  readonly payload: string
}

/** The part of an entry that can hold personal data, and can be erased. */
export type EntryPayload = {
  readonly text?: string
  readonly lang?: Language
  readonly facts?: Readonly<Record<string, Json>>
  readonly byName: string
  readonly files?: readonly EntryFile[]
  readonly source?: string
}

/** The code of the entry that says that another one was erased; it names that one in `corrects`. */
export const erasedCode = 'record.entry.erased'
export const saltBytes = 16

/** An entry as a reader gets it. */
export const Entry = z.object({
  seq: z.number().int(),
  id: Id,
  recordedAt: z.string(),
  by: z.object({
    kind: z.enum(['person', 'reporter', 'agent', 'anybody', 'desk']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  kind: EntryKind,
  code: z.string().nullable(),
  incidentId: z.string().nullable(),
  reportId: z.string().nullable(),
  about: z.array(About),
  when: When.nullable(),
  /** Where it stands on a timeline: the beginning of `when`, or the moment it was recorded. */
  at: z.string(),
  party: z.string().nullable(),
  corrects: z.object({ id: Id, seq: z.number().int() }).nullable(),
  correctedBy: z.array(z.object({ id: Id, seq: z.number().int() })),
  text: z.string().nullable(),
  lang: Language.nullable(),
  facts: z.record(z.string(), z.unknown()),
  files: z.array(EntryFile),
  source: z.string().nullable(),
  /** The entry that says why the contents are gone. */
  erasedBy: z.object({ id: Id, seq: z.number().int() }).nullable(),
  /** Recomputed when it was read: false means that what is stored is not what was recorded. */
  proved: z.boolean(),
})
export type Entry = z.infer<typeof Entry>

export const headText = (head: EntryHead): string => canonical(head as unknown as Json)
export const payloadText = (payload: EntryPayload): string => canonical(payload as unknown as Json)
