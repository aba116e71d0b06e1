import { formatDay, formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { affectedEntryWords } from '#src/recover/affected/words.ts'
import type { Range } from '#src/recover/damage/damage.ts'
import { formatMoney } from '#src/recover/measure/money.ts'
import { measureEntryWords } from '#src/recover/measure/words.ts'
import type { Cause, CauseQuestion } from '../cause/cause.ts'
import { recoveryEntryWords } from '../words.ts'
import { answersOf, dayText, type PaperFacts } from './facts.ts'
import { type Block, heading, paragraph, points, table } from './paper.ts'
import { paperWords } from './words.ts'

/** Items of the checklist by which an incident is learnt from (S3-74 to S3-81). */
const lessons = [74, 81] as const

/** The whole incident as a story for colleagues: what happened, why, what was done, what it cost, what is different now. */
export function storyPaper(facts: PaperFacts): Block[] {
  return [...happened(facts), ...why(facts), ...done(facts), ...cost(facts), ...told(facts), ...now(facts)]
}

function happened({ lang, zone, incident }: PaperFacts): Block[] {
  const t = speaker(paperWords, lang)
  const other = lang === 'ja' ? 'en' : 'ja'
  const statements = incident.situation.filter((one) => one.withdrawnAt === null && one.tense === 'has-happened')
  const day = (at: string) => formatDay(at, { lang, zone })
  return [
    heading(t('story.happened')),
    paragraph(
      [
        t('story.noticed', { at: formatInstant(incident.noticedAt, { lang, zone }) }),
        incident.closedAt ? t('story.closed', { day: day(incident.closedAt) }) : t('story.open'),
      ].join(lang === 'ja' ? '' : ' '),
    ),
    ...[incident.summary[lang] || incident.summary[other]].filter(Boolean).map(paragraph),
    ...(statements.length > 0 ? [points(statements.map((one) => one.text))] : []),
  ]
}

function why({ lang, causes }: PaperFacts): Block[] {
  const t = speaker(paperWords, lang)
  const of = (question: CauseQuestion, state: Cause['state']) =>
    causes.filter((one) => one.question === question && one.state === state)
  const blocks = (['entry', 'spread', 'leak'] as const).flatMap((question) => {
    const known = of(question, 'established')
    const unknown = of(question, 'unknown')
    if (known.length + unknown.length === 0) return []
    return [
      paragraph(t(`story.why.${question}`)),
      points([...known.map((one) => one.text), ...unknown.map((one) => t('story.why.unknown', { text: one.text }))]),
    ]
  })
  return [heading(t('story.why')), ...(blocks.length > 0 ? blocks : [paragraph(t('story.why.none'))])]
}

function done({ lang, zone, recovery, sweeps }: PaperFacts): Block[] {
  const t = speaker(paperWords, lang)
  const state = speaker(recoveryEntryWords, lang)
  const { accepted, level, watchUntil, counts } = recovery
  const lines = [
    ...(recovery.acted.length > 0
      ? [
          t('story.acted', {
            people: recovery.acted.length,
            count: recovery.acted.reduce((sum, one) => sum + one.entries, 0),
          }),
        ]
      : []),
    ...(accepted ? [t('story.accepted', { day: formatDay(accepted.at, { lang, zone }) })] : []),
    ...(level === '' ? [] : [t('story.level', { level: state(`recovery.level.${level}`) })]),
    ...sweeps.map(({ question, units, hosts }) =>
      t('story.sweep', { question, ...units, total: hosts.total, found: units.hit + units.fixed }),
    ),
    ...(recovery.isBegun
      ? [t('story.items', { settled: counts.settled, total: counts.items - counts.restricted })]
      : []),
    ...(watchUntil ? [t('story.watch', { day: dayText(watchUntil, lang) })] : []),
  ]
  return lines.length > 0 ? [heading(t('story.done')), points(lines)] : []
}

function cost({ lang, totals, lostDays }: PaperFacts): Block[] {
  const t = speaker(paperWords, lang)
  const money = ({ low, high }: Range, unit: string) =>
    low === high ? formatMoney(high, unit, lang) : `${formatMoney(low, unit, lang)} – ${formatMoney(high, unit, lang)}`
  if (totals.length === 0 && lostDays === 0) return []
  return [
    heading(t('story.cost')),
    ...(totals.length > 0
      ? [
          table(
            [t('cost.direct'), t('cost.indirect'), t('cost.relief'), t('cost.net')],
            totals.map(({ unit, direct, indirect, relief, net }) =>
              [direct, indirect, relief, net].map((one) => money(one, unit)),
            ),
          ),
        ]
      : []),
    ...(lostDays > 0 ? [paragraph(t('story.lost-days', { days: lostDays }))] : []),
  ]
}

function told({ lang, affected }: PaperFacts): Block[] {
  if (affected.total === 0) return []
  const t = speaker(paperWords, lang)
  const word = speaker(affectedEntryWords, lang)
  const and = lang === 'ja' ? '、' : ', '
  const count = (one: { count: number }) => one.count.toLocaleString(lang)
  return [
    heading(t('story.affected')),
    paragraph(
      t('story.told', {
        ...affected,
        lost: affected.lost.map((one) => `${word(`affected.lost.${one.loss}`)} ${count(one)}`).join(and) || t('none'),
        channels:
          affected.channels.map((one) => `${word(`affected.channel.${one.channel}`)} ${count(one)}`).join(and) ||
          t('none'),
      }),
    ),
  ]
}

function now(facts: PaperFacts): Block[] {
  const { lang } = facts
  const t = speaker(paperWords, lang)
  const word = speaker(measureEntryWords, lang)
  const taken = facts.measures.filter((one) => one.state !== 'proposed' && one.state !== 'dropped')
  const learnt = answersOf(facts, ...lessons).filter((one) => one.state === 'done' && one.answer !== '')
  return [
    heading(t('story.now')),
    ...(taken.length === 0
      ? [paragraph(t('measures.none'))]
      : [
          table(
            [t('measure'), t('measure.owner'), t('measure.due'), t('step.state')],
            taken.map((one) => [
              one.title,
              one.owner,
              dayText(one.doneOn ?? one.dueOn, lang),
              word(`measure.standing.${one.standing}`),
            ]),
          ),
        ]),
    ...(learnt.length > 0
      ? [
          heading(t('story.learnt')),
          points(learnt.map((one) => t('story.lesson', { item: one.text[lang], answer: one.answer }))),
        ]
      : []),
    paragraph(t('story.thanks')),
  ]
}
