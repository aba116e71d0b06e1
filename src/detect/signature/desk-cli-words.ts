import { words } from '#src/core/words.ts'

/** What `hikeshi rule` says of the rules of a desk. */
export const deskCliWords = words({
  list: {
    ja: '窓口のルールを一覧する（状態、一致、誤報、遅れ）',
    en: 'list the rules of the desk: state, matches, false alarms, lag',
  },
  'list.show': {
    ja: 'all、wrong、off、blind、fired、false-alarm のどれか',
    en: 'all, wrong, off, blind, fired or false-alarm',
  },
  'list.find': { ja: '名前やキーにこの語を含むもの', en: 'those whose name or key has these words' },
  limit: { ja: '最大の件数', en: 'no more than so many' },
  show: {
    ja: '1つのルールを、見えるログ、例外、本文とともに示す',
    en: 'show one rule: what it can see, its exceptions, its text',
  },
  save: { ja: 'ルールのファイルを次の版として保存する', en: 'keep files of rules as their next version' },
  'save.as': { ja: '窓口でのファイル名（ファイルが1つのとき）', en: 'its name at the desk (of one file)' },
  reason: { ja: '理由', en: 'why' },
  adopt: { ja: 'Hikeshiに付いているルールを使い始める', en: 'use the rules that come with Hikeshi' },
  adopted: { ja: 'Hikeshiのルール{rules}件を取り込みました', en: '{rules} rules of Hikeshi taken in' },
  versions: { ja: 'ファイルの版を一覧する（だれが、いつ、なぜ）', en: 'list the versions of a file: who, when, why' },
  diff: {
    ja: '版と版の違いを行ごとに示す（0 はフォルダーにあるもの）',
    en: 'what changed from one version to another; 0 is what the folder has',
  },
  'diff.from': { ja: '古い方の版', en: 'the older version' },
  'diff.to': { ja: '新しい方の版', en: 'the newer version' },
  restore: { ja: '前の版に戻す（0 はフォルダーにあるもの）', en: 'go back to a version; 0 is what the folder has' },
  'restore.no': { ja: '戻る版', en: 'the version to go back to' },
  remove: {
    ja: '窓口で保存したファイルを取り除く（版は残る）',
    en: 'take away a file that was kept at the desk; its versions stay',
  },
  removed: { ja: '取り除きました', en: 'taken away' },
  off: { ja: 'ルールを理由とともに止める', en: 'switch a rule off, with a reason' },
  until: {
    ja: 'この時刻に再び有効になる（2026-12-01、または RFC 3339）',
    en: 'it is on again from then (2026-12-01, or RFC 3339)',
  },
  on: { ja: 'ルールを再び有効にする', en: 'switch a rule on again' },
  none: { ja: '該当するルールはありません', en: 'no rules of this kind' },
  more: { ja: 'ほかに{count}件', en: '{count} more' },
  'state.on': { ja: '有効', en: 'on   ' },
  'state.off': {
    ja: '停止中{until, select, none {} other {（{until}まで）}}',
    en: 'off{until, select, none {} other { until {until}}}',
  },
  'state.wrong': { ja: '誤りあり', en: 'wrong' },
  'state.blind': { ja: 'ログ源なし', en: 'blind' },
  'row.counts': {
    ja: '一致 {matches}回、誤報 {falseAlarms}',
    en: 'matched {matches, plural, one {once} other {# times}}, {falseAlarms} false',
  },
  'row.lag': {
    ja: '最初の出来事はルールの{days}日前',
    en: 'first event {days, plural, one {# day} other {# days}} before the rule',
  },
  'off.why': { ja: '{by} が停止：{reason}', en: 'switched off by {by}: {reason}' },
  sees: {
    ja: '見えるログ：{sees, select, 0 {なし} other {{sees}}}',
    en: 'sees: {sees, select, 0 {nothing} other {{sees}}}',
  },
  lacks: { ja: '足りないログ源：{lacks}', en: 'waits for: {lacks}' },
  filter: {
    ja: '例外：{title}{isOff, select, true {（停止中）} other {}}  {key}',
    en: 'exception: {title}{isOff, select, true { (off)} other {}}  {key}',
  },
  saved: {
    ja: '{file}：{rules}件（誤り{wrong}件）を保存しました',
    en: '{file}: {rules, plural, one {# rule} other {# rules}} kept, {wrong} of them wrong',
  },
  unread: { ja: '{file}：文字として読めないか、大きすぎます', en: '{file}: not text, or too large' },
  version: {
    ja: '第{no}版{isGone, select, true {（取り除いた）} other {}}{isNow, select, true {（使用中）} other {}}',
    en: 'version {no}{isGone, select, true { (taken away)} other {}}{isNow, select, true { (in use)} other {}}',
  },
  'versions.none': { ja: 'フォルダーにあるままです', en: 'as its folder has it' },
})
