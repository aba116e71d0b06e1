import { speaker, words } from '#src/core/words.ts'
import { langOfTerminal } from './terminal.ts'

/** What the command line says of itself: its help, and what is wrong with how it was called. */
export const cliWords = words({
  program: {
    ja: '火消し — セキュリティチームのインシデント対応デスク',
    en: 'Hikeshi 火消し, the incident desk of a security team',
  },

  'help.Usage:': { ja: '使い方:', en: 'Usage:' },
  'help.Arguments:': { ja: '引数:', en: 'Arguments:' },
  'help.Options:': { ja: 'オプション:', en: 'Options:' },
  'help.Commands:': { ja: 'コマンド:', en: 'Commands:' },
  'help.options': { ja: '[オプション]', en: '[options]' },
  'help.command': { ja: '[コマンド]', en: '[command]' },
  'help.version': { ja: '版を表示する', en: 'show the version' },
  'help.shown': { ja: 'この説明を表示する', en: 'show this help' },
  'help.default': { ja: '{text}（既定: {value}）', en: '{text} (default: {value})' },
  'help.more': { ja: '詳しくは: {command} --help', en: 'For more: {command} --help' },

  'wrong.missingArgument': { ja: '<{what}> を指定してください。', en: 'Give <{what}>.' },
  'wrong.optionMissingArgument': { ja: '{what} に値がありません。', en: '{what} has no value.' },
  'wrong.missingMandatoryOptionValue': { ja: '{what} を指定してください。', en: 'Give {what}.' },
  'wrong.unknownOption': { ja: '{what} というオプションはありません。', en: 'There is no option {what}.' },
  'wrong.unknownCommand': { ja: '{what} というコマンドはありません。', en: 'There is no command {what}.' },
  'wrong.invalidArgument': {
    ja: '{what} に「{value}」は使えません。{hint}',
    en: '{what} does not take “{value}”: {hint}.',
  },
  'hint.whole': { ja: '整数で指定してください。', en: 'give a whole number' },
  'hint.text': { ja: '何か書いてください。', en: 'give a text' },
  'hint.day': {
    ja: '暦にある日を 2026-12-01 のように指定してください。',
    en: 'give a day of the calendar such as 2026-12-01',
  },
  'hint.zone': {
    ja: 'Asia/Tokyo のような IANA のタイムゾーン名で指定してください。',
    en: 'give an IANA time zone such as Asia/Tokyo',
  },
  'hint.url': {
    ja: 'http://127.0.0.1:4460 のような URL で指定してください。',
    en: 'give an address such as http://127.0.0.1:4460',
  },
  'hint.choice': { ja: '使える値: {choices}', en: 'choose from {choices}' },
  'wrong.excessArguments': { ja: '引数が多すぎます。', en: 'There are too many arguments.' },
  'wrong.other': { ja: 'コマンドの使い方が違います。', en: 'This is not how the command is used.' },
  busy: {
    ja: '{folder} の火消し（プロセス {pid}）は動いていますが、応答しません。少し待ってもう一度試してください。続くときは機器の負荷を確かめてください。',
    en: 'The desk of {folder} (process {pid}) runs and does not answer. Wait a moment and try again; if it goes on, look at the load of the machine.',
  },
  'no-incident': {
    ja: 'インシデント {number} はありません。番号は hikeshi incident list で確かめられます。',
    en: 'There is no incident {number}. hikeshi incident list shows the numbers.',
  },
  unreachable: {
    ja: '{url} の火消しにつながりません。動いているか、URL が正しいかを確かめてください（{detail}）。',
    en: 'The desk at {url} cannot be reached. See that it runs and that the address is right ({detail}).',
  },
  'not-a-desk': {
    ja: '{url} から火消しの応答が返ってきません（HTTP {status}）。URL を確かめてください。',
    en: 'What answers at {url} is not a desk (HTTP {status}). Check the address.',
  },
  'no-administrator': {
    ja: 'このデスクにはまだ管理者がいません。画面を開いて登録するか、HIKESHI_ADMIN_EMAIL と HIKESHI_ADMIN_PASSWORD を指定して hikeshi serve を始めてください。',
    en: 'This desk has no administrator yet. Make one on its first page, or start hikeshi serve with HIKESHI_ADMIN_EMAIL and HIKESHI_ADMIN_PASSWORD.',
  },
  'give-token': {
    ja: '--token または HIKESHI_TOKEN で API トークンを指定してください（画面の「自分の設定」で作れます）。',
    en: 'Give an API token with --token or HIKESHI_TOKEN; your own settings on the page make one.',
  },
  'no-file': {
    ja: '{file} を開けません（{detail}）。パスと権限を確かめてください。',
    en: '{file} cannot be opened ({detail}). Check the path and your rights.',
  },

  agent: {
    ja: 'エージェント（ほかのホストのログを追い、デスクへ送る）',
    en: 'agents: follow the logs of other hosts and send them to the desk',
  },
  'agent.invite': {
    ja: '新しいエージェントの登録トークンを作る（標準出力に一度だけ出す）',
    en: 'make an enrolment token for an agent; it is on stdout, once',
  },
  'agent.source': { ja: '自分の名前のほかに送ってよいログ源', en: 'sources that it may send for besides itself' },
  'agent.list': {
    ja: 'エージェントを一覧する。途絶えたものがあれば終了コード 1',
    en: 'list the agents; exit 1 when one is silent',
  },
  'agent.revoke': { ja: 'エージェントを失効させる', en: 'revoke an agent' },
  'agent.reason': { ja: '理由（記録に残る）', en: 'why; it goes on the record' },

  'option.url': {
    ja: 'デスクの URL（既定: HIKESHI_URL、なければこのマシンで動いているもの）',
    en: 'the desk (default: HIKESHI_URL, else the one on this machine)',
  },
  'option.token': {
    ja: 'デスクの API トークン（既定: HIKESHI_TOKEN）',
    en: 'its API token (default: HIKESHI_TOKEN)',
  },
  'option.data': {
    ja: 'このマシンにあるデスクのデータフォルダー（既定: HIKESHI_DATA）',
    en: 'data folder of the desk on this machine (default: HIKESHI_DATA)',
  },
  'option.json': { ja: 'JSON で出力する（一つの値、または一行に一つ）', en: 'JSON: one value, or one a line' },
  'option.zone': { ja: '時刻のタイムゾーン（例: Asia/Tokyo）', en: 'time zone of times, such as Asia/Tokyo' },
  'option.zone-hint': {
    ja: 'タイムゾーンの書かれていない時刻に当てはめるもの（例: Asia/Tokyo）',
    en: 'time zone for times that state none, such as Asia/Tokyo',
  },
  'option.year': { ja: '年の書かれていないログ行に当てはめる年', en: 'year for log lines that state none' },
  'option.limit': { ja: '表示する件数の上限', en: 'how many at most' },
  'option.incident': { ja: 'インシデントの番号（例: 2026-0001）', en: 'number of the incident, such as 2026-0001' },
  'option.lang': { ja: '言語（ja または en）', en: 'language: ja or en' },
  'option.out': { ja: '書き出し先のファイル', en: 'file to write' },

  serve: { ja: 'デスクを起動する', en: 'start the desk' },
  'serve.host': { ja: '待ち受けるアドレス', en: 'address to listen on' },
  'serve.port': { ja: '待ち受けるポート（0 なら空いているもの）', en: 'port to listen on; 0 takes a free one' },
  'serve.json': { ja: '準備ができたら JSON を一行出力する', en: 'print one line of JSON when ready' },
  'serve.ready': {
    ja: '火消しが起動しました。ブラウザーで {url} を開いてください。',
    en: 'Hikeshi is ready: open {url} in a browser.',
  },

  report: { ja: '報告', en: 'what somebody tells us' },
  'report.parse': {
    ja: 'ファイルまたは標準入力（-）から報告を読み取る。デスクは不要。報告一件につき JSON を一行出力する',
    en: 'read reports from files or standard input (-), without a desk; NDJSON, one line a report found',
  },
  'report.import': { ja: 'ファイルを報告として受け付ける', en: 'take files in as reports; one outcome a file' },
  'report.list': { ja: '受信箱を一覧する', en: 'list the inbox' },
  'report.list.state': {
    ja: '状態: new 新着、taken 担当あり、incident インシデント、disposed 対応不要',
    en: 'new, taken, incident or disposed',
  },
  'report.list.noise': {
    ja: 'ノイズ: without 除く、only だけ、with 含める',
    en: 'noise: without, only or with',
  },
  'report.list.q': { ja: '探す語', en: 'words to look for' },
  'report.show': { ja: '報告を一件表示する', en: 'show one report' },

  incident: { ja: 'インシデント', en: 'the case' },
  evidence: { ja: '証拠', en: 'evidence' },
  'evidence.add': {
    ja: 'ファイルを証拠として受け入れ、番号を出力する',
    en: 'take files in as evidence; prints their numbers',
  },
  'evidence.incident': { ja: 'インシデントの番号', en: 'number of the incident' },
  'evidence.add.note': { ja: '内容', en: 'what it is' },
  'evidence.add.source': { ja: '出所（ホスト、場所）', en: 'where it was found: host, place' },
  'evidence.add.tool': { ja: '道具と版', en: 'tool and version' },
  'evidence.add.parent': { ja: '元になった証拠の番号', en: 'number of what it was made from' },
  'evidence.add.malware': { ja: '不正プログラムのおそれがある', en: 'suspected malware' },
  'evidence.list': { ja: 'インシデントの証拠を一覧する', en: 'list the evidence of an incident' },
  'evidence.show': { ja: '証拠一件を、保管の連鎖とともに表示する', en: 'show one item with its chain of custody' },
  'evidence.proof': {
    ja: '存在証明（RFC 3161）をファイルに書き出す',
    en: 'Write the proof of existence (RFC 3161) to a file',
  },
  'evidence.check-proof': {
    ja: 'デスクなしで、ファイルとその存在証明を照合する',
    en: 'Check a file against its proof of existence, without a desk',
  },
  'evidence.check-proof.proof': { ja: '認証局の返事（.tsr）', en: 'the answer of the authority (.tsr)' },
  'evidence.check-proof.ca': { ja: '認証局のルート証明書（PEM）', en: 'root certificates of the authority, PEM' },
  'evidence.verify': {
    ja: '証拠を最後のバイトまで読み直して確かめる（番号を省くとすべて）',
    en: 'read evidence again to its last byte and prove it; all of it when no number is given',
  },
  'evidence.hand-over': { ja: '証拠を引き渡す', en: 'hand an item over' },
  'evidence.hand-over.to': { ja: '相手の氏名（同僚または外部の人）', en: 'name of a colleague or of somebody outside' },
  'evidence.purpose': { ja: '目的', en: 'purpose' },
  'evidence.export': {
    ja: '証拠のファイルを理由とともに取り出す',
    en: 'take the file of an item out, with the reason',
  },
  'evidence.export.reason': { ja: '理由（保管の連鎖に残る）', en: 'reason, which the chain of custody keeps' },
  'evidence.export.out': { ja: '書き出すファイル', en: 'file to write' },
  'evidence.collect': { ja: 'ホストのエージェントに採取を頼む', en: 'have the agent of a host collect' },
  'evidence.collect.host': { ja: 'エージェントの名前', en: 'name of the agent' },
  'evidence.collect.reason': { ja: '理由（記録に残る）', en: 'reason, which the record keeps' },
  'evidence.collect.packages': {
    ja: 'パッケージも検査する（仕掛けが動くおそれと、参照時刻の変化がある）',
    en: 'check the packages too: a trap may go off, and access times change',
  },
  collect: {
    ja: 'このホストで、揮発しやすいものから順に採取する',
    en: 'collect on this host, what is volatile first',
  },
  'collect.out': { ja: '採取物のフォルダーを作る場所', en: 'where the folder of the collection is made' },
  'collect.quick': {
    ja: 'ディスクの走査、パッケージの検査、ログを省く',
    en: 'no walk over the disk, no package check, no logs',
  },
  'incident.create': { ja: 'インシデントを開き、番号を出力する', en: 'open an incident; prints its number' },
  'incident.create.title': { ja: '件名', en: 'title' },
  'incident.create.kind': {
    ja: '種類（例: rsit:intrusions/system-compromise）。繰り返し指定できる',
    en: 'kind, such as rsit:intrusions/system-compromise; may be given again',
  },
  'incident.create.severity': { ja: '深刻度（例: quality:scandal）', en: 'severity, such as quality:scandal' },
  'incident.create.tlp': {
    ja: 'TLP: red、amber+strict、amber、green、clear',
    en: 'TLP: red, amber+strict, amber, green or clear',
  },
  'incident.create.secret': {
    ja: '対策チームと指名した人にだけ存在を見せる',
    en: 'only the team and named people may know of it',
  },
  'incident.create.report': {
    ja: 'もとになる報告の番号。繰り返し指定できる',
    en: 'number of a report that it comes from; may be given again',
  },
  'incident.create.notice': { ja: '覚知した日時', en: 'when we were told' },
  'incident.list': { ja: 'インシデントを新しい順に一覧する', en: 'list incidents, newest first' },
  'incident.list.phase': {
    ja: '段階: triage 見極め、response 対応、recovery 復旧、review 振り返り、closed 終了',
    en: 'triage, response, recovery, review or closed',
  },
  'incident.list.open': { ja: '終了していないものだけ', en: 'only those that are not closed' },
  'incident.list.mine': { ja: '自分が対策チームにいるものだけ', en: 'only those on whose team you are' },
  'incident.show': { ja: 'インシデントを一件表示する', en: 'show one incident' },
  'incident.link': { ja: '二つのインシデントを関連付ける', en: 'link two incidents' },
  'incident.link.relation': { ja: '関係（既定: related）', en: 'relation (default: related)' },
  'incident.link.reason': { ja: '理由', en: 'reason' },

  entry: { ja: '記録項目', en: 'lines of the record' },
  'entry.add': { ja: '項目を一つ記録し、その番号を出力する', en: 'write one line; prints its number in the record' },
  'entry.add.text': { ja: '内容', en: 'what is to be recorded' },
  'entry.add.at': {
    ja: "いつ: '2003-06-17 00:00'、'within 5m of …'、2003-06-17、'about …'、'…/…'",
    en: "when: '2003-06-17 00:00', 'within 5m of …', 2003-06-17, 'about …', '…/…'",
  },
  'entry.add.kind': {
    ja: '種別: fact action decision contact finding containment request meeting media complaint note',
    en: 'fact action decision contact finding containment request meeting media complaint note',
  },
  'entry.add.source': { ja: '何による情報か', en: 'where this is known from' },
  'entry.add.stage': {
    ja: '攻撃の段階。TA0001 のような ATT&CK の戦術の番号',
    en: 'stage of the attack, a tactic of ATT&CK such as TA0001',
  },
  'entry.import': {
    ja: 'CSV の各行を記録する。結果は一行ごとに示す',
    en: 'write the lines of a CSV; each has its own outcome',
  },
  'entry.import.check': { ja: '記録せず、どうなるかだけを示す', en: 'only tell what would be written' },

  record: { ja: '改ざんを検出できる記録', en: 'the provable record' },
  'record.verify': {
    ja: '封印書庫をデスクなしで検証する。--url なら動いているデスクを検証する。改変なしは 0、改変ありは 1 で終わる',
    en: 'prove a sealed bundle without a desk, or a running desk with --url; exit 0 proved, 1 altered',
  },
  'record.verify.url': { ja: '検証する稼働中のデスク', en: 'the running desk to ask' },
  'record.verify.key': {
    ja: '別の経路で受け取った署名鍵の番号',
    en: 'number of the signing key as it came by another way',
  },
  'record.export': {
    ja: 'インシデントの封印書庫を書き出す。このデスクがなくても検証できる',
    en: 'write the sealed bundle of an incident, for verification without this desk',
  },

  person: { ja: 'アカウント', en: 'accounts' },
  'person.list': { ja: 'アカウントを一覧する', en: 'list accounts' },
  'person.list.closed': { ja: '（停止中）', en: '(closed)' },
  'person.add': {
    ja: 'アカウントを作り、本人がパスワードを決めるためのリンクを出力する',
    en: 'make an account; prints the link with which its owner sets a password',
  },
  'person.add.email': { ja: 'メールアドレス', en: 'e-mail address' },
  'person.add.name': { ja: '氏名', en: 'name' },
  'person.add.role': { ja: '役割: {roles}', en: 'role: {roles}' },
  'person.add.unit': { ja: '所属', en: 'unit' },

  demo: { ja: 'デモ', en: 'the demonstration' },
  'demo.load': {
    ja: '実例を報告から終了まで進めて読み込む：2003年の神戸大学の事例と1999年の二つのサイト（kobe）、四つの事例（case-1〜case-4）',
    en: 'load a demonstration, played from the report to the close: the Kobe case of 2003 with the two sites of 1999 (kobe), or a case study (case-1 to case-4)',
  },
  'demo.name': { ja: '実例の名前', en: 'which one' },
  'demo.open': {
    ja: 'kobeを復旧の途中で止め、いろいろ試せるようにする。あとで --open なしに実行すると終了まで進む',
    en: 'leave kobe open in its recovery, to try things on; without --open a second time plays it on to its close',
  },
  'demo.closed': {
    ja: '終了まで進める（既定）。書かなくても同じ',
    en: 'play to the close: the default, with or without the word',
  },
  'demo.played-on': {
    ja: 'インシデント {incident} を復旧から終了まで進めました。',
    en: 'Played incident {incident} through its recovery to the close.',
  },
  'demo.loaded': {
    ja: 'インシデント {incident}、報告{reports, number}件、記録{entries, number}件を読み込みました。',
    en: 'Loaded incident {incident}, {reports, number} reports and {entries, number} entries.',
  },

  backup: { ja: 'データとファイル全体のバックアップ', en: 'a full backup of state and files' },
  'backup.create': {
    ja: 'バックアップをファイルに書き出す。デスクは動かしたままでよい',
    en: 'write a backup to a file; the desk may go on running',
  },
  'backup.created': {
    ja: '{file} に保存しました（{bytes, number}バイト）。署名鍵も入っています。人目に触れない所に保管してください。',
    en: 'Saved {file} ({bytes, number} bytes). It holds the signing key: keep it where nobody else reads it.',
  },
  'backup.without-logs': {
    ja: 'ログの行は入っていません。ClickHouse のほうでバックアップしてください。',
    en: 'The log lines are not in it: back up the ClickHouse servers that keep them.',
  },
  'backup.restore': {
    ja: '空のフォルダーにバックアップを復元する。復元先のデスクは止めておく',
    en: 'fill an empty folder from a backup; no desk may run on it',
  },
  'backup.restored': {
    ja: '復元しました（{rows, number}行、ファイル{files, number}件）。',
    en: 'Restored {rows, number} rows and {files, number} files.',
  },
})

/** The words of the command line, in the language of the terminal. */
export const t = speaker(cliWords, langOfTerminal())
