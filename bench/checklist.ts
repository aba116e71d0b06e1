// The 103 items of recovery on a phone: all six headings open, scrolled from top to bottom and one item answered, in Chromium with its processor slowed down four times.
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { settle } from '#test/browser/browser.ts'
import { pastDesk } from '#test/browser/own-clock.ts'
import { calls, incident } from '#test/incident/kit.ts'
import { machineOf, percentile, print } from './machine.ts'

const slowdown = 4
const scrollMs = 4_000
const stepPx = 60
const longMs = 50

const desk = await pastDesk(new Date().toISOString())
const lead = await desk.as('lead')
const { number } = await incident.create(lead, { title: 'A recovery with every item', kinds: [] })
await calls(recoveryApi, recoveryActions as never).begin(lead, { incident: number, level: 'full' })
const { page } = await desk.enter({ name: 'Lead', role: 'lead' }, 360)
await page.goto(`/incidents/${number}/recovery`)
await settle(page)
const chrome = await page.context().newCDPSession(page)
await chrome.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
await page.evaluate(() => {
  const kept = { tasks: [] as number[], changed: new Set<Element>() }
  Object.assign(globalThis, { kept })
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) kept.tasks.push(one.duration)
  }).observe({ type: 'longtask' })
})
const longTasks = () =>
  page.evaluate(() => (globalThis as unknown as { kept: { tasks: number[] } }).kept.tasks.splice(0))
/** From the tap to the frame in which it shows. */
const tapped = (at: number, selector: string) =>
  page.evaluate(
    async ({ at, selector }) => {
      const from = performance.now()
      const button = document.querySelectorAll<HTMLElement>(selector)[at]!
      button.click()
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      return performance.now() - from
    },
    { at, selector },
  )
const opened: number[] = []
for (let at = 0; at < 6; at++) opened.push(await tapped(at, 'main ol > li > button'))
const items = 'main ol ul > li > button[aria-expanded]'
const shown = await page.locator(items).count()
const whileOpening = await longTasks()
const gaps = await page.evaluate(
  async ({ scrollMs, stepPx }) => {
    scrollTo(0, 0)
    const gaps: number[] = []
    let last = performance.now()
    const end = last + scrollMs
    await new Promise<void>((done) => {
      const step = (now: number) => {
        gaps.push(now - last)
        last = now
        scrollBy(0, stepPx)
        if (now < end) requestAnimationFrame(step)
        else done()
      }
      requestAnimationFrame(step)
    })
    return gaps.slice(1)
  },
  { scrollMs, stepPx },
)
const whileScrolling = await longTasks()
const formMs = await tapped(Math.floor(shown / 2), items)
const field = page.locator('main ol textarea').first()
await field.pressSequentially('Checked against the backup of June.', { delay: 30 })
const whileTyping = await longTasks()
await page.locator('main ol form button[type=submit]').first().click()
await field.waitFor({ state: 'detached' })
await settle(page)
const whileSaving = await longTasks()
const sorted = gaps.sort((a, b) => a - b)
const worst = (times: readonly number[]) => Math.round(Math.max(0, ...times))
const nodes = await page.locator('*').count()
print({
  machine: machineOf(),
  ...{ slowdown, width: 360, items: shown, nodes },
  openHeadingMs: { worst: worst(opened), longTask: worst(whileOpening) },
  scroll: {
    frames: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    worst: percentile(sorted, 1),
    longTasks: whileScrolling.length,
  },
  openItemMs: Math.round(formMs),
  typing: { longTasks: whileTyping.length, worst: worst(whileTyping) },
  saving: { longTasks: whileSaving.length, worst: worst(whileSaving) },
  aim: { scrollWithoutTaskOverMs: longMs },
})
await desk.close()
process.exit(shown === 98 && whileScrolling.length === 0 ? 0 : 1)
