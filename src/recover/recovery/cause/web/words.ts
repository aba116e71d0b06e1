import { words } from '#src/core/words.ts'

export const causePageWords = words({
  intro: {
    ja: '入り口だけでなく、広がった理由も突き止めます。分からないものは「不明のまま」と書き、確かめていないものを確定にしません。',
    en: 'Not only how it came in, also why it spread. What stays unknown is said so; nothing is established that was not checked.',
  },
  'is-established': { ja: '確かめられています。', en: 'Established.' },
  'not-established': {
    ja: 'まだ確かめられていません。分からないまま終えると、再発のおそれが残ります。',
    en: 'Not established yet. An incident that ends like this may happen again.',
  },
  'leak.none': { ja: 'データが漏れたときに書きます。', en: 'For when data leaked.' },
  add: { ja: '仮説を加える', en: 'Add a hypothesis' },
  'add.under': { ja: 'この下に加える', en: 'Add under it' },
  change: { ja: '改める', en: 'Change' },
  save: { ja: '記録する', en: 'Save' },
  argue: { ja: '根拠を加える', en: 'Add evidence' },
  'argue.title': { ja: '「{text}」の根拠', en: 'Evidence on “{text}”' },
  for: { ja: '支える', en: 'For' },
  against: { ja: '反する', en: 'Against' },
  side: { ja: 'どちらの根拠か', en: 'For or against' },
  evidence: { ja: '何が分かったか', en: 'What was found' },
  reference: { ja: '記録や証拠の番号', en: 'Number of a record entry or an item of evidence' },
  'reference.hint': { ja: '例：2026-0001-E3、記録 152', en: 'Such as 2026-0001-E3, or entry 152' },
  text: { ja: '何が起きたと考えるか', en: 'What is thought to have happened' },
  state: { ja: '状態', en: 'State' },
  class: { ja: '原因の分類', en: 'Class of cause' },
  stage: { ja: '攻撃の段階（ATT&CK）', en: 'Stage of the attack (ATT&CK)' },
  technique: { ja: '技術の番号（ATT&CK）', en: 'Technique (ATT&CK)' },
  under: { ja: 'どの枝の下か', en: 'Under which branch' },
  none: { ja: '選ばない', en: 'None' },
})
