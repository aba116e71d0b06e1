import { canonical, type Json, wellFormed } from '#src/core/canonical.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { When } from '#src/core/time.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { leafOf, payloadHash } from './digest.ts'
import { type About, type EntryFile, type EntryHead, type EntryKind, type EntryPayload, headText } from './entry.ts'

/** What a slice gives to the journal; the rest of the entry comes from who acts and from its place in the record. */
export type NewEntry = {
  readonly kind: EntryKind
  /** What an automatic entry says, such as `incident.opened`; worded when it is read, from `facts`. */
  readonly code?: string | null
  readonly incidentId?: string | null
  readonly reportId?: string | null
  readonly about?: readonly About[]
  readonly when?: When | null
  readonly party?: string | null
  readonly corrects?: string | null
  /** What a person wrote, in their own language. */
  readonly text?: string
  readonly lang?: Language
  readonly facts?: Readonly<Record<string, unknown>>
  readonly files?: readonly EntryFile[]
  readonly source?: string | null
  /** By what the search box finds an automatic entry; text that people wrote is found by itself. */
  readonly searchText?: string
}

/** An entry that waits for its place in the record. */
export type Draft = { readonly id: string; readonly entry: NewEntry; readonly payload: string }
/** A row of record_entry. */
export type EntryRow = {
  readonly seq: number
  readonly id: string
  readonly recordedAt: string
  readonly byKind: string
  readonly byId: string | null
  readonly kind: string
  readonly code: string | null
  readonly incidentId: string | null
  readonly reportId: string | null
  readonly at: string
  readonly party: string | null
  readonly corrects: string | null
  readonly head: string
  readonly leaf: Uint8Array
  readonly payload: string | null
  readonly salt: Uint8Array | null
}

export const maxPayloadLength = 1_000_000
const maxAbout = 200

/** Everything that needs no place yet, so that as little as possible is done while the record is locked. */
export function draft(id: string, entry: NewEntry, byName: string): Draft {
  if ((entry.about?.length ?? 0) > maxAbout) refuse('record.entry.too-large', { limit: maxAbout })
  const payload: EntryPayload = {
    text: entry.text,
    lang: entry.lang,
    facts: entry.facts as Record<string, Json> | undefined,
    byName,
    files: entry.files?.length ? entry.files : undefined,
    source: entry.source ?? undefined,
  }
  const text = canonical(wellFormed(payload) as unknown as Json)
  if (text.length > maxPayloadLength) refuse('record.entry.too-large', { limit: maxPayloadLength })
  return { id, entry: wellFormed(entry), payload: text }
}

type Place = { readonly seq: number; readonly recordedAt: string; readonly by: Viewer; readonly salt: Uint8Array }

/** Gives a draft its place: its head is fixed from here on. */
export function place({ id, entry, payload }: Draft, { seq, recordedAt, by, salt }: Place): EntryRow {
  const head: EntryHead = {
    v: 1,
    seq,
    id,
    recordedAt,
    by: { kind: by.kind, id: by.id },
    kind: entry.kind,
    code: entry.code ?? null,
    incident: entry.incidentId ?? null,
    report: entry.reportId ?? null,
    about: (entry.about ?? []).map((about) => ({ type: about.type, id: about.id })),
    when: entry.when ?? null,
    party: entry.party ? withoutNul(entry.party) : null,
    corrects: entry.corrects ?? null,
    payload: payloadHash(salt, payload),
  }
  const text = headText(head)
  return { ...columnsOf(head), head: text, leaf: leafOf(text), payload, salt }
}

/** The columns that copy a head, for searching. Verification holds them against it. */
export function columnsOf(head: EntryHead): Omit<EntryRow, 'head' | 'leaf' | 'payload' | 'salt'> {
  return {
    seq: head.seq,
    id: head.id,
    recordedAt: head.recordedAt,
    byKind: head.by.kind,
    byId: head.by.id,
    kind: head.kind,
    code: head.code,
    incidentId: head.incident,
    reportId: head.report,
    at: new Date(happenedAt(head)).toISOString(),
    party: head.party,
    corrects: head.corrects,
  }
}

/** Where an entry stands in the timeline: when it happened, or when it was written down where nobody knows. */
export const happenedAt = ({ when, recordedAt }: EntryHead): string =>
  when && when.precision !== 'unknown' ? when.from : recordedAt

const withoutNul = (text: string): string => text.replaceAll('\u0000', '')
