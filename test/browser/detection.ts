// Screens of detection that only an act leads to: one alert held back or put into an incident, a rule's versions side by side, a rule tried out.
import type { Page } from 'playwright-core'
import { careWords } from '#src/detect/alert/web/care-words.ts'
import { alertWords } from '#src/detect/alert/web/words.ts'
import { tryWords } from '#src/detect/signature/web/try-words.ts'
import { again } from './browser.ts'
import type { Screen } from './pages.ts'
import { openFirst, openHunt, shellRule, withAlerts } from './prepared/logs.ts'
import { onceADesk } from './prepared/once.ts'

const named = ({ ja, en }: { ja: string; en: string }): RegExp => new RegExp(`^(${ja}|${en})$`)
const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).filter({ visible: true }).first().click()
const onAlert = (word: { ja: string; en: string }) => async (page: Page) => {
  await openFirst(page)
  await press(page, named(word))
  await page.getByRole('dialog').nth(1).getByRole('heading').first().waitFor()
}

/** The file of the rule saved a second time, with one line changed. */
const withVersions = onceADesk(async (page) => {
  await withAlerts(page)
  const path = '/api/rules/files/parcel.yml/versions'
  const reason = '重大度を上げる'
  const { versions } = (await (await page.request.get(path, again)).json()) as { versions: { reason: string }[] }
  if (versions.some((one) => one.reason === reason)) return
  const text = shellRule.replace('level: high', 'level: critical')
  const files = { name: 'parcel.yml', mimeType: 'text/yaml', buffer: Buffer.from(text) }
  const headers = { origin: new URL(page.url()).origin }
  const multipart = { reason, files }
  await page.request.post('/api/rules/files', { ...again, headers, multipart })
})

/** Lines of yesterday, for only the last days are tried. */
const withYesterday = onceADesk(async (page) => {
  await withAlerts(page)
  const known = (await (await page.request.get('/api/logs/sources', again)).json()) as { sources: { name: string }[] }
  if (known.sources.some(({ name }) => name === 'shop')) return
  // `Sat, 21 Nov 2026 …`
  const [, day, month, year] = new Date(Date.now() - 86_400_000).toUTCString().split(' ')
  const lines = [1, 2, 3, 4].map(
    (n) =>
      `192.0.2.${n} - - [${day}/${month}/${year}:09:0${n}:00 +0000] "GET /sell/${n} HTTP/1.1" 200 512 "-" "curl/8"\n`,
  )
  const files = { name: 'shop.log', mimeType: 'text/plain', buffer: Buffer.from(lines.join('')) }
  const headers = { origin: new URL(page.url()).origin }
  await page.request.post('/api/logs/import', { ...again, headers, multipart: { source: 'shop', files } })
})

/** Two things are asked for: some lines have both, others one of them. */
const triedRule = shellRule
  .split('---')[0]!
  .replace(
    'selection: {cs-uri-stem|startswith: /sell/}',
    'selection: {cs-uri-stem|startswith: /sell/}\n  where: {c-ip|endswith: ["0.2.1", "0.2.3"]}',
  )
  .replace('condition: selection', 'condition: selection and where')

export const detection: readonly Screen[] = [
  { name: 'alert-suppress', path: '/alerts', act: onAlert(careWords.suppress) },
  { name: 'alert-except', path: '/alerts', act: onAlert(careWords.except) },
  { name: 'alert-into-incident', path: '/alerts', act: onAlert(alertWords['act.incident']) },
  {
    name: 'rule-versions',
    path: '/alerts/rules?q=parcel',
    act: async (page) => {
      await withVersions(page)
      await page.goto('/alerts/rules?q=parcel')
      await page.locator('main table button').first().click()
      const dialog = page.getByRole('dialog')
      await dialog.locator('select').first().selectOption('1')
      const difference = dialog.locator('ins, del').first()
      await difference.waitFor()
      await difference.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'rule-tried',
    path: '/alerts/rules/try',
    act: async (page) => {
      await withYesterday(page)
      await page.goto('/alerts/rules/try')
      await page.locator('main textarea').first().fill(triedRule)
      await page.locator('main select').first().selectOption('7')
      await press(page, named(tryWords.run))
      const found = page.getByRole('heading', { name: named(tryWords.found) })
      await found.waitFor()
      await found.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'hunt-find',
    path: '/alerts/hunts',
    act: async (page) => {
      await openHunt(page)
      await page.getByRole('dialog').locator('table button').first().click()
      await page.getByRole('dialog').locator('ol li').first().waitFor()
    },
  },
  {
    name: 'unusual-detector',
    path: '/alerts/unusual',
    act: async (page) => {
      await page.locator('main table button').first().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  },
]
