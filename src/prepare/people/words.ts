import { words } from '#src/core/words.ts'

export const peopleRefusals = words({
  'people.name.not-found': { ja: '「{name}」という人はいません。', en: 'There is nobody called “{name}”.' },
  'people.name.several': {
    ja: '「{name}」は複数います。画面から選ぶか、id で指定してください。',
    en: 'Several people are called “{name}”. Choose on the page, or give an id.',
  },
  'session.not-signed-in': { ja: 'サインインが必要です。', en: 'You need to sign in.' },
  'session.wrong-credentials': {
    ja: 'メールアドレスかパスワードが違います。',
    en: 'The e-mail address or the password is wrong.',
  },
  'session.too-many': {
    ja: '失敗が続いたため、あと{seconds}秒お待ちください。',
    en: 'Too many failed attempts. Please wait {seconds} seconds.',
  },
  'people.setup.already-done': {
    ja: '最初の管理者はすでに登録されています。',
    en: 'The first administrator has already been made.',
  },
  'people.password.too-short': {
    ja: 'パスワードは{shortest}文字以上にしてください。短い文をつなげると覚えやすくなります。',
    en: 'A password needs at least {shortest} characters. A few words in a row are easy to remember.',
  },
  'people.password.too-long': {
    ja: 'パスワードが長すぎます。256文字までにしてください。',
    en: 'The password is too long. Keep it within 256 characters.',
  },
  'people.password.guessed-first': {
    ja: 'このパスワードはよく使われるか、推測されやすいものです。別のものにしてください。',
    en: 'This password is common or easy to guess. Please choose another.',
  },
  'people.password.wrong-current': { ja: '今のパスワードが違います。', en: 'The current password is wrong.' },
  'people.zone.invalid': {
    ja: 'タイムゾーン「{zone}」は分かりません。Asia/Tokyo のように書いてください。',
    en: 'The time zone “{zone}” is unknown. Write it like Asia/Tokyo.',
  },
  'people.person.not-found': { ja: 'そのアカウントはありません。', en: 'There is no such account.' },
  'people.person.closed': {
    ja: 'このアカウントは閉じられています。先に再開してください。',
    en: 'This account is closed. Reopen it first.',
  },
  'people.email.already-used': { ja: '{email} はすでに使われています。', en: '{email} is already in use.' },
  'people.last-administrator': {
    ja: '管理者が一人もいなくなるため、変更できません。先に別の管理者を決めてください。',
    en: 'This would leave the desk without an administrator. Appoint another one first.',
  },
  'people.token.not-found': { ja: 'そのAPIトークンはありません。', en: 'There is no such API token.' },
  'people.token.not-allowed': {
    ja: 'APIトークンから別のトークンは作れません。サインインして作ってください。',
    en: 'A token cannot make another token. Sign in to make one.',
  },
  'people.token.beyond-own-rights': {
    ja: '自分にない権限（{permission}）をトークンに与えることはできません。',
    en: 'A token cannot have a right that you do not have ({permission}).',
  },
  'people.invitation.not-found': {
    ja: 'この招待リンクは使用済みか、期限が切れています。管理者に新しいリンクを頼んでください。',
    en: 'This invitation has been used or has expired. Ask an administrator for a new one.',
  },
})

/** What automatic entries of this slice say. */
export const peopleEntryWords = words({
  'people.set-up': { ja: '最初の管理者「{name}」を登録した', en: 'Made the first administrator, {name}' },
  'people.signed-in': { ja: 'サインインした', en: 'Signed in' },
  'people.signed-out-everywhere': {
    ja: 'すべてのセッション（{count}件）を終了した',
    en: 'Ended every session ({count})',
  },
  'people.changed': { ja: '表示名を「{name}」に変えた', en: 'Changed own name to {name}' },
  'people.password-changed': { ja: 'パスワードを変えた', en: 'Changed the password' },
  'people.password-set': { ja: '招待リンクからパスワードを設定した', en: 'Set a password with an invitation' },
  'people.token-made': { ja: 'APIトークン「{name}」を作った（{scope}）', en: 'Made the API token “{name}” ({scope})' },
  'people.token-ended': { ja: 'APIトークン「{name}」を無効にした', en: 'Ended the API token “{name}”' },
  'people.added': { ja: 'アカウント「{name}」を追加した（{role}）', en: 'Added the account {name} ({role})' },
  'people.account-changed': {
    ja: 'アカウント「{name}」を変更した（{before}から{role}へ）',
    en: 'Changed the account {name} (from {before} to {role})',
  },
  'people.account-closed': { ja: 'アカウント「{name}」を閉じた', en: 'Closed the account {name}' },
  'people.account-reopened': { ja: 'アカウント「{name}」を再開した', en: 'Reopened the account {name}' },
  'people.invited': { ja: '「{name}」に招待リンクを出した', en: 'Issued an invitation for {name}' },
})
