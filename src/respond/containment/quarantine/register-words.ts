import { words } from '#src/core/words.ts'

/** The columns of the register on paper and in a spreadsheet. */
export const registerWords = words({
  no: { ja: '番号', en: 'No.' },
  machine: { ja: '機器', en: 'Machine' },
  address: { ja: 'アドレス', en: 'Address' },
  unit: { ja: '部署', en: 'Unit' },
  person: { ja: '利用者', en: 'Person' },
  reason: { ja: '隔離の理由', en: 'Why isolated' },
  'isolated-at': { ja: '隔離日時', en: 'Isolated at' },
  'isolated-by': { ja: '隔離した人', en: 'Isolated by' },
  standing: { ja: '状態', en: 'State' },
  infected: { ja: '感染', en: 'Infection' },
  pattern: { ja: 'パターンの版', en: 'Patterns' },
  missing: { ja: '足りないもの', en: 'Missing' },
  'confirmed-at': { ja: '確認日時', en: 'Confirmed at' },
  'confirmed-by': { ja: '確認した人', en: 'Confirmed by' },
  'ended-at': { ja: '終わり', en: 'Ended at' },
  'ended-by': { ja: '終えた人', en: 'Ended by' },
  'end-reason': { ja: '終わりの備考', en: 'Remark at the end' },
})
