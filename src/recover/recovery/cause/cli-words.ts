import { words } from '#src/core/words.ts'

/** What `hikeshi cause` says of itself. */
export const causeCliWords = words({
  cause: { ja: 'インシデントの原因', en: 'why an incident could happen' },
  'cause.export': { ja: '原因の樹形図を書き出す', en: 'export the cause tree' },
  'cause.incident': { ja: 'インシデントの番号（2026-0001）', en: 'number of the incident, 2026-0001' },
  'cause.format': { ja: 'mermaid（既定）か json', en: 'mermaid (default) or json' },
})
