// Somebody changes the record in the database while a responder looks at it: the page says so, without being loaded again.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { speaker } from '#src/core/words.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { pageWords } from '#src/respond/incident/web/words/page.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { administrator } from '../kit/serving.ts'
import { superuserOf } from '../kit/state-of.ts'
import { isMarked, mark, stage } from './stage.ts'

for (const lang of ['ja', 'en'] as const)
  describe(`an altered record, ${lang === 'ja' ? 'in Japanese' : 'in English'}`, () => {
    const house = stage('altered', lang)
    const kit = speaker(kitWords, lang)

    house.step('turns the open page red, names the entry, and says what to do', async () => {
      const incidents = house.desk.client(incidentApi, await house.door())
      const { number } = await incidents.create({ title: 'Printer room' })
      const altered = await incidents.addEntry({ incident: number, text: 'The door was open.' })
      const page = await house.open({}, administrator)
      await page.goto(`/incidents/${number}`)
      await page.getByRole('tab', { name: speaker(pageWords, lang)('tab.record') }).click()
      const line = page.getByRole('listitem').filter({ hasText: 'The door was open.' })
      await line.getByRole('img', { name: kit('proof.entry') }).waitFor()
      await mark(page)

      const intruder = await superuserOf(house.desk)
      await intruder.query('set session_replication_role = replica') // the triggers that refuse changes are off
      await intruder.query(
        `update record_entry set payload = replace(payload, 'was open', 'was shut') where seq = $1`,
        [altered.seq],
      )
      await intruder.end()
      // The work goes on, and with the next entry the page asks how the record stands.
      await incidents.addEntry({ incident: number, text: 'The key is missing.' })
      await page
        .getByRole('alert')
        .filter({ hasText: kit('proof.altered.advice') })
        .waitFor()
      await page.getByText(kit('proof.altered.short'), { exact: true }).waitFor()
      const wrong = page.getByRole('listitem').filter({ hasText: 'The door was shut.' })
      await wrong.getByRole('img', { name: kit('proof.entry.altered') }).waitFor()
      assert.ok(await isMarked(page), 'the page was loaded again')
      await house.look(page, 'red')
      assert.deepEqual(house.faults(), [])
    })
  })
