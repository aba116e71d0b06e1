import { words } from '#src/core/words.ts'

/** What `hikeshi decision` says of itself and answers. */
export const decisionCliWords = words({
  decision: { ja: '決裁（求める、答える、待っているもの）', en: 'decisions: asked for, answered, waiting' },
  ask: { ja: '決裁を求める', en: 'ask for a decision' },
  answer: { ja: '求められた決裁に答える', en: 'answer a decision that you were asked for' },
  list: { ja: '待っている決裁、またはある件の決裁を一覧する', en: 'list decisions that wait, or those of an incident' },
  incident: { ja: 'インシデントの番号', en: 'number of the incident' },
  question: { ja: '何を決めるか', en: 'what is to be decided' },
  ground: { ja: '理由', en: 'why' },
  decider: {
    ja: '決裁する人の名前（求める順に繰り返す）',
    en: 'who may decide, by name; repeat in the order in which they are asked',
  },
  option: { ja: '選択肢（繰り返せる）', en: 'an option; may be repeated' },
  due: { ja: 'いつまでに', en: 'by when' },
  escalate: {
    ja: '返事がないとき次の人に求めるまでの分（既定 30）',
    en: 'minutes of silence until the next one is asked (default 30)',
  },
  'answer.which': { ja: 'approve、refuse、later のどれか', en: 'approve, refuse or later' },
  reason: { ja: '理由', en: 'the reason' },
  'option.which': { ja: '選択肢の番号（1から）', en: 'which option, counted from 1' },
  'look-again': { ja: 'later のとき、見直す時刻', en: 'with later: when to look again' },
  mine: { ja: '自分が答えられるものだけ', en: 'only those that you may answer' },
  'standing.waiting': { ja: '返事待ち', en: 'waiting' },
  'standing.overdue': { ja: '期限超過', en: 'overdue' },
  'standing.approved': { ja: '承認', en: 'approved' },
  'standing.refused': { ja: '不承認', en: 'refused' },
  'standing.later': { ja: '今は行わない', en: 'not now' },
  'standing.withdrawn': { ja: '取り下げ', en: 'withdrawn' },
})
