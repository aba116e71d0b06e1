// What a hunt found as a report for the inbox: what was looked for and when, then each find with its count and its times.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { FindRow, HuntRow } from './hunt.ts'
import { huntReportWords } from './words.ts'

/** More finds than this are only counted. */
const mostNamed = 100

export function reportTextOf(
  hunt: HuntRow,
  finds: readonly FindRow[],
  zone: string,
  lang: Language,
): { subject: string; text: string } {
  const t = speaker(huntReportWords, lang)
  const at = (time: string): string => formatInstant(time, { lang, zone, named: true, precision: 'second' })
  const matches = finds.reduce((sum, one) => sum + one.matches, 0)
  const lines = [
    t('about', { title: hunt.title, matches, finds: finds.length }),
    t('span', { from: hunt.from === null ? 'none' : at(hunt.from), to: hunt.to === null ? 'none' : at(hunt.to) }),
    ...(hunt.missing.length > 0 ? [t('missing', { missing: hunt.missing.join(', ') })] : []),
    '',
    ...finds
      .slice(0, mostNamed)
      .map(({ title, level, entity, matches, firstAt, lastAt }) =>
        t('find', { title, level, entity: entity || '*', count: matches, first: at(firstAt), last: at(lastAt) }),
      ),
    ...(finds.length > mostNamed ? [t('more', { count: finds.length - mostNamed })] : []),
  ]
  return { subject: t('subject', { title: hunt.title }).slice(0, 500), text: lines.join('\n') }
}
