import type { Page } from 'playwright-core'
import type { Words } from '#src/core/words.ts'
import { formWords } from '#src/detect/report/form-words.ts'
import { actWords } from '#src/detect/report/web/act-words.ts'
import { preparationWords } from '#src/learn/preparation/words.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { peopleWords } from '#src/prepare/people/web/words.ts'
import { pageWords } from '#src/respond/incident/web/words/page.ts'
import { situationWords } from '#src/respond/incident/web/words/situation.ts'
import { checklistWords } from '#src/respond/notice/checklist-words.ts'
import { again } from './browser.ts'
import { detection } from './detection.ts'
import type { Screen } from './pages.ts'

/** By its word in whichever language the page is. */
const either = <W extends Words>(table: W, key: keyof W): RegExp =>
  new RegExp(`^(${table[key]!.ja}|${table[key]!.en})$`)
const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).filter({ visible: true }).first().click()
const inDialog = (page: Page) => page.getByRole('dialog').getByRole('heading').first().waitFor()

/** What a responder does with one report, by the menu or the button of its head. */
const onReport = (act: 'act.assign' | 'act.correct' | 'act.assess') => async (page: Page) => {
  await page.locator('[data-preview] h2').first().waitFor()
  if (act === 'act.assess') await press(page, either(actWords, act))
  else {
    await press(page, either(actWords, 'act.more'))
    await page.getByRole('menuitem', { name: either(actWords, act) }).click()
  }
  await inDialog(page)
}
/** A phone counts what is missing where a wide screen says what to do. */
const close = new RegExp(`${either(pageWords, 'bar.close').source}|^終了までに\\d+件$|^Before closing: \\d+$`)
const onIncident = (button: RegExp) => async (page: Page) => {
  await press(page, button)
  await inDialog(page)
}

/** Screens that only an act leads to. */
export const dialogs: readonly Screen[] = [
  ...detection,
  {
    name: 'me-token',
    path: '/me',
    act: async (page) => {
      await press(page, either(peopleWords, 'token.make'))
      await inDialog(page)
    },
  },
  {
    name: 'invitation-open',
    path: '/people',
    act: async (page) => {
      const people = await page.request.get(peopleApi.people.route.split(' ')[1]!, again)
      const { rows } = (await people.json()) as { rows: { id: string; role: string }[] }
      const invited = rows.find((one) => one.role === 'auditor')!
      const headers = { origin: new URL(page.url()).origin }
      const made = await page.request.post(`/api/accounts/${invited.id}/invitation`, { ...again, headers, data: {} })
      await page.goto(((await made.json()) as { invitation: string }).invitation)
      await page.locator('input[type=password]').first().waitFor()
    },
  },
  { name: 'report-assign', path: '/inbox/R2026-0004', act: onReport('act.assign') },
  { name: 'report-correct', path: '/inbox/R2026-0004', act: onReport('act.correct') },
  { name: 'report-assess', path: '/inbox/R2026-0004', act: onReport('act.assess') },
  { name: 'incident-edit', path: '/incidents/2026-0001', act: onIncident(either(pageWords, 'head.edit')) },
  { name: 'incident-close', path: '/incidents/2026-0001', act: onIncident(close) },
  { name: 'incident-phase', path: '/incidents/2026-0001', act: onIncident(either(pageWords, 'head.phase.act')) },
  {
    name: 'entry-proof',
    path: '/incidents/2026-0001/record',
    act: async (page) => {
      await page.locator('[data-entry-open]').filter({ visible: true }).nth(1).click()
      await inDialog(page)
    },
  },
  { name: 'logs-coverage-new', path: '/logs/coverage?form=must', act: inDialog },
  {
    name: 'preparation-answer',
    path: '/readiness',
    act: async (page) => {
      await press(page, either(preparationWords, 'answer.note'))
      await page.getByRole('button', { name: either(preparationWords, 'answer.save') }).waitFor()
    },
  },
  {
    name: 'briefing-given',
    path: '/incidents/2026-0001/situation',
    act: async (page) => {
      await press(page, either(situationWords, 'briefing.sent'))
      await inDialog(page)
    },
  },
  {
    name: 'contact-needless',
    path: '/incidents/2026-0001/notices',
    act: async (page) => {
      await press(page, either(checklistWords, 'needless'))
      await inDialog(page)
    },
  },
  { name: 'form-scope', path: '/report/scope', isDoor: true },
  {
    name: 'form-wrong',
    path: '/report',
    isDoor: true,
    act: async (page) => {
      await press(page, either(formWords, 'send'))
      await page.locator('[aria-invalid=true]').first().waitFor()
    },
  },
  {
    name: 'form-sent',
    path: '/report',
    isDoor: true,
    act: async (page) => {
      await page.locator('textarea').first().fill('Printer 3 prints pages nobody sent.\n印刷していない紙が出てきます。')
      await press(page, either(formWords, 'send'))
      await page.waitForURL(/\/report\/r\//)
    },
  },
]
