import { words } from '#src/core/words.ts'

/** What stands on every letter by itself, and what `hikeshi letter` says. */
export const printLetterWords = words({
  number: { ja: '{number}', en: 'Reference: {number}' },
  version: { ja: '第{version}版', en: 'Version {version}' },
  'as-of': { ja: '{at}現在', en: 'As of {at}' },
  contact: { ja: 'お問い合わせ先', en: 'Contact' },
  dear: { ja: '{name} 様', en: 'Dear {name},' },
  'dear-all': { ja: '関係者各位', en: 'To whom it may concern,' },
  'fault.missing': { ja: '{place}（{name}）がありません。{kind}', en: '{place} ({name}) is missing. {kind}' },
  'fault.unknown': {
    ja: '{place} という欄はこの文書にありません。綴りを確かめてください。',
    en: 'This letter has no place {place}. Check how it is written.',
  },
  'fault.wrong': {
    ja: '{place}（{name}）の書き方が違います。{kind}',
    en: '{place} ({name}) is not written right. {kind}',
  },
  'kind.line': { ja: '1行の文字列で書いてください。', en: 'Write one line of text.' },
  'kind.text': { ja: '文字列で書いてください（改行できます）。', en: 'Write text; it may have several lines.' },
  'kind.day': { ja: '2026-11-22 のように書いてください。', en: 'Write it like 2026-11-22.' },
  'kind.time': {
    ja: '2026-11-22T14:30:00+09:00 のように書いてください。',
    en: 'Write it like 2026-11-22T14:30:00+09:00.',
  },
  'kind.list': { ja: '文字列の配列で書いてください。', en: 'Write an array of texts.' },
  'kind.rows': { ja: '行の配列で書いてください。', en: 'Write an array of rows.' },
  letter: { ja: '手紙・公表文・報告書を印刷する', en: 'Letters, notices and forms on paper' },
  'letter.list': { ja: '手紙の一覧と、それぞれに要る項目', en: 'Every letter, and what each needs' },
  'letter.render': { ja: '手紙を PDF にする（サーバーは要らない）', en: 'Prints a letter as PDF; needs no desk' },
  'letter.data': { ja: '項目を書いた JSON ファイル', en: 'JSON file of what stands in it' },
  'letter.language': { ja: '言語（ja, en）', en: 'Language: ja or en' },
  'letter.out': { ja: '書き出す PDF ファイル', en: 'PDF file to write' },
  'letter.zone': { ja: '日時のタイムゾーン', en: 'Time zone of its times' },
  'no-letter': {
    ja: '「{id}」という手紙はありません。hikeshi letter list で確かめてください。',
    en: 'There is no letter “{id}”. `hikeshi letter list` names them.',
  },
  'bad-data': { ja: '{file} を JSON のオブジェクトとして読めません。', en: '{file} cannot be read as a JSON object.' },
  'bad-template': { ja: '{text}', en: '{text}' },
  faults: { ja: '{file} のままでは印刷できません。', en: 'Nothing was printed from {file}:' },
  written: { ja: '{file} に書き出しました。', en: 'Written to {file}.' },
  optional: { ja: '任意', en: 'optional' },
})
