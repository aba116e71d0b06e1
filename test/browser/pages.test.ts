// Every page of a desk that holds the demonstration, as both languages, both themes and both widths show it.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { peopleApi } from '#src/prepare/people/api.ts'
import { deskApi } from '#src/server/api.ts'
import { administrator, doorOf, newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'
import { axeOn } from './axe.ts'
import { heightOf, openBrowser, openReader, settle, skip } from './browser.ts'
import { dialogs } from './dialogs.ts'
import { type Screen, screens, withLogs } from './pages.ts'
import { type Watch, watch } from './watch.ts'
import { stumblesOn } from './wording.ts'

const out = 'test/out/pages'
const [wide, phone] = [1440, 360]

/** An account's language and theme follow the person: each reader is somebody else. */
const colleague = { email: 'colleague@desk.example', password: 'four slow herons over the bridge' }

/**
 * Each page is opened once by each reader and seen at both widths: nothing sticks out, every word is in the language. What axe
 * looks at is seen by one at each width: colours know no width, and names and roles no theme.
 */
const readers = [
  { lang: 'ja', theme: 'light', widths: [wide, phone], login: administrator },
  { lang: 'en', theme: 'dark', widths: [phone, wide], login: colleague },
] as const
type Reader = (typeof readers)[number]
type Seat = {
  readonly reader: Reader
  readonly inside: BrowserContext
  readonly outside: BrowserContext
  watches: Watch[]
}

let dataDir = ''
let desk: ServingDesk
let browser: Browser
const seats: Seat[] = []

before(async () => {
  if (skip) return
  mkdirSync(out, { recursive: true })
  dataDir = await newDataDir()
  desk = await startDesk(dataDir)
  await desk.client(deskApi, await doorOf(desk)).loadDemonstration({})
  const accounts = desk.client(peopleApi, await doorOf(desk))
  await accounts.addPerson({ name: 'Colleague', role: 'administrator', lang: 'en', ...colleague })
  browser = await openBrowser()
  for (const reader of readers) {
    const eyes = { lang: reader.lang, theme: reader.theme, width: reader.widths[0] }
    const inside = await openReader(browser, desk.url, eyes, reader.login)
    const outside = await openReader(browser, desk.url, eyes)
    seats.push({ reader, inside, outside, watches: [await watch(inside, desk.url), await watch(outside, desk.url)] })
  }
  const page = await seats[0]!.inside.newPage()
  await page.goto('/logs')
  await withLogs(page)
  await settle(page)
  await page.close()
})
after(async () => {
  await browser?.close()
  await desk?.stop()
  if (dataDir) await removeDataDir(dataDir)
})

for (const screen of [...screens, ...dialogs])
  test(`${screen.name} is clean in both languages and themes, wide and on a phone`, { skip }, async () => {
    const faults = await Promise.all(seats.map((seat) => lookAt(screen, seat)))
    assert.deepEqual(faults.flat(), [])
  })

test('what a reader in the dark prints is ink on paper', { skip }, async () => {
  const page = await seats[1]!.inside.newPage()
  await page.goto('/trends')
  await settle(page)
  const ink = () =>
    page
      .locator('main h2')
      .first()
      .evaluate((one) => getComputedStyle(one).color)
  assert.equal(await ink(), 'rgb(236, 232, 224)')
  await page.emulateMedia({ media: 'print' })
  // Colours that change slowly on the screen are on their way.
  for (let looks = 0; looks < 100 && (await ink()) !== 'rgb(31, 28, 24)'; looks++)
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)))
  assert.equal(await ink(), 'rgb(31, 28, 24)')
  await page.close()
})

async function lookAt(screen: Screen, { reader, inside, outside, watches }: Seat): Promise<string[]> {
  const page = await (screen.isDoor ? outside : inside).newPage()
  const [first, second] = reader.widths
  await page.goto(screen.path)
  await settle(page)
  await screen.act?.(page)
  await settle(page)
  const faults = [...(await seen(page, reader, first)), ...(await axeOn(page))]
  await page.setViewportSize({ width: second, height: heightOf(second) })
  await settle(page)
  faults.push(...(await seen(page, reader, second)))
  for (const { errors, strangers } of watches) faults.push(...errors.splice(0), ...strangers.splice(0))
  if (faults.length > 0) await page.screenshot({ path: `${out}/${screen.name}-${reader.lang}.png` })
  await page.close()
  return faults.map((fault) => `${screen.name}-${reader.lang}-${reader.theme}: ${fault}`)
}

const seen = async (page: Page, { lang }: Reader, width: number) =>
  (await stumblesOn(page, lang)).map((fault) => `at ${width} px: ${fault}`)
