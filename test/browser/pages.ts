import type { Page } from 'playwright-core'

/** A screen to look at. Whoever builds a page adds its line. */
export type Screen = {
  readonly name: string
  readonly path: string
  /** Before signing in. */
  readonly isDoor?: boolean
  /** What to do on it before the picture: open a dialog, type. */
  readonly act?: (page: Page) => Promise<void>
}

export const screens: readonly Screen[] = [
  { name: 'login', path: '/login', isDoor: true },
  { name: 'invitation', path: '/invitation/aaaaaaaaaaaaaaaaaaaaaaaa', isDoor: true },
  { name: 'now', path: '/' },
  { name: 'welcome', path: '/welcome' },
  { name: 'me', path: '/me' },
  { name: 'people', path: '/people' },
  { name: 'people-add', path: '/people', act: (page) => page.locator('main button').first().click() },
  { name: 'find', path: '/find?q=192.168.100.1' },
  { name: 'find-none', path: '/find?q=zzzzqqqq' },
  {
    name: 'palette',
    path: '/',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('192.168')
      await page.waitForTimeout(600)
    },
  },
  { name: 'keys', path: '/', act: (page) => page.keyboard.press('?') },
  { name: 'missing', path: '/nowhere' },
]
