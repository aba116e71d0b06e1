import { words } from '#src/core/words.ts'

/** Own changes: what is asked from outside, and when the page opens and closes. */
export const ownWords = words({
  'second.none': { ja: '番号だけ', en: 'The code alone' },
  'second.birth-date': { ja: '生年月日', en: 'Date of birth' },
  'second.birth-date.hint': { ja: '例: 1983-04-05', en: 'Example: 1983-04-05' },
  'second.id-number': { ja: '学籍番号・職員番号', en: 'Number on your card' },
  'second.id-number.hint': { ja: '学生証・職員証に書かれています。', en: 'It stands on your student or staff card.' },
  'turn.opens': { ja: '{at}に受付を始めます。', en: 'This page opens on {at}.' },
  'turn.closes': { ja: '{at}に受付を終わります。', en: 'This page closes on {at}.' },
  set: { ja: '条件と時刻を決める', en: 'Set conditions and times' },
  'set.second': { ja: '学外から変更するとき、番号のほかに尋ねること', en: 'Asked from outside, besides the code' },
  'set.second.hint': {
    ja: '決めたあとでアカウントの一覧（生年月日または番号の列を含むもの）を読み込んでください。値そのものは残しません。',
    en: 'Load the list of accounts afterwards, with a column for it. What stands in it is not kept.',
  },
  'set.inside': { ja: '学内のネットワーク（1行に1つ）', en: 'Networks of the house (one a line)' },
  'set.inside.hint': {
    ja: '例: 192.0.2.0/24。空のときは、どこからでも尋ねます。',
    en: 'Example: 192.0.2.0/24. When empty, everybody is asked.',
  },
  'set.inside.wrong': { ja: 'ネットワークとして読めない行：{lines}', en: 'Not a network: {lines}' },
  'set.turns': { ja: '時刻で止める・始める', en: 'Opens and closes by the clock' },
  'set.at': { ja: '日時', en: 'Time' },
  'set.what': { ja: 'すること', en: 'What happens' },
  'set.opens': { ja: '受付を始める', en: 'opens' },
  'set.closes': { ja: '受付を止める', en: 'closes' },
  'set.add': { ja: '時刻を足す', en: 'Add a time' },
  'set.from-plan': { ja: '計画の日程から作る', en: 'Take them from the plan' },
  'set.remove': { ja: 'この時刻を外す', en: 'Remove this time' },
  'set.save': { ja: '決める', en: 'Set' },
  'told.second': {
    ja: '学外からは{what}も尋ねます（{count, number}人分の照合用データあり）。',
    en: 'Asked from outside besides the code: {what} (known of {count, plural, one {# person} other {# persons}}).',
  },
})
