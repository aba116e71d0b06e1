import { words } from '#src/core/words.ts'

/** What a token may do. A permission without words here does not compile where it is shown. */
export const scopeWords = words({
  'scope.public': { ja: '公開の操作', en: 'What anybody may do' },
  'scope.self': { ja: '自分の設定を読む・変える', en: 'Read and change own settings' },
  'scope.report:read': { ja: '報告を読む', en: 'Read reports' },
  'scope.report:write': { ja: '報告を受け付ける', en: 'Take in reports' },
  'scope.incident:read': { ja: 'インシデントを読む', en: 'Read incidents' },
  'scope.incident:write': { ja: 'インシデントを変更する', en: 'Change incidents' },
  'scope.incident:close': { ja: 'インシデントを終了・再開する', en: 'Close and reopen incidents' },
  'scope.briefing:read': { ja: '経営層向けの説明を読む', en: 'Read the page for management' },
  'scope.entry:write': { ja: '記録を書く', en: 'Write entries' },
  'scope.observable:read': { ja: '観測情報を読む', en: 'Read observables' },
  'scope.evidence:read': { ja: '証拠の一覧を読む', en: 'Read what evidence there is' },
  'scope.evidence:verify': { ja: '証拠を検証する', en: 'Verify evidence' },
  'scope.evidence:download': { ja: '証拠を取り出す', en: 'Download evidence' },
  'scope.evidence:write': { ja: '証拠を受け入れる', en: 'Take in evidence' },
  'scope.find': { ja: '検索する', en: 'Search' },
  'scope.log:read': { ja: 'ログを読む', en: 'Read logs' },
  'scope.log:write': { ja: 'ログを取り込む', en: 'Take in logs' },
  'scope.log:manage': { ja: 'ログ源と保存期間を管理する', en: 'Manage log sources and retention' },
  'scope.record:read': { ja: '記録の全体を読む', en: 'Read the whole record' },
  'scope.record:verify': { ja: '記録を検証する', en: 'Verify the record' },
  'scope.record:export': { ja: '記録を書き出す', en: 'Export the record' },
  'scope.people:read': { ja: 'メンバーを読む', en: 'Read people' },
  'scope.people:manage': { ja: 'アカウントを管理する', en: 'Manage accounts' },
  'scope.desk:manage': { ja: 'デスクを設定する', en: 'Manage the desk' },
})
