import { words } from '#src/core/words.ts'

/** With what rules and hunts at the desk are refused. */
export const signatureRefusals = words({
  'rule.not-found': { ja: 'ルール「{key}」はありません。', en: 'There is no rule “{key}”.' },
  'rule.file.not-found': {
    ja: '窓口で保存した「{file}」というルールのファイルはありません。フォルダーのルールは、フォルダーから消すか、停止してください。',
    en: 'No file of rules “{file}” was saved at the desk. Rules of a folder are removed from the folder, or switched off.',
  },
  'rule.version.not-found': {
    ja: '「{file}」に第{no}版はありません。',
    en: 'There is no version {no} of “{file}”.',
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
  // Of entries made before files of rules had versions.
  'rule.uploaded': {
    ja: '検知ルールのファイル「{file}」を取り込んだ（{rules}件、誤り{wrong}件）',
    en: 'Detection rules taken in from “{file}” ({rules}, {wrong} of them wrong)',
  },
  'rule.removed': { ja: '検知ルールのファイル「{file}」を取り除いた', en: 'Detection rules of “{file}” taken away' },
  'rule.saved': {
    ja: '検知ルールのファイル「{file}」を第{no}版として保存した（{rules}件、誤り{wrong}件）{hasReason, select, true {：{reason}} other {}}',
    en: 'Detection rules saved as version {no} of “{file}” ({rules}, {wrong} of them wrong){hasReason, select, true {: {reason}} other {}}',
  },
  'rule.taken-away': {
    ja: '検知ルールのファイル「{file}」の窓口での版を取り除いた{hasReason, select, true {：{reason}} other {}}',
    en: 'Detection rules of “{file}” that were saved at the desk taken away{hasReason, select, true {: {reason}} other {}}',
  },
  'rule.switched-off': {
    ja: '検知ルール「{title}」を止めた：{reason}{until, select, none {} other {（{until}まで）}}',
    en: 'Detection rule “{title}” switched off: {reason}{until, select, none {} other { (until {until})}}',
  },
  'rule.ours-adopted': {
    ja: 'Hikeshiの検知ルールを取り込んだ（{files}ファイル、{rules}件）',
    en: 'The detection rules that come with Hikeshi taken in ({files} files, {rules} rules)',
  },
  'rule.back-on': {
    ja: '停止の期限が来たので、検知ルール「{title}」は再び有効',
    en: 'The time of the detection rule “{title}” to be off is over: it is on again',
  },
  'rule.switched-on': { ja: '検知ルール「{title}」を再び有効にした', en: 'Detection rule “{title}” switched on again' },
})
