import { words } from '#src/core/words.ts'

export const backupRefusals = words({
  'backup.not-found': {
    ja: 'そのバックアップは台帳にないか、外されています。',
    en: 'There is no such backup in the register, or it was taken out.',
  },
  'backup.name.already-used': {
    ja: '「{name}」という名前のバックアップはすでに台帳にあります。',
    en: 'The register has a backup named “{name}” already.',
  },
  'backup.run.in-future.invalid': {
    ja: 'これからの時刻は書けません。',
    en: 'That time has not come yet.',
  },
})

export const backupEntryWords = words({
  'backup.added': {
    ja: 'バックアップ「{name}」を台帳に載せた（{system}、保管場所 {place}、担当 {owner}、{everyHours, number}時間ごと）',
    en: 'Entered the backup “{name}” into the register ({system}, kept at {place}, by {owner}, every {everyHours, plural, one {hour} other {# hours}})',
  },
  'backup.changed': {
    ja: 'バックアップ「{name}」の記載を改めた：{before} → {after}。理由：{reason}',
    en: 'Changed the backup “{name}” in the register: {before} → {after}. Reason: {reason}',
  },
  'backup.taken': {
    ja: 'バックアップ「{name}」：{at}に{outcome, select, good {取得した} other {取得に失敗した}} {note}',
    en: 'Backup “{name}”: {outcome, select, good {taken} other {failed}} at {at} {note}',
  },
  'backup.tested': {
    ja: 'バックアップ「{name}」：{at}に復元を試し、{outcome, select, good {成功した} other {失敗した}} {note}',
    en: 'Backup “{name}”: a restore tried at {at} {outcome, select, good {came back} other {failed}} {note}',
  },
  'backup.retired': {
    ja: 'バックアップ「{name}」を台帳から外した。理由：{reason}',
    en: 'Took the backup “{name}” out of the register. Reason: {reason}',
  },
})
