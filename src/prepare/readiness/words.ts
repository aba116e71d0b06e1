import { words } from '#src/core/words.ts'

export const readinessRefusals = words({
  'readiness.not-found': {
    ja: 'この備えは一覧にないか、外されています。',
    en: 'There is no such thing in the register of readiness, or it was taken out.',
  },
  'readiness.name.already-used': {
    ja: '「{name}」はすでに一覧にあります。',
    en: '“{name}” stands in the register already.',
  },
  'readiness.peacetime.invalid': {
    ja: '平常時の項目は backup、normal、patches、exercise のいずれかです。',
    en: 'A peacetime item is one of backup, normal, patches, exercise.',
  },
  'readiness.per-hour.invalid': {
    ja: '1時間に届く数は、指示の経路にだけ書けます。',
    en: 'How many are reached in an hour is said of a route alone.',
  },
  'readiness.check.in-future.invalid': {
    ja: 'これからの時刻は書けません。',
    en: 'That time has not come yet.',
  },
})

const kind = {
  ja: '{kind, select, policy {方針} contact {連絡窓口} peacetime {平常時の項目} machine {機器の管理者} route {指示の経路} medium {媒体} other {演習}}',
  en: '{kind, select, policy {policy} contact {point of contact} peacetime {peacetime item} machine {administrators of} route {route} medium {medium} other {exercise}}',
}
const name = {
  ja: '「{kind, select, peacetime {{name, select, backup {定期的なバックアップ} normal {通常の状態の把握} patches {情報収集と修正の適用} other {予行演習}}} other {{name}}}」',
  en: '“{kind, select, peacetime {{name, select, backup {Regular backups} normal {Knowing the normal state} patches {News and patches} other {Exercises}}} other {{name}}}”',
}
const what = { ja: `${kind.ja}${name.ja}`, en: `${kind.en} ${name.en}` }

export const readinessEntryWords = words({
  'readiness.added': {
    ja: `備えを載せた：${what.ja} 責任者 {who} {says}`,
    en: `Readiness: entered the ${what.en}; {who} answers for it. {says}`,
  },
  'readiness.changed': {
    ja: `備えを改めた：${what.ja} {before} → {after}。理由：{reason}`,
    en: `Readiness: changed the ${what.en}: {before} → {after}. Reason: {reason}`,
  },
  'readiness.checked': {
    ja: `備えを確かめた：${what.ja}（{at}、{outcome, select, good {整っている} other {足りない}}）{seen} {learnt}`,
    en: `Readiness: looked at the ${what.en} at {at}: {outcome, select, good {well} other {wanting}}. {seen} {learnt}`,
  },
  'readiness.retired': {
    ja: `備えから外した：${what.ja} 理由：{reason}`,
    en: `Readiness: took out the ${what.en}. Reason: {reason}`,
  },
})
