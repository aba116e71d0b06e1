import { words } from '#src/core/words.ts'

/** What `hikeshi hunt --anomaly` and `hikeshi anomaly` say. */
export const anomalyCliWords = words({
  'hunt.anomaly': {
    ja: 'ルールの代わりに、ふだんと違うことを探す（FILE か --archive）',
    en: 'instead of rules: look for what is unusual, in FILE or with --archive',
  },
  'hunt.learn': {
    ja: '学習だけに使う日数（既定は検知ごと。短いログなら 0）',
    en: 'days to learn only (default: those of each detector; 0 for a short log)',
  },
  'hunt.country': {
    ja: '祝日を知るための国（JP、DE-BY など）',
    en: 'country whose holidays count (JP, DE-BY)',
  },
  'hunt.zone': { ja: '曜日と時間帯の地域（Asia/Tokyo など）', en: 'time zone of days and hours (Asia/Tokyo)' },
  unreadable: {
    ja: '{count}行はJSONの出来事として読めませんでした',
    en: '{count, plural, one {# line is} other {# lines are}} no event in JSON',
  },
  timeless: {
    ja: '{count}行には時刻がなく、見ることができませんでした',
    en: '{count, plural, one {# line has} other {# lines have}} no time and could not be looked at',
  },
  sum: { ja: '{lines}行のうち、ふだんと違うこと {findings}件', en: '{lines} lines, {findings} unusual things' },
  partial: { ja: '今は読めない部分があります: {missing}', en: 'parts that could not be asked: {missing}' },
  'needs-rules': {
    ja: '--rules か --anomaly のどちらかを指定してください',
    en: 'give either --rules or --anomaly',
  },
})
