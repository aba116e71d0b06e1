import { words } from '#src/core/words.ts'

/** Words on every page, whatever the document. */
export const houseWords = words({
  incident: { ja: 'インシデント', en: 'Incident' },
  checkpoint: { ja: '照合コード', en: 'Check code' },
  generated: { ja: '{at} 出力', en: 'Printed {at}' },
  zone: { ja: '時刻はすべて {zone} です。', en: 'All times are in {zone}.' },
  'tlp.red': {
    ja: '宛先の本人だけが見てよい文書です。ほかの誰にも伝えてはなりません。',
    en: 'For the named recipients only. Do not pass it on to anybody.',
  },
  'tlp.amber+strict': {
    ja: '宛先の組織の中で、知る必要のある人だけに伝えてよい文書です。',
    en: 'For those in the recipient’s organisation who need to know, and nobody outside it.',
  },
  'tlp.amber': {
    ja: '宛先の組織とその顧客の中で、知る必要のある人だけに伝えてよい文書です。',
    en: 'For those in the recipient’s organisation and among its clients who need to know.',
  },
  'tlp.green': {
    ja: '関係者のコミュニティの中で共有してよい文書です。公開の場には出せません。',
    en: 'May be shared within the community, but not in public.',
  },
  'tlp.clear': { ja: '公開してよい文書です。', en: 'May be shared without limit.' },
})
