import { words } from '#src/core/words.ts'

/** Care of a rule: on and off, versions, exceptions. */
export const careWords = words({
  on: { ja: '再び有効にする', en: 'Switch on again' },
  off: { ja: '停止する', en: 'Switch off' },
  'off.text': {
    ja: 'このルールはアラートを出さなくなります。期限が来れば、ひとりでに有効に戻ります。理由は記録に残ります。',
    en: 'This rule raises no more alerts. When its time is over it is on again by itself. The reason goes on the record.',
  },
  'off.for': { ja: '停止する期間', en: 'For how long' },
  'days.1': { ja: '1日', en: '1 day' },
  'days.7': { ja: '7日', en: '7 days' },
  'days.30': { ja: '30日', en: '30 days' },
  'days.90': { ja: '90日', en: '90 days' },
  'days.0': { ja: '期限なし', en: 'Without end' },
  versions: { ja: '版', en: 'Versions' },
  'versions.none': {
    ja: 'フォルダーにあるままです。「変えて試す」から保存すると、窓口の版になります。',
    en: 'It is as its folder has it. Change it and keep it, and that is a version of the desk.',
  },
  version: { ja: '第{no}版', en: 'Version {no}' },
  'version.0': { ja: 'フォルダーにあるもの', en: 'As in the folder' },
  'version.gone': { ja: '窓口の版を取り除いた', en: 'Taken away' },
  'version.now': { ja: '使用中', en: 'in use' },
  'version.by': { ja: '{by}が保存', en: 'saved by {by}' },
  'version.no-reason': { ja: '理由の記入なし', en: 'No reason was given' },
  compare: { ja: '比べる版', en: 'Compared with' },
  'compare.same': { ja: '使用中のものと同じです。', en: 'The same as what is in use.' },
  'compare.text': { ja: '選んだ版から使用中のものまでの違い', en: 'From the chosen version to what is in use' },
  back: { ja: 'この版に戻す', en: 'Go back to it' },
  'back.text': {
    ja: '選んだ版が最新の版になり、届くログにすぐに掛けられます。今の版も残ります。',
    en: 'The chosen version becomes the newest one and is used at once. What is in use now stays among the versions.',
  },
  filters: { ja: 'このルールの例外（フィルター）', en: 'Exceptions from it (filters)' },
  'filters.none': {
    ja: 'ありません。誤報のアラートから「例外にする」で作れます。',
    en: 'None. From an alert that was false, an exception is made in one step.',
  },
  'filter.off': { ja: '停止中', en: 'off' },
  alerts: { ja: 'このルールのアラート', en: 'Its open alerts' },
  'false-alarms': { ja: '誤報とされたアラート', en: 'Alerts judged false' },
  lag: { ja: 'ルールの遅れ', en: 'Lag of the rule' },
  'lag.text': {
    ja: '最初の出来事は、ルールの日付の{days, number}日前',
    en: 'The first event was {days, plural, one {# day} other {# days}} before the date of the rule',
  },
  lacks: { ja: '足りないログ源', en: 'Sources that are missing' },
})
