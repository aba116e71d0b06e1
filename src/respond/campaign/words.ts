import { words } from '#src/core/words.ts'

export const campaignRefusals = words({
  'campaign.door.not-found': {
    ja: 'このアドレスのページはありません。通知書のアドレスをもう一度確かめてください。',
    en: 'There is no page at this address. Check it once more against your letter.',
  },
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
  'campaign.wave.no-witness': {
    ja: '100件を超える一括変更は、立会いのある試験に合格してから始められます。「変更プログラムと立会い試験」に記録するか、少人数の回を先に実行し、立会いのもとで確認してください。',
    en: 'A change of more than 100 accounts begins once a test before a witness was passed. Record it under “Change program and witnessed tests”, or run a small wave first and test it before a witness.',
  },
  'campaign.wave.defects-open': {
    ja: '変更プログラムに直っていない不具合があります。直した版を記録して試験するか、そのまま進める理由を残してください。',
    en: 'Defects of the change program are open. Record and test the version that mends them, or why they are lived with.',
  },
  'campaign.program.no-version': {
    ja: '試験の前に、試験するプログラムの版を記録してください。',
    en: 'Record the version of the program first, then its test.',
  },
  'campaign.defect.not-found': {
    ja: '不具合{number}は、直っていない不具合の中にありません。',
    en: 'Defect {number} is not among those that are open.',
  },
  'campaign.special.not-found': {
    ja: 'その集団か日はありません。',
    en: 'There is no such group, or no such day of it.',
  },
  'campaign.special.already-done': { ja: 'すでに実施済みです。', en: 'This is done already.' },
  'campaign.special.too-many-days': {
    ja: '一つの集団の日は{limit, number}までです。',
    en: 'A group may have up to {limit, number} days.',
  },
  'campaign.presence.not-found': { ja: 'その立会いはありません。', en: 'There is no such appointment.' },
  'campaign.presence.already-told': {
    ja: 'この立会いの結果はすでに記録されています。',
    en: 'How it went is on the record already.',
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
  'campaign.bundle.not-sent': {
    ja: 'この束は、まだ送り出した記録がありません。先に送り出しを記録してください。',
    en: 'This bundle has not left yet. Record first by which way it was sent.',
  },
  'campaign.bundle.not-of-it': {
    ja: 'この束にない利用者 ID があります：{logins}',
    en: 'These IDs are not in this bundle: {logins}',
  },
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
  'campaign.own.second-missing.invalid': {
    ja: '学外からは、番号のほかに本人確認の項目も入力してください。',
    en: 'From outside, give what proves who you are besides the code.',
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
