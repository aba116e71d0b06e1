import { words } from '#src/core/words.ts'

/** What stands on the papers of the offline kit and on the page that makes it. */
export const offlineWords = words({
  title: { ja: 'オフラインの道具一式', en: 'Offline kit' },
  'as-of': { ja: '{at} 現在', en: 'as of {at}' },
  version: { ja: '版', en: 'Version' },
  file: { ja: 'ファイル', en: 'File' },
  what: { ja: '内容', en: 'What it is' },
  count: { ja: '件数', en: 'Count' },
  'contents.text': {
    ja: 'ネットワークも窓口の画面も使えないときに、この紙だけで動けるようにするための一式です。印刷して綴じ、電源の要らない場所に、写しを別の建物にも置いてください。',
    en: 'With these papers alone one can act when neither network nor desk works. Print and bind them, keep them where no power is needed, and a copy in another building.',
  },
  'contents.keep': {
    ja: '版は中身から決まります。「備え」の画面の版と違うときは、作り直してください。',
    en: 'The version follows from the contents. When the page of readiness shows another one, make the kit anew.',
  },
  'part.telephone-tree': { ja: '連絡網', en: 'Telephone tree' },
  'part.routes': { ja: '指示の経路', en: 'Routes of instructions' },
  'part.contacts': { ja: '連絡先', en: 'Contacts' },
  'part.machines': { ja: '機器の管理者と代理者', en: 'Administrators of machines, and deputies' },
  'part.media': { ja: '手元に置く媒体', en: 'Media kept at hand' },
  'part.playbook': { ja: '手順書', en: 'Playbook' },
  'part.record-sheets': { ja: '記録用紙', en: 'Record sheets' },
  'part.hand-sheet': { ja: '手で書き取る用紙', en: 'Sheet to write on by hand' },
  'part.letters': { ja: '文例（差し込み欄つき）', en: 'Letter forms, with places to fill in' },
  'routes.text': {
    ja: '速い経路から使い、多くへ送るときは経路を分けて同時に使います。始めた時刻と終わった時刻を「済」に書いてください。',
    en: 'Use the fastest route first, and several at once when many must be reached. Write when each began and ended under Done.',
  },
  'routes.together': {
    ja: '電話かFAXのある{count, number}か所に、すべての経路を同時に使って約{span}かかります。',
    en: 'With every route at once, the {count, number} places with telephone or fax are reached in about {span}.',
  },
  route: { ja: '経路', en: 'Route' },
  who: { ja: '受け持つ人', en: 'Who' },
  'an-hour': { ja: '1時間に', en: 'An hour' },
  all: { ja: '全{count, number}か所に', en: 'For all {count, number}' },
  how: { ja: 'やり方・備考', en: 'How, remarks' },
  done: { ja: '済', en: 'Done' },
  unmeasured: { ja: '測っていない', en: 'not measured' },
  name: { ja: '名前', en: 'Name' },
  telephone: { ja: '電話', en: 'Telephone' },
  fax: { ja: 'FAX', en: 'Fax' },
  'mail-and-web': { ja: 'メール・Web', en: 'Mail, web' },
  machine: { ja: '機器', en: 'Machine' },
  administrator: { ja: '管理者', en: 'Administrator' },
  deputy: { ja: '代理者', en: 'Deputy' },
  medium: { ja: '媒体と版', en: 'Medium and version' },
  where: { ja: '置き場所', en: 'Where it lies' },
  contents: { ja: '中身', en: 'What is on it' },
  looked: { ja: '最後の確認', en: 'Last looked at' },
  never: { ja: 'まだない', en: 'never' },

  'kit.lead': {
    ja: '決めてある手順書、連絡網、指示の経路、連絡先、記録用紙、文例を、印刷して手元に置けるPDFの一式（ZIP）にします。',
    en: 'The agreed procedures, telephone tree, routes, contacts, record sheets and letter forms as PDF in one ZIP, to be printed and kept at hand.',
  },
  'kit.take.ja': { ja: '一式を作る（日本語）', en: 'Make the kit (Japanese)' },
  'kit.take.en': { ja: '一式を作る（英語）', en: 'Make the kit (English)' },
  'kit.version': {
    ja: '今の中身の版：{version}（{count, plural, other {#点}}）',
    en: 'Version of what it would hold now: {version} ({count, plural, one {# paper} other {# papers}})',
  },
  'kit.never': {
    ja: 'まだ一度も作られていません。ネットワークが止まってからでは作れません。',
    en: 'It was never made. Once the network is down it is too late.',
  },
  'kit.current': { ja: '手元の版は今の中身と同じです。', en: 'What was last taken is still what it would hold.' },
  'kit.old': {
    ja: '手元の版（{version}）のあとに中身が変わりました。作り直してください。',
    en: 'What it holds has changed since the last one ({version}) was taken: make it anew.',
  },
  'kit.taken': { ja: '最後に作った：{at}（{by}）', en: 'Last made {at} by {by}' },
  'kit.contents': { ja: '入っているもの', en: 'What lies in it' },
  'kit.saved': { ja: '{file} に保存しました（版 {version}）。', en: 'Saved {file} (version {version}).' },
})

export const offlineEntryWords = words({
  'offline.kit.taken': {
    ja: 'オフラインの道具一式を作った（版 {version}、{count, number}点、{lang, select, ja {日本語} other {英語}}）。',
    en: 'Made the offline kit (version {version}, {count, plural, one {# paper} other {# papers}}, in {lang, select, ja {Japanese} other {English}}).',
  },
})
