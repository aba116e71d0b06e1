import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { formatWhen, type When } from '#src/core/time.ts'
import { recordApi } from '#src/record/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { pageWords } from '#src/respond/incident/web/words/page.ts'
import { recordWords } from '#src/respond/incident/web/words/record.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { settle } from '../browser.ts'
import { isMarked, mark, textIn } from '../stage.ts'
import { attacker, defanged } from './story.ts'
import type { Trip } from './trip.ts'

const zone = 'Asia/Tokyo'

/** What is written on the record of the incident, read live by a colleague, put right, and proved. */
export function recordSteps(trip: Trip): void {
  const { step, look, says, lang, say, button, dialog } = trip
  const [record, kit, tabs] = [say(recordWords), say(kitWords), say(pageWords)]
  const line = (text: string, page: Page = trip.page) => page.getByRole('listitem').filter({ hasText: text }).first()

  async function write(text: string, when: { mode: string; clock: string; minutes?: string }, picture?: Buffer) {
    const { page } = trip
    const composer = page.getByRole('region', { name: record('compose.title') })
    await composer.getByLabel(record('compose.text')).fill(text)
    await button(record('compose.when.set'), composer).click()
    await composer.getByLabel(kit('when.precision')).selectOption({ label: when.mode })
    await composer.getByLabel(kit('when.date'), { exact: true }).fill('2026-06-23')
    await composer.getByLabel(kit('when.clock'), { exact: true }).fill(when.clock)
    if (when.minutes) await composer.getByLabel(kit('when.minutes')).fill(when.minutes)
    if (picture) {
      const choosing = page.waitForEvent('filechooser')
      await button(record('compose.attach'), composer).click()
      await (await choosing).setFiles({ name: 'screen.png', mimeType: 'image/png', buffer: picture })
    }
    await button(record('compose.act'), composer).click()
    await line(text).waitFor()
  }
  const entryOf = async (text: string) => {
    const api = trip.desk.client(incidentApi, await trip.door())
    const { rows } = await api.entries({ incident: trip.incident, order: 'newest', limit: 200 })
    return rows.find((one) => one.text === text)!
  }

  step('entries with exact, within and about times are written, and the colleague sees them come', async () => {
    const { page, beside, incident } = trip
    await beside.goto(`/incidents/${incident}/record`)
    await settle(beside)
    await mark(beside)
    await page.goto(`/incidents/${incident}`)
    await page.getByRole('tab', { name: tabs('tab.record') }).click()
    await write(says.exact, { mode: kit('when.exact'), clock: '10:05' })
    await write(says.within, { mode: kit('when.within'), clock: '10:05', minutes: '20' })
    await write(says.about, { mode: kit('when.about'), clock: '4:10' }, await page.screenshot())
    await write(says.wrong, { mode: kit('when.exact'), clock: '10:45' })
    const [exact, within, about] = await Promise.all([says.exact, says.within, says.about].map(entryOf))
    assert.deepEqual(
      [exact!.when.precision, within!.when.precision, about!.when.precision],
      ['minute', 'within', 'about'],
    )
    const start = '2026-06-23T01:05:00.000Z'
    assert.deepEqual([exact!.when.from, within!.when.from, within!.when.to], [start, start, '2026-06-23T01:25:00.000Z'])
    const tenPastFour = Date.parse('2026-06-22T19:10:00Z')
    assert.ok(Date.parse(about!.when.from) <= tenPastFour && tenPastFour <= Date.parse(about!.when.to))
    for (const entry of [exact!, within!, about!]) {
      const time = formatWhen(entry.when as When, { lang, zone })
      await line(entry.text).getByText(time).first().waitFor()
      await line(entry.text, beside).getByText(time).first().waitFor()
    }
    assert.ok(await isMarked(beside), 'the colleague’s page was loaded again')
    const picture = line(says.about).getByRole('img', { name: 'screen.png' })
    await picture.scrollIntoViewIfNeeded()
    await picture.evaluate((one: HTMLImageElement) => one.decode())
    await look(page, 'record')
    await look(beside, 'record-phone')
  })

  step('a correction is a new entry, and the old one says so', async () => {
    const wrong = await entryOf(says.wrong)
    await trip.page.getByRole('button', { name: record('entry.open', { seq: wrong.seq }) }).click()
    await button(record('drawer.correct'), dialog()).click()
    await dialog().getByLabel(record('compose.text')).fill(says.right)
    await button(record('correct.act'), dialog()).click()
    const corrects = dialog().getByText(record('entry.corrects', { seq: wrong.seq }))
    await corrects.first().waitFor()
    await look(trip.page, 'correction')
    await button(kit('close'), dialog()).click()
    await dialog().waitFor({ state: 'detached' })
    const { seq } = await entryOf(says.right)
    await line(says.wrong).getByText(record('entry.corrected', { seq })).waitFor()
    await line(says.right, trip.beside).waitFor()
  })

  step('the browser proves an entry by itself', async () => {
    const { seq, id } = await entryOf(says.right)
    await trip.page.getByRole('button', { name: record('entry.open', { seq }) }).click()
    const proof = dialog().getByRole('region', { name: record('proof.title') })
    await button(record('proof.act'), proof).click()
    const { size } = await trip.desk.client(recordApi, await trip.door()).proof({ id })
    await proof.getByText(record('proof.ok', { seq, size })).waitFor()
    await look(trip.page, 'proof')
    await button(kit('close'), dialog()).click()
    await dialog().waitFor({ state: 'detached' })
  })

  step('observables are read harmless, and lead nowhere', async () => {
    const { page } = trip
    await page.getByRole('tab', { name: tabs('tab.observables') }).click()
    await button(kit('observable.act', { value: defanged }))
      .first()
      .waitFor()
    const text = await textIn(page.locator('main'))
    assert.ok(text.includes(defanged) && !text.includes(attacker), text)
    assert.equal(await page.locator(`a[href*="//${attacker}"]`).count(), 0)
    await look(page, 'observables')
  })
}
