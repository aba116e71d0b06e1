import { words } from '#src/core/words.ts'

export const decisionRefusals = words({
  'decision.not-found': { ja: 'その決裁はありません。', en: 'There is no such decision.' },
  'decision.already-answered': {
    ja: 'この決裁にはすでに答えがあります（{state}、{by}）：{reason}',
    en: 'This has been decided already ({state} by {by}): {reason}',
  },
  'decision.not-allowed': {
    ja: 'この決裁に答えられるのは、求められた人だけです。',
    en: 'Only the people who were asked can answer this.',
  },
  'decision.own.not-allowed': {
    ja: '決裁を求めた本人は答えられません。',
    en: 'Whoever asks for a decision does not answer it.',
  },
  'decision.options.invalid': {
    ja: '選択肢は二つ以上にしてください。一つなら選択肢なしで、承認か不承認かを聞きます。',
    en: 'Give two options or more; with one, leave it out and ask yes or no.',
  },
  'decision.option.invalid': {
    ja: '選択肢を一つ選んでください（1〜{count}）。',
    en: 'Choose one of the options, 1 to {count}.',
  },
  'decision.due.invalid': { ja: 'いつまでに、はこれからの日時にしてください。', en: 'By when must lie in the future.' },
  'decision.look-again.invalid': {
    ja: '見直す日時を、これから一年以内で入れてください。',
    en: 'Say when to look again: in the future, within a year.',
  },
  'decision.decider.invalid': {
    ja: '決裁できない人が含まれています（権限がない、休止中、またはこの件を知ることができない）。秘匿の件では先に知らせる人に加えてください。',
    en: 'Somebody named cannot decide this: no right to, not active, or may not know of the incident. For a secret one, name them first.',
  },
})

/** Automatic lines about decisions. */
export const decisionEntryWords = words({
  'decision.asked': {
    ja: '決裁を求めた（{number}）：{question}{options}　相手：{of}。{due}理由：{ground}',
    en: 'Asked for a decision ({number}): {question}{options} Of: {of}. {due}Ground: {ground}',
  },
  'decision.mailed': {
    ja: '決裁のお願いをメールで送った（{number}）：{name}',
    en: 'Mailed {name} that a decision is asked for ({number})',
  },
  'decision.options': { ja: '（選択肢：{list}）', en: ' (options: {list})' },
  'decision.due': { ja: '{at}まで。', en: 'By {at}. ' },
  'decision.option': { ja: '「{text}」', en: ' “{text}”' },
  'decision.approved': {
    ja: '承認{option}（{number}）：{question}　理由：{reason}',
    en: 'Approved{option} ({number}): {question} Reason: {reason}',
  },
  'decision.refused': {
    ja: '不承認{option}（{number}）：{question}　理由：{reason}',
    en: 'Refused{option} ({number}): {question} Reason: {reason}',
  },
  'decision.later': {
    ja: '今は行わないと決めた{option}（{number}）：{question}　{at}に見直す。理由：{reason}',
    en: 'Decided not to act yet{option} ({number}): {question} Look again at {at}. Reason: {reason}',
  },
  'decision.withdrawn': {
    ja: '決裁の求めを取り下げた（{number}）：{question}　理由：{reason}',
    en: 'Withdrew the question ({number}): {question} Reason: {reason}',
  },
  'decision.escalated': {
    ja: '{minutes}分返事がないため、次の{name}に決裁を求めた（{number}）：{question}',
    en: 'No answer for {minutes} min: asked {name} next ({number}): {question}',
  },
  'decision.look-again': {
    ja: '見直しの時刻になった。{name}に改めて決裁を求めた（{number}）：{question}',
    en: 'Time to look again: asked {name} once more ({number}): {question}',
  },
})
