import { words } from '#src/core/words.ts'

/** What `hikeshi log` says of itself and of what it could not read. */
export const logWords = words({
  log: { ja: 'ログ', en: 'log lines' },
  'log.parse': {
    ja: 'ログファイルか標準入力(-)を、デスクなしで読む。NDJSON、一行に一イベント、ECS の名前',
    en: 'read log files or standard input (-), without a desk; NDJSON, one event a line, flat ECS names',
  },
  'log.parse.format': {
    ja: '形式を固定する(既定: 行ごとに見分ける)',
    en: 'pins the format (default: found for each line)',
  },
  'log.parse.year': { ja: '年の書かれていない最初の行の年', en: 'year of the first line, where lines name none' },
  'log.parse.zone': {
    ja: 'タイムゾーンの書かれていない時刻のゾーン(既定: TZ、なければ Asia/Tokyo)',
    en: 'zone of times that name none (default: TZ, else Asia/Tokyo)',
  },
  'log.parse.source': { ja: '各イベントに残すログ源の名前', en: 'name of the source, kept in each event' },
  'log.formats': { ja: '読める形式を一覧する', en: 'list the formats that are read' },
  'log.format.unknown': {
    ja: 'auto か、hikeshi log formats にある名前を指定してください。',
    en: 'give auto, or a name that hikeshi log formats lists',
  },
})
