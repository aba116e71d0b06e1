import { words } from '#src/core/words.ts'

export const dayWords = words({
  'days.title': { ja: '閉じた日', en: 'Closed days' },
  'days.text': {
    ja: '過ぎた日のログは書き換えのできないファイルになり、そのハッシュが記録に残ります。日はUTCで区切ります。',
    en: 'The lines of past days become files that are never written again, and their hashes go on the record. Days are cut in UTC.',
  },
  'days.total': {
    ja: '{count, number}個のファイル、{lines, number}行、{size}',
    en: '{count, plural, one {# file} other {# files}}, {lines, number} lines, {size}',
  },
  'days.none': { ja: '閉じた日はまだありません', en: 'No day has been closed yet' },
  'days.none.text': {
    ja: '日は、その終わりから2日たつと閉じます。それまでの行も検索できます。',
    en: 'A day is closed two days after its end. Its lines can be searched all the same.',
  },
  'column.day': { ja: '日（UTC）', en: 'Day (UTC)' },
  'column.keep': { ja: '保存区分', en: 'Kept for' },
  'column.lines': { ja: '行数', en: 'Lines' },
  'column.size': { ja: '大きさ', en: 'Size' },
  'column.hash': { ja: 'SHA-256', en: 'SHA-256' },
  'column.checked': { ja: '確認', en: 'Checked' },
  'keep.days': { ja: '{days, number}日', en: '{days, number} days' },
  'hash.copy': { ja: '{day} のハッシュをコピー', en: 'Copy the hash of {day}' },
  'hash.copied': { ja: 'ハッシュをコピーしました', en: 'Hash copied' },
  verify: { ja: '記録と突き合わせる', en: 'Compare with the record' },
  'verify.ok': {
    ja: '{count, number}個のファイルはすべて記録のとおりです。',
    en: '{count, plural, one {The file is} other {All # files are}} as the record has them.',
  },
  'verify.none': { ja: '突き合わせるファイルがありません。', en: 'There is no file to compare.' },
  'verify.bad': {
    ja: '記録と一致しないファイルが{count, number}個あります。証拠として使う前に、管理者に知らせてください。',
    en: '{count, plural, one {One file does} other {# files do}} not match the record. Tell the administrator before relying on them.',
  },
  'fault.missing': { ja: 'ファイルがありません', en: 'The file is missing' },
  'fault.altered': { ja: '内容が変わっています', en: 'Its content has changed' },
  'fault.not-on-record': { ja: 'ハッシュが記録にありません', en: 'Its hash is not on the record' },
  'fault.none': { ja: '記録のとおり', en: 'As recorded' },

  'holds.title': { ja: '保全', en: 'Holds' },
  'holds.text': {
    ja: '保全した期間のログは、保存期間を過ぎても、解除するまで削除されません。',
    en: 'Lines of a span on hold are not deleted until the hold is released, however old they are.',
  },
  'holds.none': { ja: '保全している期間はありません。', en: 'Nothing is on hold.' },
  'hold.span': { ja: '{from} 〜 {to}', en: '{from} – {to}' },
  'hold.made': { ja: '{at}に保全', en: 'Held since {at}' },
  'hold.released': { ja: '{at}に解除', en: 'Released {at}' },
  'hold.add': { ja: '期間を保全する', en: 'Put a span on hold' },
  'hold.when': { ja: '保全する期間', en: 'Span to hold' },
  'hold.when.missing': { ja: '期間を入れてください。', en: 'Give the span.' },
  'hold.reason': { ja: '理由（インシデントの番号など）', en: 'Reason (the number of the incident)' },
  'hold.reason.missing': { ja: '理由を書いてください。', en: 'Please give a reason.' },
  'hold.act': { ja: '保全する', en: 'Put on hold' },
  'hold.done': { ja: '保全しました', en: 'Put on hold' },
  'hold.release': { ja: '解除する', en: 'Release' },
  'hold.release.title': { ja: '保全を解除する', en: 'Release the hold' },
  'hold.release.text': {
    ja: '保存期間を過ぎた行は、次の整理で削除されます。元には戻せません。',
    en: 'Lines that have been kept long enough are then deleted at the next clearing. They do not come back.',
  },

  'retain.title': { ja: '保存期間', en: 'Retention' },
  'retain.text': {
    ja: '保存期間を過ぎ、保全もされていない日は削除され、削除したことは記録に残ります。',
    en: 'Days that are older than they must be kept and on no hold are deleted, and each deletion goes on the record.',
  },
  'retain.look': { ja: '何が削除されるかを見る', en: 'See what would be deleted' },
  'retain.none': { ja: 'いま削除の対象になる日はありません。', en: 'Nothing would be deleted now.' },
  'retain.due': {
    ja: '{count, number}個のファイルが削除の対象です（{from} から {to} まで、{lines, number}行）。',
    en: '{count, plural, one {One file} other {# files}} would be deleted: {from} to {to}, {lines, number} lines.',
  },
  'retain.held': {
    ja: '{count, number}個のファイルは保全のために残ります。',
    en: '{count, plural, one {One file stays} other {# files stay}} because of a hold.',
  },
})
