// What a source sees behind its link: what it told us, and how far that may go. Without a script.
import { html } from 'hono/html'
import { speaker } from '#src/core/words.ts'
import { formWords } from '#src/detect/report/form-words.ts'
import { frame, type PageFacts } from '#src/detect/report/page.ts'
import { type Consent, ConsentLevel } from '#src/detect/report/report.ts'
import { consentPageWords } from './consent-page-words.ts'
import { itemKinds } from './item.ts'

/** Answers for everything at once. */
export const quickAnswers = {
  nobody: { identity: 'nobody', organisation: 'nobody', address: 'nobody', log: 'nobody', attachments: 'nobody' },
  parties: { identity: 'nobody', organisation: 'nobody', address: 'parties', log: 'parties', attachments: 'nobody' },
  everything: {
    identity: 'parties',
    organisation: 'parties',
    address: 'parties',
    log: 'parties',
    attachments: 'parties',
  },
  public: { identity: 'public', organisation: 'public', address: 'public', log: 'public', attachments: 'public' },
} as const satisfies Record<string, Record<(typeof itemKinds)[number], ConsentLevel>>
export type QuickAnswer = keyof typeof quickAnswers
export const quickNames = Object.keys(quickAnswers) as QuickAnswer[]

export function consentPage(
  facts: PageFacts,
  is: { number: string; text: string; consent: Consent; token: string; isSaid: boolean; fault: string },
) {
  const t = speaker(consentPageWords, facts.lang)
  const form = speaker(formWords, facts.lang)
  const levels = ['none', ...ConsentLevel.options] as const
  const action = `${facts.path}?lang=${facts.lang}`
  return frame(
    facts,
    t('title'),
    html`<h1>${t('title')}</h1>
${is.isSaid ? html`<p class="good" role="status">${t('said')}</p>` : ''}${is.fault ? html`<div class="summary" role="alert"><p>${is.fault}</p></div>` : ''}
<p class="lead">${t('lead')}</p>
<div class="card"><p class="label">${t('number')}</p><p class="number">${is.number}</p></div>
${is.isSaid ? html`<section><h2>${t('now')}</h2><dl>${itemKinds.map((kind) => html`<dt>${form(`consent.${kind}`)}</dt><dd>${form(`consent.choice.${is.consent[kind] ?? 'none'}`)}</dd>`)}</dl></section>` : ''}
<section><h2>${t('quick')}</h2><form method="post" action="${action}"><input type="hidden" name="token" value="${is.token}">
${quickNames.map((name) => html`<p><button class="second" type="submit" name="all" value="${name}">${t(`all.${name}`)}</button></p>`)}</form></section>
<details><summary>${t('each')}</summary><div class="inside"><form method="post" action="${action}"><input type="hidden" name="token" value="${is.token}">
${itemKinds.map((kind) => html`<div class="field"><label for="${kind}">${form(`consent.${kind}`)}</label><select id="${kind}" name="${kind}">${levels.map((level) => html`<option value="${level}"${level === (is.consent[kind] ?? 'none') ? html` selected` : ''}>${form(`consent.choice.${level}`)}</option>`)}</select></div>`)}
<div class="field"><label for="named">${form('consent.named')}</label><input id="named" name="named" type="text" maxlength="500" value="${is.consent.named ?? ''}"></div>
<div class="send"><button type="submit">${t('save')}</button></div></form></div></details>
${is.text ? html`<details><summary>${t('yours')}</summary><div class="inside"><pre>${is.text}</pre></div></details>` : ''}`,
  )
}
