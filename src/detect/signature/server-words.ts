import { words } from '#src/core/words.ts'

/** With what rules and hunts at the desk are refused. */
export const signatureRefusals = words({
  'rule.not-found': { ja: 'ルール「{key}」はありません。', en: 'There is no rule “{key}”.' },
  'rule.file.not-found': {
    ja: '「{file}」という取り込んだルールのファイルはありません。フォルダーのルールは、フォルダーから消してください。',
    en: 'No file of rules “{file}” was taken in. Rules of a folder are removed from the folder.',
  },
  'rule.try.busy': {
    ja: 'ほかのルールを試しているところです。少し待ってから、もう一度試してください。',
    en: 'Other rules are being tried out. Wait a moment and try again.',
  },
  'rule.set.unreadable.invalid': {
    ja: '送られたルールの{line}行目を読めません。1行に1つのJSON（file と text）で送ってください。',
    en: 'Line {line} of the rules that were sent cannot be read. Send one JSON object a line, with file and text.',
  },
  'rule.set.too-large': {
    ja: 'ルールのファイルが多すぎます（上限 {limit}）。分けて実行してください。',
    en: 'There are too many files of rules (at most {limit}). Run them in parts.',
  },
  'rule.placeholders.invalid': {
    ja: 'プレースホルダーの値を読めません。YAMLで「名前: [値, …]」と書いてください。',
    en: 'The values of placeholders cannot be read. Write YAML with name: [value, …].',
  },
})

export const signatureEntryWords = words({
  'rule.uploaded': {
    ja: '検知ルールのファイル「{file}」を取り込んだ（{rules}件、誤り{wrong}件）',
    en: 'Detection rules taken in from “{file}” ({rules}, {wrong} of them wrong)',
  },
  'rule.removed': { ja: '検知ルールのファイル「{file}」を取り除いた', en: 'Detection rules of “{file}” taken away' },
  'rule.switched-off': {
    ja: '検知ルール「{title}」を止めた：{reason}{until, select, none {} other {（{until}まで）}}',
    en: 'Detection rule “{title}” switched off: {reason}{until, select, none {} other { (until {until})}}',
  },
  'rule.switched-on': { ja: '検知ルール「{title}」を再び有効にした', en: 'Detection rule “{title}” switched on again' },
})
