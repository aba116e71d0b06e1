// What a contact sees behind its link: what we hold of it, one button if that is right, a field if it is not.
import { html } from 'hono/html'
import { speaker } from '#src/core/words.ts'
import { frame, type PageFacts } from '#src/detect/report/page.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { contactPageWords } from './contact-page-words.ts'

export function contactPage(
  facts: PageFacts,
  contact: Contact,
  is: { token: string; said: 'right' | 'wrong' | null; fault: { text: string; draft: string } | null },
) {
  const t = speaker(contactPageWords, facts.lang)
  const rows: (readonly [string, string])[] = [
    [t('name'), contact.name],
    [t('organisation'), contact.organisation],
    [t('person'), contact.person],
    ...contact.channels.map(
      (one) => [t(`channel.${one.kind}`), [one.value, one.hours].filter(Boolean).join('　')] as const,
    ),
    [t('holds'), contact.holdings.map((one) => one.value).join(', ')],
  ]
  const hidden = html`<input type="hidden" name="token" value="${is.token}">`
  const action = `${facts.path}?lang=${facts.lang}`
  return frame(
    facts,
    t('title'),
    html`<h1>${t('title')}</h1>
${is.said && !is.fault ? html`<p class="good" role="status">${t(`said.${is.said}`)}</p>` : ''}${is.fault ? html`<div class="summary" role="alert"><p><a href="#text">${is.fault.text}</a></p></div>` : ''}
<p class="lead">${t('lead')}</p>
<section><dl>${rows.filter(([, value]) => value !== '').map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<form method="post" action="${action}">${hidden}<button type="submit" name="act" value="right">${t('right')}</button></form></section>
<section><form method="post" action="${action}">${hidden}<div class="field${is.fault ? ' wrong' : ''}"><label for="text">${t('wrong')}</label><textarea id="text" name="text" rows="4">
${is.fault?.draft ?? ''}</textarea></div><button class="second" type="submit" name="act" value="wrong">${t('wrong.act')}</button></form></section>`,
  )
}
