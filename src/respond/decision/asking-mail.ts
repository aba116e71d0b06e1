// What is mailed to whoever is to decide. Mail travels in the open: it names the number of the decision and the page, no question and no title.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker, words } from '#src/core/words.ts'

export const askingMailWords = words({
  'asked.subject': { ja: '[{number}] 決裁のお願い', en: '[{number}] Your decision is asked for' },
  'next.subject': {
    ja: '[{number}] 決裁のお願い（前の方から返事がありません）',
    en: '[{number}] Your decision is asked for: nobody answered yet',
  },
  'again.subject': { ja: '[{number}] 見直しの時刻になりました', en: '[{number}] Time to look again' },
  'asked.text': {
    ja: '決裁 {number} について、ご判断をお願いします。',
    en: 'Please decide on {number}.',
  },
  'next.text': {
    ja: '決裁 {number} について、先に求めた方から時間内に返事がありません。代わりにご判断をお願いします。',
    en: 'Whoever was asked before you has not answered {number} in time. Please decide in their place.',
  },
  'again.text': {
    ja: '決裁 {number} は「今は行わない」とされていましたが、決めておいた見直しの時刻になりました。改めてご判断をお願いします。',
    en: 'It was decided not to act yet on {number}. The time that was set to look again has come: please decide once more.',
  },
  whole: {
    ja: `{name} 様

{text}
{due}
次のページに、求められていることとその理由があります。電話の画面でも、
承認・不承認・今は行わないを、理由を添えてその場で答えられます。

  {url}

{escalates}このメールは自動で送られています。
`,
    en: `Dear {name},

{text}
{due}
This page says what is asked and why. On a telephone too it takes your answer
in one step: approve, refuse or not now, with the reason.

  {url}

{escalates}This mail was sent automatically.
`,
  },
  due: { ja: '\n  期限　{due}\n', en: '\n  Due  {due}\n' },
  escalates: {
    ja: '{minutes}分のうちに返事がなければ、次の方にお願いします。\n',
    en: 'Without an answer within {minutes} minutes the next person is asked.\n',
  },
})

export type AskingMail = {
  /** `next`: silence of somebody else; `again`: it was put off until now. */
  readonly kind: 'asked' | 'next' | 'again'
  readonly number: string
  readonly dueAt: string | null
  readonly url: string
  /** When the next one is asked; null where nobody is left. */
  readonly escalateAfterMin: number | null
}

export function askingMail(
  { kind, number, dueAt, url, escalateAfterMin }: AskingMail,
  to: { readonly name: string; readonly lang: Language; readonly zone: string },
): { subject: string; text: string } {
  const t = speaker(askingMailWords, to.lang)
  const due = dueAt === null ? '' : formatInstant(dueAt, { lang: to.lang, zone: to.zone, named: true })
  return {
    subject: t(`${kind}.subject`, { number }),
    text: t('whole', {
      name: to.name,
      text: t(`${kind}.text`, { number }),
      due: due && t('due', { due }),
      url,
      escalates: escalateAfterMin === null ? '' : t('escalates', { minutes: escalateAfterMin }),
    }),
  }
}
