import { words } from '#src/core/words.ts'

export const measureRefusals = words({
  'measure.not-found': { ja: '再発防止策 {no} はありません。', en: 'There is no measure {no}.' },
  'measure.limit': {
    ja: '一つの案件の再発防止策は{limit}件までです。',
    en: 'An incident has {limit} measures at most.',
  },
  'measure.owner.not-found': {
    ja: '担当にした人は、このデスクにいません。ほかの人を選ぶか、名前だけを書いてください。',
    en: 'The owner has no account here. Choose somebody else, or write only a name.',
  },
  'measure.owner.missing': { ja: '誰に引き継ぐかを書いてください。', en: 'Say to whom they go.' },
  'measure.hand-over.nothing': {
    ja: '「{from}」が担当する、終わっていない再発防止策はありません。',
    en: '“{from}” owns no open measure.',
  },
  'measure.state.invalid': {
    ja: '今の状態からその状態には移せません。',
    en: 'A measure cannot go from its state to that one.',
  },
  'measure.proof.missing': { ja: '実施した証拠を書いてください。', en: 'Say what proves that it was done.' },
  'measure.result.missing': { ja: '効果を確かめた結果を書いてください。', en: 'Say what the verification found.' },
  'measure.reason.missing': { ja: '理由を書いてください。', en: 'Say why.' },
  'measure.file.missing': {
    ja: '文書か、手順書（プレイブック）の版のどちらかを挙げてください。',
    en: 'Give documents, or an edition of a playbook: one of both.',
  },
  'measure.file.not-found': { ja: 'その文書はありません。', en: 'There is no such document.' },
  'measure.file.limit': {
    ja: '一つの再発防止策につけられるのは{limit}件までです。',
    en: 'A measure takes {limit} at most.',
  },
  'measure.file.playbook.not-found': {
    ja: '手順書「{playbook}」に、その版はありません。番号を省くと、いま有効な版になります。',
    en: 'The playbook “{playbook}” has no such edition. Leave the number out for the one in force.',
  },
  'measure.done.future': { ja: 'これからの日は入れられません。', en: 'That day has not come yet.' },
})

/** Automatic lines about measures, and the words in them. */
export const measureEntryWords = words({
  'measure.added': {
    ja: '再発防止策{no}「{title}」を挙げた（{kind}、目的：{aim}、費用：{cost}、負担：{payer}、期限：{due}）',
    en: 'Proposed measure {no}, “{title}” ({kind}; for: {aim}; cost: {cost}; paid by: {payer}; due: {due})',
  },
  'measure.changed': {
    ja: '再発防止策{no}「{title}」を改めた（{kind}、目的：{aim}、費用：{cost}、負担：{payer}、期限：{due}）',
    en: 'Changed measure {no}, “{title}” ({kind}; for: {aim}; cost: {cost}; paid by: {payer}; due: {due})',
  },
  'measure.moved': { ja: '再発防止策{no}「{title}」：{state}。{said}', en: 'Measure {no}, “{title}”: {state}. {said}' },
  'measure.file': {
    ja: '再発防止策{no}「{title}」で改めたものを結び付けた：{what}',
    en: 'Linked what measure {no}, “{title}”, changed: {what}',
  },
  'measure.handed-over': {
    ja: '再発防止策{no}「{title}」を{from}から{owner}に引き継いだ。',
    en: 'Measure {no}, “{title}”, went from {from} to {owner}.',
  },
  'measure.reminded.overdue': {
    ja: '再発防止策{no}が期限（{day}）を過ぎたことを知らせた。',
    en: 'Told that measure {no} is overdue since {day}.',
  },
  'measure.reminded.verify': {
    ja: '再発防止策{no}の効果を確かめる日（{day}）を過ぎたことを知らせた。',
    en: 'Told that measure {no} was to be verified by {day}.',
  },
  'measure.reminded.orphan': {
    ja: '再発防止策{no}の担当者がいなくなったことを知らせた。',
    en: 'Told that the owner of measure {no} has left.',
  },
  'measure.reminded.returned': {
    ja: '再発防止策{no}で防いだはずの原因が {again} で再び現れたことを知らせた。',
    en: 'Told that the cause which measure {no} was against is back in {again}.',
  },
  'measure.none': { ja: '未定', en: 'not set' },
  'measure.state.proposed': { ja: '案', en: 'proposed' },
  'measure.state.chosen': { ja: '採用', en: 'chosen' },
  'measure.state.dropped': { ja: '見送り', en: 'dropped' },
  'measure.state.done': { ja: '実施済み', en: 'done' },
  'measure.state.verified': { ja: '効果を確認済み', en: 'verified' },
  'measure.state.returned': { ja: '原因が再び現れ、やり直し', en: 'taken up again: the cause returned' },
  'measure.kind.technical': { ja: '技術', en: 'technical' },
  'measure.kind.operational': { ja: '運用', en: 'operational' },
  'measure.kind.legal': { ja: '法', en: 'legal' },
  'measure.standing.proposed': { ja: '案', en: 'Proposed' },
  'measure.standing.open': { ja: '進行中', en: 'Open' },
  'measure.standing.overdue': { ja: '期限超過', en: 'Overdue' },
  'measure.standing.verify': { ja: '確認待ち', en: 'To be verified' },
  'measure.standing.verify-overdue': { ja: '確認超過', en: 'Verification overdue' },
  'measure.standing.verified': { ja: '完了', en: 'Complete' },
  'measure.standing.dropped': { ja: '見送り', en: 'Dropped' },
})
