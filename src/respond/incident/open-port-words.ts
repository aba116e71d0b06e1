import { words } from '#src/core/words.ts'

/** Why a port is open: for entries, the page and paper. */
export const portCauseWords = words({
  'port-cause.rightful': { ja: '正規のサービス', en: 'rightful service' },
  'port-cause.by-itself': { ja: '自動で起動した', en: 'started by itself' },
  'port-cause.by-user': { ja: '利用者が起動した', en: 'started by a user' },
  'port-cause.by-intruder': { ja: '侵入者が開いた', en: 'left by an intruder' },
  'port-cause.by-firewall': { ja: 'ファイアウォールの設定の誤り', en: 'let through by a firewall rule' },
  'port-cause.unknown': { ja: '理由は不明', en: 'not known why' },
})
