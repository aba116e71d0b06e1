import { words } from '#src/core/words.ts'

/** What a mass reset does one after the other, as everybody is told of it. */
export const phaseWords = words({
  'kind.own-change': { ja: '本人による変更', en: 'Own changes' },
  'kind.mail': { ja: '全員へのメール', en: 'Mail to everybody' },
  'kind.fax': { ja: '各部局へのFAX', en: 'FAX to every unit' },
  'kind.stop': { ja: '変更の停止', en: 'No changes' },
  'kind.print': { ja: '通知書の印刷', en: 'Printing' },
  'kind.forced-change': { ja: '強制変更', en: 'Forced change' },
  'kind.handing-out': { ja: '通知書の配布', en: 'Handing out' },
})
