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

/** The case of the demonstration, which a fresh desk opens first. */
const kobe = '/incidents/2026-0001'

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
  { name: 'trends', path: '/trends' },
  {
    name: 'palette',
    path: '/',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('192.168')
      // The first is the way to all results; the next is one of them.
      await page.getByRole('option', { name: '192' }).nth(1).waitFor()
    },
  },
  { name: 'incidents', path: '/incidents?phase=all' },
  { name: 'incidents-none', path: '/incidents?q=zzzzqqqq' },
  { name: 'incident-new', path: '/incidents?form=new' },
  { name: 'incident', path: kobe },
  { name: 'incident-record', path: `${kobe}/record` },
  { name: 'incident-drawn', path: `${kobe}/record?view=drawing` },
  { name: 'incident-situation', path: `${kobe}/situation` },
  { name: 'incident-people', path: `${kobe}/people` },
  { name: 'incident-observables', path: `${kobe}/observables` },
  { name: 'incident-reports', path: `${kobe}/reports` },
  { name: 'incident-paper', path: `${kobe}/paper` },
  {
    name: 'incident-write',
    path: kobe,
    act: async (page) => {
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  { name: 'incident-missing', path: '/incidents/1999-9999' },
  { name: 'inbox', path: '/inbox?state=all' },
  { name: 'inbox-none', path: '/inbox?q=zzzzqqqq' },
  { name: 'inbox-empty', path: '/inbox?noise=only' },
  { name: 'inbox-missing', path: '/inbox/R1999-9999' },
  { name: 'report', path: '/inbox/R2026-0001?state=all' },
  { name: 'report-signs', path: '/inbox/R2026-0012?state=all' },
  {
    name: 'inbox-bulk',
    path: '/inbox',
    act: async (page) => {
      for (const box of (await page.locator('li input[type=checkbox]').all()).slice(0, 3)) await box.click()
    },
  },
  ...(
    [
      ['incident', 'a'],
      ['merge', 'm'],
      ['dispose', 'e'],
    ] as const
  ).map(([name, key]) => ({
    name: `report-${name}`,
    path: '/inbox/R2026-0004',
    act: async (page: Page) => {
      await page.locator('[data-preview] h2').first().waitFor()
      await page.keyboard.press(key)
      await page.getByRole('dialog').getByRole('heading').first().waitFor()
    },
  })),
  { name: 'take-files', path: '/inbox?take=files' },
  { name: 'take-paste', path: '/inbox?take=paste' },
  { name: 'take-spoken', path: '/inbox?take=spoken' },
  { name: 'form', path: '/report', isDoor: true },
  { name: 'form-state-missing', path: '/report/r/aaaaaaaaaaaaaaaaaaaaaaaaaaaa', isDoor: true },
  { name: 'keys', path: '/', act: (page) => page.keyboard.press('?') },
  { name: 'missing', path: '/nowhere' },
]
