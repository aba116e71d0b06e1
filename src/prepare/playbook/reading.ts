// A playbook as a page shows it: the same as its outline, in parts, in the reader's language.
import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { playbookWords } from './field-words.ts'
import { conditionOf, numbersOf, spanText } from './outline.ts'
import type { Playbook, Step } from './playbook.ts'

const StepRead = z.object({
  number: z.number().int(),
  does: z.string(),
  who: z.string(),
  span: z.string(),
  /** On which answer it hangs; empty for what is always done. */
  only: z.string(),
  caution: z.string(),
  how: z.string(),
  why: z.string(),
  proof: z.string(),
  after: z.array(z.number().int()),
  question: z.string(),
  answers: z.array(z.string()),
  references: z.array(z.string()),
})
export type StepRead = z.infer<typeof StepRead>

export const PlaybookRead = z.object({
  when: z.string(),
  /** Said where its text stands in the other language. */
  untranslated: z.string(),
  never: z.array(z.string()),
  phases: z.array(
    z.object({
      name: z.string(),
      stage: z.string(),
      gates: z.array(z.object({ says: z.string(), needs: z.string(), exception: z.string() })),
      steps: z.array(StepRead),
    }),
  ),
})
export type PlaybookRead = z.infer<typeof PlaybookRead>

export function readingOf(playbook: Playbook, lang: Language): PlaybookRead {
  const t = speaker(playbookWords, lang)
  const numbers = numbersOf(playbook)
  const list = (ids: readonly string[]) => ids.map((id) => numbers.get(id)).join(', ')
  const stepOf = (step: Step): StepRead => {
    const only = conditionOf(playbook, step.id)
    return {
      number: numbers.get(step.id)!,
      does: step.does[lang],
      who: t(`role.${step.who}`),
      span: spanText(step.minutes, lang),
      only: only ? t('only-if', { step: list([only.step.id]), answer: only.answer[lang] }) : '',
      caution: step.caution?.[lang] ?? '',
      how: step.how?.[lang] ?? '',
      why: step.why[lang],
      proof: step.proof[lang],
      after: (step.after ?? []).flatMap((id) => numbers.get(id) ?? []),
      question: step.choose?.question[lang] ?? '',
      answers: (step.choose?.answers ?? []).map((one) =>
        one.steps.length > 0
          ? t('answer.goes', { answer: one[lang], steps: list(one.steps) })
          : t('answer.goes-on', { answer: one[lang] }),
      ),
      references: [...(step.attack ?? []), ...(step.csf ?? [])],
    }
  }
  return {
    when: playbook.when[lang],
    untranslated: playbook.untranslated === lang ? t(`untranslated.${lang}`) : '',
    never: (playbook.never ?? []).map((one) => one[lang]),
    phases: playbook.phases.map((phase) => {
      const stage = t(`stage.${phase.stage}`)
      return {
        name: phase.name[lang],
        stage: stage === phase.name[lang] ? '' : stage,
        gates: (playbook.gates ?? [])
          .filter((gate) => phase.steps.some((step) => step.id === gate.holds.find((id) => numbers.has(id))))
          .map((gate) => ({
            says: gate.says[lang],
            needs: t('field.needs', { steps: list(gate.needs) }),
            exception: gate.exception?.[lang] ?? '',
          })),
        steps: phase.steps.map(stepOf),
      }
    }),
  }
}
