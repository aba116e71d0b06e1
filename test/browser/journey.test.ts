// From the public form to the case file, as a reporter, a responder and a colleague live through it, in each language.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe } from 'node:test'
import type { Language } from '#src/core/language.ts'
import { formWords } from '#src/detect/report/form-words.ts'
import { caseFileWords } from '#src/platform/pdf/documents/case-file-words.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { peopleWords } from '#src/prepare/people/web/words.ts'
import { recordApi } from '#src/record/api.ts'
import { pageWords } from '#src/respond/incident/web/words/page.ts'
import { partsWords } from '#src/respond/incident/web/words/parts.ts'
import { homeWords } from '#src/web/home/words.ts'
import { shellWords } from '#src/web/shell/words.ts'
import { administrator } from '../kit/serving.ts'
import { bare, reader as noPdfReader, textOf } from '../paper/pdf-text.ts'
import { recordSteps } from './journey/record.ts'
import { reportSteps } from './journey/report.ts'
import { defanged } from './journey/story.ts'
import { setOut, type Trip } from './journey/trip.ts'
import { stage, textIn } from './stage.ts'

const colleague = { email: 'colleague@desk.example', password: 'four slow herons over the bridge' }

for (const lang of ['ja', 'en'] as const)
  describe(lang === 'ja' ? 'in Japanese' : 'in English', () => {
    // In Japanese the first administrator is made in the browser, in English by the environment.
    const noAdministrator = { HIKESHI_ADMIN_EMAIL: '', HIKESHI_ADMIN_PASSWORD: '' }
    const trip = setOut(stage('journey', lang, lang === 'ja' ? noAdministrator : {}))
    beginning(trip, lang)
    reportSteps(trip)
    recordSteps(trip)
    ending(trip, lang)
  })

function beginning(trip: Trip, lang: Language): void {
  const { step, look, say, says, button } = trip
  const [people, home] = [say(peopleWords), say(homeWords)]
  step('the first administrator comes in', async () => {
    const page = await trip.open()
    trip.page = page
    trip.phone = await trip.open({ width: 360, isScriptless: true })
    await page.goto('/')
    const enter = async (name: string, text: string) =>
      page.getByLabel(name).and(page.locator('input')).first().fill(text)
    if (lang === 'ja') {
      await page.getByRole('heading', { name: people('setup.title') }).waitFor()
      await enter(people('name'), says.chief)
      await enter(people('email'), administrator.email)
      await enter(people('password.new'), administrator.password)
      await look(page, 'setup')
      await button(people('setup.act')).click()
      await page.getByRole('heading', { name: home('welcome.title') }).waitFor()
    } else {
      await page.getByRole('heading', { name: people('login.title') }).waitFor()
      await enter(people('email'), administrator.email)
      await enter(people('password'), administrator.password)
      await look(page, 'login')
      await button(people('login.act')).click()
      // An account begins in Japanese; who reads English turns it, and the account remembers.
      await button(shellWords['lang.other'].ja).click()
      await page.getByRole('heading', { name: home('title') }).waitFor()
    }
    const accounts = trip.desk.client(peopleApi, await trip.door())
    await accounts.addPerson({ name: says.colleague, role: 'responder', lang, ...colleague })
    trip.beside = await trip.open({ width: 360 }, colleague)
  })
}

function ending(trip: Trip, lang: Language): void {
  const { step, look, say, says } = trip
  const [form, parts, paper, tabs] = [say(formWords), say(partsWords), say(caseFileWords), say(pageWords)]

  step('the case file leaves as PDF in this language, with number, title, entries and the check code', async () => {
    const { page } = trip
    await page.getByRole('tab', { name: tabs('tab.paper') }).click()
    const title = page.getByRole('heading', { name: parts('case-file'), exact: true })
    const sheet = page.locator('section').filter({ has: title })
    const coming = page.waitForEvent('download')
    await sheet.getByRole('link', { name: parts(`pdf.${lang}`) }).click()
    const file = await coming
    await file.saveAs(`test/out/journey/${lang}-${file.suggestedFilename()}`)
    const pdf = await readFile(await file.path())
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    await look(page, 'paper')
    if (noPdfReader) return
    const text = textOf(pdf)
    const { rows } = await trip.desk.client(recordApi, await trip.door()).checkpoints({})
    const heads = [trip.incident, says.title, paper('name'), trip.report, defanged, paper('proof.code')]
    const entries = [says.exact, says.within, says.about, says.wrong, says.right]
    assert.deepEqual(
      [...heads, ...entries].filter((words) => !text.includes(bare(words))),
      [],
    )
    assert.ok(
      rows.some((one) => text.includes(bare(one.shortCode))),
      'the code of no checkpoint is on the paper',
    )
  })

  step(
    'the reporter’s link says that it is being handled, tells nothing of the incident, and takes in more',
    async () => {
      const { page, phone } = trip
      await phone.goto(trip.secretLink)
      await phone.getByText(form('state.taken')).waitFor()
      assert.ok(!(await textIn(phone.locator('body'))).includes(says.title))
      await phone.getByLabel(form('add.text')).fill(says.more)
      await phone.getByRole('button', { name: form('add.send') }).click()
      await phone.getByText(form('added')).waitFor()
      await page.goto(`/inbox/${trip.report}?state=all`)
      await page.getByText(says.more).first().waitFor()
      await look(page, 'report')
    },
  )

  step('on the way no page told an error or asked anybody but the desk, and the record is not altered', async () => {
    assert.deepEqual(trip.faults(), [])
    const status = await trip.desk.client(recordApi, await trip.door()).status({})
    assert.notEqual(status.state, 'altered')
  })
}
