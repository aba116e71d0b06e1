import { words } from '#src/core/words.ts'

/** Names of the parts of a playbook, on pages, paper and in the terminal. */
export const playbookWords = words({
  'role.lead': { ja: '指揮者', en: 'lead' },
  'role.deputy': { ja: '副指揮者', en: 'deputy' },
  'role.recorder': { ja: '記録係', en: 'recorder' },
  'role.technical': { ja: '技術担当', en: 'technical' },
  'role.management-liaison': { ja: '経営層との連絡係', en: 'liaison to management' },
  'role.public-relations': { ja: '広報', en: 'public relations' },
  'role.legal': { ja: '法務', en: 'legal' },
  'role.help-desk': { ja: '問い合わせ窓口', en: 'help desk' },
  'role.vendor-liaison': { ja: '業者との連絡係', en: 'vendor liaison' },
  'role.executive': { ja: '経営層', en: 'executive' },
  'role.unit-administrator': { ja: '部局管理者', en: 'unit administrator' },
  'role.everyone': { ja: '気づいた人', en: 'whoever is there' },

  'stage.first': { ja: '最初の五分', en: 'First five minutes' },
  'stage.assess': { ja: '確かめる', en: 'Assess' },
  'stage.provisional': { ja: '暫定対応', en: 'Provisional response' },
  'stage.investigate': { ja: '調べる', en: 'Investigate' },
  'stage.full': { ja: '本格対応', en: 'Full response' },
  'stage.tell': { ja: '知らせる', en: 'Tell' },
  'stage.recover': { ja: '復旧', en: 'Recover' },
  'stage.learn': { ja: '学び', en: 'Learn' },

  'field.when': { ja: '使うとき', en: 'When to use it' },
  'field.never': { ja: 'してはならないこと', en: 'Do not' },
  'field.how': { ja: 'やり方', en: 'How' },
  'field.why': { ja: '理由', en: 'Why' },
  'field.proof': { ja: '済んだ証拠', en: 'What shows it is done' },
  'field.caution': { ja: '注意', en: 'Caution' },
  'field.after': { ja: '先に済ませる手順', en: 'After step' },
  'field.exception': { ja: '例外', en: 'Exception' },
  'field.attack': { ja: 'ATT&CK', en: 'ATT&CK' },
  'field.csf': { ja: 'CSF 2.0', en: 'CSF 2.0' },
  'field.needs': { ja: '先に: 手順{steps}', en: 'First: step {steps}' },
  'answer.goes': { ja: '{answer} → 手順{steps}', en: '{answer} → step {steps}' },
  'answer.goes-on': { ja: '{answer} → そのまま次へ', en: '{answer} → go on' },
  'only-if': { ja: '手順{step}が「{answer}」のときだけ', en: 'Only if step {step} says “{answer}”' },

  'span.minutes': { ja: '{n, number}分', en: '{n, number} min' },
  'span.hours': { ja: '{n, number}時間', en: '{n, plural, one {# hour} other {# hours}}' },
  'span.days': { ja: '{n, number}日', en: '{n, plural, one {# day} other {# days}}' },

  'untranslated.ja': { ja: '日本語はまだありません（英語のまま）', en: 'Not yet translated into Japanese' },
  'untranslated.en': { ja: '英語はまだありません（日本語のまま）', en: 'Not yet translated into English' },
})
