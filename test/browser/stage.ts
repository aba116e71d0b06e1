import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type { Language } from '#src/core/language.ts'
import { doorOf, newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'
import { axeOn } from './axe.ts'
import { type Eyes, type Login, openBrowser, openReader, settle, skip } from './browser.ts'
import { type Watch, watch } from './watch.ts'
import { stumblesOn } from './wording.ts'

export type Stage = {
  /** Set once the tests run. */
  desk: ServingDesk
  readonly lang: Language
  /** Headers that act for the first administrator at the API. */
  door(): Promise<Record<string, string>>
  /** A page in a browser of its own for somebody. */
  open(eyes?: Partial<Eyes>, login?: Login): Promise<Page>
  /** One test after the other: what comes after a step that failed is not tried. */
  step(title: string, work: () => Promise<void>): void
  /** A picture, and nothing on the page that a reader would stumble over. */
  look(page: Page, name: string): Promise<void>
  /** What the pages did wrong by themselves so far: errors they told, strangers they asked. */
  faults(): string[]
}

/** The real program and a real browser, for tests that go on from step to step. Begins and ends with the suite it is called in. */
export function stage(name: string, lang: Language, environment: Record<string, string> = {}): Stage {
  const out = `test/out/${name}`
  const contexts: BrowserContext[] = []
  const watches: Watch[] = []
  const langOf = new WeakMap<Page, Language>()
  let dataDir = ''
  let browser: Browser | undefined
  let isStuck = false

  before(async () => {
    if (skip) return
    mkdirSync(out, { recursive: true })
    dataDir = await newDataDir()
    own.desk = await startDesk(dataDir, environment)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await own.desk?.stop()
    if (dataDir) await removeDataDir(dataDir)
  })

  const own: Stage = {
    desk: undefined as unknown as ServingDesk,
    lang,
    door: () => doorOf(own.desk),
    async open(eyes = {}, login) {
      const all: Eyes = { lang, theme: 'light', width: 1440, ...eyes }
      const context = await openReader(browser!, own.desk.url, all, login)
      contexts.push(context)
      watches.push(await watch(context, own.desk.url))
      const page = await context.newPage()
      langOf.set(page, all.lang)
      return page
    },
    step: (title, work) =>
      void test(title, { skip }, async (context) => {
        if (isStuck) return context.skip('an earlier step failed')
        isStuck = true
        await work().catch(async (error: unknown) => {
          for (const [at, page] of contexts.flatMap((one) => one.pages()).entries())
            await page.screenshot({ path: `${out}/${lang}-failed-${at}.png` })
          throw error
        })
        isStuck = false
      }),
    async look(page, what) {
      await settle(page)
      await page.screenshot({ path: `${out}/${lang}-${what}.png` })
      assert.deepEqual([...(await axeOn(page)), ...(await stumblesOn(page, langOf.get(page) ?? lang))], [])
    },
    faults: () => watches.flatMap(({ errors, strangers }) => [...errors, ...strangers]),
  }
  return own
}

/** Marks the page as it stands, to be asked later whether it is the same: what came in came in without loading it again. */
export const mark = (page: Page): Promise<unknown> =>
  page.evaluate(() => Object.assign(globalThis, { isStillHere: true }))
export const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'isStillHere' in globalThis)

/** All that can be read in a part of a page. */
export const textIn = async (place: Locator): Promise<string> => (await place.allInnerTexts()).join('\n')
