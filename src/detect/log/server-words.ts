import { words } from '#src/core/words.ts'

export const logRefusals = words({
  'log.span.invalid': {
    ja: '期間の終わりは始まりより後にしてください。',
    en: 'The span must end later than it begins.',
  },
  'log.query.unclosed': {
    ja: '検索条件の{at}文字目で開いた引用符か括弧が閉じていません。',
    en: 'The quotation mark or parenthesis at character {at} of the query is not closed.',
  },
  'log.query.unexpected': {
    ja: '検索条件の{at}文字目の記号がここには置けません。',
    en: 'The sign at character {at} of the query cannot stand there.',
  },
  'log.query.missing': {
    ja: '検索条件の{at}文字目に値か条件が足りません。',
    en: 'A value or a condition is missing at character {at} of the query.',
  },
  'log.query.number': {
    ja: '検索条件の{at}文字目には数を書いてください。',
    en: 'Write a number at character {at} of the query.',
  },
  'log.query.too-long': {
    ja: '検索条件が長すぎます。4,000文字までにしてください。',
    en: 'The query is too long. Keep it within 4,000 characters.',
  },
  'log.query.too-deep': {
    ja: '検索条件の括弧か not が深すぎます。30段までにしてください。',
    en: 'The parentheses or nots of the query go too deep. Keep them within 30.',
  },
  'log.source.not-found': { ja: 'ログ源「{name}」はありません。', en: 'There is no log source “{name}”.' },
  'log.source.unknown-format': {
    ja: '形式「{format}」は読めません。hikeshi log formats にある名前か auto にしてください。',
    en: 'The format “{format}” is not known. Give a name that hikeshi log formats lists, or auto.',
  },
  'log.source.unknown-keep': { ja: '保存区分「{keep}」はありません。', en: 'There is no class of retention “{keep}”.' },
  'log.clock.not-found': {
    ja: 'その時計のずれは登録されていません。',
    en: 'There is no such statement about the clock.',
  },
  'log.clock.invalid': {
    ja: '時計のずれの期間は、始まりを終わりより前にしてください。',
    en: 'The span of a clock error must begin before it ends.',
  },
  'log.hold.not-found': {
    ja: 'その保全はないか、すでに解除されています。',
    en: 'There is no such hold, or it has been released.',
  },
  'log.batch.too-large': {
    ja: '一度に送れるのは {limit} までです。分けて送ってください。',
    en: 'A batch holds at most {limit}. Send it in parts.',
  },
  'log.journal.unreadable.invalid': {
    ja: '送られたものは、systemd-journal-upload の形式のジャーナルとして読めません({detail})。送信側は、最後に受け付けられた位置から送り直してください。',
    en: 'What was sent cannot be read as a journal in the format of systemd-journal-upload ({detail}). Have the sender begin again where it was last told that all is well.',
  },
  'log.batch.unreadable.invalid': {
    ja: '送られたものを展開できません（{detail}）。',
    en: 'What was sent cannot be unpacked ({detail}).',
  },
  'log.archive.unavailable': {
    ja: 'ログを保管庫に書けません。ディスクの空き容量か保管庫のサーバーを確かめ、同じものをもう一度送ってください（{detail}）。',
    en: 'The lines cannot be stored. Check the free space or the servers of the archive, then send the same again ({detail}).',
  },
  'log.line.not-found': { ja: 'その行はログの保管庫にありません。', en: 'That line is not in the archive.' },
})

export const logEntryWords = words({
  'log.imported': {
    ja: 'ログファイル「{file}」を取り込んだ（ログ源 {source}、{lines}行、うち読めなかった行 {errors}）',
    en: 'Log file “{file}” taken in (source {source}, {lines} lines, {errors} of them unreadable)',
  },
  'log.source-met': {
    ja: '登録のないログ源「{name}」からログが届き始めた',
    en: 'Log lines began to come from “{name}”, a source that nobody had entered',
  },
  'log.source-silent': {
    ja: 'ログ源「{name}」からのログが {minutes} 分以上途絶えている',
    en: 'Log source “{name}” has been silent for longer than {minutes} minutes',
  },
  'log.source-back': { ja: 'ログ源「{name}」からまた届くようになった', en: 'Log source “{name}” speaks again' },
  'log.source-flood': {
    ja: 'ログ源「{name}」から 1 分に {perMinute} 行を超えて届いている（ふだんは {usual} 行）',
    en: 'Log source “{name}” sends more than {perMinute} lines a minute (usually {usual})',
  },
  'log.source-jump': {
    ja: 'ログ源「{name}」の時刻が飛んだ（届いた時刻との差が {fromSeconds} 秒から {toSeconds} 秒へ）',
    en: 'The clock of log source “{name}” jumped (from {fromSeconds} s to {toSeconds} s against the time of arrival)',
  },
  'log.datagrams-dropped': {
    ja: 'UDP で届いたログ {count} 件を取りこぼした',
    en: '{count} log datagrams (UDP) were dropped',
  },
  'log.source-set': { ja: 'ログ源「{name}」の登録を改めた', en: 'Log source “{name}” entered or changed' },
  'log.clock-stated': {
    ja: 'ログ源「{name}」の時計は {offsetMs} ミリ秒進んでいたとした',
    en: 'The clock of log source “{name}” was stated to run {offsetMs} ms ahead',
  },
  'log.clock-voided': {
    ja: 'ログ源「{name}」の時計のずれ {offsetMs} ミリ秒を取り消した',
    en: 'The statement that the clock of “{name}” ran {offsetMs} ms ahead was taken back',
  },
  'log.day-closed': {
    ja: '{day} のログ {lines} 行を閉じた（{name}、SHA-256 {sha256}）',
    en: 'Log lines of {day} closed: {lines} lines ({name}, SHA-256 {sha256})',
  },
  'log.day-deleted': {
    ja: '保存期間の過ぎた {day} のログ {lines} 行を削除した（{name}、SHA-256 {sha256}）',
    en: 'Log lines of {day} deleted after their time of retention: {lines} lines ({name}, SHA-256 {sha256})',
  },
  'log.held': {
    ja: '{from} から {to} までのログを保全した: {reason}',
    en: 'Log lines from {from} to {to} put on hold: {reason}',
  },
  'log.released': {
    ja: '{from} から {to} までのログの保全を解いた: {reason}',
    en: 'The hold on log lines from {from} to {to} was released: {reason}',
  },
  'log.exported': {
    ja: 'ログ {lines} 行を書き出した（検索条件「{q}」、SHA-256 {sha256}）',
    en: '{lines} log lines exported (query “{q}”, SHA-256 {sha256})',
  },
})
