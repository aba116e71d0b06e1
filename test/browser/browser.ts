import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export type Eyes = { readonly lang: 'ja' | 'en'; readonly theme: 'light' | 'dark'; readonly width: number }
export type Login = { readonly email: string; readonly password: string }

const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path && existsSync(path),
)
export const hasBrowser = found !== undefined

/** Debian's Chromium, without what it would ask of the network by itself. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })

/** A reader with a language, a theme and a width; signed in when a login is given. */
export async function openReader(browser: Browser, url: string, eyes: Eyes, login?: Login): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: eyes.lang === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    colorScheme: eyes.theme,
    reducedMotion: 'reduce',
    viewport: { width: eyes.width, height: eyes.width < 600 ? 780 : 900 },
  })
  await context.addInitScript(
    ({ lang, theme }) => {
      localStorage.setItem('hikeshi.lang', lang)
      localStorage.setItem('hikeshi.theme', theme)
    },
    { lang: eyes.lang, theme: eyes.theme },
  )
  if (login) {
    const headers = { origin: url }
    const entered = await context.request.post('/api/session', { data: login, headers })
    if (!entered.ok()) throw new Error(`sign in: ${entered.status()} ${await entered.text()}`)
    await context.request.patch('/api/me', { data: { lang: eyes.lang, theme: eyes.theme }, headers })
  }
  return context
}

/** Waits until nothing loads any more; a live connection stays open and is no load. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page
    .waitForFunction(() => document.querySelector('h1') !== null, undefined, { timeout: 10_000 })
    .catch(() => {})
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(350)
}
