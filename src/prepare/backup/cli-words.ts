import { words } from '#src/core/words.ts'

/** What `hikeshi backup-register` says of itself and answers. */
export const backupCliWords = words({
  register: { ja: 'バックアップの台帳', en: 'register of backups: what is kept where, and whether it comes back' },
  list: {
    ja: '台帳を悪い順に示す。問題があれば終了コード 1',
    en: 'the register, the worst first; exit 1 when something is wrong',
  },
  add: { ja: 'バックアップを台帳に載せる', en: 'enter a backup' },
  'add.system': { ja: '対象の機器やサービス', en: 'machine or service' },
  'add.holds': { ja: '中身（data、settings、system）', en: 'what is in it: data, settings, system' },
  'add.place': { ja: '保管場所', en: 'where it is kept' },
  'add.medium': { ja: '媒体', en: 'medium' },
  'add.owner': { ja: '担当者', en: 'who takes care of it' },
  'add.every': { ja: '何時間ごとか（既定 24）', en: 'every so many hours (default 24)' },
  'add.keep': { ja: '何日残すか（既定 30）', en: 'kept for so many days (default 30)' },
  'add.apart': {
    ja: '侵入者の手が届かない（オフライン、遠隔、書き換え不可）',
    en: 'out of reach of an intruder: offline, elsewhere, or unchangeable',
  },
  note: {
    ja: '取得（taken）または復元試験（tested）の結果を書く',
    en: 'note that it was taken, or that a restore was tested',
  },
  'note.at': { ja: 'いつ（既定: 今）', en: 'when (default: now)' },
  'note.failed': { ja: '失敗した', en: 'it failed' },
  'note.note': { ja: 'メモ', en: 'a note' },
  'note.minutes': { ja: 'かかった分', en: 'minutes that it took' },
  against: {
    ja: '侵入より古いバックアップと、汚染のおそれのあるものを示す',
    en: 'which are older than an intrusion, and which may be contaminated',
  },
  'against.at': { ja: '侵入の始まり（もっとも早い時刻）', en: 'when the intrusion began, at the earliest' },
  none: { ja: '台帳にバックアップはありません。', en: 'The register is empty.' },
  'state.never-taken': { ja: '未取得', en: 'never taken' },
  'state.failed': { ja: '失敗', en: 'failed' },
  'state.overdue': { ja: '期限切れ', en: 'overdue' },
  'state.never-tested': { ja: '復元を試していない', en: 'restore never tried' },
  'state.test-failed': { ja: '復元に失敗', en: 'restore failed' },
  'state.test-overdue': { ja: '復元試験の期限切れ', en: 'restore test overdue' },
  'state.well': { ja: '良好', en: 'well' },
  'verdict.older': {
    ja: '侵入前のものあり（{at}、失うのは{hours, number}時間分）',
    en: 'one from before: {at}, loses {hours, plural, one {# hour} other {# hours}}',
  },
  'verdict.none-older': { ja: '侵入前のものなし', en: 'none from before' },
  'verdict.none': { ja: '使えるものなし', en: 'none that is good' },
  suspect: { ja: '汚染のおそれ {count, number}件', en: '{count, number} may be contaminated' },
  'in-reach': { ja: '侵入者の手が届く場所', en: 'within reach of the intruder' },
  unproved: { ja: '復元の実績なし', en: 'no restore ever came back' },
  added: { ja: '「{name}」を台帳に載せました。', en: '“{name}” is in the register.' },
  noted: { ja: '「{name}」に書きました。', en: 'Noted for “{name}”.' },
})
