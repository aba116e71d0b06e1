import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker, type Wording, words } from '#src/core/words.ts'

/** A deadline that comes near or has passed, as a mail to whoever works on the incident. Mail travels in the open: it names no title. */
export type ReminderFacts = {
  readonly number: string
  readonly name: { readonly regime: Wording; readonly stage: Wording }
  readonly kind: 'soon' | 'overdue'
  readonly dueAt: string
  readonly url: string
}

export const reminderWords = words({
  'soon.subject': {
    ja: '[{number}] 期限が近づいています：{stage}（{due}まで）',
    en: '[{number}] Soon due: {stage} (by {due})',
  },
  'overdue.subject': {
    ja: '[{number}] 期限を過ぎました：{stage}（{due}）',
    en: '[{number}] Overdue: {stage} ({due})',
  },
  'soon.text': {
    ja: `{name} さん

インシデント {number} の期限が近づいています。

  規定　{regime}
  段階　{stage}
  期限　{due}

送った場合は、期限の欄に「送った」と証拠を記録してください。
間に合わない見込みなら、その理由と対応を指揮者に伝えてください。

  {url}

このメールは自動で送られています。
`,
    en: `Dear {name},

A deadline of incident {number} is coming near.

  Rule   {regime}
  Stage  {stage}
  Due    {due}

Once the report is sent, record that with its proof beside the deadline. If it
cannot be met, tell the incident lead why, and what will be done.

  {url}

This mail was sent automatically.
`,
  },
  'overdue.text': {
    ja: `{name} さん

インシデント {number} の期限を過ぎましたが、送った記録がありません。

  規定　{regime}
  段階　{stage}
  期限　{due}

すでに送っていれば、その日時と証拠を記録してください。まだなら、いま分かって
いることだけで送れないか、指揮者と相談してください。遅れた理由も残してください。

  {url}

このメールは自動で送られています。
`,
    en: `Dear {name},

A deadline of incident {number} has passed, and nothing is recorded as sent.

  Rule   {regime}
  Stage  {stage}
  Due    {due}

If the report has been sent, record when, and what proves it. If not, ask the
incident lead whether it can go now with what is known, and note why it is late.

  {url}

This mail was sent automatically.
`,
  },
})

export function reminderMail(
  facts: ReminderFacts,
  to: { readonly name: string; readonly lang: Language; readonly zone: string },
): { subject: string; text: string } {
  const t = speaker(reminderWords, to.lang)
  const told = {
    number: facts.number,
    regime: facts.name.regime[to.lang],
    stage: facts.name.stage[to.lang],
    due: formatInstant(facts.dueAt, { lang: to.lang, zone: to.zone }),
    name: to.name,
    url: facts.url,
  }
  return { subject: t(`${facts.kind}.subject`, told), text: t(`${facts.kind}.text`, told) }
}
