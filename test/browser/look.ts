// Pictures of every screen, to be looked at: `node test/browser/look.ts [--url http://127.0.0.1:4460] [--only now,find]`.
// HIKESHI_LOOK_EMAIL and HIKESHI_LOOK_PASSWORD sign in. Ends with 1 when a page is wider than its window or says an error.
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { axeOn } from './axe.ts'
import { type Eyes, openBrowser, openReader, settle } from './browser.ts'
import { dialogs } from './dialogs.ts'
import { screens } from './pages.ts'
import { watch } from './watch.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env.HIKESHI_URL ?? 'http://127.0.0.1:4460' },
    only: { type: 'string' },
    out: { type: 'string', default: 'test/out/look' },
    widths: { type: 'string', default: '1440,360' },
    langs: { type: 'string', default: 'ja,en' },
    themes: { type: 'string', default: 'light,dark' },
    axe: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
})
const login = {
  email: process.env.HIKESHI_LOOK_EMAIL ?? 'admin@example.jp',
  password: process.env.HIKESHI_LOOK_PASSWORD ?? 'correct horse battery staple',
}
const only = values.only?.split(',')
const wanted = [...screens, ...dialogs].filter((screen) => !only || only.includes(screen.name))
const eyes: Eyes[] = values.langs
  .split(',')
  .flatMap((lang) =>
    values.themes
      .split(',')
      .flatMap((theme) => values.widths.split(',').map((width) => ({ lang, theme, width: Number(width) }) as Eyes)),
  )

mkdirSync(values.out, { recursive: true })
const browser = await openBrowser()
const faults: string[] = []
for (const eye of eyes) {
  const inside = await openReader(browser, values.url, eye, login)
  const outside = await openReader(browser, values.url, eye)
  const watches = [await watch(inside, values.url), await watch(outside, values.url)]
  for (const screen of wanted) {
    const page = await (screen.isDoor ? outside : inside).newPage()
    const name = `${screen.name}-${eye.lang}-${eye.theme}-${eye.width}`
    try {
      await page.goto(screen.path)
      await settle(page)
      await screen.act?.(page)
      await settle(page)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (over > 0) faults.push(`${name}: ${over} px wider than the window`)
      await page.screenshot({ path: `${values.out}/${name}.png`, fullPage: values.full })
      if (values.axe) for (const fault of await axeOn(page)) faults.push(`${name}: ${fault}`)
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
    await page.close()
    for (const { errors, strangers } of watches)
      for (const fault of [...errors.splice(0), ...strangers.splice(0)]) faults.push(`${name}: ${fault}`)
  }
  await inside.close()
  await outside.close()
}
await browser.close()
for (const fault of faults) console.log(fault)
console.error(`${wanted.length * eyes.length} pictures in ${values.out}, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
