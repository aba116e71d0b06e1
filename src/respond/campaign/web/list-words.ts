import { words } from '#src/core/words.ts'

/** Who is in a mass reset: lists that are loaded, what was exposed, who is left out, figures that must come out. */
export const listWords = words({
  which: { ja: '何を読み込むか', en: 'What to load' },
  'which.accounts': { ja: 'アカウントの一覧（ファイル）', en: 'Accounts, from a file' },
  'which.directory': { ja: 'アカウント（ディレクトリーから直接）', en: 'Accounts, from the directory itself' },
  'which.exposed': { ja: '流出した認証情報', en: 'What was exposed' },
  'which.removal': { ja: '先に削除する人', en: 'Removed beforehand' },
  'which.outcomes': { ja: 'ほかで変更した結果', en: 'Changes made elsewhere' },
  'accounts.hint': {
    ja: '一行に一人。login, name, department, group, route, address, lang, dn の列を読みます。日本語の見出しも使えます。',
    en: 'A line a person. Columns login, name, department, group, route, address, lang, dn are read, under Japanese headings too.',
  },
  'directory.hint': {
    ja: '「変更先」に決めたディレクトリーから、対象のアカウントを読みます。',
    en: 'Reads the accounts of the directory that is set as the place of change.',
  },
  'directory.missing': {
    ja: '先に「変更先」で LDAP のディレクトリーを決めてください。',
    en: 'Set an LDAP directory as the place of change first.',
  },
  'directory.read': { ja: 'ディレクトリーから読む', en: 'Read the directory' },
  'exposed.hint': {
    ja: '流出した ID の一覧か、ID とハッシュ値の一覧を選びます。照合が済むとハッシュ値は捨て、残すのは一致したかどうかだけです。',
    en: 'A list of exposed IDs, or of IDs with hashes. Once it is compared the hashes are gone; what stays is whether they matched.',
  },
  'exposed.file': { ja: '流出した一覧', en: 'What was exposed' },
  'exposed.held': { ja: '今のハッシュ値の一覧（あれば）', en: 'Hashes held now, if you have them' },
  'exposed.held.hint': {
    ja: 'なくてもかまいません。接続パスワードを入れると、ディレクトリーから直接読んで照合します。',
    en: 'Not needed: with the password to bind, they are read from the directory itself.',
  },
  'exposed.scope': { ja: '再設定の対象', en: 'Who changes' },
  'scope.all': { ja: '全員', en: 'Everybody' },
  'scope.listed': { ja: '流出した一覧にある人', en: 'Whoever is in what was exposed' },
  'scope.same': { ja: 'ハッシュ値が一致した人だけ', en: 'Only whose hash is the same' },
  'exposed.match': { ja: '照合する', en: 'Compare' },
  'exposed.told': {
    ja: '一致 {same, number}、不一致 {differs, number}、照合できない {unknown, number}、ID のみ {listed, number}',
    en: '{same, number} the same, {differs, number} different, {unknown, number} cannot be compared, {listed, number} by ID alone',
  },
  'removal.reason': { ja: '削除の理由', en: 'Why they are removed' },
  'outcomes.hint': {
    ja: 'login と state（変更済み・失敗）、cause の列を読みます。',
    en: 'Columns login, state (changed, failed) and cause are read.',
  },
  exempt: { ja: '対象から外す', en: 'Leave somebody out' },
  'exempt.back': { ja: '対象に戻す', en: 'Take somebody in again' },
  'exempt.logins': { ja: '利用者 ID（一行に一つ）', en: 'User IDs, one a line' },
  'exempt.reason': { ja: '理由', en: 'Reason' },
  'exempt.what': { ja: 'すること', en: 'What to do' },
  'exempt.save': { ja: '記録する', en: 'Record it' },
  'exempt.none': {
    ja: 'その利用者 ID は対象にありません。綴りを確かめてください。',
    en: 'None of these IDs is in the reset. Check how they are written.',
  },
  stated: { ja: '合うはずの数を書く', en: 'State the figures that must come out' },
  'stated.text': {
    ja: 'ほかで数えた値を書くと、ここで数えた値と突き合わせます。空の欄は比べません。',
    en: 'Figures counted elsewhere are held against what is counted here. Empty ones are not compared.',
  },
  'stated.save': { ja: '突き合わせる', en: 'Compare' },
  services: {
    ja: '同じログイン情報を使うサービスに、ログの調査を頼む',
    en: 'Ask the services that share the login to search their logs',
  },
  csv: { ja: '全アカウントの状態（CSV）', en: 'State of every account (CSV)' },
  failures: { ja: '変更できなかったアカウント', en: 'Accounts that could not be changed' },
  'failures.more': { ja: 'ほか{count, number}件は CSV にあります', en: '{count, number} more are in the CSV' },
  'failures.tries': { ja: '{count, number}回試行', en: '{count, plural, one {# try} other {# tries}}' },
})
