import { words } from '#src/core/words.ts'

export const vaultRefusals = words({
  'vault.key-missing': {
    ja: '保管庫の鍵 {path} がありません。鍵がなければ保管したファイルは開けません。バックアップから鍵を戻してください。',
    en: 'The key of the vault, {path}, is missing. Without it no kept file can be opened: put it back from a backup.',
  },
  'vault.key-unreadable': {
    ja: '保管庫の鍵 {path} が壊れています。バックアップから戻してください。',
    en: 'The key of the vault, {path}, is damaged. Put it back from a backup.',
  },
  'vault.key-wrong': {
    ja: '保管庫の鍵 {path} は、この保管庫の鍵ではありません。バックアップから正しい鍵を戻してください。',
    en: '{path} is not the key of this vault. Put the right one back from a backup.',
  },
  'vault.disk-full.unavailable': {
    ja: '保管庫のディスクに空きがありません。届いた分は残っています。空きを作れば続きから送れます。',
    en: 'The disk of the vault is full. What arrived is kept; make room and the upload goes on from there.',
  },
  'vault.upload.not-found': {
    ja: 'その送信はありません。初めから送り直してください。',
    en: 'There is no such upload. Begin it anew.',
  },
  'vault.upload.changed-offset': {
    ja: '届いているのは{offset}バイトまでです。そこから続けてください。',
    en: '{offset} bytes have arrived; go on from there.',
  },
  'vault.upload.too-large': {
    ja: '申告された大きさ（{limit}バイト）を超えています。',
    en: 'More came than was announced ({limit} bytes).',
  },
  'vault.upload.too-many': {
    ja: '終わっていない送信が多すぎます（上限 {limit}）。先にそれらを終えてください。',
    en: 'Too many uploads are unfinished (limit {limit}). Finish those first.',
  },
  'vault.upload.unfinished': {
    ja: '送信がまだ終わっていません（{bytes}のうち{offset}バイト）。',
    en: 'The upload is not finished yet ({offset} of {bytes} bytes).',
  },
})
