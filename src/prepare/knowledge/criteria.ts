// Is it really an incident? The question a responder must answer, with its grounds, before the case goes on (S2-23).
import { z } from 'zod'
import { Origin, Slug, twice, Wording } from './wording.ts'

export const Answer = z.enum(['yes', 'no', 'unknown'])
export type Answer = z.infer<typeof Answer>

/** What one answer speaks for. A suspicion is handled as an incident until it is cleared (S1-1). */
export const Leaning = z.enum(['incident', 'suspicion', 'not-incident', 'nothing'])
export type Leaning = z.infer<typeof Leaning>

export const Criterion = z.strictObject({
  id: Slug,
  ja: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
  /** Where to look to be able to answer. */
  look: Wording,
  yes: Leaning,
  no: Leaning,
})
export type Criterion = z.infer<typeof Criterion>

/** A suspicion is recorded and handled as an incident; the other three are recorded as they are. */
export const Outcome = z.enum(['incident', 'suspicion', 'not-incident', 'unclear'])
export type Outcome = z.infer<typeof Outcome>

export const Criteria = Origin.extend({
  question: Wording,
  about: Wording,
  questions: z.array(Criterion).min(1).max(50),
  outcomes: z
    .array(z.strictObject({ id: Outcome, ja: z.string().min(1), en: z.string().min(1), next: Wording }))
    .length(4),
}).superRefine(({ questions, outcomes }, context) => {
  if (twice(questions.map((one) => one.id)).length > 0)
    context.addIssue({ code: 'custom', message: 'duplicate', path: ['questions'] })
  if (twice(outcomes.map((one) => one.id)).length > 0)
    context.addIssue({ code: 'custom', message: 'duplicate', path: ['outcomes'] })
})
export type Criteria = z.infer<typeof Criteria>

export const Answers = z.record(Slug, Answer)
export type Answers = z.infer<typeof Answers>

/** What the answers propose, and which of them speak for it. A person decides; the desk only says what follows. */
export function weigh(
  criteria: Criteria,
  answers: Answers,
): { readonly outcome: Outcome; readonly because: string[]; readonly open: string[] } {
  const open = criteria.questions.filter((one) => (answers[one.id] ?? 'unknown') === 'unknown').map((one) => one.id)
  const speaking = (leaning: Leaning) =>
    criteria.questions
      .filter((one) => {
        const answer = answers[one.id]
        return (answer === 'yes' && one.yes === leaning) || (answer === 'no' && one.no === leaning)
      })
      .map((one) => one.id)
  for (const leaning of ['incident', 'suspicion'] as const) {
    const because = speaking(leaning)
    if (because.length > 0) return { outcome: leaning, because, open }
  }
  const against = speaking('not-incident')
  if (against.length > 0 && open.length === 0) return { outcome: 'not-incident', because: against, open }
  return { outcome: 'unclear', because: against, open }
}
