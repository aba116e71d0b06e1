// The pages that everybody may read: without a script, without an account, the same behind the desk and in a folder.
import { html, raw } from 'hono/html'
import { contactRows, type DeskContact } from '#src/core/contact.ts'
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Letter } from '#src/platform/pdf/documents/letter.ts'
import type { Links } from './links.ts'
import { announceWords, pageWords } from './page-words.ts'
import { qrSvg } from './qr.ts'
import { shownText } from './shown.ts'
import type { PublicNotice, PublicVersion } from './store.ts'

type Markup = ReturnType<typeof html>

export type SiteFacts = {
  readonly lang: Language
  readonly links: Links
  readonly organisation: string
  readonly contact: DeskContact
  readonly zone: string
}

const otherOf = (lang: Language): Language => (lang === 'ja' ? 'en' : 'ja')

/** `here` is where this page stands in a language. */
export function siteFrame(facts: SiteFacts, title: string, here: (lang: Language) => string, body: Markup): Markup {
  const { lang, links, organisation, contact } = facts
  const t = speaker(pageWords, lang)
  const other = otherOf(lang)
  const name = organisation || t('desk')
  const rows = contactRows(contact, lang)
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} | ${name}</title>
<link rel="stylesheet" href="${links.style}">
<link rel="alternate" type="application/atom+xml" title="${t('feed')}" href="${links.feed(lang)}">
<link rel="alternate" hreflang="${other}" href="${here(other)}">
</head>
<body>
<a class="skip" href="#main">${t('skip')}</a>
<header><p class="desk"><a href="${links.list(lang)}">${name}</a></p><nav><a href="${here(other)}" hreflang="${other}" lang="${other}">${t('lang.other')}</a></nav></header>
<main id="main">${body}</main>
${rows.length === 0 ? '' : html`<footer><h2>${t('reach')}</h2><dl class="reach">${rows.map(({ label, value, href }) => html`<div><dt>${label}</dt><dd>${href ? html`<a href="${href}">${value}</a>` : value}</dd></div>`)}</dl></footer>`}
</body>
</html>`
}

/** All notices by what each says now, the newest first. */
export function listPage(facts: SiteFacts, notices: readonly PublicNotice[]): Markup {
  const { lang, links } = facts
  const t = speaker(pageWords, lang)
  const rows = notices.map((notice) => {
    const [version] = notice.versions
    const { text } = shownText(notice, version!, lang)
    return html`<li><a href="${links.notice(notice.slug, lang)}" lang="${text!.lang}">${text!.subject}</a>${stamp(facts, version!)}</li>`
  })
  return siteFrame(
    facts,
    t('title'),
    links.list,
    html`<h1>${t('title')}</h1>
<section>${rows.length === 0 ? html`<p>${t('none')}</p>` : html`<ul class="feed">${rows}</ul>`}</section>
${ways(facts, false)}`,
  )
}

/** One notice: the newest version, or the one that was public as number `issue`. */
export function noticePage(facts: SiteFacts, notice: PublicNotice, issue?: number): Markup {
  const { lang, links } = facts
  const t = speaker(pageWords, lang)
  const version = notice.versions.find((one) => one.issue === issue) ?? notice.versions[0]!
  const { text, isOther, newer, corrected } = shownText(notice, version, lang)
  const title = text?.subject ?? t('hidden.title')
  const at = (iso: string) => formatInstant(iso, { lang, zone: facts.zone, named: true })
  const body = html`
${newer ? html`<div class="caution" role="note"><p>${corrected ? t('corrected', { at: at(corrected.publishedAt) }) : t('newer')} <a href="${links.notice(notice.slug, lang, corrected?.issue)}">${t(corrected ? 'corrected.link' : 'newer.link')}</a></p></div>` : ''}
${text && isOther ? html`<p class="note">${t(`other.${text.lang}`)}</p>` : ''}
<article class="notice desk"${text && isOther ? html` lang="${text.lang}"` : ''}>
<h1>${title}</h1>
${stamp(facts, version)}
${text ? letterBody(text) : html`<p>${t('hidden')}</p>`}
</article>
<section><h2>${t('versions')}</h2><ol class="history" reversed>${notice.versions.map((one) => html`<li><a href="${links.notice(notice.slug, lang, one.issue)}">${t(`stage.${one.stage}`)}</a> <span class="meta">${t('as-of', { at: at(one.asOf) })}${one === version ? t('version.this') : ''}</span></li>`)}</ol></section>
<section class="own">${raw(qrSvg(links.permanent(notice.slug, lang), t('qr')))}<div><p class="meta">${t('qr')}</p><p class="link">${links.permanent(notice.slug, lang)}</p><p class="meta">${t('hash')}</p><p class="hash">${version.sha256}</p></div></section>
${ways(facts, true)}`
  return siteFrame(facts, title, (to) => links.notice(notice.slug, to, issue), body)
}

function stamp({ lang, zone }: SiteFacts, { stage, asOf, publishedAt }: PublicVersion): Markup {
  const t = speaker(pageWords, lang)
  const at = (iso: string) => formatInstant(iso, { lang, zone, named: true })
  return html`<p class="meta"><span class="stage">${t(`stage.${stage}`)}</span><time datetime="${asOf}">${t('as-of', { at: at(asOf) })}</time> · <time datetime="${publishedAt}">${t('published', { at: at(publishedAt) })}</time></p>`
}

function ways({ lang, links }: SiteFacts, hasList: boolean): Markup {
  const t = speaker(pageWords, lang)
  return html`<p class="ways">${hasList ? html`<a href="${links.list(lang)}">${t('all')}</a>` : ''}${links.subscribe ? html`<a href="${links.subscribe(lang)}">${t('subscribe')}</a>` : ''}<a href="${links.feed(lang)}">${t('feed')}</a></p>`
}

function letterBody({ to, blocks, closing, contact, from }: Letter): Markup {
  return html`${to.map((line) => html`<p class="to">${line}</p>`)}
${blocks.map(blockMarkup)}
${closing ? html`<p>${closing}</p>` : ''}
${contact ? html`<h2>${contact.label}</h2><p>${from[0] ? `${from[0]}\n` : ''}${contact.text}</p>` : ''}`
}

function blockMarkup(block: Letter['blocks'][number]): Markup {
  switch (block.kind) {
    case 'p':
      return html`<p>${block.text}</p>`
    case 'h':
      return html`<h2>${block.text}</h2>`
    case 'points': {
      const items = block.items.map((item) => html`<li>${item}</li>`)
      return block.isNumbered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'record':
      return html`<dl>${block.rows.map((row) => html`<dt>${row.label}</dt><dd>${row.value}</dd>`)}</dl>`
    case 'table':
      return html`<table><thead><tr>${block.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`
  }
}

/** Asks for an address; a mail to it is all that follows. */
export function askPage(facts: SiteFacts, token: string, fault: { text: string; email: string } | null): Markup {
  const { lang, links } = facts
  const t = speaker(announceWords, lang)
  const here = (to: Language) => links.subscribe!(to)
  return siteFrame(
    facts,
    t('ask.title'),
    here,
    html`<h1>${t('ask.title')}</h1><p class="lead">${t('ask.text')}</p>
<section><form method="post" action="${here(lang)}" novalidate><input type="hidden" name="token" value="${token}">
<div class="field${fault ? ' wrong' : ''}"><label for="email">${t('email')}</label>${fault ? html`<p class="error" id="email-error">${fault.text}</p>` : ''}<input id="email" name="email" type="email" autocomplete="email" value="${fault?.email ?? ''}"${fault ? html` aria-invalid="true" aria-describedby="email-error"` : ''}></div>
<p class="trap" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></p>
<div class="send"><button type="submit">${t('ask.act')}</button></div></form></section>`,
  )
}

export function saidPage(facts: SiteFacts, title: string, text: string): Markup {
  const t = speaker(pageWords, facts.lang)
  return siteFrame(
    facts,
    title,
    facts.links.list,
    html`<h1>${title}</h1><p>${text}</p><p><a href="${facts.links.list(facts.lang)}">${t('all')}</a></p>`,
  )
}

/** What somebody behind their link may do: confirm, leave, join again. */
export function memberPage(
  facts: SiteFacts,
  is: { state: 'asked' | 'on' | 'off'; email: string; path: string; token: string; fault: string },
): Markup {
  const t = speaker(announceWords, facts.lang)
  const which = is.state === 'asked' ? 'confirm' : is.state
  const act = is.state === 'on' ? 'leave' : 'join'
  return siteFrame(
    facts,
    t(`${which}.title`),
    (to) => `${is.path}?lang=${to}`,
    html`<h1>${t(`${which}.title`)}</h1>${is.fault ? html`<div class="summary" role="alert"><p>${is.fault}</p></div>` : ''}<p>${t(`${which}.text`, { email: is.email })}</p>
<form method="post" action="${is.path}?lang=${facts.lang}"><input type="hidden" name="token" value="${is.token}"><input type="hidden" name="act" value="${act}">
<button type="submit"${is.state === 'on' ? html` class="second"` : ''}>${t(is.state === 'on' ? 'on.act' : 'off.act')}</button></form>`,
  )
}
