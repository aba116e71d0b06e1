import { words } from '#src/core/words.ts'

export const deskRefusals = words({
  'state.folder-in-use': { ja: 'フォルダー {folder} は別の火消し（プロセス {pid}）が使っています。', en: 'The folder {folder} is in use by another desk (process {pid}).' },
  'demonstration.already-loaded': { ja: 'デモはすでに読み込まれています。', en: 'The demonstration is already loaded.' },
})

export const deskEntryWords = words({
  'desk.demonstration-loaded': { ja: 'デモを読み込んだ', en: 'Loaded the demonstration' },
  'desk.database-crashed': { ja: 'データベースが落ち、自動で再起動した（{detail}）', en: 'The database crashed and was started again ({detail})' },
})
