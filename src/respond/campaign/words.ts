import { words } from '#src/core/words.ts'

export const campaignRefusals = words({
  'campaign.not-found': { ja: 'その一括再設定はありません。', en: 'There is no such mass reset.' },
  'campaign.wave.not-found': { ja: 'その回の作業はありません。', en: 'There is no such wave.' },
  'campaign.bundle.not-found': { ja: 'その束はありません。', en: 'There is no such bundle of letters.' },
  'campaign.account.not-found': {
    ja: '「{login}」はこの一括再設定の対象にありません。',
    en: '“{login}” is not among the accounts of this reset.',
  },
  'campaign.list.invalid': {
    ja: '一覧を読めません。1行に1アカウントの CSV（login または 利用者ID の列）、LDIF、または ID だけの一覧を渡してください。',
    en: 'The list cannot be read. Give a CSV with a column login, an LDIF file, or one ID a line.',
  },
  'campaign.list.too-large': {
    ja: '一覧は{limit, number}行までです。',
    en: 'A list may have up to {limit, number} lines.',
  },
  'campaign.accounts.missing': {
    ja: 'まだアカウントがありません。先にアカウントの一覧を読み込んでください。',
    en: 'There are no accounts yet. Load the list of accounts first.',
  },
  'campaign.connector.missing': {
    ja: 'パスワードを変更する先が決まっていません。先にディレクトリーへの接続を設定してください。',
    en: 'It is not set where passwords are changed. Set the connection to the directory first.',
  },
  'campaign.connector.changed-while-running': {
    ja: '実行中は接続先を変えられません。先に中止してください。',
    en: 'The connection cannot be changed while a wave is running. Stop it first.',
  },
  'campaign.bind-password.missing': {
    ja: 'ディレクトリーに接続するためのパスワードを入力してください。保存はされません。',
    en: 'Give the password with which to bind to the directory. It is not stored.',
  },
  'campaign.directory.refused': {
    ja: 'ディレクトリーが接続を断りました（{detail}）。接続用の DN とパスワードを確かめてください。',
    en: 'The directory refused to be bound to ({detail}). Check the DN and the password.',
  },
  'campaign.directory.unavailable': {
    ja: 'ディレクトリーが応答しません（{detail}）。動いているか、アドレスが正しいかを確かめてください。',
    en: 'The directory does not answer ({detail}). Check that it is running and that its address is right.',
  },
  'campaign.directory.needs-ldaps': {
    ja: 'Active Directory のパスワードは ldaps:// でだけ変更できます。',
    en: 'Active Directory takes passwords over ldaps:// only.',
  },
  'campaign.directory.closed.unavailable': {
    ja: 'いまはパスワードを変更できません。窓口にお問い合わせください。',
    en: 'Passwords cannot be changed just now. Please ask the desk.',
  },
  'campaign.plan.not-found': {
    ja: 'その版の計画はありません。先に計画を立ててください。',
    en: 'There is no such version of the plan. Make a plan first.',
  },
  'campaign.plan.unapproved': {
    ja: '承認されていない計画は公表できません。先に承認を記録してください。',
    en: 'A plan that nobody approved is not told to people. Record its approval first.',
  },
  'campaign.key.missing': {
    ja: '印刷用の鍵を入力してください（作成したときに一度だけ表示されたもの）。',
    en: 'Give the key of the print job, which was shown once when it was made.',
  },
  'campaign.key.wrong': {
    ja: 'この鍵は、この一括再設定の印刷用の鍵ではありません。',
    en: 'This is not the key of this reset’s print job.',
  },
  'campaign.key.no-reason': {
    ja: '鍵を作り直すと、印刷済みでまだ変更していない通知書は使えなくなります。理由を書いてください。',
    en: 'A new key makes printed letters of accounts not yet changed worthless. Give the reason.',
  },
  'campaign.wave.already-running': {
    ja: 'この一括再設定は、すでに実行中です。',
    en: 'A wave of this reset is running already.',
  },
  'campaign.wave.already-done': { ja: 'この回はすでに終わっています。', en: 'This wave is done already.' },
  'campaign.wave.no-backup': {
    ja: '実行の前に、バックアップをどこに取ったかを記録してください。',
    en: 'Before it is run, record which backup was taken.',
  },
  'campaign.wave.no-go': {
    ja: '前の回の確認が済み、続行の判断が記録されてから始められます。',
    en: 'It can begin once the wave before it was tested and somebody decided to go on.',
  },
  'campaign.wave.not-running': { ja: 'この回は実行中ではありません。', en: 'This wave is not running.' },
  'campaign.wave.nothing-done': {
    ja: 'まだ変更したアカウントがないので、確認できません。',
    en: 'Nothing has been changed in this wave, so there is nothing to test.',
  },
  'campaign.wave.not-ended': {
    ja: '続行の判断は、この回が終わってから記録してください。',
    en: 'Decide once this wave has ended.',
  },
  'campaign.wave.not-tested': {
    ja: '続行の判断の前に、この回の動作確認を行ってください。',
    en: 'Test this wave before deciding to go on.',
  },
  'campaign.wave.failures-left': {
    ja: '動作確認で{count, number}件が失敗しています。続行するには理由を書いてください。',
    en: 'The test found {count, plural, one {# failure} other {# failures}}. To go on nevertheless, give the reason.',
  },
  'campaign.bundle.not-printed': { ja: 'この束はまだ印刷していません。', en: 'This bundle has not been printed.' },
  'campaign.bundle.other-file': {
    ja: 'この束で最後に印刷した PDF ではありません（SHA-256 が違います）。',
    en: 'This is not the PDF that was last made of this bundle: its SHA-256 differs.',
  },
  'campaign.bundle.already-printed': {
    ja: '印刷した束があるので、分け直せません。先に新しい鍵を作ってください。',
    en: 'Some bundles are printed, so they cannot be sorted anew. Make a new key first.',
  },
  'campaign.account.busy': {
    ja: 'このアカウントはいま変更の最中か、実行待ちです。少し待ってからやり直してください。',
    en: 'This account is being changed, or waits in a wave that has begun. Try again in a while.',
  },
  'campaign.own.wrong-code.invalid': {
    ja: '利用者 ID か番号が違います。通知書のとおりに入力してください。',
    en: 'The user ID or the code is not right. Type them as they stand on your letter.',
  },
  'campaign.own.too-many': {
    ja: '続けて間違えたので、{seconds, number}秒後にもう一度お試しください。',
    en: 'Too many wrong attempts. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  },
  'campaign.own.closed': {
    ja: 'いまは、ご自分でのパスワード変更を受け付けていません。通知書の案内をご覧ください。',
    en: 'Passwords cannot be changed here at this time. Please see what your letter says.',
  },
  'campaign.own.failed.unavailable': {
    ja: '変更の操作は受け付けましたが、システム側の不具合で完了しませんでした。こちらで確認します。番号はまだ使えます。',
    en: 'We received your change, but a system of ours failed to complete it. We will see to it; your code still works.',
  },
  'campaign.own.refused.invalid': {
    ja: 'このパスワードは受け付けられませんでした。別のパスワードを決めてください。',
    en: 'This password was not accepted. Please choose another one.',
  },
})

/** Automatic lines of the record about mass resets. Never a password, a code or a hash. */
export const campaignEntryWords = words({
  'campaign.created': { ja: '一括再設定 {number}「{title}」を始めた', en: 'Began mass reset {number}, “{title}”' },
  'campaign.changed': {
    ja: '一括再設定 {number} の設定を変えた：{what}',
    en: 'Changed the settings of mass reset {number}: {what}',
  },
  'campaign.changed.connector': { ja: '変更先', en: 'where passwords are changed' },
  'campaign.changed.letter': { ja: '通知書の文面', en: 'what letters say' },
  'campaign.opened': {
    ja: '{number}：利用者自身によるパスワード変更の受付を始めた',
    en: '{number}: people can change their passwords themselves from now on',
  },
  'campaign.closed': {
    ja: '{number}：利用者自身によるパスワード変更の受付を止めた',
    en: '{number}: people can no longer change their passwords themselves',
  },
  'campaign.loaded': {
    ja: '{number}：{list}を読み込んだ。{lines, number}行、該当{found, number}件、該当なし{strays, number}件、重複{twice, number}件。SHA-256 {sha256}',
    en: '{number}: loaded {list}: {lines, number} lines, {found, number} found, {strays, number} not found, {twice, number} named twice. SHA-256 {sha256}',
  },
  'campaign.list.accounts': { ja: 'アカウントの一覧', en: 'the list of accounts' },
  'campaign.list.exposed': { ja: '流出した一覧', en: 'the exposed set' },
  'campaign.list.removal': { ja: '削除対象の一覧', en: 'the list of accounts to be removed' },
  'campaign.list.outcomes': { ja: '変更結果の一覧', en: 'outcomes of changes elsewhere' },
  'campaign.matched': {
    ja: '{number}：流出した一覧と照合した。同じパスワード{same, number}件、異なる{differs, number}件、比べられない{unknown, number}件、IDのみ{listed, number}件。対象は{matched, number}件',
    en: '{number}: compared with the exposed set: the same password {same, number}, another {differs, number}, not comparable {unknown, number}, only the ID {listed, number}. The reset is for {matched, number}',
  },
  'campaign.exempted': {
    ja: '{number}：{count, number}件を対象から外した。理由：{reason}',
    en: '{number}: left {count, plural, one {# account} other {# accounts}} out. Reason: {reason}',
  },
  'campaign.included': {
    ja: '{number}：{count, number}件を対象に戻した',
    en: '{number}: took {count, plural, one {# account} other {# accounts}} in again',
  },
  'campaign.stated': {
    ja: '{number}：突き合わせる数を記録した：{figures}',
    en: '{number}: stated the figures that must come out: {figures}',
  },
  'campaign.planned': {
    ja: '{number}：計画 第{version}版。{waves, number}回に分け、{accounts, number}件を割り当てた。{reason}',
    en: '{number}: version {version} of the plan: {accounts, number} accounts in {waves, plural, one {# wave} other {# waves}}. {reason}',
  },
  'campaign.plan-told': {
    ja: '{number}：計画 第{version}版を知らせた：{where}',
    en: '{number}: told people of version {version} of the plan: {where}',
  },
  'campaign.approved': {
    ja: '{number}：計画 第{version}版を{by}が承認した。{reason}',
    en: '{number}: {by} approved version {version} of the plan. {reason}',
  },
  'campaign.key-made': { ja: '{number}：印刷用の鍵を作った', en: '{number}: made the key of the print job' },
  'campaign.key-replaced': {
    ja: '{number}：印刷用の鍵を作り直し、{count, number}通を無効にした。理由：{reason}',
    en: '{number}: made a new key of the print job; {count, plural, one {# letter is} other {# letters are}} worthless now. Reason: {reason}',
  },
  'campaign.connected': {
    ja: '{number}：この端末のプロセスからディレクトリーへ書き込めるようにした',
    en: '{number}: opened the way to the directory for this process',
  },
  'campaign.disconnected': {
    ja: '{number}：ディレクトリーへの接続を閉じた',
    en: '{number}: closed the way to the directory',
  },
  'campaign.bundled': {
    ja: '{number}：通知書{letters, number}通を{bundles, number}束に分けた',
    en: '{number}: sorted {letters, number} letters into {bundles, plural, one {# bundle} other {# bundles}}',
  },
  'campaign.printed': {
    ja: '{number}：束「{bundle}」の通知書{letters, number}通を作成した。SHA-256 {sha256}',
    en: '{number}: made {letters, plural, one {# letter} other {# letters}} of bundle “{bundle}”. SHA-256 {sha256}',
  },
  'campaign.destroyed': {
    ja: '{number}：束「{bundle}」の PDF を廃棄した（{how}）。SHA-256 {sha256}',
    en: '{number}: destroyed the PDF of bundle “{bundle}” ({how}). SHA-256 {sha256}',
  },
  'campaign.delivered': {
    ja: '{number}：通知書{count, number}通 → {letter}',
    en: '{number}: {count, plural, one {# letter} other {# letters}} → {letter}',
  },
  'campaign.letter.printed': { ja: '印刷済み', en: 'printed' },
  'campaign.letter.returned': { ja: '戻ってきた', en: 'returned' },
  'campaign.letter.fetched': { ja: '本人が受け取った', en: 'fetched' },
  'campaign.wave.backup': {
    ja: '{number}「{wave}」：実行前のバックアップ：{text}',
    en: '{number}, wave “{wave}”: backup before it is run: {text}',
  },
  'campaign.wave.started': {
    ja: '{number}「{wave}」の一括変更を始めた。対象{accounts, number}件',
    en: '{number}: began wave “{wave}” with {accounts, plural, one {# account} other {# accounts}}',
  },
  'campaign.wave.resumed': {
    ja: '{number}「{wave}」の一括変更を再開した。残り{accounts, number}件',
    en: '{number}: resumed wave “{wave}”, {accounts, plural, one {# account} other {# accounts}} left',
  },
  'campaign.wave.batch': {
    ja: '{number}「{wave}」：{done, number}件を変更、{failed, number}件が失敗',
    en: '{number}, wave “{wave}”: changed {done, number}, failed {failed, number}',
  },
  'campaign.wave.done': { ja: '{number}「{wave}」の一括変更が終わった', en: '{number}: wave “{wave}” is done' },
  'campaign.wave.halted': {
    ja: '{number}「{wave}」がディレクトリーの応答なし等で止まった。続きは再開できる',
    en: '{number}: wave “{wave}” stands still because the directory stays away or something failed; it can be resumed',
  },
  'campaign.wave.paused': { ja: '{number}「{wave}」を一時停止した', en: '{number}: paused wave “{wave}”' },
  'campaign.wave.stopped': {
    ja: '{number}「{wave}」を中止した。{accounts, number}件は未実施。{text}',
    en: '{number}: stopped wave “{wave}”, {accounts, plural, one {# account} other {# accounts}} not done. {text}',
  },
  'campaign.wave.throttled': {
    ja: '{number}「{wave}」の速さを毎秒{rate, number}件までにした',
    en: '{number}, wave “{wave}”: at most {rate, plural, one {# account} other {# accounts}} a second',
  },
  'campaign.wave.unthrottled': {
    ja: '{number}「{wave}」の速さの上限を外した',
    en: '{number}, wave “{wave}”: as fast as the directory goes',
  },
  'campaign.wave.tested': {
    ja: '{number}「{wave}」の動作確認：{sampled, number}件中{passed, number}件でログインできた。確認した機能：{services}。立ち会い：{witness}',
    en: '{number}, wave “{wave}” tested: {passed, number} of {sampled, number} could sign in. Services asked: {services}. Witness: {witness}',
  },
  'campaign.wave.go': { ja: '{number}「{wave}」：続行と判断した。{text}', en: '{number}, wave “{wave}”: go. {text}' },
  'campaign.wave.no-go-decided': {
    ja: '{number}「{wave}」：続行しないと判断した。{text}',
    en: '{number}, wave “{wave}”: no go. {text}',
  },
  'campaign.own-changed': {
    ja: '{number}：「{login}」が自分でパスワードを変更した',
    en: '{number}: “{login}” changed the password themselves',
  },
  'campaign.own-failed': {
    ja: '{number}：「{login}」の変更がシステム側の原因で完了しなかった：{cause}',
    en: '{number}: the change of “{login}” was tried, and a system failed: {cause}',
  },
  'campaign.reissued': {
    ja: '{number}：窓口で「{login}」に新しい番号またはパスワードを渡した。本人確認：{identity}',
    en: '{number}: the help desk gave “{login}” a new code or password. Identity: {identity}',
  },
  'campaign.nothing': { ja: '記載なし', en: 'not stated' },
})
