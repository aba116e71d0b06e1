import type { Words } from '#src/core/words.ts'

/** What the agent says on the host that it runs on. */
export const agentWords = {
  agent: {
    ja: 'エージェント: このホストのログを追い、デスクへ送る',
    en: 'the agent: follow the logs of this host and send them to the desk',
  },
  enrol: {
    ja: 'このホストを、登録トークンでデスクに登録する',
    en: 'enrol this host with the token that the desk made for it',
  },
  'enrol.desk': { ja: 'デスクの URL（https://…）', en: 'address of the desk (https://…)' },
  'enrol.token': {
    ja: '一度だけ使える登録トークン（hke_…。既定: HIKESHI_AGENT_TOKEN）',
    en: 'the token that is good once (hke_…; default: HIKESHI_AGENT_TOKEN)',
  },
  'enrol.pin': {
    ja: 'デスクの証明書の公開鍵の SHA-256（16進64桁）',
    en: "SHA-256 of the public key of the desk's certificate (64 hexadecimal digits)",
  },
  'enrol.trust-first': {
    ja: 'いま示された公開鍵を信用する（表示される値をデスクのものと見比べること）',
    en: 'trust the key that is shown now (compare what is printed with that of the desk)',
  },
  'enrol.cert': {
    ja: 'デスクがクライアント証明書を求めるとき、このホストの証明書のファイル（PEM）',
    en: 'file of the certificate of this host, PEM, where the desk asks for one',
  },
  'enrol.key': { ja: 'その秘密鍵のファイル（PEM）', en: 'file of its private key, PEM' },
  state: { ja: '状態とスプールを置くフォルダー', en: 'folder of its state and spool' },
  'state.json': { ja: 'JSON で出す', en: 'as JSON' },
  run: { ja: '設定ファイルのログを追い続ける', en: 'follow the logs of the settings file until stopped' },
  'run.config': { ja: '設定ファイル（YAML）', en: 'settings file (YAML)' },
  'run.watch': {
    ja: 'ホストを見張る（エージェントが自分で使う）',
    en: 'watch this host (the agent starts this itself)',
  },
  'run.order': {
    ja: 'デスクに求められた基準の作成か照合を1回だけ行って終わる（エージェント自身が使う）',
    en: 'carry out once what the desk asked for, a baseline or a check, and end; the agent itself uses this',
  },
  status: {
    ja: 'このホストのエージェントの様子を見る。異常があれば終了コード 1',
    en: 'how the agent of this host is; exit 1 when something is wrong',
  },

  enrolled: {
    ja: '「{name}」として登録しました。デスクの公開鍵: {pin}',
    en: 'Enrolled as “{name}”. Key of the desk: {pin}',
  },
  'enrolled.local': {
    ja: '「{name}」として登録しました（同じマシンのデスク）。',
    en: 'Enrolled as “{name}” (a desk on this machine).',
  },
  running: { ja: '「{name}」として {desk} へ送り始めました。', en: 'Sending to {desk} as “{name}”.' },
  'status.running': { ja: '動作中（プロセス {pid}）', en: 'running (process {pid})' },
  'status.stopped': { ja: '止まっています', en: 'not running' },
  'status.spool': {
    ja: 'スプール: バッチ{batches, number}個、{bytes, number}バイト',
    en: 'spool: {batches, plural, one {# batch} other {# batches}}, {bytes, number} bytes',
  },
  'status.clock': {
    ja: '時計のずれ: {errorMs, number}ミリ秒（±{halfMs, number}）',
    en: 'clock: {errorMs, number} ms against the desk (±{halfMs, number})',
  },
  'status.file': {
    ja: '{path}: {size, number}バイト中 {offset, number}',
    en: '{path}: {offset, number} of {size, number} bytes',
  },

  'not-enrolled': {
    ja: '{folder} に登録情報がありません。先に hikeshi agent enrol で登録してください。',
    en: 'There is no enrolment in {folder}. Enrol first: hikeshi agent enrol.',
  },
  'state.unreadable': {
    ja: '{folder} の登録情報を読めません（{detail}）。所有者と権限を確かめてください。',
    en: 'The enrolment in {folder} cannot be read ({detail}). Check its owner and rights.',
  },
  'state.in-use': { ja: '{folder} は別のエージェントが使っています。', en: 'Another agent uses {folder}.' },
  'config.unreadable': {
    ja: '設定ファイル {file} を読めません（{detail}）。',
    en: 'The settings file {file} cannot be read ({detail}).',
  },
  'config.wrong': {
    ja: '設定ファイル {file} に誤りがあります。\n{detail}',
    en: 'The settings file {file} is not right.\n{detail}',
  },
  'needs-https': {
    ja: '{url} は使えません。デスクへは https:// でつないでください（同じマシンのデスクだけは http:// でもかまいません）。',
    en: '{url} will not do: reach the desk by https:// (by http:// only on this very machine).',
  },
  'certificate.form': {
    ja: '証明書と秘密鍵は、--cert と --key の両方で指定してください。',
    en: 'A certificate needs its key: give both --cert and --key.',
  },
  'certificate.unreadable': {
    ja: 'このホストの証明書か秘密鍵が読めません: {detail}',
    en: 'The certificate of this host or its key cannot be read: {detail}',
  },
  'pin.form': {
    ja: '--pin は16進64桁の SHA-256 で指定してください。',
    en: 'Give --pin as a SHA-256 of 64 hexadecimal digits.',
  },
  'pin.wrong': {
    ja: 'デスクの公開鍵が登録したときと違います（いまの鍵: {pin}）。何も送っていません。鍵を取り替えたのなら登録し直し、そうでなければ途中に誰かがいないか調べてください。',
    en: 'The desk shows another key than at enrolment (now: {pin}). Nothing was sent. If its key was changed, enrol again; if not, find out who stands between.',
  },
  unreachable: {
    ja: '{url} のデスクにつながりません（{detail}）。',
    en: 'The desk at {url} cannot be reached ({detail}).',
  },
  'enrol.refused': { ja: 'デスクが登録を断りました: {detail}', en: 'The desk refused the enrolment: {detail}' },

  'error.send': { ja: '送れません: {detail}', en: 'cannot send: {detail}' },
  'error.refused': {
    ja: 'デスクがバッチ {number} を断りました: {detail}',
    en: 'the desk refused batch {number}: {detail}',
  },
  'error.revoked': {
    ja: 'デスクがこのエージェントを受け付けません（失効）。スプールは残しています。',
    en: 'the desk does not know this agent any more (revoked); the spool is kept',
  },
  'error.order': {
    ja: 'デスクに求められた照合ができません: {detail}',
    en: 'cannot look at this host as the desk asked: {detail}',
  },
  'baseline.without': {
    ja: '基準は採りましたが、時間内に応答しなかった次の場所は含まれていません。マウントを直してから採り直してください: {paths}',
    en: 'The baseline was taken without what did not answer in time. Mend the mount, then take it again: {paths}',
  },
  'order.not-allowed': {
    ja: 'このホストのエージェントの設定（{setting}）が、それを許していません。',
    en: 'The settings of this agent ({setting}) do not allow it.',
  },
  'collect.windows': {
    ja: 'Windows のエージェントでは採取できません。デスクで PowerShell の採取プログラムを作って実行してください。',
    en: 'An agent on Windows does not collect. Make the PowerShell collector at the desk and run that.',
  },
  'collect.failed': {
    ja: '採取できませんでした（終了コード {code}）。{detail}',
    en: 'It could not be collected (exit code {code}). {detail}',
  },
  'collect.not-sent': {
    ja: '採取しましたが送れません。媒体で渡してください: {file}（{detail}）',
    en: 'It was collected and cannot be sent: hand it over on a medium: {file} ({detail})',
  },
  'error.watch': {
    ja: 'このホストの変更をその場で見張れません（定期の照合だけになります）: {detail}',
    en: 'cannot watch this host as it changes (regular checks alone go on): {detail}',
  },
  'watch.limit': {
    ja: '{path} から先は見張れません。sysctl fs.inotify.max_user_watches（いま {limit, number}）を増やしてください',
    en: 'from {path} on there are no more watches: raise sysctl fs.inotify.max_user_watches (now {limit, number})',
  },
  'error.full': { ja: 'スプールが一杯です', en: 'the spool is full' },
  'error.spool': { ja: 'スプールに書けません: {detail}', en: 'the spool cannot be written: {detail}' },
} as const satisfies Words
