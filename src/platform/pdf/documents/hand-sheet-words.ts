import { words } from '#src/core/words.ts'

/** The sheet that goes to a host with a pen. */
export const handSheetWords = words({
  name: { ja: '現場で書き取ること', en: 'What to write down by hand' },
  host: { ja: 'ホスト', en: 'Host' },
  place: { ja: '設置場所', en: 'Where it stands' },
  writer: { ja: '記入者・立会人', en: 'Written by, witness' },
  before: { ja: '触る前に', en: 'Before anything is touched' },
  'first.calm': { ja: 'ひと呼吸おく。急いで電源を切らない。', en: 'Take a breath. Do not switch it off in haste.' },
  'first.no-restart': {
    ja: '再起動・シャットダウンをしない。動いているプログラム、通信、ログイン中の人は、消えたら戻らない。',
    en: 'Do not restart or shut down. Running programs, connections and who is logged in are gone for good.',
  },
  'first.trap': {
    ja: 'ログイン、再起動、ケーブルを抜くことを合図に壊す仕掛けがあり得る。切り離しは対策チームと決めてから。',
    en: 'A login, a restart or a pulled cable may set off a trap. Cut it off only when the team has decided so.',
  },
  'first.screen': {
    ja: '画面に出ているものを写真に撮る。何も閉じない。',
    en: 'Photograph what is on the screen. Close nothing.',
  },
  'first.two': {
    ja: 'できれば二人で。一人が操作し、一人が書く。打った命令はそのまま書く。',
    en: 'Two people if possible: one acts, one writes. Commands are written as they were typed.',
  },
  asked: { ja: '書き取ること（上から順に）', en: 'To be written down, from the top' },
  'ask.clock': {
    ja: 'このホストの時計と、電話で聞いた火消しの時計',
    en: 'Its clock, and that of the desk by telephone',
  },
  'ask.clock.hint': {
    ja: '同じ瞬間に、秒まで。タイムゾーンも',
    en: 'at the same moment, to the second, with the zone',
  },
  'ask.who': { ja: '気づいた人と、気づいた日時・きっかけ', en: 'Who noticed, when, and by what' },
  'ask.who.hint': { ja: '', en: '' },
  'ask.screen-shows': { ja: '画面に出ているもの', en: 'What the screen shows' },
  'ask.screen-shows.hint': { ja: '文言はそのまま。写真の番号', en: 'words as they stand; numbers of photographs' },
  'ask.network': { ja: '通信', en: 'Connections' },
  'ask.network.hint': {
    ja: '相手の番号、ポート、プログラム（ss -pan、netstat -ano）',
    en: 'addresses, ports, programs (ss -pan, netstat -ano)',
  },
  'ask.users': { ja: 'ログイン中の人', en: 'Who is logged in' },
  'ask.users.hint': { ja: 'どこから、いつから（who、quser）', en: 'from where, since when (who, quser)' },
  'ask.processes': { ja: '動いているプログラムで見慣れないもの', en: 'Running programs that look strange' },
  'ask.processes.hint': {
    ja: '番号、名前、場所、持ち主（ps、タスクマネージャー）',
    en: 'number, name, path, owner (ps, task manager)',
  },
  'ask.media': { ja: 'つながっている媒体・機器', en: 'Media and devices attached' },
  'ask.media.hint': { ja: '型番・製造番号', en: 'model, serial number' },
  'ask.cables': { ja: '電源とケーブルのつなぎ方', en: 'Power and cables' },
  'ask.cables.hint': { ja: 'どの口がどこへ。抜いたなら時刻', en: 'which port leads where; when it was pulled' },
  'ask.done': { ja: 'これまでにしたこと、打った命令', en: 'What was done so far, commands typed' },
  'ask.done.hint': { ja: '一つずつ、時刻とともに', en: 'one by one, with the time' },
  'ask.code': { ja: '採取プログラムの番号（電話で読み上げる）', en: 'Code of the collection, read out by telephone' },
  'ask.code.hint': { ja: '____ - ____ - ____ - ____', en: '____ - ____ - ____ - ____' },
  contact: { ja: '火消しの窓口：{contact}', en: 'The desk: {contact}' },
})
