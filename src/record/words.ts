import type { Language } from '#src/core/language.ts'
import { say, words } from '#src/core/words.ts'
import type { Problem } from './verify.ts'

/** What a person is told when the record cannot do what was asked. */
export const recordRefusals = words({
  'record.entry.not-found': { ja: 'この記録は見つかりません。', en: 'There is no such entry.' },
  'record.entry.too-large': {
    ja: '記録が長すぎます。分けて書くか、ファイルとして添付してください。',
    en: 'The entry is too long. Split it, or attach it as a file.',
  },
  'record.entry.already-erased': {
    ja: 'この記録の内容はすでに消去されています。',
    en: 'The contents of this entry are already erased.',
  },
  'record.entry.cannot-erase': {
    ja: '消去の経緯を示す記録は消去できません。',
    en: 'An entry that says that another was erased cannot be erased itself.',
  },
  'record.empty': { ja: 'まだ記録がありません。', en: 'There are no entries yet.' },
})

/** What the record says of itself in automatic entries. */
export const recordEntryWords = words({
  'record.entry.erased': {
    ja: '記録{seq}の内容を消去しました。根拠:{ground}',
    en: 'The contents of entry {seq} were erased. Ground: {ground}',
  },
  'record.witness.renewed': {
    ja: '記録の控え(件数と先頭ハッシュ)が失われていたため、{entries, number}件を検証のうえ作り直しました。',
    en: 'The witness of the record was lost; {entries, plural, one {# entry was} other {# entries were}} verified and a new witness begun.',
  },
  'record.exported': {
    ja: '{of, select, incident {このインシデントの記録} other {記録の全体}}を封印ファイルに書き出しました。',
    en: '{of, select, incident {The record of this incident} other {The whole record}} was written to a sealed bundle.',
  },
})

/** What is wrong, for whoever has to act on it. */
export const problemWords = words({
  'entry.head': { ja: '記録{seq}が書き換えられています。', en: 'Entry {seq} was altered.' },
  'entry.column': {
    ja: '記録{seq}の検索用の写し({column})が、記録された内容と違います。',
    en: 'The searchable copy of entry {seq} ({column}) differs from what was recorded.',
  },
  'entry.payload': { ja: '記録{seq}の内容が書き換えられています。', en: 'The contents of entry {seq} were altered.' },
  'entry.erased-unsaid': {
    ja: '記録{seq}の内容が、消去の記録のないまま消えています。',
    en: 'The contents of entry {seq} are gone, and no entry says that they were erased.',
  },
  'entry.rewritten': {
    ja: '記録{seq}がハッシュごと書き換えられています。',
    en: 'Entry {seq} was rewritten together with its hash.',
  },
  'entry.missing': {
    ja: '{isOne, select, true {記録{from}} other {記録{from}から{to}まで}}がありません。',
    en: '{isOne, select, true {Entry {from} is} other {Entries {from} to {to} are}} missing.',
  },
  'entry.extra': {
    ja: '記録されていないはずの項目があります(番号{seq})。',
    en: 'There is an entry that was never recorded (number {seq}).',
  },
  'entry.time': {
    ja: '記録{seq}の記録時刻が、前の記録より前に戻っています。',
    en: 'Entry {seq} says that it was recorded before the one that precedes it.',
  },
  'entry.proof': { ja: '記録{seq}の証明が合いません。', en: 'The proof of entry {seq} does not hold.' },
  'tree.node': {
    ja: '記録{from}から{to}までのどこかが書き換えられています。',
    en: 'Something from entry {from} to {to} was altered.',
  },
  'tree.node-missing': {
    ja: '記録{from}から{to}までのハッシュが失われています。',
    en: 'The stored hash over entries {from} to {to} is missing.',
  },
  'tree.node-extra': { ja: 'ハッシュの表に余分な行があります。', en: 'The table of hashes has a row too many.' },
  'head.missing': { ja: '記録の先頭の行がありません。', en: 'The head of the record is missing.' },
  'head.root': {
    ja: '記録の先頭ハッシュが記録と合いません。',
    en: 'The head of the record does not match its entries.',
  },
  'head.frontier': { ja: '記録の先頭の行が書き換えられています。', en: 'The head of the record was altered.' },
  'head.time': {
    ja: '記録の先頭の時刻が書き換えられています。',
    en: 'The time in the head of the record was altered.',
  },
  'record.cut': {
    ja: '記録の末尾が切り取られています。記録{from}から{to}までがありません。',
    en: 'The end of the record was cut off: entries {from} to {to} are gone.',
  },
  'record.rewritten': {
    ja: '記録{from}から{to}までのどこかで、署名された確認点と合わなくなっています。記録が作り直されています。',
    en: 'Somewhere from entry {from} to {to} the record no longer matches a signed checkpoint: it was rewritten.',
  },
  'witness.missing': {
    ja: 'データベースの外に置いた控え(件数と先頭ハッシュ)がありません。',
    en: 'The witness kept outside of the database (length and head) is missing.',
  },
  'witness.altered': {
    ja: 'データベースの外に置いた控え(件数と先頭ハッシュ)が書き換えられています。',
    en: 'The witness kept outside of the database (length and head) was altered.',
  },
  'checkpoint.unreadable': { ja: '確認点{number}が読めません。', en: 'Checkpoint {number} cannot be read.' },
  'checkpoint.other-key': {
    ja: '確認点{number}は別の鍵で署名されています。',
    en: 'Checkpoint {number} was signed with another key.',
  },
  'checkpoint.wrong-signature': {
    ja: '確認点{number}の署名が正しくありません。',
    en: 'The signature of checkpoint {number} is wrong.',
  },
  'checkpoint.column': {
    ja: '確認点{number}の写しが署名された内容と違います。',
    en: 'The copy of checkpoint {number} differs from what was signed.',
  },
  'checkpoint.missing': { ja: '確認点{number}がありません。', en: 'Checkpoint {number} is missing.' },
  'checkpoint.file': {
    ja: '確認点{number}のファイルが書き換えられています。',
    en: 'The file of checkpoint {number} was altered.',
  },
  'bundle.unreadable': {
    ja: '封印ファイルが壊れているか、封印ファイルではありません。',
    en: 'The bundle is damaged, or is no bundle.',
  },
  'bundle.seal': {
    ja: '封印が破れています。ファイルが変更されています。',
    en: 'The seal is broken: the file was altered.',
  },
  'bundle.other-key': {
    ja: '指定された鍵({wanted})ではなく、別の鍵({found})で封印されています。',
    en: 'Sealed with another key ({found}) than the one that was asked for ({wanted}).',
  },
  'bundle.root': {
    ja: '記録の先頭ハッシュが、記されたものと合いません。',
    en: 'The entries do not lead to the head that the bundle states.',
  },
  'bundle.count': {
    ja: '記録の件数が、記されたものと合いません。',
    en: 'The bundle does not hold as many entries as it states.',
  },
  'bundle.checkpoint': {
    ja: '書き出したときの確認点がありません。',
    en: 'The checkpoint that was signed at the export is missing.',
  },
  'bundle.file': { ja: '添付ファイル{sha256}が書き換えられています。', en: 'The attached file {sha256} was altered.' },
  'clock.future': {
    ja: '記録{seq}の記録時刻({at})が、現在より先です。時計がずれていた可能性があります。',
    en: 'Entry {seq} says that it was recorded at {at}, which is still to come: a clock was wrong.',
  },
})

/** One problem as a sentence. */
export function sayProblem({ code, seq, facts }: Pick<Problem, 'code' | 'seq' | 'facts'>, lang: Language): string {
  const wording = (problemWords as Readonly<Record<string, { ja: string; en: string }>>)[code]
  const isOne = String(facts.from === facts.to)
  // Numbers of entries are names: they are written as they are, without separators.
  const named = Object.fromEntries(
    Object.entries({ seq: seq ?? '?', ...facts }).map(([name, value]) => [name, String(value)]),
  )
  return wording ? say(wording, lang, { ...named, isOne }) : code
}

/** What `hikeshi record verify` says. */
export const verifyWords = words({
  usage: {
    ja: '検証する封印ファイルか、--url で稼働中の窓口を、どちらかひとつ指定してください。',
    en: 'Name either a bundle to verify, or a running desk with --url.',
  },
  'give-token': {
    ja: '--token または HIKESHI_TOKEN で API トークンを指定してください。',
    en: 'Give an API token with --token or HIKESHI_TOKEN.',
  },
  failed: { ja: '{what} を検証できませんでした: {error}', en: '{what} could not be verified: {error}' },
  'proved-record': {
    ja: '改変はありません。記録{size, number}件を証明しました(うち内容非開示{withheld, number}件)。書き出し: {exportedAt}。先頭ハッシュ {root}',
    en: 'Nothing was altered. {size, plural, one {# entry} other {# entries}} proved, {withheld, number} of them withheld. Exported {exportedAt}. Head {root}',
  },
  'proved-incident': {
    ja: '改変はありません。このインシデントの記録{count, number}件が、全{size, number}件の記録に含まれることを証明しました。書き出し: {exportedAt}。先頭ハッシュ {root}',
    en: 'Nothing was altered. {count, plural, one {# entry} other {# entries}} of the incident proved to be part of a record of {size, number}. Exported {exportedAt}. Head {root}',
  },
  'proved-desk': {
    ja: '改変はありません。記録{count, number}件を証明しました。先頭 {head}({root})',
    en: 'Nothing was altered. {count, plural, one {# entry} other {# entries}} proved. Head {head} ({root})',
  },
  'compare-key': {
    ja: '鍵の番号は {keyId} です。別の経路(印刷物など)で受け取った番号と一致するか確かめるか、--key で指定してください。',
    en: 'The key is {keyId}. Compare it with the one that reached you by another way (on paper, say), or give that one with --key.',
  },
  altered: { ja: '改変が見つかりました。最初の箇所: {first}', en: 'Altered. First: {first}' },
  more: { ja: '  ほか{count, number}件', en: '  and {count, number} more' },
})
