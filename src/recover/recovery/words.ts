import { words } from '#src/core/words.ts'

/** What holds back closing. */
export const blockWords = words({
  begin: { ja: '復旧をまだ始めていない', en: 'Recovery has not been begun' },
  lead: { ja: '復旧の責任者が決まっていない', en: 'Nobody is responsible for recovery' },
  handover: {
    ja: '緊急対応からの引き継ぎを、復旧の責任者が受け取っていない',
    en: 'The recovery lead has not accepted the handover',
  },
  items: {
    ja: '復旧の確認項目{count}件に答えがない',
    en: '{count, plural, one {# item} other {# items}} of the recovery checklist without an answer',
  },
  'rule-open': { ja: '「{question}」に答えていない', en: 'Not answered: “{question}”' },
  settle: { ja: '確かめること：{question}', en: 'To settle: {question}' },
  rule: {
    ja: '「{question}」がはいなので要る：{wanted}',
    en: '“{question}” is yes, and this is still missing: {wanted}',
  },
})

export const recoveryRefusals = words({
  'recovery.already-begun': { ja: '復旧はもう始まっています。', en: 'Recovery has been begun already.' },
  'recovery.not-begun': { ja: '先に復旧を始めてください。', en: 'Begin the recovery first.' },
  'recovery.item.not-found': {
    ja: '確認項目「{id}」はありません。S3-8 のように書いてください。',
    en: 'There is no item “{id}”. Write it like S3-8.',
  },
  'recovery.heading.not-found': { ja: '「{id}」という柱はありません。', en: 'There is no heading “{id}”.' },
  'recovery.rule.not-found': { ja: '「{id}」という規則はありません。', en: 'There is no rule “{id}”.' },
  'recovery.reason.missing': {
    ja: '当てはまらない理由を書いてください。',
    en: 'Say why it does not apply.',
  },
  'recovery.answer.missing': {
    ja: '済みにするには、答えか証拠を書いてください。',
    en: 'Write the answer or the proof before ticking it off.',
  },
  'recovery.step.invalid': { ja: '「{id}」という手順はこの規則にありません。', en: 'The rule has no step “{id}”.' },
  'recovery.exception.refused': {
    ja: 'この規則に例外は認められません。',
    en: 'No exception is taken from this rule.',
  },
  'recovery.lead.not-found': { ja: 'その人はこのデスクにいません。', en: 'There is nobody of that kind at this desk.' },
  'recovery.handover.not-allowed': {
    ja: '引き継ぎを受け取れるのは復旧の責任者だけです。',
    en: 'Only the recovery lead accepts the handover.',
  },
  'recovery.handover.missing': {
    ja: '引き継ぎの項目に答えがありません: {items}',
    en: 'The handover lacks answers: {items}',
  },
  'recovery.restricted.not-found': {
    ja: 'この項目は制限付きファイルに書きます。先に開いてください。',
    en: 'This item is answered in a restricted file. Open one first.',
  },
})

/** Automatic lines about recovery. */
export const recoveryEntryWords = words({
  'recovery.begun': {
    ja: '復旧を始めた。責任者：{lead}。水準：{level}。期限：{due}',
    en: 'Began recovery. Lead: {lead}. Level: {level}. Due: {due}',
  },
  'recovery.changed': {
    ja: '復旧の計画を改めた。責任者：{lead}。水準：{level}。期限：{due}。優先度：{priority}。監視を強める最終日：{watch}',
    en: 'Changed the recovery. Lead: {lead}. Level: {level}. Due: {due}. Priority: {priority}. Heightened watch until: {watch}',
  },
  'recovery.item': {
    ja: '復旧 {number}「{item}」{state}。{who} {answer} {proof} {reason}',
    en: 'Recovery {number}, “{item}”: {state}. {who} {answer} {proof} {reason}',
  },
  'recovery.heading': {
    ja: '復旧「{heading}」の責任者：{lead}。費用と要員：{resources}。関係者：{parties}',
    en: 'Recovery, “{heading}”: responsible {lead}; money and staff: {resources}; parties: {parties}',
  },
  'recovery.rule': {
    ja: '復旧の規則「{question}」{answer}。{steps} {exception}',
    en: 'Recovery rule, “{question}”: {answer}. {steps} {exception}',
  },
  'recovery.accepted': {
    ja: '緊急対応からの引き継ぎを受け取った。{note}',
    en: 'Accepted the handover from the emergency team. {note}',
  },
  'recovery.watch-over': {
    ja: '監視を強める期間の最終日（{day}）になったことを知らせた。',
    en: 'Told that the heightened watch ends ({day}).',
  },
  'recovery.restricted-opened': {
    ja: '{of} の制限付きファイルを開いた。',
    en: 'Opened a restricted file of {of}.',
  },
  'recovery.restricted-title': { ja: '{number} 制限付きファイル', en: '{number} restricted file' },
  'recovery.state.open': { ja: '未', en: 'open' },
  'recovery.state.doing': { ja: '進行中', en: 'under way' },
  'recovery.state.done': { ja: '済', en: 'done' },
  'recovery.state.not-applicable': { ja: '該当なし', en: 'does not apply' },
  'recovery.level.': { ja: '未定', en: 'not decided' },
  'recovery.level.full': { ja: '完全復帰', en: 'full return' },
  'recovery.level.partial': { ja: '部分（段階）復帰', en: 'partial return, in stages' },
  'recovery.level.improved': { ja: '改善復帰', en: 'improved return' },
  'recovery.answer.open': { ja: '未定', en: 'not answered' },
  'recovery.answer.yes': { ja: 'はい', en: 'yes' },
  'recovery.answer.no': { ja: 'いいえ', en: 'no' },
  'recovery.who': { ja: '担当：{who}。', en: 'By {who}.' },
  'recovery.proof': { ja: '証拠：{proof}。', en: 'Proof: {proof}.' },
  'recovery.reason': { ja: '理由：{reason}', en: 'Reason: {reason}' },
  'recovery.exception': { ja: '例外とした。理由：{reason}', en: 'Taken as an exception: {reason}' },
  'recovery.steps': { ja: '済んだ手順：{steps}。', en: 'Steps done: {steps}.' },
  'recovery.none': { ja: '未定', en: 'not set' },
})

/** The mail on the last day of a heightened watch. */
export const watchMailWords = words({
  subject: {
    ja: '[{number}] 監視を強める期間が終わります（{day}）',
    en: '[{number}] The heightened watch ends ({day})',
  },
  text: {
    ja: `{person} さん

インシデント {number} の監視を強める期間は {day} までです。
様子を確かめ、ふだんの監視に戻すか、期間を延ばすかを決めて記録してください。

  {url}

このメールは自動で送られています。
`,
    en: `Dear {person},

The heightened watch of incident {number} lasts until {day}.
Look how things are, decide whether to go back to the usual watch or to go on, and put it on the record.

  {url}

This mail is sent by the desk itself.
`,
  },
})
