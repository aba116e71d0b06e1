import { words } from '#src/core/words.ts'

/** What an operator is told when the state store cannot be opened, dumped or restored. */
export const stateRefusals = words({
  'state.folder-in-use': {
    ja: 'フォルダー {folder} は別の火消し{pid, select, null {} other {（プロセス {pid}）}}が使っています。一つのフォルダーで動かせるのは一つだけです。',
    en: 'The folder {folder} is in use by another desk{pid, select, null {} other { (process {pid})}}. One folder serves one desk at a time.',
  },
  'state.not-a-backup': {
    ja: '{file} は火消しの状態の控えではありません。',
    en: '{file} is not a dump of this desk’s state.',
  },
  'state.backup-of-other-version': {
    ja: 'このバックアップは、このプログラムが知らない変更「{name}」を含んでいます。同じか新しい版の火消しで復元してください。',
    en: 'This backup holds the change “{name}”, which this program does not know. Restore it with the same or a newer Hikeshi.',
  },
  'state.not-empty': {
    ja: '復元先のデータベースが空ではありません（表 {table} に {rows} 行）。',
    en: 'The database to restore into is not empty ({table} holds {rows} rows).',
  },
  'state.backup-damaged': {
    ja: '{file} は途中で壊れています。何も変更していません。',
    en: '{file} is damaged. Nothing was changed.',
  },
  'state.server-too-old': {
    ja: 'PostgreSQL {version} は古すぎます。{oldest} 以上にしてください。',
    en: 'PostgreSQL {version} is too old; {oldest} or newer is needed.',
  },
  'state.not-utf8': {
    ja: 'データベースの文字コードが {encoding} です。UTF-8 で作り直してください。',
    en: 'The database is encoded in {encoding}. Make one in UTF-8.',
  },
  'state.cluster-missing': {
    ja: '{dataDir} のデータベース本体が {folder} にありません。移したなら元に戻すか、バックアップから復元してください。',
    en: 'The database of {dataDir} is not at {folder}. Move it back, or restore a backup.',
  },
  'state.cluster-of-root': {
    ja: '{folder} は root が所有しています。PostgreSQL は root では動きません。',
    en: '{folder} belongs to root, and PostgreSQL does not run as root.',
  },
  'state.no-postgresql': {
    ja: '{platform} 用の PostgreSQL は付属していません。DATABASE_URL で既存の PostgreSQL を指定してください。',
    en: 'No PostgreSQL comes along for {platform}. Point DATABASE_URL at one of your own.',
  },
  'state.newer-than-program': {
    ja: 'このデータは新しい版の火消しで作られました（{name}）。プログラムを更新してください。',
    en: 'These data were made by a newer Hikeshi ({name}). Update the program.',
  },
  'state.migration-changed': {
    ja: '適用済みの変更「{name}」の中身が違います。プログラムのファイルが書き換えられていないか確かめてください。',
    en: 'The applied change “{name}” is not what it was. Check that the program’s files were not altered.',
  },
})
