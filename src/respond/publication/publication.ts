import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Letter } from '#src/platform/pdf/documents/letter.ts'
import { PlaceKind, PlaceName } from '#src/prepare/knowledge/print-letter.ts'
import { Wording } from '#src/prepare/knowledge/wording.ts'
import { itemKinds } from '#src/respond/notice/item.ts'

/** Which of several it is (S3-131): early with what is known, then what was found, the end with cause and measures; or what puts an earlier one right. */
export const Stage = z.enum(['first', 'second', 'final', 'correction'])
export type Stage = z.infer<typeof Stage>
/** The letter that each stage is written with; an organisation may have its own under the same name. */
export const letterOfStage: Readonly<Record<Stage, string>> = {
  first: 'web-notice-first',
  second: 'web-notice-second',
  final: 'web-notice-final',
  correction: 'web-notice-correction',
}

/** Looked at by a second person, sent back, taken back, written anew before anybody approved it, approved for an hour to come, or public. */
export const VersionState = z.enum(['review', 'returned', 'withdrawn', 'replaced', 'scheduled', 'published'])
export type VersionState = z.infer<typeof VersionState>

const text = z.string().max(8_000)
const Value = z.union([text, z.array(text).max(200), z.array(z.record(z.string().max(40), text)).max(500)])
/** What somebody wrote for the places of the letter, in one language or both. */
export const Given = z.object({
  ja: z.record(PlaceName, Value).optional(),
  en: z.record(PlaceName, Value).optional(),
})
export type Given = z.infer<typeof Given>
export type GivenValues = NonNullable<Given['ja']>

/** What stands on the page, in each language in which it was written. */
export const PublicText = z.object({ ja: Letter.nullable(), en: Letter.nullable() })
export type PublicText = z.infer<typeof PublicText>

export const PublicationVersion = z.object({
  version: z.number().int(),
  stage: Stage,
  state: VersionState,
  given: Given,
  text: PublicText,
  asOf: z.iso.datetime(),
  hidesEarlier: z.boolean(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  /** Whether whoever asks wrote it. */
  isMine: z.boolean(),
  approvedBy: z.string().nullable(),
  alone: z.string().nullable(),
  remark: z.string().nullable(),
  /** Its place among those that became public. */
  issue: z.number().int().nullable(),
  /** The hour at which it goes public by the clock. */
  publishAt: z.iso.datetime().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  /** Until when it was the newest on the page; null while it is. */
  publicUntil: z.iso.datetime().nullable(),
  /** Of the text as canonical JSON (RFC 8785); the same stands in the entry of the record. */
  sha256: z.string().nullable(),
  /** Number of that entry. */
  entry: z.number().int().nullable(),
})
export type PublicationVersion = z.infer<typeof PublicationVersion>

export const Publication = z.object({
  id: Id,
  /** `2026-0001-P1`. */
  number: z.string(),
  /** Where it stands for everybody; none before the first version is public. */
  url: z.string().nullable(),
  versions: z.array(PublicationVersion),
})
export type Publication = z.infer<typeof Publication>

/** What a stage asks for: its places in the order of the page. */
export const StageForm = z.object({
  stage: Stage,
  name: Wording,
  when: Wording,
  places: z.array(
    z.object({
      id: PlaceName,
      name: Wording,
      kind: PlaceKind,
      optional: z.boolean(),
      columns: z.array(z.object({ id: PlaceName, name: Wording })),
    }),
  ),
})
export type StageForm = z.infer<typeof StageForm>

/** A page as it would be, what it holds back, and what is still missing. */
export const PublicPreview = z.object({
  text: PublicText,
  withheld: z.array(
    z.object({ item: z.string(), kind: z.enum(itemKinds), source: z.string(), reason: z.string(), text: z.string() }),
  ),
  faults: z.array(z.object({ lang: Language, place: z.string(), text: z.string() })),
  /** Something that somebody wrote was taken out of the text. */
  isMasked: z.boolean(),
})
export type PublicPreview = z.infer<typeof PublicPreview>

/** What may follow on what is public already; null when it may. */
export function stageRefused(stage: Stage, published: readonly Stage[]): 'first-again' | 'nothing-yet' | null {
  if (stage === 'first') return published.length > 0 ? 'first-again' : null
  return stage === 'correction' && published.length === 0 ? 'nothing-yet' : null
}
