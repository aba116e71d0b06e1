import { words } from '#src/core/words.ts'

/** What the mails about measures say. */
export const measureReminderWords = words({
  dear: { ja: '{person} さん', en: 'Dear {person},' },
  foot: { ja: 'このメールは自動で送られています。', en: 'This mail is sent by the desk itself.' },
  'overdue.subject': {
    ja: '[{number}] 再発防止策{no}が期限（{day}）を過ぎています',
    en: '[{number}] Measure {no} is overdue since {day}',
  },
  'overdue.text': {
    ja: 'インシデント {number} の再発防止策{no}が、期限の {day} を過ぎても実施されていません。実施して証拠を書くか、期限を改めるか、理由を添えて見送ってください。',
    en: 'Measure {no} of incident {number} was due on {day} and is not done. Do it and say what proves it, set another day, or drop it with the reason.',
  },
  'verify.subject': {
    ja: '[{number}] 再発防止策{no}の効果を確かめる日（{day}）を過ぎています',
    en: '[{number}] Measure {no} was to be verified by {day}',
  },
  'verify.text': {
    ja: 'インシデント {number} の再発防止策{no}は実施済みですが、効果を確かめる日の {day} を過ぎています。確かめた結果を書いてください。',
    en: 'Measure {no} of incident {number} is done, and was to be verified by {day}. Write down what the verification found.',
  },
  'orphan.subject': {
    ja: '[{number}] 再発防止策{no}の担当者がいなくなりました',
    en: '[{number}] The owner of measure {no} has left',
  },
  'orphan.text': {
    ja: 'インシデント {number} の再発防止策{no}は、担当者がこのデスクからいなくなりました。別の人に引き継いでください。',
    en: 'Whoever owned measure {no} of incident {number} has left this desk. Hand it over to somebody else.',
  },
  'returned.subject': {
    ja: '[{number}] 再発防止策{no}で防いだはずの原因が {again} で再び現れました',
    en: '[{number}] The cause that measure {no} was against is back in {again}',
  },
  'returned.text': {
    ja: 'インシデント {again} で、{number} と同じ原因が確かめられました。実施済みの再発防止策{no}をやり直すかどうか決めてください（「原因が再び現れた」）。',
    en: 'Incident {again} has the same established cause as {number}, although measure {no} is done. Decide whether to take it up again (“The cause returned”).',
  },
})
