import { words } from '#src/core/words.ts'

/** What `hikeshi damage` says of itself and answers. */
export const damageCliWords = words({
  damage: { ja: 'インシデントの被害', en: 'what an incident cost' },
  'damage.show': {
    ja: '直接・間接の被害、通貨ごとの合計、対策の費用、活動度を示す',
    en: 'show direct and indirect damage, totals by currency, cost of measures, activity',
  },
  'damage.incident': { ja: 'インシデントの番号（2026-0001）', en: 'number of the incident, 2026-0001' },
  none: { ja: '被害はまだ書かれていません', en: 'no damage is written down yet' },
  total: {
    ja: '合計 {unit}：直接 {direct}、間接 {indirect}、戻った額 {relief}、差し引き {net}',
    en: 'total {unit}: direct {direct}, indirect {indirect}, came back {relief}, net {net}',
  },
  measures: { ja: '対策の費用：{sums}', en: 'cost of measures: {sums}' },
  lost: { ja: '失われた活動：{days, number} 日分', en: 'activity lost: {days, number} days of full work' },
})
