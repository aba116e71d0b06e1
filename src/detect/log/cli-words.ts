import { words } from '#src/core/words.ts'

/** What `hikeshi log` answers. */
export const logCliWords = words({
  unreadable: { ja: '{file} を開けません（{detail}）', en: '{file} cannot be opened ({detail})' },
  taken: {
    ja: '{file}: ログ源 {source} に {lines} 行を取り込みました（読めなかった行 {errors}）',
    en: '{file}: {lines} lines taken in as source {source} ({errors} of them unreadable)',
  },
  damaged: {
    ja: '{file}: 途中で壊れています（{detail}）。そこまでの行は取り込みました',
    en: '{file}: damaged ({detail}); the lines before that were taken in',
  },
  times: { ja: '時刻は {zone}', en: 'times in {zone}' },
  none: { ja: '該当する行はありません', en: 'no line fits' },
  partial: {
    ja: '答えは一部だけです。問い合わせられなかった部分: {missing}',
    en: 'the answer is partial; could not be asked: {missing}',
  },
  'source.lines': { ja: '{lines}行', en: '{lines} lines' },
  'source.never': { ja: 'まだ届いていない', en: 'nothing yet' },
  'source.silent': { ja: '[途絶]', en: '[silent]' },
  'source.unknown': { ja: '[未登録]', en: '[not entered]' },
  'source.clock': { ja: '[時計 {offsetMs} ms 進み]', en: '[clock {offsetMs} ms ahead]' },
  'span.wrong': {
    ja: 'ずれは 95s、-3m、250ms のように書いてください（ms, s, m, h, d）',
    en: 'write a span like 95s, -3m or 250ms (ms, s, m, h, d)',
  },
  'fault.missing': { ja: '{name}: ファイルがありません（{lines}行）', en: '{name}: the file is gone ({lines} lines)' },
  'fault.altered': { ja: '{name}: 書き換えられています（{lines}行）', en: '{name}: altered ({lines} lines)' },
  'fault.not-on-record': { ja: '{name}: 記録にあるハッシュと違います', en: '{name}: not the hash that the record has' },
  'verify.ok': { ja: '閉じた日 {days} 件はすべて記録のとおりです', en: 'all {days} closed days are as recorded' },
  'verify.wrong': {
    ja: '閉じた日 {days} 件の中に記録と違うものがあります',
    en: 'of {days} closed days some are not as recorded',
  },
  'retain.would': { ja: '{name}: 削除の対象（{lines}行）', en: '{name}: due for deletion ({lines} lines)' },
  'retain.deleted': { ja: '{name}: 削除しました（{lines}行）', en: '{name}: deleted ({lines} lines)' },
  'retain.held': { ja: '{name}: 保全中のため残しました', en: '{name}: kept, it is on hold' },
  'retain.sum': {
    ja: '閉じた {closed}、削除 {deleted}、保全で残した {held}',
    en: 'closed {closed}, deleted {deleted}, kept on hold {held}',
  },
})
