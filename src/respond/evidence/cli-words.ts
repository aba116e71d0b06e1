import { words } from '#src/core/words.ts'

/** What `hikeshi evidence` answers. */
export const evidenceCliWords = words({
  'collect.told': {
    ja: '{host} のエージェントは、次に尋ねてきたとき（1分以内）に採取を始めます。',
    en: 'The agent of {host} begins when it asks the next time, within a minute.',
  },
  'not-a-file': {
    ja: '{file} は通常のファイルではないため、何も送っていません。フォルダーは tar などで1つのファイルにまとめ、ディスクは dd などでイメージのファイルにしてください。',
    en: '{file} is no plain file, and nothing was sent. Pack a folder into one file (tar), take an image of a disk into a file (dd).',
  },
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
  'proof.proved': {
    ja: '{number}: {at}に存在したことを{authority}が証明（署名・証明書とも確認）',
    en: '{number}: existed at {at}, proved by {authority} (signature and certificates checked)',
  },
  'proof.signed': {
    ja: '{number}: {at}に存在したと{authority}が署名（署名は正しい。認証局の証明書は未設定で、確かめていない）',
    en: '{number}: existed at {at}, signed by {authority} (the signature fits; no root is set to know the authority by)',
  },
  'proof.waiting': {
    ja: '{number}: 存在証明はまだない（{problem}）。あとで自動的に取り直す',
    en: '{number}: no proof of existence yet ({problem}); it will be asked for again',
  },
  'proof.wrong': {
    ja: '{number}: 存在証明が正しくない: {fault}',
    en: '{number}: its proof of existence is wrong: {fault}',
  },
  given: {
    ja: '{number} を{to}に渡しました。相手の確認を待っています',
    en: '{number} given to {to}, who has yet to confirm',
  },
})
