import { words } from '#src/core/words.ts'

export const findWords = words({
  title: { ja: '検索', en: 'Find' },
  label: { ja: '探すもの', en: 'What to find' },
  hint: {
    ja: '番号、アドレス、URL、ハッシュ、名前、言葉。2文字の日本語でも、無害化した表記（192[.]0[.]2[.]1）でも、全角でも探せます。',
    en: 'A number, address, URL, hash, name or word. Defanged (192[.]0[.]2[.]1) and full-width forms are understood, and Japanese words from two characters.',
  },
  act: { ja: '検索', en: 'Find' },
  took: {
    ja: '{count, number}件{more, select, true {以上} other {}}（{ms, number}ミリ秒）',
    en: '{count, number}{more, select, true { or more} other {}} found ({ms, number} ms)',
  },
  all: { ja: 'すべて', en: 'All' },
  kind: { ja: '種類', en: 'Kind' },
  'kind.report': { ja: '報告', en: 'Reports' },
  'kind.incident': { ja: 'インシデント', en: 'Incidents' },
  'kind.entry': { ja: '記録', en: 'Entries' },
  'kind.observable': { ja: '観測情報', en: 'Observables' },
  'kind.person': { ja: 'メンバー', en: 'People' },
  'one.report': { ja: '報告', en: 'Report' },
  'one.incident': { ja: 'インシデント', en: 'Incident' },
  'one.entry': { ja: '記録', en: 'Entry' },
  'one.observable': { ja: '観測情報', en: 'Observable' },
  'one.person': { ja: 'メンバー', en: 'Person' },
  none: { ja: '「{q}」に当たるものはありません', en: 'Nothing matches “{q}”' },
  'none.text': {
    ja: '言葉を短くするか、種類の絞り込みを外してください。見る権限のないものは結果に出ません。',
    en: 'Try a shorter word or take the kind off. What you may not see does not appear.',
  },
  begin: {
    ja: '報告、インシデント、記録、観測情報、メンバーをまとめて探せます',
    en: 'One box over reports, incidents, entries, observables and people',
  },
  'keys.next': { ja: '次の結果', en: 'Next result' },
  'keys.previous': { ja: '前の結果', en: 'Previous result' },
})
