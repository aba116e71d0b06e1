// Somebody changes the record in the database while responders look at it: each page says so, without being loaded again.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Page } from 'playwright-core'
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { administrator } from '../kit/serving.ts'
import { superuserOf } from '../kit/state-of.ts'
import { isMarked, mark, stage } from './stage.ts'

/** Each reads in the language of their own account. */
const readers = {
  ja: administrator,
  en: { email: 'colleague@desk.example', password: 'four slow herons over the bridge' },
}
const [written, altered] = ['The door was open.', 'The door was shut.']

describe('an altered record', () => {
  const house = stage('altered', 'en')
  const line = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
  let number = ''
  let seq = 0
  const pages: { readonly page: Page; readonly lang: Language }[] = []
  const onEach = (work: (page: Page, kit: ReturnType<typeof speaker<typeof kitWords>>) => Promise<void>) =>
    Promise.all(pages.map(({ page, lang }) => work(page, speaker(kitWords, lang))))
  const incidents = async () => house.desk.client(incidentApi, await house.door())

  house.step('is read in both languages, and every entry is proved', async () => {
    number = (await (await incidents()).create({ title: 'Printer room' })).number
    seq = (await (await incidents()).addEntry({ incident: number, text: written })).seq
    const accounts = house.desk.client(peopleApi, await house.door())
    await accounts.addPerson({ name: 'Colleague', role: 'responder', lang: 'en', ...readers.en })
    for (const lang of ['ja', 'en'] as const) pages.push({ page: await house.open({ lang }, readers[lang]), lang })
    await onEach(async (page, kit) => {
      await page.goto(`/incidents/${number}/record`)
      await line(page, written)
        .getByRole('img', { name: kit('proof.entry'), exact: true })
        .waitFor()
      await mark(page)
    })
  })

  house.step('turns the open pages red, names the entry, and says once what to do', async () => {
    const intruder = await superuserOf(house.desk)
    await intruder.query('set session_replication_role = replica') // the triggers that refuse changes are off
    await intruder.query(`update record_entry set payload = replace(payload, 'was open', 'was shut') where seq = $1`, [
      seq,
    ])
    await intruder.end()
    // The work goes on, and with the next entry the pages ask how the record stands.
    await (await incidents()).addEntry({ incident: number, text: 'The key is missing.' })
    await onEach(async (page, kit) => {
      const alarm = page.getByRole('alert').filter({ hasText: kit('proof.altered.advice') })
      await alarm.filter({ hasText: String(seq) }).waitFor()
      await page.getByText(kit('proof.altered.short'), { exact: true }).waitFor()
      await line(page, altered)
        .getByRole('img', { name: kit('proof.entry.altered'), exact: true })
        .waitFor()
      await line(page, 'The key is missing.').waitFor()
      assert.equal(await alarm.count(), 1)
      assert.ok(await isMarked(page), 'the page was loaded again')
    })
    for (const { page, lang } of pages) await house.look(page, `red-${lang}`)
    assert.deepEqual(house.faults(), [])
  })
})
