// A letter, notice or form that is printed, in both languages, with places for the facts of this case (S0-22..25, S3-121, S3-131).
import { z } from 'zod'
import { placeholders } from './letter.ts'
import { Origin, Wording } from './wording.ts'

/** The name of a place, as templates and data files write it: `to_person`. */
export const PlaceName = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/, { error: 'slug' })

/** What may stand at a place: one line, some lines, a day, a time, several things, or rows of a table. */
export const PlaceKind = z.enum(['line', 'text', 'day', 'time', 'list', 'rows'])
export type PlaceKind = z.infer<typeof PlaceKind>

const Place = z.strictObject({
  id: PlaceName,
  name: Wording,
  kind: PlaceKind.default('line'),
  /** Whether it can be left out; a form then shows an empty line, a letter leaves out what holds it. */
  optional: z.boolean().default(false),
  /** Of `rows`: the names of its columns, and under which key each stands in the data. */
  columns: z
    .array(z.strictObject({ id: PlaceName, name: Wording }))
    .max(6)
    .optional(),
})
export type Place = z.infer<typeof Place>

/** One thing under the other. `when` leaves it out unless that place is filled. */
const when = { when: PlaceName.optional() }
const Block = z.union([
  z.strictObject({ p: Wording, ...when }),
  z.strictObject({ h: Wording, ...when }),
  /** Several sentences, numbered where their order counts. */
  z.strictObject({ points: z.array(Wording).min(1).max(30), numbered: z.boolean().default(false), ...when }),
  /** 記…以上 in a letter, numbered lines in a form: the name of each place and what stands there. */
  z.strictObject({ record: z.array(PlaceName).min(1).max(40), ...when }),
  z.strictObject({ list: PlaceName, ...when }),
  z.strictObject({ table: PlaceName, ...when }),
])
export type Block = z.infer<typeof Block>

/** How it is set: a letter with date, addressee and sender; a notice to many; a form for an authority; for the press; a sheet for the desk. */
export const Frame = z.enum(['letter', 'notice', 'form', 'press', 'sheet'])
export type Frame = z.infer<typeof Frame>

const place = (id: string, ja: string, en: string, rest: Partial<Place> = {}): Place => ({
  id,
  name: { ja, en },
  kind: 'line',
  optional: false,
  ...rest,
})
const from: readonly Place[] = [
  place('from_organisation', '差出人の組織名', 'Organisation of the sender'),
  place('from_address', '差出人の住所', 'Address of the sender', { kind: 'text', optional: true }),
  place('from_person', '差出人の役職と氏名', 'Title and name of the sender', { kind: 'text', optional: true }),
]
const contact = place('contact', '問い合わせ先', 'Contact', { kind: 'text' })

/** The places that each frame has of itself: who writes to whom, and when. */
export const framePlaces: Readonly<Record<Frame, readonly Place[]>> = {
  letter: [
    place('date', '日付', 'Date', { kind: 'day' }),
    place('number', '文書番号', 'Reference', { optional: true }),
    place('to_organisation', '宛先の組織名', 'Organisation of the addressee', { optional: true }),
    place('to_person', '宛先の氏名', 'Name of the addressee', { optional: true }),
    ...from,
    { ...contact, optional: true },
  ],
  notice: [
    place('date', '日付', 'Date', { kind: 'day' }),
    place('as_of', 'いつ現在の内容か', 'As of', { kind: 'time', optional: true }),
    ...from,
    contact,
  ],
  form: [
    place('date', '日付', 'Date', { kind: 'day' }),
    place('number', '文書番号', 'Reference', { optional: true }),
    ...from,
    contact,
  ],
  press: [place('date', '日付', 'Date', { kind: 'day' }), ...from, contact],
  sheet: [
    place('version', '版', 'Version'),
    place('as_of', 'いつ現在の内容か', 'As of', { kind: 'time' }),
    place('from_organisation', '組織名', 'Organisation'),
    { ...contact, optional: true },
  ],
}

export const PrintLetter = Origin.extend({
  frame: Frame,
  /** One sentence: when it is used. */
  when: Wording,
  /** To whom, where that is always the same: `お客様各位`. A letter has its addressee as a fact. */
  to: Wording.optional(),
  subject: Wording,
  places: z.array(Place).max(60).default([]),
  body: z.array(Block).min(1).max(80),
  /** 敬具 and its like. */
  closing: Wording.optional(),
}).superRefine((letter, context) => {
  const issue = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
  const places = placesOf(letter)
  const kindOf = new Map(places.map((one) => [one.id, one.kind]))
  places.forEach(({ id }, at) => {
    if (places.findIndex((one) => one.id === id) !== at)
      issue('duplicate', ['places', Math.max(0, at - framePlaces[letter.frame].length), 'id'])
  })
  letter.places.forEach(({ kind, columns }, at) => {
    if ((kind === 'rows') !== (columns !== undefined)) issue('wrong-value', ['places', at, 'columns'])
  })
  const check = (wording: Wording, path: (string | number)[]): void => {
    const ja = placeholders(wording.ja, 'ja')
    const en = placeholders(wording.en, 'en')
    if (!ja || !en) issue('icu', [...path, ja ? 'en' : 'ja'])
    else if (ja.join() !== en.join()) issue('placeholder', [...path, 'en'])
    else if (ja.some((name) => !inLine.has(kindOf.get(name)))) issue('fact', [...path, 'ja'])
  }
  check(letter.subject, ['subject'])
  if (letter.to) check(letter.to, ['to'])
  letter.body.forEach((block, at) => {
    const path = ['body', at]
    if (block.when !== undefined && !kindOf.has(block.when)) issue('fact', [...path, 'when'])
    if ('p' in block) check(block.p, [...path, 'p'])
    else if ('h' in block) check(block.h, [...path, 'h'])
    else if ('points' in block) for (const [n, one] of block.points.entries()) check(one, [...path, 'points', n])
    else if ('record' in block) {
      block.record.forEach((id, n) => {
        if (!kindOf.has(id) || kindOf.get(id) === 'rows') issue('fact', [...path, 'record', n])
      })
    } else if ('list' in block) {
      if (kindOf.get(block.list) !== 'list') issue('fact', [...path, 'list'])
    } else if (kindOf.get(block.table) !== 'rows') issue('fact', [...path, 'table'])
  })
})
export type PrintLetter = z.infer<typeof PrintLetter>

/** What may stand inside of a sentence. */
const inLine: ReadonlySet<PlaceKind | undefined> = new Set(['line', 'text', 'day', 'time'])

/** Every place that a letter has: those of its frame, then its own. */
export const placesOf = (letter: { readonly frame: Frame; readonly places: readonly Place[] }): readonly Place[] => [
  ...framePlaces[letter.frame],
  ...letter.places,
]
