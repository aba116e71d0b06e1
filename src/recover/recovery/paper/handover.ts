import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { recoveryEntryWords } from '../words.ts'
import type { PaperFacts } from './facts.ts'
import { type Block, heading, paragraph, points, record, table } from './paper.ts'
import { paperWords } from './words.ts'

/** What the emergency team hands over: state of backups, substitutes, work by hand, extent, who acted, what is still cut off. */
export function handoverPaper({ lang, zone, incident, recovery }: PaperFacts): Block[] {
  const t = speaker(paperWords, lang)
  const state = speaker(recoveryEntryWords, lang)
  const items = recovery.headings
    .flatMap((one) => one.checks.flatMap((check) => check.items))
    .filter((one) => one.isHandover && !one.isRestricted)
  const { accepted } = recovery
  return [
    record([
      [t('lead'), recovery.lead?.name ?? t('none')],
      [t('handover.blocked'), t('handover.blocked.count', { count: incident.counts.containments })],
    ]),
    table(
      [t('step'), t('step.state'), t('step.answer'), t('step.proof')],
      items.map((one) => [
        one.text[lang],
        state(`recovery.state.${one.state}`),
        one.state === 'not-applicable' ? one.reason : one.answer,
        one.proof,
      ]),
    ),
    heading(t('handover.acted')),
    recovery.acted.length === 0
      ? paragraph(t('handover.acted.none'))
      : points(recovery.acted.map((one) => t('handover.acted.one', { name: one.name, count: one.entries }))),
    heading(t('handover.accepted')),
    accepted
      ? record([
          [t('approval.by'), accepted.by],
          [t('approval.at'), formatInstant(accepted.at, { lang, zone })],
          [t('handover.note'), accepted.note],
        ])
      : record([
          [t('approval.by'), '　'],
          [t('approval.at'), '　'],
        ]),
  ]
}
