import { words } from '#src/core/words.ts'

export const letterCliWords = words({
  show: { ja: '文面のファイルを標準出力に書く', en: 'Writes a letter as a file to stdout' },
  save: {
    ja: '書き直した文面を保存する（誤りは行とともに示す）',
    en: 'Saves a changed letter; what is wrong is told by line',
  },
  reason: { ja: '改訂の理由', en: 'why it is changed' },
  shelf: {
    ja: '置き場所（letter: メール、print-letter: 印刷・公表）',
    en: 'letter (by mail) or print-letter (paper, published)',
  },
  versions: { ja: '文面の版の一覧', en: 'The versions of a letter' },
  reset: { ja: '同梱の文面に戻す', en: 'Goes back to the letter that came with Hikeshi' },
  'version.line': { ja: '第{no}版  {at}  {by}  {note}', en: 'version {no}  {at}  {by}  {note}' },
  removal: { ja: '同梱の文面に戻した', en: 'went back to ours' },
  none: { ja: '書き直していません。', en: 'It has not been changed.' },
  saved: { ja: '第{no}版として保存しました。', en: 'Saved as version {no}.' },
})
