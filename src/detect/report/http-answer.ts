import type { Context as HttpContext } from 'hono'
import type { Markup } from './page-control.ts'

const policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A public page leaves the desk: no script, no frame, no trace of the secret address, nothing kept on the way. */
export async function answer(
  http: HttpContext,
  page: Markup,
  status: 200 | 400 | 403 | 404 | 413 | 422 | 429 | 500 | 503 = 200,
): Promise<Response> {
  http.header('content-security-policy', policy)
  http.header('cache-control', 'no-store')
  http.header('referrer-policy', 'no-referrer')
  http.header('x-content-type-options', 'nosniff')
  http.header('x-frame-options', 'DENY')
  http.header('cross-origin-opener-policy', 'same-origin')
  http.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  http.header('vary', 'accept-language')
  return http.html(await page, status)
}

/** To the reporter's own page after something was sent, so that loading it again sends nothing. */
export function seeOther(http: HttpContext, secret: string, lang: string, what: 'new' | 'added' | 'helped'): Response {
  http.header('cache-control', 'no-store')
  http.header('referrer-policy', 'no-referrer')
  return http.redirect(`/report/r/${secret}?lang=${lang}&${what}=1${what === 'helped' ? '#helped' : ''}`, 303)
}
