import { words } from '#src/core/words.ts'

/** What is said of readiness wherever it is shown: its kinds, states and the four peacetime items. */
export const readinessNames = words({
  'kind.policy': { ja: '方針', en: 'Policy' },
  'kind.contact': { ja: '連絡窓口', en: 'Point of contact' },
  'kind.peacetime': { ja: '平常時の項目', en: 'Peacetime item' },
  'kind.machine': { ja: '機器の管理者', en: 'Administrators of a machine' },
  'kind.exercise': { ja: '演習', en: 'Exercise' },
  'kind.route': { ja: '指示の経路', en: 'Route of instructions' },
  'kind.medium': { ja: '媒体', en: 'Medium' },
  'item.backup': { ja: '定期的なバックアップ', en: 'Regular backups' },
  'item.normal': { ja: '通常の状態の把握', en: 'Knowing the normal state' },
  'item.patches': { ja: '情報収集と修正の適用', en: 'News and patches' },
  'item.exercise': { ja: '予行演習', en: 'Exercises' },
  'state.never': { ja: '未確認', en: 'Never checked' },
  'state.wanting': { ja: '足りない', en: 'Wanting' },
  'state.overdue': { ja: '見直し時期', en: 'Review due' },
  'state.well': { ja: '整っている', en: 'In order' },
})
