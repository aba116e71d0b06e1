import { words } from '#src/core/words.ts'

/** What a notice says by itself around its log lines. */
export const excerptWords = words({
  clock: { ja: '時計：', en: 'Clock: ' },
  'clock.zone': { ja: 'タイムゾーン {zone}', en: 'time zone {zone}' },
  'clock.exact': { ja: '時刻は正確（情報提供者の申告）', en: 'accurate, as stated by the source' },
  'clock.error': {
    ja: '誤差は{seconds}秒以内（情報提供者の申告）',
    en: 'within {seconds} s, as stated by the source',
  },
  'clock.synced': { ja: 'NTPで同期（情報提供者の申告）', en: 'synchronised by NTP, as stated by the source' },
  'clock.not-synced': { ja: '同期していない（情報提供者の申告）', en: 'not synchronised, as stated by the source' },
  'clock.unknown': { ja: '正確さは示されていません', en: 'its accuracy was not stated' },
  columns: { ja: '列：UTC、{zone}、記録のまま', en: 'Columns: UTC, {zone}, the line as written' },
  more: { ja: 'ほか{count}行（添付ファイルにあります）', en: '… and {count} more in the attached file' },
  left: { ja: 'ここに載せていない行が{count}行あります', en: '{count} more lines are not given here' },
  masked: {
    ja: '{token} は、情報を提供された方の意向により伏せた箇所です。',
    en: 'Where it says {token}, those who gave us the information did not let us pass it on.',
  },
  'told-by.somebody': { ja: '情報提供者（お名前は伏せます）', en: 'somebody whose name we were asked not to give' },
  'told-by.joint': { ja: '、', en: ', ' },
  'told-by.others': {
    ja: 'ほか{count}者（お名前は伏せます）',
    en: '{count, plural, one {# other} other {# others}} whose names we were asked not to give',
  },
  'source.none': { ja: '（該当するアドレスはありません）', en: '(no address of yours)' },
  'findings.open': {
    ja: '詳しいことは調査しています。わかり次第お知らせします。',
    en: 'We are still looking into the details and will write when we know more.',
  },
  'request.default': {
    ja: '該当する機器の状況をお調べのうえ、どのように対応されたかをお知らせください。',
    en: 'Please look into the machine concerned, and let us know what you found and what was done.',
  },
  'log.none': {
    ja: '（お渡しできるログはありません）',
    en: '(there are no log lines that we may pass on)',
  },
})
