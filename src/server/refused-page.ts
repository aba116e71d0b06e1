import type { Context as HttpContext } from 'hono'
import { html } from 'hono/html'
import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'
import type { ProblemDetails } from '#src/platform/http/problem-details.ts'

export const refusedPageWords = words({
  'refused.back': { ja: '火消しに戻る', en: 'Back to the desk' },
  'refused.reference': { ja: '照会番号', en: 'Reference' },
})

const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A person followed a link to a file (a download, a printed sheet): programs do not navigate. */
export const isOpenedByPerson = (http: HttpContext): boolean =>
  http.req.method === 'GET' && http.req.header('sec-fetch-mode') === 'navigate' && http.req.path.startsWith('/api/')

/** What is refused to somebody who opened a file in the browser, as a page instead of problem details. */
export function refusedPage({ title, errors, requestId }: ProblemDetails, lang: Language): string {
  const t = speaker(refusedPageWords, lang)
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/report/style.css">
</head>
<body>
<main id="main"><h1>${title}</h1>
${errors && errors.length > 0 ? html`<ul>${errors.map(({ where, message }) => html`<li>${where}: ${message}</li>`)}</ul>` : ''}
<p class="hint">${t('refused.reference')}: ${requestId}</p>
<p><a class="button" href="/">${t('refused.back')}</a></p></main>
</body>
</html>`.toString()
}

export const refusedPageHeaders = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
