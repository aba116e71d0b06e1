import { words } from '#src/core/words.ts'

export const publicationCliWords = words({
  publish: {
    ja: '公表文を起案する・承認して公開ページに載せる',
    en: 'write what is to be published, or approve it for the public page',
  },
  stage: {
    ja: '段階: first（第1報）、second（続報）、final（最終報）、correction（訂正）',
    en: 'stage: first, second, final, correction',
  },
  file: {
    ja: '本文の項目を書いた JSON ファイル（キーは asOf、ja、en）',
    en: 'JSON file with what stands in it (keys "asOf", "ja", "en")',
  },
  publication: { ja: '続きを書く公表（P1 など）', en: 'the publication that it continues, such as P1' },
  hides: {
    ja: '訂正のとき、もとの本文を公開ページに出さない',
    en: 'with a correction: the text before it is no longer shown',
  },
  approve: { ja: '確認待ちの版を承認して公開する', en: 'approve the version that waits, and make it public' },
  alone: { ja: '自分が書いたものを一人で公開する理由', en: 'why you publish alone what you wrote yourself' },
  at: { ja: 'すぐでなく、この時刻に公開する', en: 'public at this time instead of at once' },
  'export-site': {
    ja: '公開しているお知らせをフォルダーに書き出す（本体のサイトが止まっても読める）',
    en: 'write all public notices into a folder that works while the main site is down',
  },
  base: { ja: 'そのフォルダーを置くアドレス', en: 'the address at which that folder will stand' },
  written: { ja: '{count}個のファイルを {folder} に書き出しました。', en: 'Wrote {count} files to {folder}.' },
  'wrong.file': {
    ja: '{file} を JSON のオブジェクトとして読めません。',
    en: '{file} cannot be read as a JSON object.',
  },
  'wrong.what': {
    ja: '--stage と --file で起案するか、--approve と --publication で承認してください。',
    en: 'Write with --stage and --file, or approve with --approve and --publication.',
  },
  'state.review': { ja: '確認待ち', en: 'waits for review' },
  'state.returned': { ja: '差し戻し', en: 'sent back' },
  'state.withdrawn': { ja: '取りやめ', en: 'taken back' },
  'state.replaced': { ja: '書き直し済み', en: 'replaced' },
  'state.scheduled': { ja: '公開予定', en: 'to be published' },
  'state.published': { ja: '公開', en: 'public' },
})
