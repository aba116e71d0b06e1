// An alert as a report for the inbox: what noticed it, about whom, how often, by which fields.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker, words } from '#src/core/words.ts'
import { attackFacts } from '#src/prepare/knowledge/attack-tag-words.ts'
import type { AlertDetail } from './api.ts'

const reportWords = words({
  subject: { ja: 'アラート：{title}（{entity}）', en: 'Alert: {title} ({entity})' },
  about: {
    ja: '{origin, select, integrity {正常な状態との照合で、説明のつかない変更（{title}）が{count}件見つかりま} ids {侵入検知装置「{title}」が{count}回一致しま} anomaly {ふだんとの違い「{title}」が{count}回見つかりま} hunt {過去ログの調査「{title}」が{count}回一致しま} other {検知ルール「{title}」が{count}回一致しま}}した（重大度 {level}、対象 {entity}）。',
    en: '{origin, select, integrity {A check against the good state found {count, plural, one {one change} other {# changes}} that nothing explains: {title}} ids {The network sensor “{title}” matched {count, plural, one {once} other {# times}}} anomaly {The detector “{title}” spoke {count, plural, one {once} other {# times}}} hunt {A hunt with rule “{title}” matched {count, plural, one {once} other {# times}}} other {The detection rule “{title}” matched {count, plural, one {once} other {# times}}}} (level {level}, about {entity}).',
  },
  span: { ja: '最初 {first}、最後 {last}', en: 'First {first}, last {last}' },
  matched: { ja: '一致した項目：', en: 'Fields that matched:' },
  attack: { ja: '{label}：{text}', en: '{label}: {text}' },
  lag: {
    ja: '最初の出来事は、ルールの日付より{days, number}日前です。',
    en: 'The first event was {days, plural, one {# day} other {# days}} before the date of the rule.',
  },
})
const mostValue = 500

export function reportTextOf(alert: AlertDetail, zone: string, lang: Language): { subject: string; text: string } {
  const t = speaker(reportWords, lang)
  const { title, level, origin, matches, lagDays } = alert
  const entity = alert.entity || '*'
  const at = (time: string): string => formatInstant(time, { lang, zone, named: true, precision: 'second' })
  const fields = Object.entries(alert.matched).map(
    ([name, value]) => `  ${name}: ${(Array.isArray(value) ? value.join(', ') : String(value)).slice(0, mostValue)}`,
  )
  const lines = [
    ...(alert.sentence === null ? [] : [alert.sentence]),
    t('about', { origin, title, count: matches, level, entity }),
    t('span', { first: at(alert.firstAt), last: at(alert.lastAt) }),
    ...attackFacts(alert.tags, lang).map(([label, text]) => t('attack', { label, text })),
    ...(lagDays === null ? [] : [t('lag', { days: lagDays })]),
    ...(fields.length === 0 ? [] : [t('matched'), ...fields]),
  ]
  return { subject: t('subject', { title, entity }).slice(0, 500), text: lines.join('\n') }
}
