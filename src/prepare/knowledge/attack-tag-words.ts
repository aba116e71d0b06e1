import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'
import { attackStageName } from './attack-stage-words.ts'
import { numbersOfTags, stagesOfTags } from './attack-tag.ts'

const attackTagWords = words({
  stage: { ja: '攻撃の段階', en: 'Stage of the attack' },
  'known-as': { ja: '手口・脆弱性', en: 'Techniques and holes' },
  joint: { ja: '、', en: ', ' },
})

/** What the tags of a rule say of the attack, as facts to be shown: label and text. None where they say nothing of it. */
export function attackFacts(tags: readonly string[], lang: Language): (readonly [label: string, text: string])[] {
  const t = speaker(attackTagWords, lang)
  const stages = stagesOfTags(tags).map((stage) => attackStageName(stage, lang))
  const numbers = numbersOfTags(tags)
  return [
    ...(stages.length === 0 ? [] : [[t('stage'), stages.join(t('joint'))] as const]),
    ...(numbers.length === 0 ? [] : [[t('known-as'), numbers.join(t('joint'))] as const]),
  ]
}
