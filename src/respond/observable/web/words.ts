import { observableTypeWords } from '#src/core/observable-words.ts'
import { words } from '#src/core/words.ts'

export const observableWords = words({
  'none.title': { ja: '観測情報がまだありません', en: 'No observable yet' },
  'none.text': {
    ja: 'ログやメールの一部を貼り付けると、アドレス・ホスト名・URL・ハッシュ値を取り出します。ほかの報告や件と結び付きます。',
    en: 'Paste part of a log or mail: addresses, hosts, URLs and hashes are picked out of it and matched with other reports and incidents.',
  },
  add: { ja: '観測情報を加える', en: 'Add observables' },
  'add.text': { ja: '貼り付ける文章', en: 'Text to take them from' },
  'add.text.hint': {
    ja: '無害化した表記（192[.]0[.]2[.]1、hxxp://）や全角でもかまいません。',
    en: 'Defanged (192[.]0[.]2[.]1, hxxp://) and full-width forms are understood.',
  },
  'add.role': { ja: '役割', en: 'Role' },
  'add.note': { ja: '注記（任意）', en: 'Note (optional)' },
  'add.act': { ja: '取り出して加える', en: 'Pick out and add' },
  'add.done': {
    ja: '{added}件を加えました（{known}件は既にありました）',
    en: '{added, plural, one {# added} other {# added}}, {known} known already',
  },
  'column.value': { ja: '値（無害化）', en: 'Value, defanged' },
  'column.type': { ja: '型', en: 'Type' },
  'column.role': { ja: '役割', en: 'Role' },
  'column.seen': { ja: '既出', en: 'Seen before' },
  'column.note': { ja: '注記', en: 'Note' },
  'column.last': { ja: '最後に見た', en: 'Last seen' },
  'seen.none': { ja: 'ここだけ', en: 'Only here' },
  'seen.reports': {
    ja: '報告{count, plural, =100 {#以上} other {#}}',
    en: '{count, plural, =100 {# reports or more} one {# report} other {# reports}}',
  },
  'seen.incidents': {
    ja: 'インシデント{count, plural, =100 {#以上} other {#}}',
    en: '{count, plural, =100 {# incidents or more} one {# incident} other {# incidents}}',
  },
  'seen.find': { ja: '{value} が出てくる場所を探す', en: 'Find where {value} appears' },
  'origin.report': { ja: '報告から', en: 'from a report' },
  'origin.person': { ja: '手で追加', en: 'added by hand' },
  'role.source': { ja: '発信元', en: 'Source' },
  'role.target': { ja: '宛先', en: 'Target' },
  'role.reporter': { ja: '報告者', en: 'Reporter' },
  'role.other': { ja: 'その他', en: 'Other' },
  change: { ja: '直す', en: 'Change' },
  'change.title': { ja: '{value} を直す', en: 'Change {value}' },
  'change.note': { ja: '注記', en: 'Note' },
  'change.save': { ja: '保存する', en: 'Save' },
  'change.remove': { ja: 'この件から外す', en: 'Take it off this incident' },
  'change.restore': { ja: 'この件に戻す', en: 'Put it back' },
  'change.reason': { ja: '理由', en: 'Reason' },
  'change.reason.missing': { ja: '外す理由を書いてください。', en: 'Please say why it is taken off.' },
  removed: { ja: '外した', en: 'taken off' },
  'removed.show': { ja: '外した{count}件を見る', en: 'Show {count} taken off' },
  'removed.hide': { ja: '外したものを隠す', en: 'Hide what was taken off' },
  shown: {
    ja: '{total, number}件{more, select, true {以上} other {}}中 {shown, number}件（{ms, number}ミリ秒）',
    en: '{shown, number} of {total, number}{more, select, true { or more} other {}} ({ms, number} ms)',
  },

  ...observableTypeWords,
})
