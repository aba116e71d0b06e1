import assert from 'node:assert/strict'
import { reportApi } from '#src/detect/report/api.ts'
import { formWords } from '#src/detect/report/form-words.ts'
import { actWords } from '#src/detect/report/web/act-words.ts'
import { previewWords } from '#src/detect/report/web/preview-words.ts'
import { inboxWords } from '#src/detect/report/web/words.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { isMarked, mark, textIn } from '../stage.ts'
import { attacker, logLine } from './story.ts'
import type { Trip } from './trip.ts'

/** A person types; the form takes whoever fills it in within two seconds for a robot. */
const typingMs = 25
/** What a letter leaves open. */
const blank = /[【[][^\]】]+[\]】]/g

/** From the public form to the incident. */
export function reportSteps(trip: Trip): void {
  const { step, look, says, lang, say, button, dialog } = trip
  const [form, inbox, act, preview] = [say(formWords), say(inboxWords), say(actWords), say(previewWords)]
  const shown = () => trip.page.getByRole('region', { name: preview('preview') })
  const reading = (subject: string) => shown().getByRole('heading', { name: subject, level: 2 }).waitFor()

  step('a reporter without script fills in the form on a phone, and gets a number and a secret link', async () => {
    const { page, phone } = trip
    await page.goto('/inbox')
    await page.getByText(inbox('empty.new')).waitFor()
    await mark(page)
    await phone.goto('/report')
    await phone.getByLabel(form('text'), { exact: true }).pressSequentially(says.report, { delay: typingMs })
    await phone.getByRole('textbox', { name: form('log'), exact: true }).fill(logLine)
    await phone.getByLabel(form('date'), { exact: true }).first().fill('2026-06-23')
    await phone.getByLabel(form('source'), { exact: true }).fill(attacker)
    await phone.getByLabel(form('email'), { exact: true }).fill('reporter@site.example')
    await phone.getByText(form('group.consent'), { exact: true }).click()
    await phone.getByRole('combobox', { name: form('consent.log'), exact: true }).selectOption('parties')
    await phone.screenshot({ path: `test/out/journey/${lang}-form.png`, fullPage: true })
    await phone.getByRole('button', { name: form('send') }).click()
    await phone.getByRole('heading', { name: form('sent.title') }).waitFor()
    await phone.screenshot({ path: `test/out/journey/${lang}-sent.png`, fullPage: true })
    const text = await textIn(phone.locator('main'))
    trip.report = /R\d{4}-\d{4}/.exec(text)?.[0] ?? ''
    trip.secretLink = /https?:\/\/\S+\/report\/r\/\S+/.exec(text)?.[0] ?? ''
    assert.ok(trip.report && trip.secretLink, text)
    await phone.getByText(form('state.new')).waitFor()
  })

  step('the report comes into the open inbox by itself', async () => {
    const { page } = trip
    await page.getByRole('link', { name: trip.report }).waitFor()
    assert.ok(await isMarked(page), 'the page was loaded again')
    const reports = trip.desk.client(reportApi, await trip.door())
    await reports.create({ channel: 'phone', text: says.similar, subject: says.similar, sourceAddresses: attacker })
    await reports.create({ channel: 'mail', text: says.question, subject: says.question })
    // The list does not move under the reader: what is new waits behind a button.
    await page.getByText(inbox('fresh', { count: 2 })).waitFor()
    await button(inbox('fresh.show')).click()
    await page.getByRole('link', { name: says.question }).waitFor()
    await look(page, 'inbox')
  })

  step('j and k walk through the inbox, e sets aside what is no incident and answers the reporter', async () => {
    const { page } = trip
    await page.keyboard.press('j')
    await reading(says.question)
    await page.keyboard.press('j')
    await reading(says.similar)
    await page.keyboard.press('k')
    await reading(says.question)
    await page.keyboard.press('e')
    await dialog().getByLabel(act('dispose.which')).selectOption('disposition:normal-traffic')
    await dialog()
      .getByText(act('letter.missing', { names: '' }))
      .waitFor()
    const letter = dialog().getByLabel(act('letter.text'))
    await letter.fill((await letter.inputValue()).replaceAll(blank, says.grounds))
    await look(page, 'set-aside')
    await button(act('act.dispose'), dialog()).click()
    await page.getByText(act('done.disposed', { count: 1 })).waitFor()
    await reading(says.similar) // the next one moves up
    await page.getByRole('link', { name: says.question }).waitFor({ state: 'detached' })
  })

  step('the question whether it is an incident is answered, with grounds', async () => {
    const { page } = trip
    await page.keyboard.press('j')
    await shown().getByText(trip.report).first().waitFor()
    await button(act('act.assess')).click()
    const answers = dialog().getByRole('radio', { name: act('answer.yes') })
    await answers.first().check()
    await dialog()
      .getByRole('radio', { name: act('outcome.incident') })
      .check()
    await dialog().getByLabel(act('assess.reason')).fill(says.grounds)
    await look(page, 'assessment')
    await button(act('save'), dialog()).click()
    await dialog().waitFor({ state: 'detached' })
    await shown().getByText(says.grounds).waitFor()
  })

  step('a makes a new incident of it', async () => {
    const { page } = trip
    await page.keyboard.press('a')
    await dialog().getByText(act('incident.new'), { exact: true }).click()
    await dialog().getByLabel(act('incident.name')).fill(says.title)
    await look(page, 'new-incident')
    await button(act('incident.create'), dialog()).click()
    await page.waitForURL(/\/incidents\/\d{4}-\d{4}$/)
    trip.incident = new URL(page.url()).pathname.split('/').at(-1)!
    await page.getByRole('heading', { name: says.title, level: 1 }).waitFor()
    await look(page, 'incident')
  })

  step('m brings the similar report into the same incident', async () => {
    const { page, incident: number } = trip
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('link', { name: says.similar }).waitFor()
    await page.keyboard.press('j')
    await reading(says.similar)
    await page.keyboard.press('m')
    await dialog().getByRole('radio', { name: trip.report }).check()
    await look(page, 'merge')
    await button(act('merge.into', { number }), dialog()).click()
    await button(act('incident.add', { number }), dialog()).click()
    await page.getByText(act('done.attached', { number })).waitFor()
    const { rows } = await trip.desk.client(incidentApi, await trip.door()).reports({ incident: number })
    assert.equal(rows.length, 2)
    assert.ok(rows.some((one) => one.number === trip.report))
  })
}
