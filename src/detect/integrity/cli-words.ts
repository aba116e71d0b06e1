import { words } from '#src/core/words.ts'

/** What `hikeshi integrity` says of itself and answers. */
export const integrityCliWords = words({
  integrity: { ja: '改ざん検知（正常な状態との比較）', en: 'what changed since a host was known to be good' },
  init: {
    ja: '正常な状態の基準を作る。デスクは不要',
    en: 'take down the good state of these trees as a baseline, without a desk',
  },
  check: {
    ja: '基準と比べ、追加・削除・変更・移動を示す。差分なしは終了コード 0、差分ありは 1',
    en: 'what was added, removed, changed or moved since; exit code 0 when nothing was, 1 when something was',
  },
  update: {
    ja: 'いまの状態を理由とともに新しい基準とする（パスを書けばその範囲だけ）',
    en: 'take the state of now as good, with the reason; only below the paths when some are given',
  },
  show: { ja: '基準の内容を表示する', en: 'what a baseline holds' },
  sign: {
    ja: '基準に署名する（鍵のあるマシンで行う）',
    en: 'sign a baseline, on the machine where the key is',
  },
  import: { ja: 'AIDE のデータベースを基準にする', en: 'make a baseline out of an AIDE database' },
  'option.baseline': { ja: '基準のファイル', en: 'file of the baseline' },
  'option.config': {
    ja: '対象の設定（YAML、または AIDE の aide.conf）',
    en: 'what is watched: YAML, or an aide.conf of AIDE',
  },
  'option.key': {
    ja: '署名の鍵（Ed25519、PEM）。対象のホストには置かない',
    en: 'Ed25519 key in PEM that signs, kept off the host',
  },
  'option.key.check': {
    ja: 'この鍵で署名された基準だけを信じる（公開鍵でよい）',
    en: 'believe only a baseline that this key signed; the public key is enough',
  },
  'option.root': {
    ja: '調べるホストのファイルシステムをマウントした場所（既定: このホスト）',
    en: 'where the file system of the host is mounted; default: this host itself',
  },
  'option.host': { ja: 'ホストの名前（既定: このホスト）', en: 'name of the host; default: of this one' },
  'option.system': {
    ja: '待ち受けサービス、アカウント、SUID、カーネルモジュール、自動起動も記録する',
    en: 'also listening services, accounts, SUID files, kernel modules and what starts by itself',
  },
  'option.keep': {
    ja: '差分を示すために写しを残すテキストファイル（例: "/etc/**"）',
    en: 'text files of which a copy is kept for diffs, such as "/etc/**"',
  },
  'option.windows': {
    ja: '変更予定（YAML）。当てはまる変更は想定内とする',
    en: 'announced change windows (YAML): what falls in them is expected',
  },
  'option.throttle': { ja: '使う CPU の割合（1 コアの %）', en: 'share of one core to use, in per cent' },
  'option.patience': {
    ja: '応答しない場所やファイルを諦めるまでの秒数（既定: 60）',
    en: 'give up a place or a file that does not answer after so many seconds (default 60)',
  },
  'option.watch': {
    ja: '終わらずに見張り、変更をその場で示す（Ctrl+C で終わる）',
    en: 'stay and tell changes as they happen, until Ctrl+C',
  },
  'option.every': {
    ja: '--watch のとき、全体を照合し直す間隔（時間。既定: 24）',
    en: 'with --watch: look at everything again after so many hours; default: 24',
  },
  'hint.hours': { ja: '1 から 8760 の時間で指定してください。', en: 'give 1 to 8760 hours' },
  'watch.only-here': {
    ja: '--watch で見張れるのは、いま動いているこのホストだけです。--root とは一緒に使えません。',
    en: 'Only this running host can be watched: --watch does not go with --root.',
  },
  'watch.begun': {
    ja: '{folders, number} 個のフォルダーを見張っています。',
    en: 'Watching {folders, plural, one {# folder} other {# folders}}.',
  },
  'watch.overrun': {
    ja: '一度に多くの変更があり、見落としがあるかもしれないため、全体を照合し直します。',
    en: 'So much changed at once that some of it may have been missed: everything is looked at again.',
  },
  'watch.limit': {
    ja: 'すべてのフォルダーは見張れません。見張れない所は、定期の照合でだけ分かります。sysctl fs.inotify.max_user_watches（いま {limit, number}）を増やしてください。',
    en: 'Not every folder can be watched; changes there show only when everything is looked at. Raise sysctl fs.inotify.max_user_watches (now {limit, number}).',
  },
  'problem.not-watched': { ja: 'ここから先は見張れません: {path}', en: 'cannot be watched, from here on: {path}' },
  'option.reason': { ja: '理由（変更の番号など）', en: 'reason, such as the number of the change' },
  'option.desk': {
    ja: '基準をデスクに保管し、照合結果をデスクに送る',
    en: 'keep the baseline at the desk, send what is found to the desk',
  },
  'option.desk.host': {
    ja: 'デスクでのホストの名前（既定: このホスト）',
    en: 'name of the host at the desk; default: this one',
  },
  'option.desk.reason': { ja: '基準を作る理由（--desk のとき）', en: 'why it is taken, with --desk' },
  'needs-reason': {
    ja: 'デスクに保管するには --reason で理由を書いてください。',
    en: 'To keep it at the desk, give the reason with --reason.',
  },
  'needs-baseline': {
    ja: '--baseline で基準のファイルを指定するか、--desk でデスクの基準を使ってください。',
    en: 'Give a baseline with --baseline, or take that of the desk with --desk.',
  },
  'desk.kept': {
    ja: 'デスクに「{host}」の基準として保管しました（照合コード {code}）。',
    en: 'The desk keeps it as the baseline of “{host}” (code {code}).',
  },
  'desk.told': { ja: '照合結果をデスクに送りました。', en: 'The desk has the result.' },
  'desk.other-baseline': {
    ja: 'デスクから届いた基準は、デスクが示すものと違います。照合しません。',
    en: 'The baseline that came is not the one that the desk names. Nothing is compared.',
  },
  hosts: { ja: 'デスクにあるホストの状態を一覧する', en: 'list the hosts that the desk keeps baselines of' },
  'host.state': {
    ja: '{state, select, clean {差分なし} expected {説明のつく差分のみ} differs {説明のつかない差分あり} unchecked {未照合} other {基準なし}}',
    en: '{state, select, clean {clean} expected {only explained differences} differs {unexplained differences} unchecked {not checked} other {no baseline}}',
  },
  'host.none': { ja: 'デスクに基準はまだありません。', en: 'The desk keeps no baselines yet.' },
  announce: { ja: '変更予定をデスクに登録する', en: 'announce a change window at the desk' },
  'announce.from': { ja: '始まり（RFC 3339 など）', en: 'when it begins, such as RFC 3339' },
  'announce.to': { ja: '終わり', en: 'when it ends' },
  'announce.hosts': { ja: '対象のホスト（例: web*。既定: すべて）', en: 'hosts it is for, such as web*; default: all' },
  'announce.path': { ja: '変わるパス（例: "/etc/nginx/**"）', en: 'paths that will change, such as "/etc/nginx/**"' },
  'announce.owner': { ja: '責任者（既定: 自分）', en: 'who answers for it; default: yourself' },
  'announce.done': { ja: '変更予定「{name}」を登録しました。', en: 'The change window “{name}” is announced.' },
  'option.aide': { ja: 'AIDE のデータベース', en: 'AIDE database' },
  'hint.seconds': { ja: '1〜{most}の秒数を指定してください。', en: 'Give seconds from 1 to {most}.' },
  'hint.percent': { ja: '1 から 100 で指定してください。', en: 'give 1 to 100' },

  'give-paths': {
    ja: '対象のパスを指定してください（--config の paths でもかまいません）。',
    en: 'Give the paths to watch, here or as paths in --config.',
  },
  'not-there': { ja: '{path} がありません（{detail}）。', en: '{path} is not there ({detail}).' },
  'bad-key': {
    ja: '{file} は Ed25519 の鍵（PEM）ではありません。openssl genpkey -algorithm ed25519 で作れます。',
    en: '{file} is no Ed25519 key in PEM. Make one with: openssl genpkey -algorithm ed25519',
  },
  'needs-private': {
    ja: '{file} は公開鍵です。署名には秘密鍵が必要です。',
    en: '{file} is a public key; signing takes the private one.',
  },
  'bad-config': { ja: '設定を読めません。{detail}', en: 'The configuration cannot be read. {detail}' },
  'aide.unknown-attribute': {
    ja: '{file} {line} 行目: 知らない属性かグループです。この規則は使いません。',
    en: '{file}, line {line}: an attribute or group that is not known; the rule is left out.',
  },
  'aide.unreadable': { ja: '{file} {line} 行目: 読めません。', en: '{file}, line {line}: cannot be read.' },
  'aide.bad-regex': {
    ja: '{file} {line} 行目: 正規表現が正しくありません。',
    en: '{file}, line {line}: the regular expression is not valid.',
  },
  'aide.include': {
    ja: '{file} {line} 行目: 取り込むファイルを読めません。',
    en: '{file}, line {line}: what it includes cannot be read.',
  },
  'aide.too-many': {
    ja: '{file} {line} 行目: 規則が多すぎます。',
    en: '{file}, line {line}: there are too many rules.',
  },
  'not-aide': {
    ja: '{file} は AIDE のデータベースではありません。',
    en: '{file} is no AIDE database.',
  },

  made: {
    ja: '{entries, number} 件を {file} に記録しました。',
    en: '{entries, plural, one {# thing} other {# things}} written to {file}.',
  },
  code: {
    ja: '照合コード: {code}　別の場所に控えてください。',
    en: 'Code: {code}. Write it down somewhere else.',
  },
  unsigned: {
    ja: 'この基準には署名がありません。照合コード {code} が控えと同じか確かめてください。',
    en: 'This baseline is not signed. See that its code, {code}, is the one that was written down.',
  },
  'signed-by': {
    ja: '鍵 {key} による署名です。--key で鍵を指定すると、その鍵だけを信じます。',
    en: 'Signed by key {key}. With --key only the key that you give is believed.',
  },
  signed: { ja: '鍵 {key} で署名しました。', en: 'Signed by key {key}.' },
  'kept-previous': {
    ja: 'それまでの基準は {file} に残しました。',
    en: 'The baseline of before is kept as {file}.',
  },
  'refused.not-baseline': {
    ja: '{file} は火消しの基準ではありません。',
    en: '{file} is no baseline of Hikeshi.',
  },
  'refused.cut': {
    ja: '{file} は途中で切れています。この基準は使えません。',
    en: '{file} is cut short. Nothing is believed of it.',
  },
  'refused.altered': {
    ja: '{file} は書き換えられています。この基準は使えません。別に保管したものと替えてください。',
    en: '{file} was altered. Nothing is believed of it; take the copy that is kept elsewhere.',
  },
  'refused.wrong-signature': {
    ja: '{file} の署名が合いません。この基準は使えません。',
    en: 'The signature of {file} is wrong. Nothing is believed of it.',
  },
  'refused.other-key': {
    ja: '{file} は別の鍵で署名されています。この基準は使えません。',
    en: '{file} is signed by another key. Nothing is believed of it.',
  },
  'refused.not-signed': {
    ja: '{file} には署名がありません。この基準は使えません。',
    en: '{file} is not signed. Nothing is believed of it.',
  },
  'sign-again': {
    ja: 'この基準には署名があります。--key で署名の鍵を指定してください。',
    en: 'This baseline is signed: give the key with --key, so that the next one is too.',
  },
  'clock-back': {
    ja: 'このホストの時計（{now}）は基準の時刻（{then}）より前です。変更の時間帯は当てはめません。',
    en: 'The clock of this host ({now}) stands before the baseline ({then}); change windows are not applied.',
  },

  'problem.EACCES': { ja: '権限がなく読めません: {path}', en: 'no right to read: {path}' },
  'problem.EPERM': { ja: '権限がなく読めません: {path}', en: 'no right to read: {path}' },
  'problem.changing': { ja: '読む間も変化しています: {path}', en: 'changes while it is read: {path}' },
  'problem.sparse': {
    ja: '穴の大きいファイルのため内容は読みません: {path}',
    en: 'mostly holes, so its content is not read: {path}',
  },
  'problem.distant': {
    ja: 'ネットワーク上のため調べません（必要ならパスとして指定）: {path}',
    en: 'on a network, so not looked at (name it as a path if it should be): {path}',
  },
  'problem.ETIMEDOUT': { ja: '応答がないため飛ばしました: {path}', en: 'did not answer and was left out: {path}' },
  'problem.other': { ja: '読めません（{code}）: {path}', en: 'cannot be read ({code}): {path}' },
  'problem.more': {
    ja: '読めないものがほかに {count, number} 件あります。',
    en: '{count, plural, one {# more could} other {# more could}} not be read.',
  },

  'change.added': { ja: '追加', en: 'added' },
  'change.removed': { ja: '削除', en: 'removed' },
  'change.changed': { ja: '変更', en: 'changed' },
  'change.moved': { ja: '移動', en: 'moved' },
  'severity.critical': { ja: '[重大]', en: '[critical]' },
  'severity.high': { ja: '[高]', en: '[high]' },
  'severity.medium': { ja: '[中]', en: '[medium]' },
  'severity.low': { ja: '[低]', en: '[low]' },
  'severity.expected': { ja: '[想定内]', en: '[expected]' },
  clean: {
    ja: '{looked, number} 件を調べ、差分はありません。',
    en: '{looked, plural, one {# thing} other {# things}} looked at: nothing is different.',
  },
  differs: {
    ja: '{looked, number} 件を調べ、差分は {count, number} 件、うち想定内 {expected, number} 件です。',
    en: '{looked, plural, one {# thing} other {# things}} looked at: {count, plural, one {# difference} other {# differences}}, {expected} of them expected.',
  },
  updated: {
    ja: '差分 {count, number} 件を理由とともに受け入れました。',
    en: '{count, plural, one {# difference was} other {# differences were}} accepted, with the reason.',
  },
  'show.head': {
    ja: 'ホスト {host}、{at} 作成、{entries, number} 件',
    en: 'host {host}, taken {at}, {entries, plural, one {# thing} other {# things}}',
  },
  'show.roots': { ja: '対象: {roots}', en: 'watched: {roots}' },
  'show.update': {
    ja: '{at} 更新: {reason}（差分 {count, number} 件）',
    en: '{at} updated: {reason} ({count} differences)',
  },
})
