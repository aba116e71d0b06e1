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
  'anomaly.window.invalid': {
    ja: '作業の時間は、始まりより後で、今より後に終わり、長くても90日にしてください。',
    en: 'The time of work must end after it begins and later than now, and last 90 days at most.',
  },
  'anomaly.window.not-found': {
    ja: 'その作業の時間はないか、すでに終わっています。',
    en: 'There is no such time of work, or it is over.',
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
  'anomaly.window-added': {
    ja: '作業の時間を知らせた（{entity, select, all {全体} other {{entity}}}、{from}から{until}まで）：{reason}',
    en: 'Time of work announced ({entity, select, all {everything} other {{entity}}}, {from} to {until}): {reason}',
  },
  'anomaly.window-ended': { ja: '作業の時間を終えた：{reason}', en: 'Time of work ended: {reason}' },
})
