import { words } from '#src/core/words.ts'

/** After the change. */
export const afterWords = words({
  title: { ja: '変更のあと', en: 'After the change' },
  'signed-in': {
    ja: '変更後にログインした人：{count, number}人',
    en: '{count, plural, one {# person has} other {# people have}} signed in since.',
  },
  'signed-in.none': {
    ja: '変更後にログインした人の一覧を読み込むと、まだログインしていない人がわかります。',
    en: 'Load a list of who has signed in since, and it is known who has not.',
  },
  'not-signed-in': {
    ja: 'まだログインしていない人：{count, number}人',
    en: 'Not signed in yet: {count, number}.',
  },
  unfetched: { ja: '通知書を受け取っていない人：{count, number}人', en: 'Letter not fetched: {count, number}.' },
  locked: { ja: 'ロックした人：{count, number}人', en: 'Locked: {count, number}.' },
  more: { ja: 'ほか{count, number}人', en: 'and {count, number} more' },
  load: {
    ja: '変更後にログインした利用者 ID の一覧（CSV・ID だけ）をここに',
    en: 'User IDs that have signed in since (CSV, or one a line)',
  },
  'load.told': {
    ja: '該当{found, number}人、対象外{strays, number}、重複{twice, number}、読めない行{unread, number}',
    en: '{found, number} found, {strays, number} not among the accounts, {twice, number} twice, {unread, number} lines unread',
  },
  lock: { ja: 'ロックする', en: 'Lock them' },
  'lock.unfetched': { ja: '受け取っていない人をロックする', en: 'Lock those without their letter' },
  'lock.not-signed-in': { ja: 'ログインしていない人をロックする', en: 'Lock those not signed in' },
  'lock.text': {
    ja: '通知書のパスワードを、だれも知らないものに替えます。本人が窓口に来れば、新しいパスワードを渡せます。自分でパスワードを決めた人は変わりません。',
    en: 'The password of the letter is replaced by one that nobody knows; the help desk can give a new one. Who chose a password of their own keeps it.',
  },
  'lock.failed': { ja: 'できなかったもの：{logins}', en: 'Not done: {logins}' },
})
