// The page for executives, in finished words: few figures, each with what it was counted from.
import type { Language } from '#src/core/language.ts'
import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Letter as Paper } from '#src/platform/pdf/documents/letter.ts'
import { readinessNames } from '#src/prepare/readiness/name-words.ts'
import { isPeacetimeItem } from '#src/prepare/readiness/readiness.ts'
import { type Compared, leastCompared, type Preparation } from './preparation.ts'
import { preparationWords } from './words.ts'

const mostAnswers = 3

export function gapsText({ gaps }: Pick<Preparation, 'gaps'>, lang: Language): string {
  const t = speaker(readinessNames, lang)
  return gaps
    .map(({ kind, name }) => (kind === 'peacetime' && isPeacetimeItem(name) ? t(`item.${name}`) : t(`kind.${kind}`)))
    .join(lang === 'ja' ? '、' : ', ')
}

export function preparationPage(
  it: Preparation,
  { lang, zone, at, from }: { lang: Language; zone: string; at: string; from: string },
): Paper {
  const t = speaker(preparationWords, lang)
  const date = new Date(at)
  const told = ({ ms, of }: Compared['contained']) =>
    ms === null ? t('unknown') : t('of', { span: formatElapsed(ms, lang), of })
  const sum = it.readiness
  const all = Object.values(sum).reduce((a, b) => a + b, 0)
  const amount = (value: number) => value.toLocaleString(lang)
  const p = (text: string): Paper['blocks'][number] => ({ kind: 'p', text, isFlush: true })
  const h = (text: string): Paper['blocks'][number] => ({ kind: 'h', text })
  const day = (iso: string) => formatInstant(iso, { lang, zone, named: false })
  const compared: Paper['blocks'] = [
    h(t('what-we-found')),
    {
      kind: 'table',
      head: [
        t('column.what'),
        t('column.prepared', { count: it.prepared.cases }),
        t('column.ad-hoc', { count: it.adHoc.cases }),
      ],
      rows: [
        [t('contained'), told(it.prepared.contained), told(it.adHoc.contained)],
        [t('closed'), told(it.prepared.closed), told(it.adHoc.closed)],
      ],
    },
    p(it.timesSlower > 0 ? t('slower', { times: it.timesSlower }) : t('too-few', { least: leastCompared })),
  ]
  return {
    lang,
    frame: 'sheet',
    day: [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()],
    corner: [t('as-of', { at: day(at) })],
    to: [],
    from: [from],
    subject: t('title'),
    blocks: [
      p(t('since', { at: day(it.since), count: it.cases })),
      ...(it.cases === 0 ? [p(t('cases.none'))] : compared),
      h(t('losses')),
      ...(it.losses.length === 0
        ? [p(t('losses.none'))]
        : it.losses.map((one) => p(t('loss', { ...one, low: amount(one.low), high: amount(one.high) })))),
      h(t('readiness')),
      p(t('readiness.sum', { all, ...{ never: 0, wanting: 0, overdue: 0, well: 0 }, ...sum })),
      ...(it.gaps.length === 0 ? [] : [p(t('readiness.gaps', { list: gapsText(it, lang) }))]),
      h(t('need')),
      p(t('need.text')),
      ...(it.answers.length === 0 ? [] : [h(t('answers'))]),
      ...it.answers
        .slice(0, mostAnswers)
        .map((one) =>
          p(
            `${day(one.at)} ${one.to}: ${one.asked} (${[t(`outcome.${one.outcome}`), one.reason].filter(Boolean).join(lang === 'ja' ? '、' : ', ')})`,
          ),
        ),
    ],
    closing: '',
    contact: null,
  }
}
