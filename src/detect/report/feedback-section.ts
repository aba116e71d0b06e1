import { html, raw } from 'hono/html'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { formWords } from './form-words.ts'
import type { Markup } from './page-control.ts'
import { type Feedback, FeedbackAnswer } from './report.ts'

/** On the reporter's page, once they were answered: did it help? One choice, one line, to be changed at any time (S4-5). */
export function feedbackSection(
  { lang, path }: { readonly lang: Language; readonly path: string },
  { token, feedback, isSaid, isMissing }: FeedbackFacts,
): Markup {
  const t = speaker(formWords, lang)
  const form = html`
<form method="post" action="${path}/helped?lang=${lang}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="${token}">
<fieldset class="helped${isMissing ? ' wrong' : ''}"><legend>${t('helped.legend')}</legend>
${isMissing ? html`<p class="error" id="answer-error">${t('helped.missing')}</p>` : ''}
${FeedbackAnswer.options.map((one) => html`<label><input type="radio" name="answer" value="${one}"${one === feedback?.answer ? raw(' checked') : ''}${isMissing ? raw(' aria-describedby="answer-error"') : ''}> ${t(`helped.${one}`)}</label>`)}
</fieldset>
<div class="field"><label for="why">${t('helped.why')}</label><p class="hint" id="why-hint">${t('helped.why.hint')}</p><input type="text" id="why" name="why" maxlength="500" aria-describedby="why-hint" value="${feedback?.text ?? ''}"></div>
<div class="send"><button type="submit">${t(feedback ? 'helped.change' : 'helped.send')}</button></div>
</form>`
  return html`<section id="helped"><h2>${t('helped.title')}</h2>
${isSaid ? html`<p class="good" role="status">${t('helped.thanks')}</p>` : ''}
${feedback ? html`<p>${t('helped.said', { answer: t(`helped.${feedback.answer}`) })}</p>${feedback.text ? html`<p class="text">${feedback.text}</p>` : ''}<details${isMissing ? raw(' open') : ''}><summary>${t('helped.again')}</summary><div class="inside">${form}</div></details>` : html`<p class="hint">${t('helped.lead')}</p>${form}`}
</section>`
}

export type FeedbackFacts = {
  readonly token: string
  readonly feedback: Feedback | null
  readonly isSaid: boolean
  /** Sent without a choice. */
  readonly isMissing: boolean
}
