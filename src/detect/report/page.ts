import { html } from 'hono/html'
import { contactRows, type DeskContact } from '#src/core/contact.ts'
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Knowledge } from '#src/prepare/knowledge/knowledge.ts'
import { type FeedbackFacts, feedbackSection } from './feedback-section.ts'
import { type FormValues, limits } from './form.ts'
import { formWords } from './form-words.ts'
import { around, attributes, type Form, type Markup } from './page-control.ts'
import type { ReportDetail } from './report.ts'

export type PageFacts = {
  readonly lang: Language
  readonly organisation: string
  /** Where this page stands, for the switch of language. */
  readonly path: string
  readonly zone: string
  readonly contact: DeskContact
}

/** The frame of every public page: no script, one style sheet, a visible switch of language. */
export function frame(facts: PageFacts, title: string, body: Markup): Markup {
  const t = speaker(formWords, facts.lang)
  const other = facts.lang === 'ja' ? 'en' : 'ja'
  const desk = facts.organisation || t('desk')
  return html`<!doctype html>
<html lang="${facts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} | ${desk}</title>
<link rel="stylesheet" href="/report/style.css">
</head>
<body>
<a class="skip" href="#main">${t('skip')}</a>
<header><p class="desk"><a href="/report?lang=${facts.lang}">${desk}</a></p><nav><a href="${facts.path}?lang=${other}" hreflang="${other}" lang="${other}">${t('lang.other')}</a></nav></header>
<main id="main">${body}</main>
${reach(facts)}
</body>
</html>`
}

/** Other ways to the desk, for whoever cannot or will not write here; nothing where none is set (S4-21). */
function reach({ contact, lang }: PageFacts): Markup | '' {
  const rows = contactRows(contact, lang)
  if (rows.length === 0) return ''
  const t = speaker(formWords, lang)
  return html`<footer><h2>${t('reach')}</h2><dl class="reach">${rows.map(({ label, value, href }) => html`<div><dt>${label}</dt><dd>${href ? html`<a href="${href}">${value}</a>` : value}</dd></div>`)}</dl></footer>`
}

/** A page that only says something. */
export function plainPage(facts: PageFacts, title: string, text: string): Markup {
  const t = speaker(formWords, facts.lang)
  return frame(
    facts,
    title,
    html`<h1>${title}</h1><p>${text}</p><p><a href="/report?lang=${facts.lang}">${t('again')}</a></p>`,
  )
}

export type StatusPage = {
  readonly number: string
  readonly subject: string
  readonly link: string
  readonly arrivedAt: Date
  readonly state: 'new' | 'taken' | 'disposed'
  readonly text: string
  readonly messages: readonly Pick<ReportDetail['messages'][number], 'at' | 'from' | 'text' | 'attachments'>[]
  readonly token: string
  readonly isFresh: boolean
  readonly isAdded: boolean
  readonly error: string | null
  /** What was being written when something was wrong. */
  readonly draft: string
  /** Asked once the desk has answered. */
  readonly feedback: FeedbackFacts | null
}

export function statusPage(facts: PageFacts, page: StatusPage): Markup {
  const { lang, zone } = facts
  const t = speaker(formWords, lang)
  const title = page.isFresh ? t('sent.title') : t('status.title')
  const instant = (at: string | Date) => formatInstant(at, { lang, zone, named: true })
  const form: Form = {
    t,
    values: { fields: { text: page.draft } as FormValues['fields'], kinds: [] },
    errors: page.error ? { text: page.error } : {},
  }
  const body = html`
<h1>${title}</h1>
${page.isAdded ? html`<p class="good" role="status">${t('added')}</p>` : ''}
${page.error ? html`<div class="summary" role="alert"><p><a href="#text">${page.error}</a></p></div>` : ''}
<div class="card"><p class="label">${t('number')}</p><p class="number">${page.number}</p>
<p class="label">${t('link')}</p><p class="link">${page.link}</p>
<p class="hint">${t('sent.keep')}</p></div>
<dl><dt>${t('state')}</dt><dd><strong>${t(`state.${page.state}`)}</strong></dd><dt>${t('next')}</dt><dd>${t(`next.${page.state}`)}</dd>
<dt>${t('arrived')}</dt><dd>${instant(page.arrivedAt)}</dd>${page.subject ? html`<dt>${t('subject')}</dt><dd>${page.subject}</dd>` : ''}</dl>
<section><h2>${t('messages')}</h2>
${page.messages.length === 0 ? html`<p class="hint">${t('messages.none')}</p>` : ''}
${page.messages.map((message) => html`<article class="${message.from}"><p class="label">${t(`from.${message.from}`)} · <time datetime="${message.at}">${instant(message.at)}</time></p><p class="text">${message.text}</p>${message.attachments.map((file) => html`<p class="hint">${t('files')}: ${file.name}</p>`)}</article>`)}
</section>
<section><h2>${t('add')}</h2>
<form method="post" action="${facts.path}?lang=${lang}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="${page.token}">
${around(
  form,
  'text',
  null,
  html`<textarea ${attributes(form, 'text', false)} rows="5">
${page.draft}</textarea>`,
  t('add.text'),
)}
${around(form, 'files', t('files.hint'), html`<input type="file" ${attributes(form, 'files', true)} multiple>`)}
<div class="send"><button type="submit">${t('add.send')}</button></div>
</form></section>
${page.feedback ? feedbackSection(facts, page.feedback) : ''}
${page.text ? html`<details><summary>${t('yours')}</summary><div class="inside"><pre>${page.text}</pre></div></details>` : ''}`
  return frame(facts, title, body)
}

export function scopePage(facts: PageFacts, { scope }: Knowledge): Markup {
  const { lang } = facts
  const t = speaker(formWords, lang)
  const body = html`
<h1>${t('scope.title')}</h1>
<section><h2>${t('scope.does')}</h2>${scope.does.map((one) => html`<h3>${one[lang]}</h3><p>${one.text[lang]}</p>`)}</section>
<section><h2>${t('scope.not')}</h2>${scope.does_not.map((one) => html`<h3>${one[lang]}</h3><p>${one.text[lang]}</p><p class="hint">${one.instead[lang]}</p>`)}</section>
<section><h2>${t('scope.power')}</h2><p>${scope.power[lang]}</p></section>
<p><a class="button" href="/report?lang=${lang}">${t('again')}</a></p>`
  return frame(facts, t('scope.title'), body)
}

export const maxBodyMegabytes = Math.floor(limits.body / 1024 / 1024)
