// A playbook as plain text, in the order in which it is followed: for the terminal, and for comparing two versions line by line.
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { playbookWords } from './field-words.ts'
import { type Playbook, type Step, stepsOf } from './playbook.ts'

/** 90 → `1 hour 30 min`. */
export function spanText(minutes: number, lang: Language): string {
  const t = speaker(playbookWords, lang)
  const parts = [
    ['days', Math.floor(minutes / 1_440)],
    ['hours', Math.floor((minutes % 1_440) / 60)],
    ['minutes', minutes % 60],
  ] as const
  return parts
    .filter(([, n]) => n > 0)
    .map(([unit, n]) => t(`span.${unit}`, { n }))
    .join(lang === 'ja' ? '' : ' ')
}

/** `3. Isolate the host` by the number that a step has in the whole playbook. */
export function numbersOf(playbook: Playbook): ReadonlyMap<string, number> {
  return new Map(stepsOf(playbook).map((step, at) => [step.id, at + 1]))
}

/** The question and answer on which a step hangs. */
export function conditionOf(
  playbook: Playbook,
  id: string,
): { readonly step: Step; readonly answer: { readonly ja: string; readonly en: string } } | null {
  for (const step of stepsOf(playbook))
    for (const answer of step.choose?.answers ?? []) if (answer.steps.includes(id)) return { step, answer }
  return null
}

export function outline(playbook: Playbook, lang: Language): string {
  const t = speaker(playbookWords, lang)
  const numbers = numbersOf(playbook)
  const list = (ids: readonly string[]) => ids.map((id) => numbers.get(id)).join(', ')
  const lines: string[] = [playbook.name[lang], `${t('field.when')}: ${playbook.when[lang]}`]
  if (playbook.untranslated === lang) lines.push(t(`untranslated.${lang}`))
  if (playbook.never?.length) lines.push('', t('field.never'), ...playbook.never.map((one) => `  × ${one[lang]}`))
  for (const phase of playbook.phases) {
    const stage = t(`stage.${phase.stage}`)
    lines.push('', `== ${phase.name[lang]}${stage === phase.name[lang] ? '' : ` (${stage})`}`)
    for (const gate of playbook.gates ?? [])
      if (phase.steps.some((step) => step.id === gate.holds.find((id) => numbers.has(id))))
        lines.push(
          `  ▍ ${gate.says[lang]} ${t('field.needs', { steps: list(gate.needs) })}`,
          ...(gate.exception ? [`    ${t('field.exception')}: ${gate.exception[lang]}`] : []),
        )
    for (const step of phase.steps) lines.push(...stepLines(playbook, step, lang, list))
  }
  return lines.join('\n')
}

function stepLines(playbook: Playbook, step: Step, lang: Language, list: (ids: readonly string[]) => string): string[] {
  const t = speaker(playbookWords, lang)
  const only = conditionOf(playbook, step.id)
  const line = (key: 'how' | 'why' | 'proof' | 'caution', text: string | undefined) =>
    text === undefined ? [] : [`      ${t(`field.${key}`)}: ${text.replaceAll('\n', '\n        ')}`]
  return [
    `  ${list([step.id])}. ${step.does[lang]}  [${t(`role.${step.who}`)}, ${spanText(step.minutes, lang)}]`,
    ...(only ? [`      ${t('only-if', { step: list([only.step.id]), answer: only.answer[lang] })}`] : []),
    ...line('caution', step.caution?.[lang]),
    ...line('how', step.how?.[lang]),
    ...line('why', step.why[lang]),
    ...line('proof', step.proof[lang]),
    ...(step.after?.length ? [`      ${t('field.after')}: ${list(step.after)}`] : []),
    ...(step.choose ? [`      ? ${step.choose.question[lang]}`] : []),
    ...(step.choose?.answers.map((answer) =>
      answer.steps.length > 0
        ? `        ${t('answer.goes', { answer: answer[lang], steps: list(answer.steps) })}`
        : `        ${t('answer.goes-on', { answer: answer[lang] })}`,
    ) ?? []),
    ...(step.attack?.length ? [`      ${t('field.attack')}: ${step.attack.join(', ')}`] : []),
    ...(step.csf?.length ? [`      ${t('field.csf')}: ${step.csf.join(', ')}`] : []),
  ]
}
