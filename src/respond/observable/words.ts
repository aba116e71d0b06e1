import { words } from '#src/core/words.ts'

export const observableRefusals = words({
  'observable.not-found': { ja: 'その観測情報はありません。', en: 'There is no such observable.' },
  'observable.nothing-found': {
    ja: 'アドレスやホスト名、URL、ハッシュ値などが見つかりません。',
    en: 'No address, host, URL or hash was found in it.',
  },
  'observable.value.invalid': {
    ja: 'アドレスやホスト名、URL、ハッシュ値として読み取れません。',
    en: 'It cannot be read as an address, host, URL or hash.',
  },
  'observable.cursor.invalid': { ja: '続きの位置を読み取れません。', en: 'The place to continue from cannot be read.' },
})

/** Automatic lines about observables; the words inside of them are those of the incident. */
export const observableEntryWords = words({
  'observable.added': { ja: '観測情報を加えた：{values}{more}', en: 'Added observables: {values}{more}' },
  'observable.added.more': { ja: ' ほか{count}件', en: ' and {count, number} more' },
  'observable.changed': { ja: '観測情報 {value}：{changes}{tail}', en: 'Observable {value}: {changes}{tail}' },
})
