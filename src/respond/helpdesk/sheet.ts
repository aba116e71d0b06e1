// What may be said about an incident, and by whom: the media plan and the prepared answers, agreed by two (S0-61, S1-56).
import { z } from 'zod'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'

export const mostAnswers = 200
const mostSteps = 60
const line = z.string().trim().max(300)
const text = z.string().trim().max(4_000)

/** In both languages, or in the one in which it is said. */
export const Both = z.object({ ja: text.default(''), en: text.default('') })
export type Both = z.infer<typeof Both>

export const Audience = z.enum(['all', 'press', 'user'])
export type Audience = z.infer<typeof Audience>

/** By which way people are told, or come to us. */
export const Channel = z.enum([
  'telephone',
  'mail',
  'fax',
  'counter',
  'web',
  'press',
  'letter',
  'poster',
  'meeting',
  'broadcast',
  'other',
])
export type Channel = z.infer<typeof Channel>

export const PreparedAnswer = z.object({
  /** `a1`: stays with the answer through all versions, so that one can count how often it was given. */
  id: z.string().regex(/^a\d{1,4}$/),
  audience: Audience.default('all'),
  question: Both,
  answer: Both,
  /** `C1` where it answers complaints about that containment: they are then counted for it. */
  containment: z
    .string()
    .trim()
    .max(40)
    .regex(/^(?:C\d{1,6})?$/)
    .default(''),
})
export type PreparedAnswer = z.infer<typeof PreparedAnswer>

/** One step of the media plan: what is told when, over what, by whom. */
export const PlanStep = z.object({
  at: Instant.nullable().default(null),
  what: line.min(1),
  channel: Channel,
  by: line,
})
export type PlanStep = z.infer<typeof PlanStep>

export const SheetContent = z.object({
  /** What it is about, and what stands now, as anybody may be told. */
  matter: Both,
  now: Both,
  /** The one who speaks to the press, and where questions go that nobody may answer. */
  speaker: line.default(''),
  hours: line.default(''),
  /** Who decides what is published, and by what. */
  decider: line.default(''),
  criteria: text.default(''),
  steps: z.array(PlanStep).max(mostSteps).default([]),
  answers: z.array(PreparedAnswer).max(mostAnswers).default([]),
  notSaid: z.array(line.min(1)).max(50).default([]),
})
export type SheetContent = z.infer<typeof SheetContent>

export const SheetState = z.enum(['review', 'returned', 'replaced', 'approved'])
export type SheetState = z.infer<typeof SheetState>

export const SheetVersion = z.object({
  version: z.number().int(),
  state: SheetState,
  content: SheetContent,
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  isMine: z.boolean(),
  approvedBy: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  alone: z.string().nullable(),
  remark: z.string().nullable(),
})
export type SheetVersion = z.infer<typeof SheetVersion>

/** Something in it that a source does not let us tell everybody: where it stands. */
export const SheetFault = z.object({
  place: z.string(),
  lang: Language,
  what: z.enum(['withheld', 'empty', 'duplicate', 'no-containment']),
})
export type SheetFault = z.infer<typeof SheetFault>

const isEmpty = ({ ja, en }: Both): boolean => ja === '' && en === ''

/** Every text that is told to anybody, with its place: `matter`, `now`, `a1`. */
export const toldTexts = ({ matter, now, answers }: SheetContent): { place: string; text: Both }[] => [
  { place: 'matter', text: matter },
  { place: 'now', text: now },
  ...answers.flatMap((one) => [
    { place: one.id, text: one.question },
    { place: one.id, text: one.answer },
  ]),
]

/** What is missing before two can agree on it; `withheld` says of a text whether it holds what a source keeps from everybody. */
export function sheetFaults(
  content: SheetContent,
  withheld: (text: string, lang: Language) => boolean,
  containments: ReadonlySet<string>,
): SheetFault[] {
  const faults: SheetFault[] = []
  const ids = new Set<string>()
  for (const place of ['matter', 'now'] as const)
    if (isEmpty(content[place])) faults.push({ place, lang: 'ja', what: 'empty' })
  for (const { id, question, answer, containment } of content.answers) {
    if (ids.has(id)) faults.push({ place: id, lang: 'ja', what: 'duplicate' })
    ids.add(id)
    for (const lang of Language.options)
      if ((question[lang] === '') !== (answer[lang] === '')) faults.push({ place: id, lang, what: 'empty' })
    if (isEmpty(question)) faults.push({ place: id, lang: 'ja', what: 'empty' })
    if (containment !== '' && !containments.has(containment))
      faults.push({ place: id, lang: 'ja', what: 'no-containment' })
  }
  for (const { place, text } of toldTexts(content))
    for (const lang of Language.options)
      if (text[lang] !== '' && withheld(text[lang], lang)) faults.push({ place, lang, what: 'withheld' })
  return faults
}
