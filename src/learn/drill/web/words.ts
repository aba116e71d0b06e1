import { words } from '#src/core/words.ts'

export const drillPageWords = words({
  carry: { ja: '再発防止策や手順書の変更にする', en: 'Make it a measure or a change of a playbook' },
  'carry.to': { ja: '何にするか', en: 'What it becomes' },
  'to.measure': { ja: '再発防止策', en: 'A measure' },
  'to.playbook': { ja: '手順書の変更', en: 'A change of a playbook' },
  incident: { ja: 'どのインシデントの対策に加えるか', en: 'Among the measures of which incident' },
  title: { ja: '何をするか', en: 'What is to be done' },
  owner: { ja: '担当', en: 'Who does it' },
  due: { ja: '期日', en: 'Due' },
  playbook: { ja: '変える手順書', en: 'Which playbook changes' },
  'playbook.hint': {
    ja: '次の版の下書きを、ここで分かったことを理由として始めます。書き換えと承認は手順書の画面で行います。',
    en: 'The draft of its next edition is begun with this as the reason. It is written and approved on the page of the playbook.',
  },
  choose: { ja: '選んでください', en: 'Choose' },
  'save.measure': { ja: '再発防止策に加える', en: 'Add the measure' },
  'save.playbook': { ja: '下書きを始める', en: 'Begin the draft' },
  'made.measure': { ja: '再発防止策：{title}（{incident}）', en: 'Measure: {title} ({incident})' },
  'made.playbook': { ja: '手順書 {id} 第{no}版', en: 'Playbook {id}, edition {no}' },
  'edition.draft': { ja: '下書き', en: 'draft' },
  'edition.asked': { ja: '承認待ち', en: 'waits for approval' },
  'edition.in-force': { ja: '使用中', en: 'in force' },
  'edition.replaced': { ja: '次の版に替わった', en: 'replaced by a later one' },
  'edition.refused': { ja: '承認されなかった', en: 'refused' },
  'edition.withdrawn': { ja: '取り下げた', en: 'taken back' },
  from: { ja: '「{name}」で分かったことから', en: 'From what “{name}” showed' },
})
