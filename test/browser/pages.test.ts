// Every page of a desk that holds the demonstration, as both languages, both themes and both widths show it.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { peopleApi } from '#src/prepare/people/api.ts'
import { deskApi } from '#src/server/api.ts'
import { administrator, doorOf, newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'
import { axeOn } from './axe.ts'
import { heightOf, openBrowser, openReader, settle, skip } from './browser.ts'
import { dialogs } from './dialogs.ts'
import { type Screen, screens } from './pages.ts'
import { withLogs } from './prepared/logs.ts'
import { type Watch, watch } from './watch.ts'
import { stumblesOn } from './wording.ts'

const out = 'test/out/pages'
/** What does not come within this is tried once more. */
const patienceMs = 60_000
const [wide, phone] = [1440, 360]

/** An account's language and theme follow the person: each reader is somebody else. */
const colleague = { email: 'colleague@desk.example', password: 'four slow herons over the bridge' }

/**
 * Each page is seen once by each reader at both widths: nothing sticks out, every word is in the language. What axe looks at is
 * seen by one at each width: colours know no width, and names and roles no theme. One of the two opens the page by its address,
 * the other comes to it from within the desk, turn by turn, so that they are ready at the same time.
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
  readonly watches: readonly Watch[]
  /** The tab that goes from page to page; none after a fault. */
  tab: Page | null
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
    const watches = [await watch(inside, desk.url), await watch(outside, desk.url)]
    seats.push({ reader, inside, outside, watches, tab: null })
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

describe('every page is clean, wide and on a phone', { concurrency: readers.length }, () => {
  for (const [at, { lang, theme }] of readers.entries())
    describe(`in ${lang === 'ja' ? 'Japanese' : 'English'}, ${theme}`, () => {
      for (const [turn, screen] of [...screens, ...dialogs].entries())
        test(screen.name, { skip }, async (t) => {
          const seat = seats[at]!
          const faults = await lookAt(screen, seat, turn % readers.length === at).catch((fault: unknown) => {
            // Two readers share a machine that others share too: what could not be brought about is tried once more, and told.
            t.diagnostic(`${screen.name} once more, after ${fault}`)
            return lookAt(screen, seat, true)
          })
          assert.deepEqual(faults, [])
        })
    })
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

async function lookAt(screen: Screen, seat: Seat, byAddress: boolean): Promise<string[]> {
  const page = screen.isDoor ? await seat.outside.newPage() : (seat.tab ?? (await seat.inside.newPage()))
  seat.tab = null
  page.setDefaultTimeout(patienceMs)
  const faults = await faultsOf(screen, seat, page, byAddress).catch(async (fault: unknown) => {
    await page.screenshot({ path: `${out}/${screen.name}-${seat.reader.lang}.png` })
    await page.close()
    throw fault
  })
  if (faults.length > 0) await page.screenshot({ path: `${out}/${screen.name}-${seat.reader.lang}.png` })
  if (screen.isDoor || faults.length > 0) await page.close()
  else seat.tab = page
  return faults
}

async function faultsOf(screen: Screen, seat: Seat, page: Page, byAddress: boolean): Promise<string[]> {
  const { reader, watches } = seat
  const [first, second] = reader.widths
  await page.setViewportSize({ width: first, height: heightOf(first) })
  if (byAddress || page.url() === 'about:blank') await page.goto(screen.path)
  else await goTo(page, screen.path)
  await settle(page)
  await screen.act?.(page)
  await settle(page)
  const faults = [...(await seen(page, reader, first)), ...(await axeOn(page))]
  await page.setViewportSize({ width: second, height: heightOf(second) })
  await settle(page)
  faults.push(...(await seen(page, reader, second)))
  for (const { errors, strangers } of watches) faults.push(...errors.splice(0), ...strangers.splice(0))
  return faults.map((fault) => `${screen.name}-${reader.lang}-${reader.theme}: ${fault}`)
}

/** Within the desk, as by a link: what the last page left open is closed, and nothing of that page is kept. */
async function goTo(page: Page, path: string): Promise<void> {
  const open = page.locator('[role=dialog], [role=menu]')
  for (let presses = 0; presses < 5 && (await open.count()) > 0; presses++) {
    await page.keyboard.press('Escape')
    await settle(page)
  }
  for (const to of ['/nowhere', path]) {
    await page.evaluate((address) => history.pushState(null, '', address), to)
    await settle(page)
  }
}

const seen = async (page: Page, { lang }: Reader, width: number) =>
  (await stumblesOn(page, lang)).map((fault) => `at ${width} px: ${fault}`)
