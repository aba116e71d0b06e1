// The cause tree as a Mermaid flowchart, for documents and tickets elsewhere.

import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { attackStageWords } from '#src/prepare/knowledge/attack-stage-words.ts'
import { type Branch, type Cause, type CauseKnowledge, CauseQuestion, treeOf } from './cause.ts'
import { causeEntryWords } from './words.ts'

/** Quotes, angle brackets and line ends mean something to Mermaid: they become its entities, so that a text stays a text. */
const label = (text: string): string =>
  `"${text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/["#<>&`\\|[\]{}();]/g, (one) => `#${one.charCodeAt(0)};`)}"`

export function mermaidOf(
  incident: { readonly number: string; readonly title: string },
  causes: readonly Cause[],
  knowledge: CauseKnowledge,
  lang: Language,
): string {
  const t = speaker(causeEntryWords, lang)
  const lines = ['flowchart TD', `  incident[${label(`${incident.number} ${incident.title}`)}]`]
  const draw = (branch: Branch, above: string): void => {
    const stage = attackStageOf(branch.stage)
    const about = [
      knowledge.classes.find((one) => one.id === branch.class)?.[lang],
      stage && speaker(attackStageWords, lang)(stage),
      branch.technique,
      t(`cause.state.${branch.state}`),
    ]
    const id = `c${branch.no}`
    const text = `${branch.text} / ${about.filter(Boolean).join(', ')}`
    lines.push(`  ${id}[${label(text)}]:::${branch.state}`)
    lines.push(`  ${above} ${branch.state === 'established' ? '-->' : '-.->'} ${id}`)
    for (const one of branch.branches) draw(one, id)
  }
  for (const question of CauseQuestion.options) {
    const tree = treeOf(causes, question)
    if (tree.length === 0) continue
    lines.push(`  ${question}(${label(t(`cause.question.${question}`))})`, `  incident --> ${question}`)
    for (const branch of tree) draw(branch, question)
  }
  lines.push(
    '  classDef established stroke-width:3px',
    '  classDef hypothesis stroke-dasharray:4 3',
    '  classDef ruled-out stroke-dasharray:1 3,color:#777',
    '  classDef unknown stroke-dasharray:1 3',
  )
  return `${lines.join('\n')}\n`
}
