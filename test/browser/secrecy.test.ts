// A secret incident, as somebody meets it who may not know of it: nowhere. And as somebody who is named: like any other.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Page } from 'playwright-core'
import { speaker } from '#src/core/words.ts'
import { reportApi } from '#src/detect/report/api.ts'
import { actWords } from '#src/detect/report/web/act-words.ts'
import { previewWords } from '#src/detect/report/web/preview-words.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { pageWords } from '#src/respond/incident/web/words/page.ts'
import { settle } from './browser.ts'
import { isMarked, mark, stage, textIn } from './stage.ts'

const title = 'Willow at the treasury'
const address = '203.0.113.200'
const password = 'nine patient foxes in the snow'

describe('a secret incident', () => {
  const house = stage('secrecy', 'en')
  const { step, open } = house
  const [act, preview, incidentPage] = [speaker(actWords, 'en'), speaker(previewWords, 'en'), speaker(pageWords, 'en')]
  let secret = { number: '', report: '' }
  let plain = ''
  const people: Record<'outside' | 'named', string> = { outside: '', named: '' }
  let outside: Page
  let named: Page
  const incidents = async () => house.desk.client(incidentApi, await house.door())
  const titleIn = (page: Page) => page.getByRole('link', { name: title }).first()

  /** Nothing that could tell of it stands on the page, but for what was asked for. */
  const isSilent = async (page: Page, asked = '\0') => {
    await settle(page)
    const text = (await textIn(page.locator('body'))).replaceAll(asked, '')
    for (const word of ['Willow', 'treasury', secret.number, secret.report])
      assert.ok(!text.includes(word), `${page.url()} tells of ${word}`)
  }

  step('is made of a report, with one colleague named and one not', async () => {
    const reports = house.desk.client(reportApi, await house.door())
    const accounts = house.desk.client(peopleApi, await house.door())
    for (const name of ['outside', 'named'] as const) {
      const account = { name, email: `${name}@desk.example`, password, role: 'responder', lang: 'en' } as const
      people[name] = (await accounts.addPerson(account)).person.id
    }
    const first = await reports.create({ subject: title, text: title, sourceAddresses: address })
    const { number } = await (await incidents()).create({ title, isSecret: true, reports: [first.id] })
    await (await incidents()).addEntry({ incident: number, text: `${title}: the safe was opened` })
    await (await incidents()).name({ incident: number, person: people.named, isNamed: true })
    secret = { number, report: first.number }
    plain = (await reports.create({ subject: 'A scan', text: 'A scan', sourceAddresses: address })).number
    outside = await open({}, { email: 'outside@desk.example', password })
    named = await open({}, { email: 'named@desk.example', password })
  })

  step('stands in no list, no search, no inbox and under no address of somebody who is not named', async () => {
    for (const path of ['/', '/incidents?phase=all', '/inbox?state=all', '/trends']) {
      await outside.goto(path)
      await isSilent(outside)
    }
    for (const q of ['treasury', secret.number, address]) {
      await outside.goto(`/find?q=${q}`)
      await isSilent(outside, q)
      assert.equal(await titleIn(outside).count(), 0, q)
    }
    for (const tab of ['', '/record']) {
      await outside.goto(`/incidents/${secret.number}${tab}`)
      await outside.getByText(incidentPage('missing.title')).first().waitFor()
      await isSilent(outside, secret.number)
    }
    await outside.goto(`/inbox/${secret.report}?state=all`)
    await outside.getByText(preview('not-found')).waitFor()
    await isSilent(outside, secret.report)
  })

  step('is not suggested for a report that shares its address, neither beside it nor in the choice', async () => {
    await outside.goto(`/inbox/${plain}`)
    await outside.getByRole('heading', { name: 'A scan', level: 2 }).waitFor()
    await isSilent(outside)
    await outside.keyboard.press('a')
    await outside.getByRole('dialog').getByText(act('incident.existing'), { exact: true }).click()
    await outside.getByRole('dialog').getByText(act('incident.none-open')).waitFor()
    await isSilent(outside)
  })

  step('is opened, found and suggested once for who is named', async () => {
    await named.goto('/incidents?phase=all')
    await titleIn(named).click()
    await named.getByRole('heading', { name: title, level: 1 }).waitFor()
    await named.goto(`/inbox/${plain}`)
    const likely = named.getByRole('listitem').filter({ hasText: title })
    await likely.filter({ hasText: secret.number }).first().waitFor()
    await likely.filter({ hasText: secret.report }).first().waitFor()
    assert.equal(await named.getByRole('button', { name: preview('likely.add', { number: secret.number }) }).count(), 1)
  })

  step('comes into the open list of somebody who is named, also before the page heard of changes at all', async () => {
    const live = Promise.withResolvers<void>()
    await outside.route('**/api/live', async (route) => {
      await live.promise
      await route.continue()
    })
    await outside.goto('/incidents?phase=all')
    await isSilent(outside)
    await mark(outside)
    await (await incidents()).name({ incident: secret.number, person: people.outside, isNamed: true })
    live.resolve()
    await titleIn(outside).waitFor()
    assert.ok(await isMarked(outside), 'the page was loaded again')
    assert.deepEqual(house.faults(), [])
  })
})
