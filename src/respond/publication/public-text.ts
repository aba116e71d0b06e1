// What everybody may read, from what somebody wrote and what every source of the case allows: judged as a notice to everybody is.
import type { Language } from '#src/core/language.ts'
import { defang } from '#src/core/observable-type.ts'
import type { Letter } from '#src/platform/pdf/documents/letter.ts'
import type { PrintLetter } from '#src/prepare/knowledge/print-letter.ts'
import { placesOf } from '#src/prepare/knowledge/print-letter.ts'
import { fillPrintLetter, type LetterFault } from '#src/prepare/knowledge/print-letter-fill.ts'
import { judge, maskerFor, type Withheld, withheldOf } from '#src/respond/notice/compose.ts'
import type { Sighting, Source } from '#src/respond/notice/item.ts'
import { type Masker, maskToken } from '#src/respond/notice/mask.ts'
import { everybody } from '#src/respond/notice/recipient.ts'
import type { Given, GivenValues, PublicText } from './publication.ts'

export type PublicWorld = {
  readonly letter: PrintLetter
  readonly incident: { readonly number: string }
  readonly sources: readonly Source[]
  readonly sightings: readonly Sighting[]
  readonly given: Given
  readonly asOf: string
  readonly zone: string
  /** What the desk itself fills in: its name and how it is reached, in each language. */
  readonly own: Readonly<Record<Language, { readonly name: string; readonly contact: string; readonly link: string }>>
  /** What follows from the versions before, unless somebody wrote otherwise. */
  readonly follows: Readonly<Record<string, string>>
}

export type Composed = {
  readonly text: PublicText
  readonly withheld: readonly Withheld[]
  readonly faults: readonly (LetterFault & { readonly lang: Language })[]
  readonly isMasked: boolean
}

export function composePublic(world: PublicWorld): Composed {
  const judged = world.sources.map((source) => judge(source, everybody))
  const made = { ja: inLanguage(world, judged, 'ja'), en: inLanguage(world, judged, 'en') }
  const tokens = JSON.stringify([made.ja.letter, made.en.letter])
  return {
    text: { ja: made.ja.letter, en: made.en.letter },
    withheld: withheldOf(judged),
    faults: [...made.ja.faults, ...made.en.faults],
    isMasked: Object.values(maskToken).some((token) => tokens.includes(token)),
  }
}

function inLanguage(world: PublicWorld, judged: readonly ReturnType<typeof judge>[], lang: Language) {
  const { letter, given, zone, own, incident } = world
  const written = given[lang]
  if (written === undefined) return { letter: null, faults: [] }
  const { name, contact, link } = own[lang]
  const masker = maskerFor(judged, {
    to: everybody,
    lang,
    incident,
    desk: { name, responder: '', contact, email: '', link },
  })
  const places = new Map(placesOf(letter).map((place) => [place.id, place]))
  const safe = safely(masker, world.sightings)
  const values: GivenValues = {}
  // A day or a time is the same in both languages: it is written once.
  const other = given[lang === 'ja' ? 'en' : 'ja'] ?? {}
  for (const { id, kind } of places.values()) {
    const value = filled(written[id]) ?? (kind === 'day' || kind === 'time' ? filled(other[id]) : undefined)
    if (value !== undefined) values[id] = kind === 'day' || kind === 'time' ? value : safe(value)
    else if (world.follows[id] !== undefined) values[id] = world.follows[id]
  }
  // What nobody knows as a place stays, so that it is named as a fault.
  for (const [id, value] of Object.entries(written)) if (!places.has(id)) values[id] = value
  const facts: GivenValues = {
    from_organisation: name,
    contact: contact === '' ? name : contact,
    ...values,
    date: dayIn(world.asOf, zone),
    as_of: world.asOf,
  }
  const { letter: laid, faults } = fillPrintLetter(letter, lang, facts, zone)
  return {
    letter: laid === null ? null : through(laid, masker.whole),
    faults: (faults ?? []).map((one) => ({ ...one, lang })),
  }
}

const filled = (value: GivenValues[string] | undefined): GivenValues[string] | undefined =>
  value === undefined || value.length === 0 || (typeof value === 'string' && value.trim() === '') ? undefined : value

/** Withheld things go; addresses of the case are made harmless, and no others: where else to turn is to stay usable. */
function safely(masker: Masker, sightings: readonly Sighting[]) {
  const harmless = [...sightings].sort((a, b) => b.value.length - a.value.length)
  const one = (text: string): string =>
    harmless.reduce((so, thing) => so.replaceAll(thing.value, defang(thing)), masker.loose(text))
  return (value: GivenValues[string]): GivenValues[string] =>
    typeof value === 'string'
      ? one(value)
      : (value.map((part) =>
          typeof part === 'string'
            ? one(part)
            : Object.fromEntries(Object.entries(part).map(([column, cell]) => [column, one(cell)])),
        ) as GivenValues[string])
}

/** Every text of a laid letter, read once more as a whole. */
function through(letter: Letter, read: (text: string) => string): Letter {
  const each = (texts: readonly string[]) => texts.map(read)
  return {
    ...letter,
    corner: each(letter.corner),
    to: each(letter.to),
    from: each(letter.from),
    subject: read(letter.subject),
    closing: read(letter.closing),
    contact: letter.contact && { label: letter.contact.label, text: read(letter.contact.text) },
    blocks: letter.blocks.map((block) => readBlock(block, read)),
  }
}

type Block = Letter['blocks'][number]
function readBlock(block: Block, read: (text: string) => string): Block {
  switch (block.kind) {
    case 'p':
    case 'h':
      return { ...block, text: read(block.text) }
    case 'points':
      return { ...block, items: block.items.map(read) }
    case 'record':
      return { ...block, rows: block.rows.map((row) => ({ label: row.label, value: read(row.value) })) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(read)) }
  }
}

/** The day of a moment where the desk is, as data files write it. */
export const dayIn = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(at))
