// Whom an incident hurt outside (S3-85 to S3-97): persons and firms, what each lost, when and how each was told, what each answered.
import { z } from 'zod'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'

export const Loss = z.enum([
  'name',
  'address',
  'phone',
  'email',
  'birth',
  'password',
  'card',
  'bank',
  'identity',
  'health',
  'message',
  'money',
  'service',
  'other',
])
export type Loss = z.infer<typeof Loss>

export const Channel = z.enum(['mail', 'post', 'phone', 'visit', 'meeting'])
export type Channel = z.infer<typeof Channel>
/** Mail goes by itself; by these a person tells, and writes it down. */
export const ChannelByHand = Channel.exclude(['mail'])

export const Answer = z.enum(['', 'accepted', 'question', 'complaint', 'claim', 'unreachable'])
export type Answer = z.infer<typeof Answer>

/** What is wrong with a line of a list. */
export const Problem = z.enum([
  'nobody',
  'damaged',
  'too-long',
  'twice',
  'bad-address',
  'strange-loss',
  'unreadable',
  'too-many',
])
export type Problem = z.infer<typeof Problem>
/** Problems of a line that was taken all the same. */
export const isTaken = (problem: Problem): boolean => problem === 'bad-address' || problem === 'strange-loss'

export const longestLine = 300
export const longestNote = 2_000
/** The largest list of one incident. */
export const mostAffected = 500_000

export const AffectedRow = z.object({
  no: z.number().int(),
  /** Customer number or whatever else they are known by elsewhere. */
  reference: z.string(),
  name: z.string(),
  email: z.string(),
  address: z.string(),
  phone: z.string(),
  lang: Language,
  lost: z.array(Loss),
  /** Contract and service level, where one was broken (S3-87). */
  contract: z.string(),
  note: z.string(),
  /** The newest first. */
  told: z.array(
    z.object({ at: Instant, channel: Channel, note: z.string(), by: z.string(), mail: z.string().nullable() }),
  ),
  answer: Answer,
  answerNote: z.string(),
  answeredAt: Instant.nullable(),
  /** Lines of the ledger of damage. */
  claims: z.array(z.number().int()),
  /** A contact of the desk with this address: somebody whom one knows anyway. */
  contact: z.string().nullable(),
})
export type AffectedRow = z.infer<typeof AffectedRow>

export const Which = z.enum(['all', 'untold', 'unreached', 'told', 'complaint'])
export type Which = z.infer<typeof Which>

export const LetterText = z.object({
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(20_000),
})
export const LetterRow = z.object({
  no: z.number().int(),
  isAgain: z.boolean(),
  ja: LetterText,
  en: LetterText,
  madeBy: z.string(),
  madeAt: Instant,
  isMine: z.boolean(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  /** Why nobody else approved it. */
  alone: z.string(),
  doneAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  /** Mails: queued, and of those how many left and how many nobody took. */
  mails: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
})
export type LetterRow = z.infer<typeof LetterRow>

export const AffectedFigures = z.object({
  total: z.number().int(),
  told: z.number().int(),
  untold: z.number().int(),
  /** Not told, and without an address for mail: told by post, telephone, visit or meeting. */
  unreached: z.number().int(),
  claims: z.number().int(),
  lost: z.array(z.object({ loss: Loss, count: z.number().int() })),
  channels: z.array(z.object({ channel: Channel, count: z.number().int() })),
  answers: z.array(z.object({ answer: Answer, count: z.number().int() })),
})
export type AffectedFigures = z.infer<typeof AffectedFigures>

const places = ['name', 'reference', 'lost'] as const
type Place = (typeof places)[number]

/** Places of a letter that no list fills: `{nmae}`. */
export const strangePlaces = (text: string): string[] =>
  [...text.matchAll(/\{([^{}\n]{0,40})\}/g)]
    .map((one) => one[1]!)
    .filter((one) => !(places as readonly string[]).includes(one))

export const filledIn = (text: string, facts: Readonly<Record<Place, string>>): string =>
  text.replace(/\{(name|reference|lost)\}/g, (_, place: Place) => facts[place])
