import { speaker } from '#src/core/words.ts'
import { formatMoney } from '#src/recover/measure/money.ts'
import { recoveryEntryWords } from '../words.ts'
import { answersOf, dayText, type PaperFacts } from './facts.ts'
import { type Block, heading, paragraph, record, table } from './paper.ts'
import { paperWords } from './words.ts'

/** Items of the checklist of which a plan of recovery consists (S3-18 to S3-43). */
const [first, last] = [18, 43]
const handedOver = 31

/** The plan of recovery as a document: to which level and by when, who does what by when, what it costs, who approved it. */
export function planPaper(facts: PaperFacts): Block[] {
  const { lang, recovery, measures } = facts
  const t = speaker(paperWords, lang)
  const state = speaker(recoveryEntryWords, lang)
  const people = recovery.headings.filter((one) => one.lead || one.resources || one.parties)
  const taken = measures.filter((one) => one.state !== 'proposed' && one.state !== 'dropped')
  return [
    record([
      [t('lead'), recovery.lead?.name ?? t('none')],
      [t('level'), state(`recovery.level.${recovery.level}`)],
      [t('due'), dayText(recovery.dueOn, lang) || t('none')],
      [t('priority'), recovery.priority],
      [t('watch'), dayText(recovery.watchUntil, lang)],
    ]),
    ...(people.length > 0
      ? [
          heading(t('people')),
          table(
            [t('people.heading'), t('people.lead'), t('people.resources'), t('people.parties')],
            people.map((one) => [one.name[lang], one.lead, one.resources, one.parties]),
          ),
        ]
      : []),
    heading(t('steps')),
    table(
      [t('step'), t('step.who'), t('step.due'), t('step.state'), t('step.answer')],
      answersOf(facts, first, last)
        .filter((item) => item.number !== handedOver)
        .map((item) => [
          item.text[lang],
          item.who,
          dayText(item.dueOn, lang),
          state(`recovery.state.${item.state}`),
          [item.answer, item.proof, item.reason].filter(Boolean).join('\n'),
        ]),
    ),
    heading(t('measures')),
    ...(taken.length === 0
      ? [paragraph(t('measures.none'))]
      : [
          table(
            [t('measure'), t('measure.owner'), t('measure.due'), t('measure.cost')],
            taken.map((one) => [
              one.title,
              one.owner,
              dayText(one.dueOn, lang),
              one.cost === null ? '' : formatMoney(one.cost, one.currency, lang),
            ]),
          ),
        ]),
    heading(t('approval')),
    record([
      [t('approval.by'), '　'],
      [t('approval.at'), '　'],
    ]),
  ]
}
