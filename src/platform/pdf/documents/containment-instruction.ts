import { z } from 'zod'
import { speaker } from '#src/core/words.ts'
import { containmentInstructionWords } from './containment-instruction-words.ts'
import { Head } from './head.ts'
import { fixedWords, house } from './house.ts'

/** What to cut off by hand, who said so, and where to put down that it was done and undone again (S0-7, S0-51). */
export const ContainmentInstruction = Head.omit({ checkpoint: true }).extend({
  number: z.string(),
  qr: z.string().nullish(),
  what: z.string(),
  scope: z.string(),
  reason: z.string(),
  /** Who approved it, when and on what ground, in words; empty while nobody has. */
  approved: z.string(),
  carrier: z.string(),
  /** In words; empty when it is open. */
  lift: z.string(),
  contact: z.string(),
})
export type ContainmentInstruction = z.infer<typeof ContainmentInstruction>

const steps = ['before', 'volatile', 'only', 'check', 'tell'] as const

export function layOutContainmentInstruction(data: ContainmentInstruction) {
  const t = speaker(containmentInstructionWords, data.lang)
  const facts = [
    [t('what'), data.what],
    [t('scope'), data.scope],
    [t('reason'), data.reason],
    [t('approved'), data.approved || t('approved.not-yet')],
    [t('carrier'), data.carrier],
    [t('lift'), data.lift || t('lift.open')],
  ]
  return {
    house: house({ ...data, name: t('name'), number: data.number }),
    w: fixedWords(containmentInstructionWords, data.lang),
    facts: facts.filter(([, value]) => value !== ''),
    steps: steps.map((key) => t(`step.${key}`)),
    contact: data.contact ? t('contact', { contact: data.contact }) : '',
  }
}
