import { words } from '#src/core/words.ts'
import { namedIn } from './words.ts'

/** With what the settings of detectors are refused. */
export const anomalyRefusals = words({
  'anomaly.threshold.invalid': {
    ja: 'しきい値は{least}から{most}までにしてください。',
    en: 'The threshold must lie between {least} and {most}.',
  },
  'anomaly.country.invalid': {
    ja: '「{country}」の祝日は分かりません。JP や DE-BY のように書いてください。',
    en: 'Holidays of “{country}” are not known. Write it like JP or DE-BY.',
  },
})

export const anomalyEntryWords = words({
  'anomaly.set': {
    ja: `検知「${namedIn('ja')}」を設定した（しきい値 {threshold}、学習 {days}日）`,
    en: `Detector “${namedIn('en')}” set (threshold {threshold}, learns {days} days)`,
  },
  'anomaly.switched-off': {
    ja: `検知「${namedIn('ja')}」を止めた（しきい値 {threshold}、学習 {days}日）`,
    en: `Detector “${namedIn('en')}” switched off (threshold {threshold}, learns {days} days)`,
  },
  'anomaly.calendar-set': {
    ja: '祝日の国を設定した：{country, select, none {なし} other {{country}}}',
    en: 'Holidays set to those of: {country, select, none {no country} other {{country}}}',
  },
})
