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
  'log.import': { ja: 'ログファイルをデスクに取り込む', en: 'take log files into the desk' },
  'log.search': {
    ja: 'デスクに届いたログを探す(例: "source.ip:192.0.2.1 and event.outcome:failure")',
    en: 'search the log lines of the desk ("source.ip:192.0.2.1 and event.outcome:failure")',
  },
  'log.search.from': {
    ja: 'この時刻から(2026-11-21 09:00 はデスクのゾーンで読む)',
    en: "from this time (2026-11-21 09:00 is read in the desk's zone)",
  },
  'log.search.to': { ja: 'この時刻の手前まで', en: 'to before this time' },
  'log.search.source': { ja: 'このログ源だけ', en: 'of this source only' },
  'log.search.limit': { ja: '行数の上限(既定: 500)', en: 'no more lines than this (default: 500)' },
  'log.search.order': { ja: '並び順: oldest(既定)か newest', en: 'order: oldest (default) or newest' },
  'log.search.raw': { ja: '届いたままの行だけを出す', en: 'the lines only, as they came' },
  'log.search.csv': { ja: 'CSV で出す', en: 'as CSV' },
  'log.source': { ja: 'ログ源', en: 'sources of log lines' },
  'log.source.list': {
    ja: 'ログ源を一覧する。途絶えたものがあれば終了コード 1',
    en: 'list the sources; exit 1 when one is silent',
  },
  'log.source.set': { ja: 'ログ源を登録する、または改める', en: 'enter a source or change what is known of it' },
  'log.source.owner': { ja: '担当', en: 'who looks after it' },
  'log.source.zone': { ja: 'この源の時刻のゾーン', en: 'zone in which it writes times' },
  'log.source.keep': { ja: '保存区分(quarter, year, years)', en: 'class of retention (quarter, year, years)' },
  'log.source.note': { ja: '備考', en: 'a note' },
  'log.source.silent': {
    ja: 'この分数だけ届かなければ途絶とみなす',
    en: 'silent when nothing came for so many minutes',
  },
  'log.source.synced': { ja: '時刻同期している', en: 'its clock is synchronised' },
  'log.source.relay': {
    ja: '中継サーバーである(ヘッダーのホスト名をログ源とする)',
    en: 'it is a relay: the host that the header names is the source',
  },
  'log.serve': {
    ja: 'ログを受信するデスクを動かす(syslog の UDP、TCP、TLS)',
    en: 'run a desk that receives logs (syslog over UDP, TCP, TLS)',
  },
  'log.serve.udp': { ja: 'UDP で受ける [ホスト:]ポート', en: 'receive over UDP at [HOST:]PORT' },
  'log.serve.tcp': { ja: 'TCP で受ける [ホスト:]ポート', en: 'receive over TCP at [HOST:]PORT' },
  'log.serve.tls': { ja: 'TLS で受ける [ホスト:]ポート', en: 'receive over TLS at [HOST:]PORT' },
  'log.serve.cert': { ja: 'TLS のサーバー証明書(PEM)', en: 'certificate for TLS (PEM)' },
  'log.serve.key': { ja: 'その秘密鍵(PEM)', en: 'its private key (PEM)' },
  'log.serve.ca': {
    ja: 'クライアント証明書を検証する認証局(PEM)。証明書の名前がログ源になる',
    en: 'authority of client certificates (PEM); their name becomes the source',
  },
  'log.serve.folder': { ja: '監視するフォルダー(コロン区切り)', en: 'folders to watch, with : between them' },
  'log.source.offset': { ja: '時計の進み(95s、-3m、250ms)', en: 'how far its clock runs ahead (95s, -3m, 250ms)' },
  'log.source.accuracy': { ja: '進みの確かさ ±(2s)', en: 'give or take so much (2s)' },
  'log.verify': {
    ja: '閉じた日のファイルを記録のハッシュと突き合わせる',
    en: 'compare the files of closed days with the hashes on the record',
  },
  'log.verify.day': { ja: 'この日だけ(2026-11-21、UTC)', en: 'this day only (2026-11-21, UTC)' },
  'log.retain': {
    ja: '過ぎた日を閉じ、保存期間の過ぎたものを削除する',
    en: 'close past days and delete what has been kept long enough',
  },
  'log.retain.dry': { ja: '何が削除されるかだけを示す', en: 'only say what would be deleted' },
  'log.time.wrong': {
    ja: '時刻は 2026-11-21 09:00 か 2026-11-21T09:00:00+09:00 のように書いてください。',
    en: 'write a time like 2026-11-21 09:00 or 2026-11-21T09:00:00+09:00',
  },
})
