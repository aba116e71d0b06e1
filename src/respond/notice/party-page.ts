// What a party outside sees behind its link: what we sent, and how to answer. Without a script.
import { html } from 'hono/html'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { frame, type PageFacts } from '#src/detect/report/page.ts'
import { partyPageWords } from './party-page-words.ts'
import type { LinkedParty } from './store/party-link.ts'

export const partyActs = ['answer', 'promise', 'fixed', 'question'] as const
export type PartyAct = (typeof partyActs)[number]

export function partyPage(
  facts: PageFacts,
  is: LinkedParty & {
    number: string
    token: string
    isSaved: boolean
    fault: { text: string; draft: string; act: PartyAct } | null
  },
) {
  const { lang, zone } = facts
  const t = speaker(partyPageWords, lang)
  const { fault } = is
  const title = t('title', { name: is.name })
  return frame(
    facts,
    title,
    html`<h1>${title}</h1>
${is.isSaved && !fault ? html`<p class="good" role="status">${t('saved')}</p>` : ''}${fault ? html`<div class="summary" role="alert"><p><a href="#text">${fault.text}</a></p></div>` : ''}
<p class="lead">${t(is.isClosed ? 'closed' : 'lead')}</p><p class="note">${t('number')} ${is.number}</p>
${is.sent.length === 0 ? '' : html`<section><h2>${t('sent')}</h2>${is.sent.map((one) => html`<p>${one.subject} <span class="hint">${formatInstant(one.at, { lang, zone, named: true })}</span></p>`)}</section>`}
${
  is.isClosed
    ? ''
    : html`<section><form method="post" action="${facts.path}?lang=${lang}" enctype="multipart/form-data" novalidate><input type="hidden" name="token" value="${is.token}">
<fieldset class="helped"><legend>${t('act')}</legend>${partyActs.map((act) => html`<label><input type="radio" name="act" value="${act}"${act === (fault?.act ?? 'answer') ? html` checked` : ''}> ${t(`act.${act}`)}</label>`)}</fieldset>
<div class="field${fault ? ' wrong' : ''}"><label for="text">${t('text')}</label><textarea id="text" name="text" rows="5">
${fault?.draft ?? ''}</textarea></div>
<div class="field"><label for="day">${t('day')}</label><input type="date" id="day" name="day"></div>
<div class="field"><label for="files">${t('files')}</label><input type="file" id="files" name="files" multiple></div>
<div class="send"><button type="submit">${t('send')}</button></div></form></section>`
}`,
  )
}
