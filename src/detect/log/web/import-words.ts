import { words } from '#src/core/words.ts'

export const importWords = words({
  drop: { ja: 'ログのファイルをここにドロップするか、選んでください', en: 'Drop log files here, or choose them' },
  'drop.hint': {
    ja: 'そのままのテキスト、gzip、zstd、tar。形式は行ごとに見分けます。一つ200 MBまで。より大きいものは監視フォルダーかエージェントで。',
    en: 'Plain text, gzip, zstd, tar. The format is found for each line. Up to 200 MB each, packed or not; larger ones come through a watched folder or an agent.',
  },
  source: { ja: 'ログ源の名前', en: 'Name of the source' },
  'source.hint': { ja: '空欄ならファイルの名前になります。', en: 'Empty: the name of each file.' },
  zone: { ja: '時刻のタイムゾーン', en: 'Zone of its times' },
  'zone.own': { ja: '登録どおり、なければデスクのゾーン', en: 'The source’s, else the desk’s' },
  year: { ja: '最初の行の年', en: 'Year of the first line' },
  'year.hint': { ja: '年のないログで、今年でないとき。', en: 'If the lines name none and it is not this one.' },
  'year.wrong': { ja: '1970から2200までの年を書いてください。', en: 'Write a year from 1970 to 2200.' },
  format: { ja: '形式', en: 'Format' },
  'format.auto': { ja: '行ごとに見分ける', en: 'Found for each line' },
  assume: { ja: '取り込み方を指定する', en: 'Say how to read them' },
  busy: {
    ja: '取り込んでいます: {all, number}個のうち{done, number}個',
    en: 'Taking in: {done, number} of {all, number}',
  },
  result: { ja: '取り込みの結果', en: 'What became of each file' },
  'result.total': {
    ja: '{files, number}個のファイルから{lines, number}行',
    en: '{lines, plural, one {# line} other {# lines}} from {files, plural, one {# file} other {# files}}',
  },
  'outcome.ok': {
    ja: '{lines, number}行を取り込みました',
    en: '{lines, plural, one {# line} other {# lines}} taken in',
  },
  'outcome.none': { ja: '行がありませんでした', en: 'It held no lines' },
  'outcome.errors': {
    ja: 'うち{errors, number}行は読めず、そのまま残しました',
    en: '{errors, plural, one {# of them} other {# of them}} could not be read and was kept as it is',
  },
  'outcome.failed': { ja: '取り込めませんでした', en: 'Could not be taken in' },
  'outcome.span': { ja: '{from} 〜 {to}', en: '{from} – {to}' },
  'outcome.see': { ja: '行を見る', en: 'See the lines' },
})
