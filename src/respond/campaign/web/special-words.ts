import { words } from '#src/core/words.ts'

/** Groups with a handling of their own. */
export const specialWords = words({
  title: { ja: '特別な扱いの集団', en: 'Groups with a handling of their own' },
  none: {
    ja: '演習の受講者など、ほかと違う渡し方や支援が要る人たちをここにまとめます。通知書は別の束になり、窓口の画面にも扱いが出ます。',
    en: 'People who need something else than the others, such as a class with computers. Their letters come in bundles of their own, and the help desk sees what is different for them.',
  },
  add: { ja: '集団を加える', en: 'Add a group' },
  edit: { ja: '変更', en: 'Change' },
  list: { ja: '名簿（CSV）', en: 'List (CSV)' },
  count: {
    ja: '{accounts, number}人（未変更{waiting, number}人）',
    en: '{accounts, plural, one {# person} other {# persons}}, {waiting, number} not changed yet',
  },
  responsible: { ja: '担当：{name}', en: 'seen to by {name}' },
  'responsible.label': { ja: '担当', en: 'Who sees to them' },
  done: { ja: '実施：{at} {by}', en: 'done {at}, {by}' },
  'done.act': { ja: '実施した', en: 'Done' },
  name: { ja: '名前', en: 'Name' },
  'name.example': { ja: '例：情報処理演習の受講者', en: 'For example: students of the computer class' },
  'handling.ja': { ja: '扱い（日本語）', en: 'Handling, in Japanese' },
  'handling.en': { ja: '扱い（英語）', en: 'Handling, in English' },
  'handling.hint': {
    ja: '窓口でこの人を探すと、この文が出ます。',
    en: 'The help desk reads this when it looks up one of them.',
  },
  logins: { ja: '利用者 ID', en: 'User IDs' },
  'logins.hint': { ja: '1行に1件、または空白で区切る', en: 'One a line, or with spaces between' },
  unknown: { ja: '対象にない利用者 ID：{logins}', en: 'Not among the accounts: {logins}' },
  days: { ja: '実施する日', en: 'Days on which something is done' },
  'day.at': { ja: '日時', en: 'When' },
  'day.what': { ja: 'すること', en: 'What' },
  'day.add': { ja: '日を加える', en: 'Add a day' },
  'day.remove': { ja: '外す', en: 'Remove' },
  save: { ja: '保存する', en: 'Save' },
})
