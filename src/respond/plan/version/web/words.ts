import { words } from '#src/core/words.ts'

export const planVersionWords = words({
  title: { ja: '計画の版', en: 'Versions of the plan' },
  none: {
    ja: 'まだ版はありません。知らせる前に版にしておくと、何がいつ変わったかが後から言えます。',
    en: 'No version yet. Keep one before telling people, so that what changed when can be said later.',
  },
  keep: { ja: '今の計画を版にする', en: 'Keep the plan as it is' },
  name: { ja: '名前（第一案、利用者に知らせた日程など）', en: 'Name: first draft, schedule told to users' },
  cause: { ja: '変わったきっかけ', en: 'What made it change' },
  reason: { ja: '理由', en: 'Why' },
  told: { ja: '知らせた先（Webページ、全利用者へのメールなど）', en: 'Where it was told: web page, mail to all users' },
  row: {
    ja: '第{no}版「{name}」 作業{tasks, number}件',
    en: 'Version {no}, “{name}”: {tasks, plural, one {# task} other {# tasks}}',
  },
  made: { ja: '{at} {by}', en: '{at}, {by}' },
  'told.to': { ja: '知らせた先：{told}', en: 'Told: {told}' },
  since: {
    ja: '第{no}版のあと変わったこと：{count, plural, =0 {なし} other {{count}件}}',
    en: 'Changed since version {no}: {count, plural, =0 {nothing} other {#}}',
  },
  'since.open': { ja: '何が変わったか', en: 'What changed' },
  'since.open.of': { ja: '第{no}版で何が変わったか', en: 'What changed in version {no}' },
  'changes.none': { ja: '変わったところはありません。', en: 'Nothing is different.' },
  'what.added': { ja: '加えた', en: 'added' },
  'what.dropped': { ja: '外した', en: 'dropped' },
  'what.done': { ja: '済んだ', en: 'done' },
  'what.reopened': { ja: 'やり直し', en: 'opened again' },
  'what.title': { ja: '題名が変わった', en: 'renamed' },
  'what.owner': { ja: '担当：{before} → {after}', en: 'by: {before} → {after}' },
  'what.due': { ja: '期限：{before} → {after}', en: 'due: {before} → {after}' },
  nobody: { ja: 'なし', en: 'nobody' },
  'no-time': { ja: 'なし', en: 'no time' },
})
