import { words } from '#src/core/words.ts'

export const knowledgeRefusals = words({
  'knowledge.letter.not-found': { ja: '文面「{id}」はありません。', en: 'There is no letter “{id}”.' },
})

export const knowledgeWords = words({
  'letter.addressee.unknown': { ja: 'ご連絡くださった方へ', en: 'Hello,' },
  'letter.blank': { ja: '【{name}】', en: '[{name}]' },
  'fact.addressee': { ja: '宛名', en: 'addressee' },
  'fact.number': { ja: '受付番号', en: 'reference number' },
  'fact.reporter': { ja: '報告者の氏名', en: "reporter's name" },
  'fact.organisation': { ja: '報告者の組織', en: "reporter's organisation" },
  'fact.subject': { ja: 'いただいた件名', en: 'subject of the message received' },
  'fact.received': { ja: '受信日時', en: 'time received' },
  'fact.link': { ja: '状況確認ページのURL', en: 'address of the status page' },
  'fact.desk': { ja: '窓口の名称', en: 'name of the desk' },
  'fact.responder': { ja: '担当者の氏名', en: "responder's name" },
  'fact.contact': { ja: '窓口の連絡先', en: 'how to reach the desk' },
  'fact.source': { ja: '問題のアドレスまたはURL', en: 'address or URL in question' },
  'fact.period': { ja: '対象とする期間', en: 'period in question' },
  'fact.findings': { ja: '確認した事実', en: 'what was found' },
  'fact.measures': { ja: '実施した対応', en: 'what was done' },
  'fact.earlier': { ja: '先に受け付けた番号', en: 'number of the earlier report' },
  'fact.log': { ja: 'ログの抜粋', en: 'log excerpt' },
  'fact.told_by': { ja: '情報を提供した方', en: 'who told us' },
  'fact.request': { ja: 'お願いすること', en: 'what is asked' },
  'fact.next': { ja: '次に知らせる日時', en: 'when we write next' },

  'knowledge.not-yaml': {
    ja: '{file} の{line}行目はYAMLとして読めません。',
    en: 'Line {line} of {file} cannot be read as YAML.',
  },
  'knowledge.too-large': { ja: '{file} は大きすぎるため読みません。', en: '{file} is too large and was not read.' },
  'knowledge.unreadable': { ja: '{file} を開けません。', en: '{file} cannot be opened.' },
  'knowledge.unknown-folder': {
    ja: '{file} は知識ファイルの置き場所ではありません。',
    en: '{file} is not a place for knowledge files.',
  },
  'knowledge.missing': {
    ja: '{file} の{line}行目に「{field}」がありません。',
    en: '“{field}” is missing at line {line} of {file}.',
  },
  'knowledge.unknown-field': {
    ja: '{file} の{line}行目に、使われない項目「{field}」があります。',
    en: 'Line {line} of {file} has a field nobody reads: “{field}”.',
  },
  'knowledge.wrong-value': {
    ja: '{file} の{line}行目、「{field}」の値が正しくありません。',
    en: 'The value of “{field}” at line {line} of {file} is not valid.',
  },
  'knowledge.duplicate': {
    ja: '{file} の{line}行目、「{field}」に同じIDが二度あります。',
    en: 'At line {line} of {file}, “{field}” holds the same id twice.',
  },
  'knowledge.parent': {
    ja: '{file} の「{field}」が指す上位の項目がありません。最上位に置きました。',
    en: 'In {file}, the parent of “{field}” does not exist; it stands at the top.',
  },
  'knowledge.prefix': {
    ja: '{file} の項目のIDは、同じ接頭辞で始めてください。',
    en: 'All ids in {file} must begin with the same prefix.',
  },
  'knowledge.icu': {
    ja: '{file} の{line}行目、「{field}」の差し込み記号の書き方が正しくありません。',
    en: 'The placeholders in “{field}” at line {line} of {file} are not written correctly.',
  },
  'knowledge.placeholder': {
    ja: '{file} の{line}行目、「{field}」の差し込み項目が日本語と英語で違います。',
    en: 'At line {line} of {file}, the placeholders of “{field}” differ between Japanese and English.',
  },
  'knowledge.fact': {
    ja: '{file} の{line}行目、「{field}」に知られていない差し込み項目があります。',
    en: 'At line {line} of {file}, “{field}” has a placeholder that the desk does not know.',
  },
})
