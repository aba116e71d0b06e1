import { words } from '#src/core/words.ts'

/** What `hikeshi evidence` answers. */
export const evidenceCliWords = words({
  sending: { ja: '{file}: {percent}% 送信', en: '{file}: {percent}% sent' },
  'verify.whole': { ja: '{number}: 全{bytes}バイトが正しい', en: '{number}: all {bytes} bytes are proved' },
  'verify.damaged': {
    ja: '{number}: 壊れている（{bytes}バイトのうち先頭{wholeBytes}バイトまで正しい）',
    en: '{number}: damaged (of {bytes} bytes the first {wholeBytes} are proved)',
  },
  'verify.missing': { ja: '{number}: 保管庫にない', en: '{number}: not in the vault' },
  'verify.none': {
    ja: '確かめる証拠がありません。番号か --incident を指定してください',
    en: 'there is nothing to verify; give numbers or --incident',
  },
  given: {
    ja: '{number} を{to}に渡しました。相手の確認を待っています',
    en: '{number} given to {to}, who has yet to confirm',
  },
})
