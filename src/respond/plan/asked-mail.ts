// What is mailed to whoever is asked to do something. Mail travels in the open: it names the number of the case and a link, no more.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker, words } from '#src/core/words.ts'

export const askedMailWords = words({
  'asked.subject': { ja: '[{number}] ご確認とご対応のお願い', en: '[{number}] Something is asked of you' },
  'again.subject': { ja: '[{number}] 再度のお願い', en: '[{number}] Asked once more' },
  'soon.subject': { ja: '[{number}] 期限が近づいています（{due}まで）', en: '[{number}] Soon due (by {due})' },
  'overdue.subject': { ja: '[{number}] 期限を過ぎました（{due}）', en: '[{number}] Overdue ({due})' },
  'asked.text': {
    ja: '案件 {number} について、お願いしたいことがあります。',
    en: 'We have something to ask of you about case {number}.',
  },
  'again.text': {
    ja: '案件 {number} についてお尋ねしたことに、まだお答えをいただいていません。分かったところまででかまいません。',
    en: 'We have not had your answer about case {number} yet. Part of it helps, too.',
  },
  'soon.text': {
    ja: '案件 {number} の作業の期限が近づいています。',
    en: 'A task of case {number} is soon due.',
  },
  'overdue.text': {
    ja: '案件 {number} の作業の期限を過ぎましたが、済んだという記録がありません。済んでいれば、そう記録してください。',
    en: 'A task of case {number} is overdue and not recorded as done. If it is done, please say so.',
  },
  whole: {
    ja: `{name} 様

{text}
{due}
次のページを開くと、内容を見て、そのまま答えられます。

  {url}

{secret}このメールは自動で送られています。
`,
    en: `Dear {name},

{text}
{due}
This page shows what it is, and takes your answer:

  {url}

{secret}This mail was sent automatically.
`,
  },
  due: { ja: '\n  期限　{due}\n', en: '\n  Due  {due}\n' },
  secret: {
    ja: 'リンクはあなただけのものです。ほかの人に渡さないでください。\n',
    en: 'The link is yours alone: please pass it to nobody.\n',
  },
})

export type AskedMail = {
  readonly kind: 'asked' | 'again' | 'soon' | 'overdue'
  readonly number: string
  readonly dueAt: string | null
  readonly url: string
  /** Whoever has the link can answer; not so for an account, which asks for a password. */
  readonly isSecret: boolean
}

export function askedMail(
  { kind, number, dueAt, url, isSecret }: AskedMail,
  to: { readonly name: string; readonly lang: Language; readonly zone: string },
): { subject: string; text: string } {
  const t = speaker(askedMailWords, to.lang)
  const due = dueAt === null ? '' : formatInstant(dueAt, { lang: to.lang, zone: to.zone, named: true })
  return {
    subject: t(`${kind}.subject`, { number, due }),
    text: t('whole', {
      name: to.name,
      text: t(`${kind}.text`, { number }),
      due: due && t('due', { due }),
      url,
      secret: isSecret ? t('secret') : '',
    }),
  }
}
