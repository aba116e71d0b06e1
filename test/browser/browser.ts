import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'
import { kitWords } from '#src/web/kit/words.ts'

export type Eyes = {
  readonly lang: 'ja' | 'en'
  /** `auto`: as the device, so that a test can turn it with `emulateMedia`. */
  readonly theme: 'light' | 'dark' | 'auto'
  readonly width: number
  /** Somebody whose browser runs no script: the public pages must do without. */
  readonly isScriptless?: boolean
}
export type Login = { readonly email: string; readonly password: string }

const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path && existsSync(path),
)
export const hasBrowser = found !== undefined
/** For `test(title, { skip }, …)`: why nothing can be tried here, or false. */
export const skip = hasBrowser ? false : 'no Chromium on this machine'

/** How long a test waits for something that should come: CI shares its cores, and what never comes is a fault in any case. */
const patienceMs = 120_000

/** Debian's Chromium, without what it would ask of the network by itself. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })

/** A connection that the desk closed just as it is used again is opened anew. */
export const again = { maxRetries: 3 }

export const heightOf = (width: number): number => (width < 600 ? 780 : 900)

/** A reader with a language, a theme and a width; signed in when a login is given. */
export async function openReader(browser: Browser, url: string, eyes: Eyes, login?: Login): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: eyes.lang === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    colorScheme: eyes.theme === 'auto' ? 'light' : eyes.theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: !eyes.isScriptless,
    viewport: { width: eyes.width, height: heightOf(eyes.width) },
  })
  context.setDefaultTimeout(patienceMs)
  countRequests(context)
  await context.addInitScript(
    ({ lang, theme }) => {
      if (origin === 'null') return // the empty page that every tab begins with
      localStorage.setItem('hikeshi.lang', lang)
      localStorage.setItem('hikeshi.theme', theme)
    },
    { lang: eyes.lang, theme: eyes.theme },
  )
  if (login) {
    const headers = { origin: url }
    const entered = await context.request.post('/api/session', { ...again, data: login, headers })
    if (!entered.ok()) throw new Error(`sign in: ${entered.status()} ${await entered.text()}`)
    await context.request.patch('/api/me', { ...again, data: { lang: eyes.lang, theme: eyes.theme }, headers })
  }
  return context
}

const pending = new WeakMap<Page, Set<Request>>()

/** The live connection stays open and is no load. What a page asked that was closed is never told to end: each counts its own. */
function countRequests(context: BrowserContext): void {
  context.on('page', (page) => {
    const open = new Set<Request>()
    pending.set(page, open)
    page.on('request', (request) => !request.url().endsWith('/api/live') && open.add(request))
    const close = (request: Request) => open.delete(request)
    page.on('requestfinished', close)
    page.on('requestfailed', close)
  })
}

/** Waits until the page stands: its heading is there, nothing loads, nothing says that it is being read. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('h1').first().waitFor({ state: 'attached' })
  const open = pending.get(page) ?? new Set()
  const until = Date.now() + patienceMs
  const busy: readonly string[] = [kitWords.wait.ja, kitWords.wait.en]
  for (let calm = 0; calm < 2; ) {
    // What came in is drawn, and asks for more if it must, before the second of two frames.
    const isBusy = await page.evaluate(
      (words) =>
        new Promise<boolean>((drawn) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              drawn([...document.querySelectorAll('[role=status]')].some((one) => words.includes(one.textContent))),
            ),
          ),
        ),
      busy,
    )
    if (Date.now() > until) throw new Error(`not at rest: ${[...open].map((one) => one.url()).join(', ') || 'reading'}`)
    calm = isBusy || open.size > 0 ? 0 : calm + 1
  }
  await page.evaluate(() => document.fonts.ready)
}
