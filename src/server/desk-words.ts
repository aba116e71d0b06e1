import { words } from '#src/core/words.ts'

export const deskRefusals = words({
  'backup.folder-not-empty': {
    ja: 'フォルダー {folder} は空ではありません。復元は空のフォルダーにだけできます。',
    en: 'The folder {folder} is not empty. A backup restores into an empty folder only.',
  },
  'backup.not-a-backup': {
    ja: '{file} は火消しのバックアップではありません。',
    en: '{file} is not a backup of Hikeshi.',
  },
  'backup.damaged': {
    ja: '{file} は壊れています。何も復元していません。別のバックアップを使ってください。',
    en: '{file} is damaged. Nothing was restored; use another backup.',
  },
  'desk.settings-wrong': { ja: '設定に誤りがあります。\n{faults}', en: 'The settings are not right.\n{faults}' },
  'demonstration.already-loaded': {
    ja: 'このデモはすでに読み込まれています。',
    en: 'This demonstration is already loaded.',
  },
})

export const deskEntryWords = words({
  'desk.backup-made': { ja: '全体のバックアップを取った', en: 'Made a full backup' },
  'desk.demonstration-loaded': { ja: 'デモを読み込んだ', en: 'Loaded the demonstration' },
  'desk.database-crashed': {
    ja: 'データベースが異常終了し、{seconds}秒以内に再開した。受け付け済みの内容は失われていない（{detail}）',
    en: 'The database crashed and was back within {seconds, plural, one {# second} other {# seconds}}; nothing acknowledged was lost ({detail})',
  },
  'desk.database-away': {
    ja: 'データベースへの接続が切れ、{seconds}秒以内に回復した（{detail}）',
    en: 'The connection to the database was lost and was back within {seconds, plural, one {# second} other {# seconds}} ({detail})',
  },
})
